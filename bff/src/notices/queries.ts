import type { Instant, OrgId, PersonId } from '@field/domain/kernel'
import type { NoticeFields, NoticeTemplate } from '@field/domain/notice'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { readCursor } from '../platform/page-cursor.ts'
import { namesInWords } from './names-in-words.ts'

export { asTold } from './latest-promise.ts'
export { type News, tellMembers } from './tell-members.ts'

export type InboxRow = {
  readonly id: string
  readonly template: NoticeTemplate
  readonly fields: NoticeFields
  readonly work_order_id: string | null
  readonly page: string
  readonly created_at: Instant
  readonly read_at: Instant | null
  /** Null when no channel carries it. */
  readonly state: string | null
  readonly technician: string | null
  readonly store: string | null
  readonly asset: string | null
  readonly timeZone: string
  /** Names of the people whom answers in the work type's own words name, by id. */
  readonly names: Readonly<Record<string, string>> | null
}

type Reader = { readonly orgId: OrgId; readonly personId: PersonId }

/** A page of somebody's messages, the newest first, with the names behind the ids as they are today. */
export async function inboxOf(
  tx: Tx,
  { orgId, personId }: Reader,
  after: string | undefined,
  most: number,
): Promise<InboxRow[]> {
  const [at, id] = readCursor(after)
  const { rows } = await sql<InboxRow>`
    select i.id, i.template, i.fields, i.work_order_id, i.page, i.created_at, i.read_at, o.state,
      t.name as technician, s.name as store, a.name as asset, coalesce(y.time_zone, g.time_zone) as "timeZone",
      ${namesInWords} as names
    from inbox_message i
      join organization g on g.id = i.org_id
      left join work_order w on (w.org_id, w.id) = (i.org_id, i.work_order_id)
      left join territory y on (y.org_id, y.id) = (w.org_id, w.territory_id)
      left join outbox o on (o.org_id, o.inbox_id) = (i.org_id, i.id)
      left join person t on (t.org_id, t.id) = (i.org_id, (i.fields ->> 'technicianId')::uuid)
      left join place s on (s.org_id, s.id) = (i.org_id, (i.fields ->> 'storeId')::uuid)
      left join asset a on (a.org_id, a.id) = (i.org_id, (i.fields ->> 'assetId')::uuid)
    where i.org_id = ${orgId}::uuid and i.person_id = ${personId}::uuid
      and (${at}::float8 is null or (i.created_at, i.id) < (to_timestamp(${at}::float8 / 1000), ${id}::uuid))
    order by i.created_at desc, i.id desc limit ${most}`.execute(tx)
  return rows
}

export async function unreadOf(tx: Tx, { orgId, personId }: Reader): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from inbox_message
    where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and read_at is null`.execute(tx)
  return rows[0]?.unread ?? 0
}

/** Sends left by template, as our ledger counts them. */
export async function consentsOf(tx: Tx, { orgId, personId }: Reader): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ template_id: string; remaining: number }>`
    select template_id, remaining from consent_balance
    where org_id = ${orgId}::uuid and person_id = ${personId}::uuid`.execute(tx)
  return new Map(rows.map(({ template_id, remaining }) => [template_id, remaining]))
}
