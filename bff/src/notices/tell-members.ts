import type { Instant, Label, OrgId, PersonId, WorkOrderId } from '@field/domain/kernel'
import type { NoticeFields, NoticeTemplate } from '@field/domain/notice'
import type { Tx } from '../platform/database/transaction.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import type { World } from '../platform/world.ts'
import { keepNotices } from './keep-notices.ts'
import { wakeOutbox } from './outbox/wake.ts'

/** Something to tell people that no event of an order tells. `cause` makes it once for each person; `page` opens on a tap. */
export type News = {
  readonly orgId: OrgId
  /** Who brought it about, and need not be told; null where nobody did. */
  readonly by: PersonId | null
  readonly cause: string
  readonly title: string
  readonly number: string
  readonly page: string
  readonly now: Instant
  /** The order that it concerns, and how such news is called; then a channel may carry it. Without, the inbox alone does. */
  readonly order?: { readonly id: WorkOrderId; readonly template: NoticeTemplate }
  readonly messages: readonly { readonly personId: PersonId; readonly words: Label }[]
}

/** Puts news into the inboxes of people, in the transaction of its cause, and hints to their phones. */
export async function tellMembers(tx: Tx, world: World, news: News): Promise<void> {
  const { orgId, by, cause, title, number, page, now, order } = news
  const messages = news.messages.filter(({ personId }) => personId !== by)
  if (messages.length === 0) return
  const told = await keepNotices(
    tx,
    world,
    { orgId, orderId: order?.id ?? null, at: now, cause },
    messages.map(({ personId, words }) => {
      const saying = { rule: null, words, fields: {}, values: {} }
      const fields: NoticeFields = { ...nothing, number, title, at: now, saying }
      const reach = order ? 'channels' : 'inbox'
      return {
        seq: null,
        personId,
        notice: { template: order?.template ?? 'told', reach, fields, path: page },
      } as const
    }),
  )
  if (order) await wakeOutbox(tx)
  for (const { personId, unread } of told)
    await tell(tx, { orgId, rooms: [rooms.person(personId)], event: 'inbox', data: { unread } })
}

const nothing = {
  address: '',
  expectedAt: null,
  latestAt: null,
  decideBy: null,
  storeId: null,
  assetId: null,
  technicianId: null,
  lines: null,
  words: null,
}
