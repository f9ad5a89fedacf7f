import { type Label, type Language, say } from '@field/domain/kernel'
import type { Words } from '../../words/area.ts'
import { when } from '../../words/format/time.ts'
import type { ruleWords } from '../../words/rules.ts'

type W = Words<typeof ruleWords>
export type ReasonLine = { readonly name: string; readonly value: string }

const has = (w: W, key: string): key is keyof W => Object.hasOwn(w, key)
const text = (value: unknown): string | null => {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number') return `${value}`
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(' ')
  return null
}
const isLabel = (value: unknown): value is Label =>
  typeof value === 'object' && value !== null && typeof (value as Label)['zh-CN'] === 'string'

/** What a rule fired on, in words; what means nothing to a reader (ids, names of programs) is left out. */
export function reasonLines(
  reason: Readonly<Record<string, unknown>>,
  { w, language, fieldName, now }: { w: W; language: Language; fieldName: (key: string) => string; now: number },
): readonly ReasonLine[] {
  const { event, field, node, status, count, tickets, appendedTo, asset, until, due, words, depth } = reason
  const word = (prefix: string, key: unknown): string | null => {
    const name = `${prefix}_${String(key)}`
    return has(w, name) && typeof w[name] === 'string' ? w[name] : text(key)
  }
  const at = (value: unknown) => (typeof value === 'number' ? when(value, now, language) : null)
  const line = (name: string, value: string | null): readonly ReasonLine[] => (value === null ? [] : [{ name, value }])
  return [
    ...line(w.reason_event, event === undefined ? null : word('on', event)),
    ...(typeof field === 'string' ? line(fieldName(field), text(reason.now)) : []),
    ...(typeof field === 'string' ? line(w.reason_before, text(reason.before)) : []),
    ...line(w.reason_node, text(node)),
    ...line(w.reason_status, status === undefined || status === null ? null : word('status', status)),
    ...line(w.reason_count, text(count)),
    ...line(w.reason_tickets, text(tickets)),
    ...line(w.reason_appended, text(appendedTo)),
    ...line(w.reason_asset, text(asset)),
    ...line(w.reason_until, at(until)),
    ...line(w.reason_due, at(due)),
    ...line(w.reason_depth, text(depth)),
    ...line(w.reason_fault, isLabel(words) ? say(words, language) : null),
  ]
}

/** The same in one line. */
export const reasonWords = (lines: readonly ReasonLine[], w: W): string =>
  lines.map(({ name, value }) => (name === w.reason_event ? value : `${name} ${value}`)).join(' · ')

/** What came of one action: in words where the server gave them (it was refused), else nothing more. */
export const lackOf = (result: Readonly<Record<string, unknown>>, language: Language): string | null =>
  isLabel(result.words) ? say(result.words, language) : null
