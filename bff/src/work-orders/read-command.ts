import { isId, ok, type Result, refuse } from '@field/domain/kernel'
import type { Command, CommandKind } from '@field/domain/work-order'

type Check = (value: unknown) => boolean
/** The parts of one kind of command; a name ending in `?` may be left out. */
type Shape = Readonly<Record<string, Check>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const id: Check = (value) => typeof value === 'string' && isId(value)
const text =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= max
const within =
  (from: number, to: number): Check =>
  (value) =>
    typeof value === 'number' && value >= from && value <= to
const whole: Check = (value) => Number.isSafeInteger(value)
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value)
const list =
  (of: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= max && value.every(of)

/** The first part of a value that is missing, wrong or not known; null when it has the shape. */
function wrongPart(shape: Shape, value: Record<string, unknown>): string | null {
  for (const [name, check] of Object.entries(shape)) {
    const key = name.replace('?', '')
    const given = Object.hasOwn(value, key) ? value[key] : undefined
    if (given === undefined ? !name.endsWith('?') : !check(given)) return key
  }
  const known = Object.keys(shape).map((name) => name.replace('?', ''))
  return Object.keys(value).find((key) => !known.includes(key)) ?? null
}

const object =
  (shape: Shape): Check =>
  (value) =>
    isObject(value) && wrongPart(shape, value) === null

const words = text(2_000)
const position = object({ latitude: within(-90, 90), longitude: within(-180, 180) })
// What an answer must be is the form's business; here only that there are not absurdly many.
const answers: Check = (value) => isObject(value) && Object.keys(value).length <= 200
const services = list(object({ itemId: id, quantity: whole }), 200)
const verdict = object({
  line: text(64),
  verdict: oneOf('accepted', 'accepted_with_remark', 'rework'),
  'remark?': words,
  'photos?': list(id, 20),
})

const shapes: Readonly<Record<CommandKind, Shape>> = {
  accept: { taskId: id },
  decline: { taskId: id, reason: words },
  travel: { taskId: id, 'position?': position },
  arrive: { taskId: id, 'position?': position },
  save_draft: { taskId: id, answers, 'services?': services },
  pick_parts: {
    taskId: id,
    parts: list(object({ partId: id, quantity: whole, 'serials?': list(text(64), 200) }), 200),
  },
  complete: {
    taskId: id,
    'answers?': answers,
    'services?': services,
    'verdicts?': list(verdict, 200),
    'signatureId?': id,
    'decision?': oneOf('approved', 'rejected'),
    'words?': words,
  },
  pause: { taskId: id, reason: words, for: oneOf('customer', 'parts', 'other') },
  resume: { taskId: id },
  return: { taskId: id, reason: words, 'to?': text(32) },
  transfer: { taskId: id, to: id, reason: words },
  assign: { taskId: id, to: id },
  add_signer: { taskId: id, to: id },
  withdraw: { taskId: id },
  cannot_complete: { taskId: id, reason: words },
  close: {},
  urge: {},
  comment: { words, photos: list(id, 20) },
  cancel: { reason: words },
  rate: { stars: whole, tags: list(text(32), 20), words },
}

/**
 * A command as it came over the wire, checked part by part: nothing missing, nothing unknown, each of its kind. Refuses
 * `wrong_kind` with the part named (`command.taskId`).
 */
export function readCommand(value: unknown): Result<Command> {
  if (!isObject(value)) return refuse('wrong_kind', { path: 'command' })
  const { kind, ...parts } = value
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind as CommandKind] : undefined
  if (!shape) return refuse('wrong_kind', { path: 'command.kind' })
  const wrong = wrongPart(shape, parts)
  return wrong === null ? ok(value as Command) : refuse('wrong_kind', { path: `command.${wrong.slice(0, 32)}` })
}

/** Answers of a report as they came over the wire. */
export const isAnswers = answers
