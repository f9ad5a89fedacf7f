import { hour, type Instant, minute, type OrgId, type PersonId, type WorkOrderId } from '@field/domain/kernel'
import type { Notice, NoticeTemplate } from '@field/domain/notice'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { libraryOf } from './library.ts'

/** News that nobody needs any more when it comes late; counted from the event, which a phone may tell hours later. */
const timeToLive: Partial<Record<NoticeTemplate, number>> = { on_the_way: 30 * minute }
const usualTimeToLive = 24 * hour

/** What messages are about: an order or none; `cause` tells apart those that no entry of a timeline brought about. */
type About = {
  readonly orgId: OrgId
  readonly orderId: WorkOrderId | null
  readonly at: Instant
  readonly cause?: string
}
type Message = {
  readonly seq: number | null
  readonly personId: PersonId
  readonly notice: Pick<Notice, 'template' | 'reach' | 'fields' | 'path'>
}

/**
 * Puts each notice into its reader's inbox and, where WeChat carries it and the reader has a phone there, into the
 * outbox: one statement, once per event or cause, person and template. Answers how many unread messages each reader now has.
 */
export async function keepNotices(
  tx: Tx,
  world: World,
  { orgId, orderId, at, cause }: About,
  messages: readonly Message[],
): Promise<readonly { personId: PersonId; unread: number }[]> {
  const library = libraryOf(world.config)
  const rows = JSON.stringify(
    messages.map(({ seq, personId, notice: { template, reach, fields, path } }) => ({
      id: newId(),
      outbox: newId(),
      person: personId,
      seq,
      template,
      fields,
      page: path,
      wechat: reach === 'channels' ? (library[template]?.id ?? null) : null,
      expires: at + (timeToLive[template] ?? usualTimeToLive),
    })),
  )
  const now = time(world.clock.now())
  const { rows: told } = await sql<{ personId: PersonId; unread: number }>`
    with message as (
      select * from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, outbox uuid, person uuid, seq integer, template text,
        fields jsonb, page text, wechat text, expires float8)
    ), inbox as (
      insert into inbox_message (org_id, id, person_id, work_order_id, event_seq, template, fields, page, created_at, cause)
      select ${orgId}::uuid, id, person, ${orderId}::uuid, seq, template, fields, page, ${now}, ${cause ?? null}::text from message
      on conflict do nothing returning id, person_id
    ), sending as (
      insert into outbox (org_id, id, inbox_id, person_id, channel, template_id, state, due_at, expires_at, created_at)
      select p.org_id, m.outbox, m.id, p.id, 'wechat', m.wechat, 'pending', ${now}, to_timestamp(m.expires / 1000), ${now}
      from inbox i join message m on m.id = i.id
        join person p on (p.org_id, p.id) = (${orgId}::uuid, i.person_id) and p.openid is not null
        join organization o on o.id = p.org_id and o.wechat_appid = ${world.config.wechat.appId}
      where m.wechat is not null
    )
    select i.person_id as "personId", (count(*) + (select count(*) from inbox_message u
      where u.org_id = ${orgId}::uuid and u.person_id = i.person_id and u.read_at is null))::int as unread
    from inbox i group by i.person_id`.execute(tx)
  return told
}
