import type { Reply } from '@field/contract'
import { inboxWords } from './message/own-words.ts'
import type { InboxRow } from './queries.ts'

type Item = Reply<'GET /inbox'>['items'][number]

/** A message as the phone gets it: `delivery` says what came of sending it by WeChat, `inbox` that it is only here. */
export const inboxView = (row: InboxRow): Item => ({
  id: row.id,
  template: row.template,
  fields: fieldsOf(row),
  workOrderId: row.work_order_id,
  page: row.page,
  at: row.created_at,
  readAt: row.read_at,
  delivery: deliveryOf(row.state),
})

/** The work type's own words come filled in, in both languages, as `said` and `saidInEnglish`. */
function fieldsOf(row: InboxRow): Item['fields'] {
  const { saying, ...fields } = row.fields
  const { technician, store, asset } = row
  const named = { ...fields, technician, store, asset }
  return saying ? { ...named, said: inboxWords(row, 'zh-CN'), saidInEnglish: inboxWords(row, 'en') } : named
}

function deliveryOf(state: string | null): Item['delivery'] {
  if (state === null) return 'inbox'
  return state === 'sending' ? 'pending' : (state as Item['delivery'])
}
