import type { Condition, ConditionReference, Scalar } from '@field/domain/condition'

export type SubjectKind = 'truth' | 'number' | 'money' | 'text' | 'choice' | 'many' | 'there'

/** What a condition may look at: a fact of the order, or what a form asks. */
export type Subject = {
  readonly at: ConditionReference
  readonly word: string
  readonly kind: SubjectKind
  readonly options?: readonly { readonly id: string; readonly word: string }[]
}

/** `missing` is not `exists`, `lacks` not `contains`; the others are the condition's own. */
export type Op =
  | 'exists'
  | 'missing'
  | 'equals'
  | 'not_equals'
  | 'in'
  | 'contains'
  | 'lacks'
  | 'greater'
  | 'greater_or_equal'
  | 'less'
  | 'less_or_equal'

export type Test = {
  readonly at: ConditionReference
  readonly op: Op
  readonly value: Scalar | readonly Scalar[] | null
}
export type Built = { readonly join: 'all' | 'any'; readonly tests: readonly Test[] }

export const sameAt = (a: ConditionReference, b: ConditionReference): boolean => a.from === b.from && a.key === b.key
export const idOf = ({ from, key }: ConditionReference): string => `${from}.${key}`

const ops: Readonly<Record<SubjectKind, readonly Op[]>> = {
  truth: ['equals'],
  number: ['less_or_equal', 'less', 'greater_or_equal', 'greater', 'equals', 'exists', 'missing'],
  money: ['greater', 'greater_or_equal', 'less', 'less_or_equal', 'equals', 'exists', 'missing'],
  text: ['contains', 'equals', 'not_equals', 'exists', 'missing'],
  choice: ['equals', 'in', 'not_equals', 'exists', 'missing'],
  many: ['contains', 'lacks', 'exists', 'missing'],
  there: ['exists', 'missing'],
}

/** The tests that make sense for a subject, the likeliest first. */
export const opsFor = ({ kind }: Pick<Subject, 'kind'>): readonly Op[] => ops[kind]

/** The value kept when it still fits the test, else one to begin with. */
export function valueFor({ kind, options }: Subject, op: Op, now: Test['value']): Test['value'] {
  if (op === 'exists' || op === 'missing') return null
  if (kind === 'truth') return typeof now === 'boolean' ? now : true
  if (op === 'in') return Array.isArray(now) ? now : typeof now === 'string' && now !== '' ? [now] : []
  if (kind === 'number' || kind === 'money') return typeof now === 'number' ? now : 0
  const one = Array.isArray(now) ? now[0] : now
  if (typeof one === 'string' && one !== '') return one
  return kind === 'choice' ? (options?.[0]?.id ?? '') : ''
}

export function newTest(subject: Subject): Test {
  const op = opsFor(subject)[0] ?? 'exists'
  return { at: subject.at, op, value: valueFor(subject, op, null) }
}

/** Whether a test still waits for what to compare with. */
export const isOpen = ({ op, value }: Test): boolean =>
  op === 'exists' || op === 'missing'
    ? false
    : value === null || value === '' || (Array.isArray(value) && value.length === 0)

function conditionOfTest({ at, op, value }: Test): Condition {
  if (op === 'exists') return { op, at }
  if (op === 'missing') return { op: 'not', of: { op: 'exists', at } }
  if (op === 'in') return { op, at, values: Array.isArray(value) ? value : [] }
  const one = Array.isArray(value) ? (value[0] ?? '') : ((value ?? '') as Scalar)
  return op === 'lacks' ? { op: 'not', of: { op: 'contains', at, value: one } } : { op, at, value: one }
}

/** The condition of what was built; undefined without a test. */
export function conditionOf({ join, tests }: Built): Condition | undefined {
  const parts = tests.map(conditionOfTest)
  const [only] = parts
  return parts.length > 1 ? { op: join, of: parts } : only
}

function testOf(condition: Condition): Test | null {
  if (condition.op === 'all' || condition.op === 'any') return null
  if (condition.op === 'exists') return { at: condition.at, op: 'exists', value: null }
  if (condition.op === 'not') {
    const inner = testOf(condition.of)
    if (inner?.op === 'exists') return { ...inner, op: 'missing' }
    return inner?.op === 'contains' ? { ...inner, op: 'lacks' } : null
  }
  if (condition.op === 'in') return { at: condition.at, op: 'in', value: condition.values }
  return typeof condition.value === 'object' ? null : { at: condition.at, op: condition.op, value: condition.value }
}

/** A condition as lines; null when it says more than lines can. */
export function builtOf(condition: Condition | undefined): Built | null {
  if (!condition) return { join: 'all', tests: [] }
  const one = testOf(condition)
  if (one) return { join: 'all', tests: [one] }
  if (condition.op !== 'all' && condition.op !== 'any') return null
  const tests = condition.of.map(testOf)
  return tests.every((test): test is Test => test !== null) ? { join: condition.op, tests } : null
}

/** What a test looks at; one of its own making where the present forms do not ask it. */
export const subjectFor = (subjects: readonly Subject[], { at, value }: Test): Subject =>
  subjects.find((one) => sameAt(one.at, at)) ?? {
    at,
    word: at.key,
    kind: typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text',
  }
