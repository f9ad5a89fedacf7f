import { type Answer, type QuoteLineAnswer, quoteFen, quoteLineFen } from '@field/domain/form'

export const quoteLinesOf = (answer: Answer | undefined): readonly QuoteLineAnswer[] =>
  Array.isArray(answer) ? (answer as readonly QuoteLineAnswer[]) : []

/** What an offer comes to so far, in fen: lines that are not whole yet count once they are. */
export const sumSoFar = (lines: readonly QuoteLineAnswer[]): number =>
  quoteFen(lines.filter((line) => quoteLineFen(line) !== null)) ?? 0

/** Permille as percent: 125 is "12.5". */
export const percentText = (permille: number): string => String(permille / 10)

/** Percent as typed in permille: whole tenths, never below nothing nor above all. */
export const permilleOf = (percent: number | null): number =>
  percent === null ? 0 : Math.min(1_000, Math.max(0, Math.round(percent * 10)))

/** A line with one thing changed; no discount is no member. */
export function withChange(line: QuoteLineAnswer, change: Partial<QuoteLineAnswer>): QuoteLineAnswer {
  const { discount = 0, ...rest } = { ...line, ...change }
  return discount > 0 ? { ...rest, discount } : rest
}
