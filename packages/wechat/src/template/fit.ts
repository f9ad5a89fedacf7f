import { faultOfValue } from './check.ts'
import { longest, longestName, type ValueType } from './value-types.ts'

let graphemes: Intl.Segmenter | undefined

/** Made with the first text that is too long: it reads tables that a start need not wait for. */
const segmenter = (): Intl.Segmenter => {
  graphemes ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return graphemes
}

/** The longest beginning of at most `limit` UTF-16 units that splits no visible character. */
const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text
  let kept = ''
  for (const { segment } of segmenter().segment(text)) {
    if (kept.length + segment.length > limit) break
    kept += segment
  }
  return kept
}

const shorten = (text: string, limit: number): string =>
  text.length <= limit ? text : `${cut(text, limit - 1).trimEnd()}…`

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim()

const keepOnly = (text: string, allowed: RegExp): string =>
  (text.match(allowed) ?? []).join('').replace(/ +/g, ' ').trim()

const full = (text: string): string => text.normalize('NFKC')

const fitName = (text: string): string => {
  const name = keepOnly(text, /\p{L}|[\p{P}\p{S} ]/gu)
  return cut(name, longestName(name)).trim()
}

/** `fit` leaves alone what can't be cut without saying something else: times, dates, amounts and listed values. */
const fits: Readonly<Partial<Record<ValueType, (text: string, limit: number) => string>>> = {
  thing: shorten,
  name: fitName,
  number: (text, limit) => (text.length <= limit ? text : ''),
  letter: (text, limit) => cut(keepOnly(full(text), /[A-Za-z]/g), limit),
  symbol: (text, limit) => cut(keepOnly(text, /[\p{P}\p{S}]/gu), limit),
  character_string: (text, limit) => cut(keepOnly(full(text), /[\x20-\x7e]/g), limit).trim(),
  phone_number: (text, limit) => (text.length <= limit ? text : ''),
  car_number: (text) => text.replace(/[\s·•-]/g, ''),
  phrase: (text, limit) => cut(keepOnly(text, /\p{Unified_Ideograph}/gu), limit),
}

/**
 * The text as a lawful value of this type: control characters become spaces, characters the type does not take go,
 * what is too long is cut between visible characters (a `thing` then ends in `…`). Undefined when nothing lawful can be
 * made of it: an empty text, a malformed time, a number with too many digits. Fitting twice changes nothing.
 */
export const fitTemplateValue = (type: ValueType, text: string, listed?: readonly string[]): string | undefined => {
  const line = oneLine(text)
  const fitted = fits[type]?.(line, longest[type] ?? 0) ?? line
  return faultOfValue(type, fitted, listed) === undefined ? fitted : undefined
}
