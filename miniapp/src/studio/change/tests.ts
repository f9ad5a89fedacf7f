import type { Condition, ConditionReference, Scalar } from '@field/domain/condition'
import type { CascadeOption, Field, FieldKind } from '@field/domain/form'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'

/** What a condition may be built of: a field filled before, or a fact of the order. */
export type Subject = {
  readonly at: ConditionReference
  readonly field: Field | null
  /** Always filled where the condition is read, so that nothing has to be asked first. */
  readonly sure: boolean
}

/** `missing` is not `exists`; the others are the condition's own. */
export type TestOp =
  | 'exists'
  | 'missing'
  | 'equals'
  | 'not_equals'
  | 'greater'
  | 'greater_or_equal'
  | 'less'
  | 'less_or_equal'
  | 'contains'

export type Test = { readonly at: ConditionReference; readonly op: TestOp; readonly value: Scalar | null }
/** Tests as the builder shows them; null where a condition says more than it can show. */
export type Built = { readonly join: 'all' | 'any'; readonly tests: readonly Test[] }

const silent: readonly FieldKind[] = ['section', 'hint']
const facts = ['tags', 'urgent', 'store_id', 'customer_id', 'asset_id'] as const
export type Fact = (typeof facts)[number]

const subjectOf = (field: Field): Subject => ({
  at: { from: 'answer', key: field.key },
  field,
  sure: field.required === true && field.visible === undefined,
})

/** What a condition read at a node may look at: the forms up to it and the order. Inside a form, `until` is the field asked about. */
export function subjectsAt(definition: WorkTypeDefinition, at: string, until?: string): readonly Subject[] {
  const index = definition.nodes.findIndex(({ key }) => key === at)
  const before = at === 'report' ? [] : definition.nodes.slice(0, index)
  const own = at === 'report' ? definition.report.fields : formOf(definition.nodes[index])
  const report = at === 'report' ? [] : definition.report.fields
  const fields = [...own.filter(({ key }) => key !== until), ...[...before].reverse().flatMap(formOf), ...report]
  const seen = new Set<string>()
  const shown = fields.filter(({ key, kind }) => {
    if (seen.has(key) || silent.includes(kind)) return false
    seen.add(key)
    return true
  })
  const ofOrder = facts.map((key): Subject => ({ at: { from: 'order', key }, field: null, sure: key === 'urgent' }))
  return [...shown.map(subjectOf), ...ofOrder]
}

const formOf = (node: WorkTypeDefinition['nodes'][number] | undefined): readonly Field[] =>
  node && isPersonNode(node) ? (node.form?.fields ?? []) : []

const numeric: readonly FieldKind[] = ['number', 'money', 'rating', 'computed']
const texts: readonly FieldKind[] = ['text', 'long_text', 'phone', 'serial']

/** The tests that make sense for a subject, the likeliest first. */
export function opsFor({ at, field }: Subject): readonly TestOp[] {
  if (field === null) return at.key === 'urgent' ? ['equals'] : at.key === 'tags' ? ['contains'] : ['exists', 'missing']
  if (numeric.includes(field.kind))
    return ['greater', 'greater_or_equal', 'less', 'less_or_equal', 'equals', 'exists', 'missing']
  if (field.kind === 'select') return ['equals', 'not_equals', 'exists', 'missing']
  if (field.kind === 'multi_select' || field.kind === 'cascade') return ['contains', 'exists', 'missing']
  if (texts.includes(field.kind)) return ['exists', 'missing', 'contains', 'equals']
  return ['exists', 'missing']
}

const flat = (options: readonly CascadeOption[]): readonly CascadeOption[] =>
  options.flatMap((one) => [one, ...flat(one.children ?? [])])

/** The choices that a subject's value is one of; null where it is typed. Marks that choices give are those of the tag fact. */
export function choicesOf(definition: WorkTypeDefinition, { at, field }: Subject): readonly CascadeOption[] | null {
  if (field && (field.kind === 'select' || field.kind === 'multi_select' || field.kind === 'cascade'))
    return flat(field.options)
  if (at.from !== 'order' || at.key !== 'tags') return null
  const given = cascadeChoices(definition).flatMap(({ tags }) => tags ?? [])
  const tagged = definition.nodes.flatMap((node) => (node.kind === 'auto' && node.action === 'tag' ? node.tags : []))
  return [...new Set([...given, ...tagged])].map((value) => ({ value, label: { 'zh-CN': value } }))
}

/** Every choice of every cascade. */
const cascadeChoices = (definition: WorkTypeDefinition): readonly CascadeOption[] =>
  [definition.report.fields, ...definition.nodes.map(formOf)]
    .flat()
    .flatMap((one) => (one.kind === 'cascade' ? flat(one.options) : []))

/** The choices that give an order that mark. */
export const choicesGiving = (definition: WorkTypeDefinition, mark: string): readonly CascadeOption[] =>
  cascadeChoices(definition).filter(({ tags }) => tags?.includes(mark))

/** The marks that an order may have by then, given by its choices or set by the system. */
export const marksOf = (definition: WorkTypeDefinition): readonly string[] =>
  (choicesOf(definition, { at: { from: 'order', key: 'tags' }, field: null, sure: false }) ?? []).map(
    ({ value }) => value,
  )

/** What work most likely parts by: the marks where there are any, else a choice, else whatever comes first. */
export function likeliest(definition: WorkTypeDefinition, subjects: readonly Subject[]): Subject | null {
  const marks = subjects.find(({ at }) => at.from === 'order' && at.key === 'tags')
  if (marks && marksOf(definition).length > 0) return marks
  const chosen = subjects.find(({ field }) => field !== null && ['select', 'cascade'].includes(field.kind))
  return chosen ?? subjects[0] ?? null
}

/** A test with a value that can stand for now. */
export function newTest(definition: WorkTypeDefinition, subject: Subject): Test {
  const op = opsFor(subject)[0] ?? 'exists'
  return { at: subject.at, op, value: valueFor(definition, subject, op, null) }
}

/** The value kept when it still fits the test, else one to begin with. */
export function valueFor(
  definition: WorkTypeDefinition,
  subject: Subject,
  op: TestOp,
  now: Scalar | null,
): Scalar | null {
  if (op === 'exists' || op === 'missing') return null
  if (subject.at.key === 'urgent' && subject.field === null) return true
  const choices = choicesOf(definition, subject)
  if (choices) return choices.find(({ value }) => value === now)?.value ?? choices[0]?.value ?? ''
  if (subject.field && numeric.includes(subject.field.kind)) return typeof now === 'number' ? now : 0
  return typeof now === 'string' ? now : ''
}

/** The condition of what was built; a test of what may be empty asks first whether it is there. Null: no tests. */
export function conditionOf({ join, tests }: Built, subjects: readonly Subject[]): Condition | null {
  const parts = tests.map((test): Condition => {
    const { at, op, value } = test
    if (op === 'exists') return { op, at }
    if (op === 'missing') return { op: 'not', of: { op: 'exists', at } }
    const plain: Condition = { op, at, value: value ?? '' }
    const sure = subjects.find((one) => same(one.at, at))?.sure ?? false
    return sure ? plain : { op: 'all', of: [{ op: 'exists', at }, plain] }
  })
  const [only] = parts
  return parts.length === 0 ? null : parts.length === 1 && only ? only : { op: join, of: parts }
}

export const same = (a: ConditionReference, b: ConditionReference): boolean => a.from === b.from && a.key === b.key

function testOf(condition: Condition): Test | null {
  if (condition.op === 'exists') return { at: condition.at, op: 'exists', value: null }
  if (condition.op === 'not')
    return condition.of.op === 'exists' ? { at: condition.of.at, op: 'missing', value: null } : null
  if (condition.op === 'all') {
    const [first, second] = condition.of
    if (condition.of.length !== 2 || first?.op !== 'exists' || !second || !('at' in second)) return null
    return same(first.at, second.at) && second.op !== 'exists' ? testOf(second) : null
  }
  if (condition.op === 'any' || condition.op === 'in') return null
  return typeof condition.value === 'object' ? null : { at: condition.at, op: condition.op, value: condition.value }
}

/** A condition as the builder shows it; null when it says more than the builder can. */
export function builtOf(condition: Condition | undefined): Built | null {
  if (!condition) return { join: 'all', tests: [] }
  const one = testOf(condition)
  if (one) return { join: 'all', tests: [one] }
  if (condition.op !== 'all' && condition.op !== 'any') return null
  const tests = condition.of.map(testOf)
  return tests.every((test): test is Test => test !== null) ? { join: condition.op, tests } : null
}
