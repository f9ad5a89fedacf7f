import { isId, type OrgId, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { InboundEvent } from '../integrations/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** What an event from outside is about. */
export type Meant = {
  readonly orderId: WorkOrderId | null
  readonly assetId: string | undefined
  readonly asset: { readonly name: string; readonly model: string; readonly serial: string | null } | null
  readonly address: string | undefined
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** Finds the order by its number or id, and the device by the serial number that the event's data names. */
export async function meantBy(tx: Tx, orgId: OrgId, { order, data }: InboundEvent): Promise<Meant> {
  const serial = text(data.serial) ?? null
  const named = order ?? null
  const [{ rows: orders }, { rows: assets }] = await Promise.all([
    sql<{ id: WorkOrderId }>`
      select id from work_order where org_id = ${orgId}::uuid and (number = ${named} or id = ${named !== null && isId(named) ? named : null}::uuid)`.execute(
      tx,
    ),
    sql<{ id: string; name: string; model: string; serial: string | null }>`
      select id, name, model, serial from asset where org_id = ${orgId}::uuid and serial = ${serial}`.execute(tx),
  ])
  const [asset] = assets
  return {
    orderId: orders[0]?.id ?? null,
    assetId: asset?.id,
    asset: asset ? { name: asset.name, model: asset.model, serial: asset.serial } : null,
    address: text(data.address)?.slice(0, 200),
  }
}
