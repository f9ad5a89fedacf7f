import { type Condition, checkCondition, conditionsApart } from '../../condition/index.ts'
import { type CascadeOption, checklistLines, type Field, type Formula, isKnownKind } from '../../form/index.ts'
import type { Label } from '../../kernel/index.ts'
import { keyProblems, labelled, repeated } from './names.ts'
import { fieldsBefore, type PlacedForm, type Plan } from './plan.ts'
import { presentWhen } from './presence.ts'
import { type Problem, type ProblemRule, problem } from './problem.ts'
import { unwritable } from './work.ts'

const depthOf = (options: readonly CascadeOption[]): number =>
  options.length === 0 ? 0 : 1 + Math.max(...options.map(({ children }) => depthOf(children ?? [])))

const flat = (options: readonly CascadeOption[]): readonly CascadeOption[] =>
  options.flatMap((option) => [option, ...flat(option.children ?? [])])

const levelsOf = (options: readonly CascadeOption[]): readonly (readonly CascadeOption[])[] => [
  options,
  ...options.flatMap(({ children }) => (children ? levelsOf(children) : [])),
]

function labelsOf(field: Field): readonly (Label | undefined)[] {
  const own = [field.label]
  if (field.kind === 'checklist')
    return [...own, ...field.lines.flatMap(({ label, actions }) => [label, ...(actions ?? []).map((one) => one.label)])]
  if (field.kind === 'cascade') return [...own, ...field.levels, ...flat(field.options).map(({ label }) => label)]
  return 'options' in field ? [...own, ...field.options.map(({ label }) => label)] : own
}

function choiceProblems(field: Field, say: (rule: ProblemRule, detail?: Problem['detail']) => Problem): Problem[] {
  if (field.kind === 'checklist') return field.lines.length === 0 ? [say('options_empty')] : []
  if (!('options' in field)) return []
  const levels = field.kind === 'cascade' ? levelsOf(field.options) : [field.options]
  const twice = levels.flatMap((options) => repeated(options.map(({ value }) => value)))
  const again = twice.slice(0, 1).map((key) => say('key_repeated', { key }))
  if (field.kind !== 'cascade') return field.options.length === 0 ? [say('options_empty')] : again
  if (levels.some((options) => options.length === 0)) return [say('cascade_empty')]
  const deep = depthOf(field.options)
  const fits = field.levels.length >= deep && field.levels.length >= 1 && field.levels.length <= 4
  return fits ? again : [...again, say('cascade_too_deep', { levels: field.levels.length, depth: deep })]
}

const reversed = (field: Field): boolean =>
  'min' in field &&
  'max' in field &&
  typeof field.min === 'number' &&
  typeof field.max === 'number' &&
  field.min > field.max

function readBy(formula: Formula): readonly { readonly key: string; readonly lines: boolean }[] {
  if (formula.op === 'answer') return [{ key: formula.key, lines: false }]
  if (formula.op === 'lines') return [{ key: formula.key, lines: true }]
  if (formula.op === 'when') return [...readBy(formula.yes), ...readBy(formula.no)]
  return formula.op === 'constant' ? [] : formula.of.flatMap(readBy)
}

const countable: readonly Field['kind'][] = ['number', 'money', 'rating', 'computed', 'date', 'datetime']
const listed: readonly Field['kind'][] = ['part_lines', 'service_items', 'quote_lines']

function computedProblems(plan: Plan, { node, path, form }: PlacedForm, own: ReadonlyMap<string, Field>): Problem[] {
  const reads = new Map(form.fields.map((field) => [field.key, field.kind === 'computed' ? readBy(field.formula) : []]))
  const inCircle = (key: string): boolean => {
    const seen = new Set<string>()
    const queue = (reads.get(key) ?? []).map((one) => one.key)
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next === key) return true
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(...(reads.get(next) ?? []).map((one) => one.key))
    }
    return false
  }
  return form.fields.flatMap((field): Problem[] => {
    if (field.kind !== 'computed') return []
    const at = `${path}.${field.key}`
    if (inCircle(field.key)) return [problem('computed_cycle', node, at, { field: field.key })]
    const wrong = (reads.get(field.key) ?? []).filter(({ key, lines }) => {
      const mine = own.get(key)
      return ![...(mine ? [mine] : []), ...fieldsBefore(plan, node, key)].some(({ kind }) =>
        (lines ? listed : countable).includes(kind),
      )
    })
    return wrong
      .slice(0, 1)
      .map(({ key }) => problem('computed_field_wrong', node, at, { field: field.key, other: key }))
  })
}

/** The fields that can never be shown: by their own condition, because of how one gets here, or by one they depend on. */
function neverVisible(fields: readonly Field[], entering: readonly Condition[]): ReadonlySet<string> {
  const never = new Set<string>()
  const shows = new Map<string, string[]>()
  for (const { key, visible } of fields) {
    if (!visible || !checkCondition(visible).ok) continue
    if (conditionsApart(visible, visible) || entering.some((when) => conditionsApart(when, visible))) never.add(key)
    for (const name of presentWhen(visible)) shows.set(name, [...(shows.get(name) ?? []), key])
  }
  // What is added to a set while it is walked is walked too.
  for (const key of never) for (const hidden of shows.get(`answer.${key}`) ?? []) never.add(hidden)
  return never
}

/** The condition that every way into a node demands, when there is one way only. */
function enteringBy(plan: Plan, node: string | null): readonly Condition[] {
  const into = node === null ? [] : (plan.into.get(node) ?? [])
  const [only] = into
  return into.length === 1 && only?.when && node !== plan.definition.start ? [only.when] : []
}

/** One form by itself and against the forms before it. */
export function formProblems(plan: Plan, placed: PlacedForm): Problem[] {
  const { node, path, form } = placed
  const keys = form.fields.map(({ key }) => key)
  const own = new Map(form.fields.map((field) => [field.key, field]))
  const groups = (form.atLeastOneOf ?? []).flat().filter((key) => !own.has(key))
  const person = node === null ? undefined : plan.nodes.get(node)
  const readOnly = person ? unwritable(person) : new Set<string>()
  const never = neverVisible(form.fields, enteringBy(plan, node))
  return [
    ...keyProblems(keys, node, path),
    ...keyProblems(checklistLines(form), node, `${path}.lines`),
    ...groups.map((key) => problem('field_unknown', node, `${path}.atLeastOneOf.${key}`, { field: key })),
    ...computedProblems(plan, placed, own),
    ...form.fields.flatMap((field): Problem[] => {
      const at = `${path}.${field.key}`
      const say = (rule: ProblemRule, detail: Problem['detail'] = {}): Problem =>
        problem(rule, node, at, { field: field.key, ...detail })
      const start = field.default
      const known = start?.from !== 'answer' || own.has(start.key) || fieldsBefore(plan, node, start.key).length > 0
      return [
        ...(labelsOf(field).every(labelled) ? [] : [say('label_missing')]),
        ...(['visible', 'required'] as const).flatMap((name): Problem[] => {
          const condition = field[name]
          const fine = condition === undefined || typeof condition === 'boolean' || checkCondition(condition).ok
          return fine ? [] : [problem('condition_malformed', node, `${at}.${name}`, { field: field.key })]
        }),
        ...(isKnownKind(field.kind) ? [] : [say('field_kind_unknown', { kind: field.kind })]),
        ...(reversed(field) ? [say('bounds_reversed')] : []),
        ...choiceProblems(field, say),
        ...(known ? [] : [say('default_unknown')]),
        ...(field.required && never.has(field.key) ? [say('required_never_visible')] : []),
        ...(field.required === true && readOnly.has(field.key) ? [say('required_not_writable')] : []),
      ]
    }),
  ]
}

/** Permissions on fields that exist nowhere. */
export function accessProblems(plan: Plan): Problem[] {
  const { definition, nodes } = plan
  return [...nodes.values()].flatMap((node): Problem[] => {
    if (node.kind !== 'task' && node.kind !== 'approval') return []
    return (node.access ?? []).flatMap(({ form, field }, index): Problem[] => {
      const other = nodes.get(form)
      const schema = form === 'report' ? definition.report : other && 'form' in other ? other.form : undefined
      const known = schema?.fields.some(({ key }) => key === field) === true
      return known ? [] : [problem('access_unknown', node.key, `access.${index}`, { field, other: form })]
    })
  })
}
