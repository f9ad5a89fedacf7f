import {
  type Condition,
  checkCondition,
  conditionReferences,
  type Scalar,
  unguardedReferences,
} from '../../condition/index.ts'
import type { CascadeOption, Field, Formula } from '../../form/index.ts'
import { along, type Facts } from './filled.ts'
import { formsOf, type PlacedForm, type Plan, stepsFrom } from './plan.ts'
import { type Problem, problem } from './problem.ts'

const numbers: readonly Field['kind'][] = ['number', 'money', 'rating', 'computed', 'date', 'datetime']
const texts: readonly Field['kind'][] = ['text', 'long_text', 'phone', 'serial', 'asset', 'person', 'signature']

const valuesOf = (options: readonly CascadeOption[]): readonly string[] =>
  options.flatMap(({ value, children }) => [value, ...valuesOf(children ?? [])])

type Test = { readonly op: string; readonly key: string; readonly values: readonly Scalar[] }

/** Every comparison of an answer with constants. */
function testsOf(condition: Condition): readonly Test[] {
  if (condition.op === 'all' || condition.op === 'any') return condition.of.flatMap(testsOf)
  if (condition.op === 'not') return testsOf(condition.of)
  if (condition.op === 'exists' || condition.at.from !== 'answer') return []
  const { op, at } = condition
  if (op === 'in') return [{ op, key: at.key, values: condition.values }]
  return typeof condition.value === 'object' ? [] : [{ op, key: at.key, values: [condition.value] }]
}

const equality = ['equals', 'not_equals', 'in']

/** Null when the field can be compared so; else the rule that the comparison breaks. */
function misfit(field: Field, { op, values }: Test): 'condition_value_wrong' | 'condition_option_unknown' | null {
  const strings = values.every((value) => typeof value === 'string')
  if (numbers.includes(field.kind))
    return op !== 'contains' && values.every((value) => typeof value === 'number') ? null : 'condition_value_wrong'
  if (texts.includes(field.kind))
    return strings && (op === 'contains' || equality.includes(op)) ? null : 'condition_value_wrong'
  if (field.kind !== 'select' && field.kind !== 'multi_select' && field.kind !== 'cascade')
    return 'condition_value_wrong'
  if (!strings || (field.kind === 'select' ? !equality.includes(op) : op !== 'contains')) return 'condition_value_wrong'
  const known = valuesOf(field.options)
  return values.every((value) => known.includes(value as string)) ? null : 'condition_option_unknown'
}

/** Where a condition stands: what it may read besides its own form, and what has surely been filled there. */
export type Reading = {
  readonly node: string | null
  readonly path: string
  readonly own: readonly Field[]
  readonly before: readonly Field[]
  readonly anywhere: ReadonlySet<string>
  readonly filled: Facts
}

/** What a condition may read of the order itself. */
const orderAttributes: readonly string[] = [
  'status',
  'urgent',
  'source',
  'title',
  'address',
  'tags',
  'customer_id',
  'store_id',
  'site_id',
  'asset_id',
  'territory_id',
]

/** What a condition asks of answers that are not there, not yet there, not surely filled, or of another kind. */
export function readingProblems(
  condition: Condition,
  { node, path, own, before, anywhere, filled }: Reading,
): Problem[] {
  if (!checkCondition(condition).ok) return []
  const fieldsOf = (key: string): readonly Field[] => {
    const mine = own.filter((field) => field.key === key)
    return mine.length > 0 ? mine : before.filter((field) => field.key === key)
  }
  const read = conditionReferences(condition).filter(({ from }) => from === 'answer')
  const unknown = read.flatMap(({ key }): Problem[] => {
    if (fieldsOf(key).length > 0) return []
    return [
      problem(anywhere.has(key) ? 'condition_field_later' : 'condition_field_unknown', node, path, { field: key }),
    ]
  })
  const noAttribute = conditionReferences(condition)
    .filter(({ from, key }) => from === 'order' && !orderAttributes.includes(key))
    .map(({ key }) => problem('condition_field_unknown', node, path, { field: key }))
  const ownKeys = new Set(own.map(({ key }) => key))
  const unfilled = unguardedReferences(condition)
    .filter(({ from, key }) => from === 'answer' && !ownKeys.has(key) && fieldsOf(key).length > 0)
    .filter(({ key }) => !filled.has(`answer.${key}`))
    .map(({ key }) => problem('condition_field_unfilled', node, path, { field: key }))
  const wrong = testsOf(condition).flatMap((test): Problem[] => {
    const fields = fieldsOf(test.key)
    const misfits = fields.map((field) => misfit(field, test))
    const [rule] = misfits
    return rule && misfits.every((one) => one !== null)
      ? [problem(rule, node, path, { field: test.key, value: test.values.map(String).join(', ') })]
      : []
  })
  return [...unknown, ...noAttribute, ...unfilled, ...wrong]
}

function conditionsIn(formula: Formula): readonly Condition[] {
  if (formula.op === 'when') return [formula.condition, ...conditionsIn(formula.yes), ...conditionsIn(formula.no)]
  return 'of' in formula ? formula.of.flatMap(conditionsIn) : []
}

const conditionsOf = (field: Field): readonly (readonly [string, Condition])[] => [
  ...(field.visible ? [['visible', field.visible] as const] : []),
  ...(typeof field.required === 'object' ? [['required', field.required] as const] : []),
  ...(field.kind === 'computed' ? conditionsIn(field.formula).map((one) => ['formula', one] as const) : []),
]

/** The fields of the report and of every node that may have been done before this one. */
export function fieldsBefore(plan: Plan, node: string | null): readonly Field[] {
  if (node === null) return []
  const earlier = (form: PlacedForm): boolean =>
    form.node === null || (form.node !== node && plan.after(form.node).has(node))
  return formsOf(plan)
    .filter(earlier)
    .flatMap(({ form }) => form.fields)
}

const none: Facts = new Set()

/** Every condition on an edge and in a form, against what has been filled where it is read. */
export function conditionProblems(plan: Plan, before: ReadonlyMap<string, Facts>): Problem[] {
  const forms = formsOf(plan)
  const anywhere = new Set(forms.flatMap(({ form }) => form.fields.map(({ key }) => key)))
  const onEdges = [...plan.nodes.values()].flatMap((node) => {
    const own = forms.find((form) => form.node === node.key)?.form.fields ?? []
    const readable = [...own, ...fieldsBefore(plan, node.key)]
    return stepsFrom(plan, node.key).flatMap((step) => {
      if (!step.when) return []
      const filled = along(node, { ...step, when: null }, before.get(node.key) ?? none)
      return readingProblems(step.when, {
        node: node.key,
        path: step.path,
        own: [],
        before: readable,
        anywhere,
        filled,
      })
    })
  })
  const inForms = forms.flatMap(({ node, path, form }) => {
    const earlier = fieldsBefore(plan, node)
    const filled = (node === null ? undefined : before.get(node)) ?? none
    return form.fields.flatMap((field) =>
      conditionsOf(field).flatMap(([name, condition]) =>
        readingProblems(condition, {
          node,
          path: `${path}.${field.key}.${name}`,
          own: form.fields,
          before: earlier,
          anywhere,
          filled,
        }),
      ),
    )
  })
  return [...onEdges, ...inForms]
}
