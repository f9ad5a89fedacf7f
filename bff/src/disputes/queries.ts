import type { Label, OrgId, WorkOrderId } from '@field/domain/kernel'
import type { Dispute } from '@field/domain/settlement'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { disputesWhere } from './kept.ts'

/** A dispute about an order, as it is filed with it. */
export type FiledDispute = { readonly id: string; readonly label: Label; readonly dispute: Dispute }

/** Every dispute that there was about an order, ended or not. */
export const disputesAbout = (tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<readonly FiledDispute[]> =>
  disputesWhere(tx, sql<boolean>`d.org_id = ${orgId}::uuid and d.work_order_id = ${id}::uuid`)
