import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import { isOver } from '@field/domain/work-order'
import type { Words } from '../../words/area.ts'
import { promise, when } from '../../words/format/time.ts'
import type { orders } from '../../words/orders.ts'

export type OrderCard = Reply<'GET /work-orders'>['items'][number]

/** One's own orders: those that go on, and those of before. */
export const splitOrders = (items: readonly OrderCard[]) => ({
  open: items.filter(({ status }) => !isOver(status) && status !== 'completed'),
  over: items.filter(({ status }) => isOver(status) || status === 'completed'),
})

/** Under the title of an order: where, and when somebody comes or when it was reported. */
export function subOf(
  { placeName, spot, address, expectedAt, latestAt, createdAt }: OrderCard,
  { words, language, now }: { words: Words<typeof orders>; language: Language; now: Instant },
): { readonly where: string; readonly time: string } {
  const where = [spot, placeName ?? address].filter(Boolean).join(' · ')
  const time =
    expectedAt !== null
      ? words.expected(when(expectedAt, now, language))
      : latestAt !== null
        ? words.latest(promise(latestAt, now, language).replace(/ 前$/, ''))
        : words.reported(when(createdAt, now, language))
  return { where, time }
}
