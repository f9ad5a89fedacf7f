import type { Cause } from '@field/domain/automation'
import type { ConditionFacts } from '@field/domain/condition'
import type { Instant, OrgId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** What is left to do after a transaction; `cause` names it for ever, so that it is kept once. */
export type Job =
  /** See what the rules say of these entries of a timeline. */
  | { readonly kind: 'events'; readonly orderId: WorkOrderId; readonly from: number; readonly to: number }
  /** Find what a schedule is about, whose time came at `due`. */
  | { readonly kind: 'schedule'; readonly rule: string; readonly due: Instant }
  /** A rule acts on one cause: about an order, or about a thing and an address. `facts` are those beside the order's own. */
  | {
      readonly kind: 'fire'
      readonly rule: string
      readonly cause: Cause
      readonly orderId: WorkOrderId | null
      readonly assetId?: string | undefined
      readonly address?: string | undefined
      readonly facts?: ConditionFacts
    }
  /** What an auto node wants done. */
  | { readonly kind: 'action'; readonly orderId: WorkOrderId; readonly seq: number }
  /** What another system told us. */
  | { readonly kind: 'hook'; readonly hookId: string; readonly eventId: string }
  /** What waits for that event goes on. */
  | { readonly kind: 'go_on'; readonly orderId: WorkOrderId; readonly event: string }

export type Fire = Extract<Job, { kind: 'fire' }>

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

/** Keeps that a rule is to act on a cause, in a transaction of its own, so that no other rule fails with it. */
export const keepFire = (
  tx: Tx,
  orgId: OrgId,
  fire: Omit<Fire, 'kind'>,
  { depth, now, dueAt = now }: { readonly depth: number; readonly now: Instant; readonly dueAt?: Instant },
): Promise<unknown> =>
  keepJob(tx, orgId, {
    cause: `fire:${fire.rule}:${fire.cause.name}`,
    job: { kind: 'fire', ...fire },
    depth,
    dueAt,
    now,
  })
