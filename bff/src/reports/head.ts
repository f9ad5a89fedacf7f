import type { Language, PersonId } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { Paper } from '../platform/paper/paper.ts'
import { clockOf } from './clock.ts'
import type { Saying } from './words.ts'

/** Whose paper it is and what it is about; stands at the top of every paper of an order. */
export type PaperHead = {
  readonly organization: string
  /** The time zone of the order's territory: its papers show its clocks. */
  readonly zone: string
  readonly customer: string | null
  readonly store: string | null
  readonly asset: { readonly name: string; readonly model: string; readonly serial: string | null } | null
}

export async function paperHead(tx: Tx, order: WorkOrder): Promise<PaperHead> {
  const { rows } = await sql<PaperHead>`
    select o.name as organization, t.time_zone as zone,
      (select name from person where org_id = o.id and id = ${order.customerId}::uuid) as customer,
      (select name from place where org_id = o.id and id = ${order.storeId}::uuid) as store,
      (select json_build_object('name', concat_ws(' · ', name, nullif(spot, '')), 'model', model, 'serial', serial)
        from asset where org_id = o.id and id = ${order.assetId}::uuid) as asset
    from organization o join territory t on t.org_id = o.id and t.id = ${order.territoryId}::uuid
    where o.id = ${order.orgId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an order without its organization')
  return row
}

/** The language asked for, else that of who asks. */
export async function languageFor(tx: Tx, personId: PersonId, asked: Language | undefined): Promise<Language> {
  if (asked) return asked
  const row = await tx.selectFrom('person').select('language').where('id', '=', personId).executeTakeFirst()
  return row?.language === 'en' ? 'en' : 'zh-CN'
}

/** The pairs about an order that every paper begins with. */
export async function drawHead(
  { pairs }: Paper,
  { zone, customer, store, asset }: PaperHead,
  order: Pick<WorkOrder, 'title' | 'address' | 'createdAt'>,
  word: Saying,
  more: readonly (readonly [string, string])[] = [],
): Promise<void> {
  const when = clockOf(zone)
  const all: readonly (readonly [string, string | null | undefined])[] = [
    [word('order'), order.title],
    [word('reported_at'), when(order.createdAt)],
    [word('customer'), customer],
    [word('store'), store],
    [word('address'), order.address],
    [word('asset'), asset?.name],
    [word('model'), asset?.model],
    [word('serial'), asset?.serial],
    ...more,
  ]
  await pairs(all.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
}
