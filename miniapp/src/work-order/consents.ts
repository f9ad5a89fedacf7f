import type { Reply } from '@field/contract'

export type Consents = Reply<'GET /consents'>
/** A moment at which one may ask to be told: after reporting, while waiting, during the work… */
export type Moment = keyof Consents['ask']

/** How many messages may still go out for a moment: the least of its templates, for each of them is sent by itself. */
export function remainingFor({ ask, items }: Consents, moment: Moment): number {
  const left = ask[moment].map((id) => items.find(({ templateId }) => templateId === id)?.remaining ?? 0)
  return left.length === 0 ? 0 : Math.min(...left)
}
