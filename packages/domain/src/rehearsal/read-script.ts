import { ok, type Result, refuse } from '../kernel/index.ts'
import type { RehearsalScript } from './script.ts'

type Check = (value: unknown) => boolean
type Shape = Readonly<Record<string, Check>>

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const word: Check = (value) => typeof value === 'string' && value.length <= 64
const yes: Check = (value) => typeof value === 'boolean'
const within =
  (from: number, to: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to
const list =
  (of: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= max && value.every(of)
// What an answer must be is the form's business; here only that there are not absurdly many.
const answers: Check = (value) => isObject(value) && Object.keys(value).length <= 200

/** The first part that is missing, wrong or not known; null when the value has the shape. `?` marks what may be left out. */
function wrongPart(shape: Shape, value: Readonly<Record<string, unknown>>): string | null {
  for (const [name, check] of Object.entries(shape)) {
    const key = name.replace('?', '')
    const given = Object.hasOwn(value, key) ? value[key] : undefined
    if (given === undefined ? !name.endsWith('?') : !check(given)) return key
  }
  return Object.keys(value).find((key) => !(key in shape) && !(`${key}?` in shape)) ?? null
}

const quantity = within(0, 100_000)
const line =
  (id: string): Check =>
  (value) =>
    isObject(value) && wrongPart({ [id]: word, quantity }, value) === null

const step: Shape = {
  node: word,
  afterMinutes: within(0, 5_256_000),
  do: (value) => ['complete', 'approve', 'reject', 'rework', 'signal'].some((one) => one === value),
  'answers?': answers,
  'lines?': list(word, 200),
  'services?': list(line('itemId'), 200),
  'parts?': list(line('partId'), 200),
}

const script: Shape = {
  at: within(0, 8_640_000_000_000),
  report: answers,
  store: yes,
  'storeId?': word,
  'customerLevel?': word,
  'urgent?': yes,
  steps: list(isObject, 200),
  untilMinutes: within(0, 5_256_000),
}

/** A script as it comes from outside. Refuses `wrong_kind` with the path of what is missing, wrong or not known. */
export function readScript(value: unknown): Result<RehearsalScript> {
  if (!isObject(value)) return refuse('wrong_kind', { path: 'script' })
  const wrong = wrongPart(script, value)
  if (wrong !== null) return refuse('wrong_kind', { path: `script.${wrong}` })
  for (const [index, one] of (value.steps as readonly Readonly<Record<string, unknown>>[]).entries()) {
    const part = wrongPart(step, one)
    if (part !== null) return refuse('wrong_kind', { path: `script.steps.${index}.${part}` })
  }
  return ok(value as unknown as RehearsalScript)
}
