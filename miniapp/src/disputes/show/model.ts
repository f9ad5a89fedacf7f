import type { Body, Reply } from '@field/contract'
import type { Words } from '../../words/area.ts'
import type { disputeWords } from '../../words/disputes.ts'
import { money } from '../../words/format/money.ts'

export type Dispute = Reply<'GET /disputes/:id'>
type Said = Words<typeof disputeWords>
type Judgement = NonNullable<Dispute['decision']>['judgement']
export type Kind = Judgement['kind']

/** A judgement as it is typed. */
export type Typed = { readonly kind: Kind | null; readonly amount: number | null; readonly words: string }
export const nothingTyped: Typed = { kind: null, amount: null, words: '' }

/** The judgements that there are to choose from: another amount only where an amount is disputed. */
export const kindsOf = ({ standsFen }: Pick<Dispute, 'standsFen'>): readonly Kind[] =>
  standsFen === null ? ['uphold', 'reject'] : ['uphold', 'reject', 'adjust']

/** A judgement in words, with the amount it comes to. */
export const judgementWords = ({ kind, amountFen }: Judgement, w: Said): string =>
  amountFen === null ? w[kind] : w.judgedAt(w[kind], money(amountFen))

/** What is still missing of a judgement; null when it can be given. */
export function lacking({ kind, amount, words }: Typed): 'judgeFirst' | 'amountFirst' | 'whyFirst' | null {
  if (kind === null) return 'judgeFirst'
  if (kind === 'adjust' && amount === null) return 'amountFirst'
  return words.trim() === '' ? 'whyFirst' : null
}

export const voteOf = ({ kind, amount, words }: Typed): Body<'POST /disputes/:id/votes'> => ({
  judgement: kind ?? 'reject',
  amountFen: kind === 'adjust' ? amount : null,
  words: words.trim(),
})

/** The evidence as pictures and as what has to be opened. */
export function evidenceOf({ evidence, attached }: Pick<Dispute, 'evidence' | 'attached'>) {
  const pictured = evidence.filter(({ kind }) => kind === 'image' || kind === 'signature')
  return {
    pictured,
    others: evidence.filter((one) => !pictured.includes(one)),
    hidden: Math.max(0, attached - evidence.length),
  }
}
