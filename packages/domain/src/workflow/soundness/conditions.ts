import {
  type Condition,
  checkCondition,
  conditionReferences,
  type Scalar,
  unguardedReferences,
} from '../../condition/index.ts'
import type { CascadeOption, Field, Formula } from '../../form/index.ts'
import { type Facts, none, type Surely } from './filled.ts'
import { fieldsBefore, type Plan, stepsFrom } from './plan.ts'
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

/** Where a condition stands: on a way out of a node or inside of its form, and what has surely been filled there. */
type Reading = {
  readonly node: string | null
  readonly path: string
  readonly inForm: boolean
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
function readingProblems(plan: Plan, condition: Condition, { node, path, inForm, filled }: Reading): Problem[] {
  if (!checkCondition(condition).ok) return []
  const ownOf = (key: string): readonly Field[] =>
    (plan.fields.get(key) ?? []).filter((one) => one.node === node).map(({ field }) => field)
  const fieldsOf = (key: string): readonly Field[] => {
    const own = ownOf(key)
    return inForm && own.length > 0 ? own : [...own, ...fieldsBefore(plan, node, key)]
  }
  const read = conditionReferences(condition).filter(({ from }) => from === 'answer')
  const unknown = read.flatMap(({ key }): Problem[] => {
    if (fieldsOf(key).length > 0) return []
    return [
      problem(plan.fields.has(key) ? 'condition_field_later' : 'condition_field_unknown', node, path, { field: key }),
    ]
  })
  const noAttribute = conditionReferences(condition)
    .filter(({ from, key }) => from === 'order' && !orderAttributes.includes(key))
    .map(({ key }) => problem('condition_field_unknown', node, path, { field: key }))
  const unfilled = unguardedReferences(condition)
    .filter(({ from, key }) => from === 'answer' && !(inForm && ownOf(key).length > 0) && fieldsOf(key).length > 0)
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

/** Every condition on an edge and in a form, against what has been filled where it is read. */
export function conditionProblems(plan: Plan, surely: Surely): Problem[] {
  const onEdges = [...plan.nodes.keys()].flatMap((node) =>
    stepsFrom(plan, node).flatMap((step) =>
      step.when
        ? readingProblems(plan, step.when, { node, path: step.path, inForm: false, filled: surely.trying(step) })
        : [],
    ),
  )
  const inForms = plan.forms.flatMap(({ node, path, form }) => {
    const filled = (node === null ? undefined : surely.entering(node)) ?? none
    return form.fields.flatMap((field) =>
      conditionsOf(field).flatMap(([name, condition]) =>
        readingProblems(plan, condition, { node, path: `${path}.${field.key}.${name}`, inForm: true, filled }),
      ),
    )
  })
  return [...onEdges, ...inForms]
}
