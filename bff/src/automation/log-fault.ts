import type { Cause } from '@field/domain/automation'
import type { Instant, Label, OrgId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

export type Fault = {
  readonly orgId: OrgId
  readonly rule: string
  readonly cause: Pick<Cause, 'name' | 'why'>
  readonly orderId: WorkOrderId | null
  readonly fault: unknown
  readonly attempts: number
  readonly now: Instant
}

const words = (attempts: number): Label => ({
  'zh-CN': `规则执行出错，已试 ${attempts} 次，不再重试。请修改规则后再启用`,
  en: `The rule failed ${attempts} times and is not tried again; mend it and turn it on again`,
})

/** Writes into the log of firings that a rule ended in a fault, and which; once for each cause. */
export const logFault = (tx: Tx, { orgId, rule, cause, orderId, fault, attempts, now }: Fault): Promise<unknown> => {
  const reason = { ...cause.why, fault: String(fault).slice(0, 500), attempts, words: words(attempts) }
  return sql`
    insert into automation_firing (org_id, id, rule_key, rule_version, cause, at, work_order_id, outcome, reason)
    select org_id, ${newId()}::uuid, key, version, ${cause.name}, ${time(now)}, ${orderId}::uuid, 'failed', ${JSON.stringify(reason)}::jsonb
    from automation_rule where org_id = ${orgId}::uuid and key = ${rule}
    on conflict do nothing`.execute(tx)
}
