import { call, ofOrder, useResource } from '../data/index.ts'

/** The quotes of an order, the newest first; fetched anew with the rest of the order when it changes. */
export const useQuotes = (orderId: string | null) =>
  useResource(orderId === null ? null : `${ofOrder(orderId)}quotes`, () =>
    call('GET /work-orders/:id/quotes', { params: { id: orderId ?? '' } }),
  )
