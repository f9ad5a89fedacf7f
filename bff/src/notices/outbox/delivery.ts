import { hour, type Instant, minute, type OrgId, type PersonId } from '@field/domain/kernel'
import type { SentItem } from '@field/wechat'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'

type Recipient = { readonly orgId: OrgId; readonly personId: PersonId }
type Sent = { readonly item: SentItem; readonly at: Instant; readonly now: Instant }

/** How far WeChat's clock may be behind ours, and how late it may tell of a message. */
const behind = minute
const late = hour

/** One word about somebody's deliveries at a time: the reply of a send and WeChat's event may come in either order. */
export const lockDelivery = (tx: Tx, { personId }: Pick<Recipient, 'personId'>): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`delivery ${personId}`}, 0))`.execute(tx)

/**
 * WeChat's word on one message: to the row with that msgid, else to the nearest attempt of that template whose reply
 * did not tell one. False when neither is there, or not yet: while one is being sent, it may well be that one.
 */
export async function settleByEvent(tx: Tx, { orgId, personId }: Recipient, { item, at, now }: Sent): Promise<boolean> {
  const arrived = item.errorCode === '0'
  const state = arrived ? 'sent' : 'failed'
  const code = arrived ? null : Number(item.errorCode) || null
  const detail = arrived ? null : item.errorStatus.slice(0, 200)
  const { rows } = await sql<{ id: string }>`
    select id from outbox o where org_id = ${orgId}::uuid and person_id = ${personId}::uuid
      and (msgid = ${item.msgid} or (msgid is null and state in ('unknown', 'sent') and template_id = ${item.templateId}
        and attempted_at between ${time(at - late)} and ${time(at + behind)}
        and not exists (select from outbox s where s.org_id = o.org_id and s.person_id = o.person_id
          and s.template_id = o.template_id and s.state = 'sending')))
    order by msgid is null, abs(extract(epoch from attempted_at - ${time(at)})) limit 1`.execute(tx)
  const [found] = rows
  if (!found) return false
  await sql`
    update outbox set state = ${state}, msgid = ${item.msgid}, code = ${code}::int, detail = ${detail}, settled_at = ${time(now)}
    where org_id = ${orgId}::uuid and id = ${found.id}::uuid and (state, msgid) is distinct from (${state}, ${item.msgid})`.execute(
    tx,
  )
  return true
}

/** Events that came before we knew whose they are: those of the last hour about this person that no row has yet. */
export async function settleByEarlierEvents(
  tx: Tx,
  recipient: Recipient & { openid: string },
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ items: SentItem[]; at: Instant }>`
    select event -> 'items' as items, (event ->> 'at')::float8 as at from wechat_push
    where event ->> 'openid' = ${recipient.openid} and event ->> 'event' = 'subscribe_msg_sent_event'
      and received_at > ${time(now - late)} order by received_at`.execute(tx)
  for (const { items, at } of rows) {
    for (const item of items) await settleByEvent(tx, recipient, { item, at, now })
  }
}
