import type { Instant, OrgId, SettlementId } from '@field/domain/kernel'
import type { JournalEntry } from '@field/domain/settlement'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { Sheet } from './count-sheet.ts'
import { partiesOf } from './parties.ts'
import type { SheetLine } from './sheet-line.ts'
import type { Basis } from './terms.ts'

/** How a settlement is kept: confirmed by rule or left to finance, and which one it corrects, and why. */
export type Keeping = {
  readonly state: Kept['state']
  readonly at: Instant
  readonly corrects?: { readonly id: SettlementId; readonly reason: string } | null
}

export type Kept = { readonly id: SettlementId; readonly state: 'submitted' | 'confirmed' }

/**
 * Writes a counted settlement once and for all: its lines, each party's share beside the estimate, and the balanced
 * journal.
 */
export async function keepSettlement(
  tx: Tx,
  order: WorkOrder,
  { sheet, basis }: { readonly sheet: Sheet; readonly basis: Basis },
  { state, at, corrects = null }: Keeping,
): Promise<Kept> {
  const id = newId<SettlementId>()
  const { orgId } = order
  const { lines, counted } = sheet
  const who = partiesOf(counted.shares, order)
  await Promise.all([
    tx
      .insertInto('settlement')
      .values({
        org_id: orgId,
        id,
        work_order_id: order.id,
        state,
        total_fen: counted.total,
        priced_at: time(order.createdAt),
        book_id: basis.list.book.id,
        created_at: time(at),
        updated_at: time(at),
        confirmed_by: state === 'confirmed' ? 'rule' : null,
        confirmed_at: state === 'confirmed' ? time(at) : null,
        prepayment_fen: counted.prepayment,
        replaces: corrects?.id ?? null,
        reason: corrects?.reason ?? null,
      })
      .execute(),
    writeLines(tx, orgId, id, lines),
    writeShares(tx, orgId, id, sheet, who),
    sheet.rewards.length > 0 && writeRewards(tx, orgId, id, sheet.rewards),
    ...writeJournal(tx, orgId, id, counted.journal, who, at),
  ])
  return { id, state }
}

// Rows travel as one JSON parameter, so that each statement has one text however many there are.

function writeLines(tx: Tx, orgId: OrgId, settlementId: SettlementId, lines: readonly SheetLine[]): Promise<unknown> {
  return sql`insert into settlement_line (org_id, settlement_id, number, line, amount_fen)
    select ${orgId}::uuid, ${settlementId}::uuid, l.number, l.line, (l.line->>'amountFen')::bigint
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as l(line, number)`.execute(tx)
}

function writeShares(
  tx: Tx,
  orgId: OrgId,
  settlementId: SettlementId,
  sheet: Sheet,
  who: ReturnType<typeof partiesOf>,
): Promise<unknown> {
  const rows = sheet.counted.shares.map(({ role, party, amount, parts }, index) => {
    return {
      number: index + 1,
      role,
      ...who(party),
      amount,
      estimate: sheet.estimates.get(party) ?? null,
      steps: parts,
    }
  })
  return sql`insert into settlement_share (org_id, settlement_id, number, role, person_id, place_id, amount_fen, estimate_fen, steps)
    select ${orgId}::uuid, ${settlementId}::uuid, r.number, r.role, r.person_id, r.place_id, r.amount, r.estimate, r.steps
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(number integer, role text, person_id uuid, place_id uuid, amount bigint, estimate bigint, steps jsonb)`.execute(
    tx,
  )
}

function writeRewards(tx: Tx, orgId: OrgId, settlementId: SettlementId, rewards: Sheet['rewards']): Promise<unknown> {
  return sql`insert into settlement_reward (org_id, settlement_id, number, label, points, counted)
    select ${orgId}::uuid, ${settlementId}::uuid, r.number, r.reward->'label', (r.reward->>'points')::integer, r.reward - 'label' - 'points'
    from jsonb_array_elements(${JSON.stringify(rewards)}::jsonb) with ordinality as r(reward, number)`.execute(tx)
}

function writeJournal(
  tx: Tx,
  orgId: OrgId,
  settlementId: SettlementId,
  journal: readonly JournalEntry[],
  who: ReturnType<typeof partiesOf>,
  at: Instant,
): Promise<unknown>[] {
  const entries = journal.map((entry) => ({ id: newId(), ...entry }))
  const lines = entries.flatMap(({ id, postings }) =>
    postings.map(({ party, ...posting }, index) => ({ entry: id, number: index + 1, ...posting, ...who(party) })),
  )
  return [
    sql`insert into journal_entry (org_id, id, settlement_id, reason, created_at)
      select ${orgId}::uuid, r.id, ${settlementId}::uuid, r.reason, ${time(at)}
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(id uuid, reason text)`.execute(tx),
    sql`insert into journal_line (org_id, entry_id, number, account, person_id, place_id, amount_fen)
      select ${orgId}::uuid, r.entry, r.number, r.account, r.person_id, r.place_id, r.amount
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as r(entry uuid, number integer, account text, person_id uuid, place_id uuid, amount bigint)`.execute(tx),
  ]
}
