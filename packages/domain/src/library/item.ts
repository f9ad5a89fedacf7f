import { type Label, ok, type PartId, type Result, refuse } from '../kernel/index.ts'

export type RequiredPart = { readonly partId: PartId; readonly quantity: number }

/**
 * What headquarters says of a service item: what it is called, where it stands (`path`, from the trade down), its usual
 * minutes, the parts that one of it takes, what to know of the site before departure, and how it is done, line by line.
 */
export type ItemContent = {
  readonly label: Label
  readonly path: readonly Label[]
  readonly minutes: number
  readonly parts: readonly RequiredPart[]
  readonly hints: readonly Label[]
  readonly instruction: Label | null
}

export type ItemField = keyof ItemContent
export const itemFields = ['label', 'path', 'minutes', 'parts', 'hints', 'instruction'] as const satisfies ItemField[]

/** The most that an item may hold: minutes are a working day, quantities whole pieces. */
export const itemLimits = { code: 40, label: 60, path: 4, minutes: 1440, parts: 20, hints: 6, hint: 200, text: 4000 }

const longest = ({ 'zh-CN': zh, en = '' }: Label): number => Math.max(zh.length, en.length)

function labelFault(label: Label, path: string, max: number): Result<never> | null {
  if (label['zh-CN'].trim() === '') return refuse('required', { path })
  return longest(label) > max ? refuse('too_long', { path, detail: { max } }) : null
}

const isWhole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max

/** Required parts: whole pieces from one to 99, each part once. */
export function checkParts(parts: readonly RequiredPart[], path = 'parts'): Result<null> {
  if (parts.length > itemLimits.parts) return refuse('too_many', { path, detail: { max: itemLimits.parts } })
  const wrong = parts.findIndex(({ quantity }) => !isWhole(quantity, 1, 99))
  if (wrong >= 0) return refuse('quantity_invalid', { path: `${path}.${wrong}.quantity` })
  const twice = parts.findIndex(({ partId }, at) => parts.findIndex((one) => one.partId === partId) < at)
  return twice >= 0 ? refuse('not_unique', { path: `${path}.${twice}` }) : ok(null)
}

export function checkMinutes(minutes: number, path = 'minutes'): Result<null> {
  if (!Number.isInteger(minutes)) return refuse('wrong_kind', { path })
  if (minutes < 0) return refuse('too_small', { path, detail: { min: 0 } })
  const max = itemLimits.minutes
  return minutes > max ? refuse('too_large', { path, detail: { max } }) : ok(null)
}

export function checkHints(hints: readonly Label[], path = 'hints'): Result<null> {
  if (hints.length > itemLimits.hints) return refuse('too_many', { path, detail: { max: itemLimits.hints } })
  for (const [index, hint] of hints.entries()) {
    const wrong = labelFault(hint, `${path}.${index}`, itemLimits.hint)
    if (wrong) return wrong
  }
  return ok(null)
}

const codeFormat = /^[0-9A-Za-z][0-9A-Za-z_.-]*$/

/** Codes are of letters, digits and `_ . -`, so that they survive scanning, spreadsheets and addresses. */
export function checkCode(code: string, path = 'code'): Result<null> {
  if (code === '') return refuse('required', { path })
  if (code.length > itemLimits.code) return refuse('too_long', { path, detail: { max: itemLimits.code } })
  return codeFormat.test(code) ? ok(null) : refuse('wrong_format', { path })
}

/** The first thing wrong with an item, with the field in `path`. */
export function checkItem(content: ItemContent): Result<null> {
  const { label, path, minutes, parts, hints, instruction } = content
  const wrong = labelFault(label, 'label', itemLimits.label)
  if (wrong) return wrong
  if (path.length > itemLimits.path) return refuse('too_many', { path: 'path', detail: { max: itemLimits.path } })
  for (const [index, step] of path.entries()) {
    const fault = labelFault(step, `path.${index}`, itemLimits.label)
    if (fault) return fault
  }
  if (instruction && longest(instruction) > itemLimits.text)
    return refuse('too_long', { path: 'instruction', detail: { max: itemLimits.text } })
  for (const checked of [checkMinutes(minutes), checkParts(parts), checkHints(hints)]) if (!checked.ok) return checked
  return ok(null)
}
