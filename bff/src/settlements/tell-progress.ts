import type { Instant, Label, PersonId, SettlementId } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { tellMembers } from '../notices/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'

/** The steps of a settlement that those are told who have a share in it. */
export type Step = 'submitted' | 'reviewed' | 'confirmed' | 'paid'

/** Twenty characters at most: it fits a line of a WeChat message. No amounts: that lies open on a locked phone. */
const words: Readonly<Record<Step, Label>> = {
  submitted: { 'zh-CN': '结算单已提交，待审核', en: 'Submitted for review' },
  reviewed: { 'zh-CN': '结算单已审核，待确认', en: 'Reviewed' },
  confirmed: { 'zh-CN': '结算单已确认', en: 'Confirmed' },
  paid: { 'zh-CN': '结算款已支付', en: 'Paid' },
}

type Told = { readonly id: SettlementId; readonly step: Step; readonly by: PersonId | null; readonly now: Instant }

/**
 * Tells everybody with a share that the settlement of an order went a step on; once for each step. Who that is was
 * written down with the shares when it was counted (`sharersOf`); a later step counts nothing, so they are read.
 */
export async function tellProgress(
  tx: Tx,
  world: World,
  { id: orderId, orgId, number, title }: WorkOrder,
  { id, step, by, now }: Told,
): Promise<void> {
  const { rows } = await sql<{ personId: PersonId }>`select distinct person_id as "personId" from settlement_share
    where org_id = ${orgId}::uuid and settlement_id = ${id}::uuid and person_id is not null`.execute(tx)
  await tellMembers(tx, world, {
    orgId,
    by,
    cause: `settlement ${id} ${step}`,
    title,
    number,
    page: `technician/earnings/page?id=${orderId}`,
    now,
    order: { id: orderId, template: 'settlement_moved' },
    messages: rows.map(({ personId }) => ({ personId, words: words[step] })),
  })
}
