import {
  asId,
  type Fen,
  fen,
  type Instant,
  type OrgId,
  type PersonId,
  type PlaceId,
  type Result,
  type SettlementId,
  type WorkOrderId,
} from '@field/domain/kernel'
import type { Reward } from '@field/domain/pricing'
import {
  type Approvable,
  type SettlementState,
  type SettlementStep,
  type SharePart,
  stepSettlement,
} from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { type RewardView, rewardView } from './reward-view.ts'
import type { SheetLine } from './sheet-line.ts'

/** A share as it was kept. The organization's own has neither person nor place. */
export type KeptShare = {
  readonly role: string
  readonly personId: PersonId | null
  readonly placeId: PlaceId | null
  readonly amount: Fen
  readonly estimate: Fen | null
  readonly steps: readonly SharePart[]
}

export type KeptSettlement = {
  readonly id: SettlementId
  readonly state: SettlementState
  readonly pricedAt: Instant
  readonly total: Fen
  readonly prepaid: Fen
  /** Why it took the place of another, if it did. */
  readonly reason: string | null
  readonly lines: readonly SheetLine[]
  readonly shares: readonly KeptShare[]
  readonly rewards: readonly RewardView[]
}

type ShareRow = {
  role: string
  person_id: string | null
  place_id: string | null
  amount_fen: number
  estimate_fen: number | null
  steps: SharePart[]
}
type Row = {
  id: string
  state: string
  priced_at: Instant
  total_fen: number
  prepayment_fen: number
  reason: string | null
  lines: SheetLine[]
  shares: ShareRow[]
  rewards: Omit<Reward, 'promotion'>[]
}

/** The settlement of a work order that holds (none that was reversed), with its lines and shares in one query. */
export async function liveSettlement(tx: Tx, orgId: OrgId, workOrderId: WorkOrderId): Promise<KeptSettlement | null> {
  const { rows } = await sql<Row>`
    select s.id, s.state, s.priced_at, s.total_fen, s.prepayment_fen, s.reason,
      (select coalesce(jsonb_agg(l.line order by l.number), '[]') from settlement_line l
        where (l.org_id, l.settlement_id) = (s.org_id, s.id)) as lines,
      (select coalesce(jsonb_agg(to_jsonb(h) order by h.number), '[]') from settlement_share h
        where (h.org_id, h.settlement_id) = (s.org_id, s.id)) as shares,
      (select coalesce(jsonb_agg(r.counted || jsonb_build_object('label', r.label, 'points', r.points) order by r.number), '[]') from settlement_reward r
        where (r.org_id, r.settlement_id) = (s.org_id, s.id)) as rewards
    from settlement s
    where s.org_id = ${orgId} and s.work_order_id = ${workOrderId} and s.kind = 'sale' and s.state <> 'reversed'`.execute(
    tx,
  )
  const [row] = rows
  return row
    ? {
        id: asId(row.id),
        state: row.state as SettlementState,
        pricedAt: row.priced_at,
        total: fen(row.total_fen),
        prepaid: fen(row.prepayment_fen),
        reason: row.reason,
        lines: row.lines,
        shares: row.shares.map(shareOf),
        rewards: row.rewards.map(rewardView),
      }
    : null
}

const shareOf = (row: ShareRow): KeptShare => ({
  role: row.role,
  personId: row.person_id as PersonId | null,
  placeId: row.place_id as PlaceId | null,
  amount: fen(row.amount_fen),
  estimate: row.estimate_fen === null ? null : fen(row.estimate_fen),
  steps: row.steps,
})

/** What a settlement's move looks at, held until the transaction ends. */
export type Movable = Approvable & { readonly workOrderId: WorkOrderId }

export async function workOrderOf(tx: Tx, orgId: OrgId, id: SettlementId): Promise<WorkOrderId | null> {
  const row = await tx
    .selectFrom('settlement')
    .select('work_order_id')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asId<WorkOrderId>(row.work_order_id) : null
}

export async function lockSettlement(tx: Tx, orgId: OrgId, id: SettlementId): Promise<Movable | null> {
  const { rows } = await sql<{
    state: SettlementState
    work_order_id: WorkOrderId
    total_fen: number
    two_people_from_fen: number | null
    steps: readonly SettlementStep[]
  }>`
    select s.state, s.work_order_id, s.total_fen, o.two_people_from_fen,
      (select coalesce(jsonb_agg(jsonb_build_object('action', t.action, 'by', t.by) order by t.number), '[]')
        from settlement_step t where (t.org_id, t.settlement_id) = (s.org_id, s.id)) as steps
    from settlement s join organization o on o.id = s.org_id
    where s.org_id = ${orgId}::uuid and s.id = ${id}::uuid and s.state <> 'reversed' for update of s`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { state, work_order_id: workOrderId, total_fen: total, two_people_from_fen: from, steps } = row
  return { state, workOrderId, total: fen(total), twoPeopleFrom: from === null ? null : fen(from), steps }
}

/** Whether a line of the settlement of an order is disputed and nothing is decided. */
export async function isDisputed(tx: Tx, orgId: OrgId, workOrderId: WorkOrderId): Promise<boolean> {
  const { rows } = await sql`select from dispute where org_id = ${orgId}::uuid and work_order_id = ${workOrderId}::uuid
    and subject = 'settlement_line' and state = 'open' limit 1`.execute(tx)
  return rows.length > 0
}

/** Keeps who took which step. */
export async function keepStep(
  tx: Tx,
  orgId: OrgId,
  id: SettlementId,
  { action, by, at }: Omit<SettlementStep, 'action'> & { readonly action: SettlementStep['action'] | 'correct' },
): Promise<void> {
  await sql`insert into settlement_step (org_id, settlement_id, number, action, by, at)
    select ${orgId}::uuid, ${id}::uuid, count(*) + 1, ${action}, ${by}::uuid, ${time(at)}
    from settlement_step where org_id = ${orgId}::uuid and settlement_id = ${id}::uuid`.execute(tx)
}

/** Takes a step with the settlement of a locked order and keeps who took it. Refuses `wrong_state` as the states do. */
export async function takeStep(
  tx: Tx,
  orgId: OrgId,
  { id, state }: Pick<KeptSettlement, 'id' | 'state'>,
  { action, by, at }: SettlementStep,
): Promise<Result<SettlementState>> {
  const next = stepSettlement(state, action)
  if (!next.ok) return next
  await tx
    .updateTable('settlement')
    .set({ state: next.value, updated_at: time(at) })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
  await keepStep(tx, orgId, id, { action, by, at })
  return next
}
