import type { Cause } from '@field/domain/automation'
import type { Instant, OrgId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** What is left to do after a transaction; `cause` names it for ever, so that it is kept once. */
export type Job =
  /** See what the rules say of these entries of a timeline. */
  | { readonly kind: 'events'; readonly orderId: WorkOrderId; readonly from: number; readonly to: number }
  /** A rule that waits before it acts. */
  | { readonly kind: 'fire'; readonly rule: string; readonly orderId: WorkOrderId; readonly cause: Cause }
  /** What an auto node wants done. */
  | { readonly kind: 'action'; readonly orderId: WorkOrderId; readonly seq: number }
  /** What another system told us. */
  | { readonly kind: 'hook'; readonly hookId: string; readonly eventId: string }

export type Keeping = {
  readonly cause: string
  readonly job: Job
  readonly depth: number
  readonly dueAt: Instant
  readonly now: Instant
}

/** Keeps a job in the transaction of its cause. */
export const keepJob = (tx: Tx, orgId: OrgId, { cause, job, depth, dueAt, now }: Keeping): Promise<unknown> =>
  sql`
    insert into automation_job (org_id, id, cause, job, depth, due_at, created_at)
    values (${orgId}::uuid, ${newId()}::uuid, ${cause}, ${JSON.stringify(job)}::jsonb, ${depth}, ${time(dueAt)}, ${time(now)})
    on conflict do nothing`.execute(tx)
