import type { Role } from '@field/domain/access'
import {
  fen,
  type Instant,
  type Label,
  type OrgId,
  type PersonId,
  type TaskId,
  type WorkOrderId,
} from '@field/domain/kernel'
import {
  chair,
  type Dispute,
  type DisputeDecision,
  type DisputeSubject,
  type DisputeVote,
  type Reviewer,
} from '@field/domain/settlement'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** A dispute as it is stored, with what stands around it. */
export type KeptDispute = {
  readonly id: string
  readonly workOrderId: WorkOrderId
  readonly number: string
  readonly title: string
  readonly label: Label
  readonly opener: { readonly name: string; readonly role: Role }
  readonly lapsesAt: Instant | null
  readonly endedAt: Instant | null
  readonly dispute: Dispute
  /** Names of those who voted, in the order of the votes. */
  readonly voters: readonly string[]
}

export type DisputeState = 'open' | 'decided' | 'withdrawn'
export const stateOf = ({ decision, withdrawnAt }: Dispute): DisputeState =>
  decision ? 'decided' : withdrawnAt === null ? 'open' : 'withdrawn'

/** Whether a role is asked to judge a dispute. */
export const judges = ({ reviewers }: Dispute, role: Role): boolean =>
  role === chair || reviewers.some(({ department }) => department === role)

type Row = {
  id: string
  work_order_id: WorkOrderId
  number: string
  title: string
  label: Label
  subject: DisputeSubject['kind']
  task_id: TaskId | null
  line: string
  stands_fen: number | null
  wanted_fen: number | null
  words: string
  opened_by: PersonId
  opener_name: string
  opened_as: Role
  opened_at: Instant
  reviewers: readonly Reviewer[]
  state: DisputeState
  lapses_at: Instant | null
  decision: DisputeDecision | null
  ended_at: Instant | null
  votes: readonly (DisputeVote & { readonly name: string })[]
}

/** The disputes that a condition on `d` (and its order `w`) names, the newest first. */
export async function disputesWhere(
  tx: Tx,
  condition: RawBuilder<boolean>,
  most = 100,
): Promise<readonly KeptDispute[]> {
  const { rows } = await sql<Row>`
    select d.*, w.number, w.title, p.name as opener_name,
      (select coalesce(jsonb_agg(jsonb_build_object('by', v.by, 'department', v.department, 'judgement', v.judgement,
        'words', v.words, 'name', n.name, 'at', (extract(epoch from v.at) * 1000)::bigint) order by v.number), '[]')
        from dispute_vote v join person n on (n.org_id, n.id) = (v.org_id, v.by)
        where (v.org_id, v.dispute_id) = (d.org_id, d.id)) as votes
    from dispute d join work_order w on (w.org_id, w.id) = (d.org_id, d.work_order_id)
      join person p on (p.org_id, p.id) = (d.org_id, d.opened_by)
    where ${condition} order by d.opened_at desc, d.id desc limit ${most}`.execute(tx)
  return rows.map(keptFrom)
}

/** One dispute, held until the transaction ends; its order is to be held before. */
export async function lockDispute(tx: Tx, orgId: OrgId, id: string): Promise<KeptDispute | null> {
  await sql`select from dispute where org_id = ${orgId}::uuid and id = ${id}::uuid for update`.execute(tx)
  const [kept] = await disputesWhere(tx, sql<boolean>`d.org_id = ${orgId}::uuid and d.id = ${id}::uuid`)
  return kept ?? null
}

function keptFrom(row: Row): KeptDispute {
  const subject: DisputeSubject =
    row.task_id === null
      ? { kind: 'settlement_line', line: row.line, stands: fen(row.stands_fen ?? 0) }
      : { kind: 'acceptance_line', line: row.line, task: row.task_id }
  return {
    id: row.id,
    workOrderId: row.work_order_id,
    number: row.number,
    title: row.title,
    label: row.label,
    opener: { name: row.opener_name, role: row.opened_as },
    lapsesAt: row.lapses_at,
    endedAt: row.ended_at,
    voters: row.votes.map(({ name }) => name),
    dispute: {
      subject,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      words: row.words,
      wanted: row.wanted_fen === null ? null : fen(row.wanted_fen),
      reviewers: row.reviewers,
      votes: row.votes.map(({ name: _, ...vote }) => vote),
      decision: row.decision,
      withdrawnAt: row.state === 'withdrawn' ? row.ended_at : null,
    },
  }
}
