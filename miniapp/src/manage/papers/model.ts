import type { Reply } from '@field/contract'
import type { Tone } from '../../ui/index.ts'
import type { Words } from '../../words/area.ts'
import type { reports } from '../../words/reports.ts'

export type Filing = Reply<'GET /work-orders/:id/filings'>['filings'][number]
export type Verified = Reply<'POST /work-orders/:id/filings/:number/verify'>
type Said = Words<typeof reports>

/** A checksum as somebody types it off a paper: spaces and capitals do not matter. Empty for nothing typed, null for what is none. */
export function checksumFrom(typed: string): string | null {
  const plain = typed.replace(/\s/g, '').toLowerCase()
  return plain === '' || /^[0-9a-f]{64}$/.test(plain) ? plain : null
}

/** A checksum in groups of eight, as a person compares it. */
export const grouped = (checksum: string): string => checksum.match(/.{1,8}/g)?.join(' ') ?? ''

export type Finding = { readonly id: string; readonly tone: Tone; readonly words: string }

/** What a verification found, the worst first; one sentence each. */
export function findingsOf(
  { genuine, checked, listHolds, paperHolds, differing }: Verified,
  w: Said,
): readonly Finding[] {
  return [
    ...(listHolds ? [] : [{ id: 'list', tone: 'bad' as const, words: w.listNot }]),
    ...(differing.length > 0 ? [{ id: 'pieces', tone: 'bad' as const, words: w.changed(differing.length) }] : []),
    ...(paperHolds === false ? [{ id: 'paper', tone: 'bad' as const, words: w.paperNot }] : []),
    ...(genuine ? [{ id: 'genuine', tone: 'good' as const, words: w.genuine(checked) }] : []),
    ...(genuine && paperHolds === true ? [{ id: 'paper', tone: 'good' as const, words: w.paperHolds }] : []),
  ]
}
