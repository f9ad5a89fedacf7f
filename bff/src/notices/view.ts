import type { Reply } from '@field/contract'
import type { InboxRow } from './queries.ts'

type Item = Reply<'GET /inbox'>['items'][number]

/** A message as the phone gets it: `delivery` says what came of sending it by WeChat, `inbox` that it is only here. */
export const inboxView = (row: InboxRow): Item => ({
  id: row.id,
  template: row.template,
  fields: { ...row.fields, technician: row.technician, store: row.store, asset: row.asset },
  workOrderId: row.work_order_id,
  page: row.page,
  at: row.created_at,
  readAt: row.read_at,
  delivery: deliveryOf(row.state),
})

function deliveryOf(state: string | null): Item['delivery'] {
  if (state === null) return 'inbox'
  return state === 'sending' ? 'pending' : (state as Item['delivery'])
}
