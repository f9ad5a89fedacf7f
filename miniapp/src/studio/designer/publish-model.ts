import type { Reply } from '@field/contract'

export type Affected = Reply<'POST /work-types/:key/preview'>['orders'][number]
export type ChangeOfOrder = Affected['change']

const order: readonly ChangeOfOrder[] = ['stays', 'follows', 'untouched']

/** The open orders by what would become of them, those that cannot change over first; no empty groups. */
export const byChange = (
  orders: readonly Affected[],
): readonly { readonly change: ChangeOfOrder; readonly orders: readonly Affected[] }[] =>
  order
    .map((change) => ({ change, orders: orders.filter((one) => one.change === change) }))
    .filter(({ orders: list }) => list.length > 0)

/** What stands on the publish button, and whether it can be pressed. */
export type PublishState = { readonly kind: 'ready' } | { readonly kind: 'mend'; readonly count: number }

export const publishState = (problems: number, clashes: number): PublishState =>
  problems + clashes > 0 ? { kind: 'mend', count: problems + clashes } : { kind: 'ready' }
