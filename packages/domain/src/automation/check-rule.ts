import { checkCondition, configuredKey } from '../condition/index.ts'
import { isId, ok, type Refusal, type Result, refuse } from '../kernel/index.ts'
import type { AutomationRule, actionKinds, triggerKinds } from './rule.ts'

type Check = (value: unknown) => boolean
type Shape = Readonly<Record<string, Check>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= max
const key: Check = (value) => typeof value === 'string' && configuredKey.test(value)
const id: Check = (value) => typeof value === 'string' && isId(value)
const truth: Check = (value) => typeof value === 'boolean'
const within =
  (from: number, to: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= to
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value)
const list =
  (of: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= max && value.every(of)
const label: Check = (value) => isObject(value) && wrongPart({ 'zh-CN': text(200), 'en?': text(200) }, value) === null

/** The first part that is missing, wrong or not known; a name ending in `?` may be left out. */
function wrongPart(shape: Shape, value: Record<string, unknown>): string | null {
  for (const [name, check] of Object.entries(shape)) {
    const part = name.replace('?', '')
    const given = Object.hasOwn(value, part) ? value[part] : undefined
    if (given === undefined ? !name.endsWith('?') : !check(given)) return part
  }
  const known = Object.keys(shape).map((name) => name.replace('?', ''))
  return Object.keys(value).find((part) => !known.includes(part)) ?? null
}

const object =
  (shape: Shape): Check =>
  (value) =>
    isObject(value) && wrongPart(shape, value) === null

const days = within(1, 3_650)
const over: Check = (value) =>
  isObject(value) &&
  wrongPart(
    value.kind === 'once' ? { kind: oneOf(['once']) } : { kind: oneOf(['warranties', 'maintenance']), days },
    value,
  ) === null

const triggers: Readonly<Record<(typeof triggerKinds)[number], Shape>> = {
  event: { kind: text(40), 'status?': text(40) },
  node: { node: key, phase: oneOf(['entered', 'done']) },
  answer: { field: key, change: oneOf(['set', 'changed']) },
  closed: {},
  hook: { event: key },
  repeat: { field: key, times: within(2, 100), days },
  schedule: { at: within(0, 1_439), over },
}

const scalar: Check = (value) =>
  typeof value === 'boolean' || Number.isFinite(value) || (typeof value === 'string' && value.length <= 500)
const answer: Check = (value) =>
  scalar(value) ||
  list(text(200), 50)(value) ||
  object({ from: oneOf(['answer', 'order', 'asset', 'customer', 'item']), key })(value)
const answers: Check = (value) =>
  isObject(value) &&
  Object.keys(value).length <= 50 &&
  Object.entries(value).every(([name, one]) => key(name) && answer(one))
const whom = list(oneOf(['customer', 'handler', 'store', 'followers', 'dispatcher', 'manager', 'finance']), 7)
const tags = list(text(40), 20)

const actions: Readonly<Record<(typeof actionKinds)[number], Shape>> = {
  create_work_order: { workType: key, 'title?': text(60), 'urgent?': truth, 'answers?': answers, 'tags?': tags },
  notify: { whom, words: label },
  tag: { tags },
  set_priority: { urgent: truth },
  assign: {
    to: (value) =>
      object({ personId: id })(value) || object({ role: oneOf(['dispatcher', 'manager', 'finance', 'admin']) })(value),
  },
  escalate: { whom, words: label },
  webhook: { hook: key },
}

function kindFault(
  value: unknown,
  name: 'on' | 'do',
  shapes: Readonly<Record<string, Shape>>,
  path: string,
): Refusal | null {
  if (!isObject(value)) return refuse('wrong_kind', { path }).refusal
  const kind = value[name]
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
  if (!shape) return refuse('not_an_option', { path: `${path}.${name}` }).refusal
  const { [name]: _kind, ...parts } = value
  const wrong = wrongPart(shape, parts)
  return wrong === null ? null : refuse('wrong_kind', { path: `${path}.${wrong.slice(0, 32)}` }).refusal
}

/** What is wrong with the parts of a rule beside its trigger and its actions. */
const frame: Shape = {
  key,
  label,
  when: isObject,
  'workTypes?': list(key, 50),
  'afterMinutes?': within(1, 525_600),
  'once?': oneOf(['territory_month']),
  'if?': isObject,
  then: (value) => Array.isArray(value) && value.length > 0 && value.length <= 10,
}

/** Reads untrusted data as a rule. Refuses with the first part that is not as it must be (`then.0.workType`). */
export function checkRule(input: unknown): Result<AutomationRule> {
  if (!isObject(input)) return refuse('wrong_kind')
  const wrong = wrongPart(frame, input)
  if (wrong !== null) return refuse('wrong_kind', { path: wrong.slice(0, 32) })
  const fault = kindFault(input.when, 'on', triggers, 'when')
  if (fault) return { ok: false, refusal: fault }
  for (const [index, action] of (input.then as readonly unknown[]).entries()) {
    const bad = kindFault(action, 'do', actions, `then.${index}`)
    if (bad) return { ok: false, refusal: bad }
  }
  if (input.if !== undefined) {
    const checked = checkCondition(input.if)
    if (!checked.ok) return refuse(checked.refusal.code, { path: `if.${checked.refusal.path ?? ''}` })
  }
  return ok(input as AutomationRule)
}
