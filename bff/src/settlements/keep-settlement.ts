import type { Instant, OrgId, PersonId, PlaceId, SettlementId } from '@field/domain/kernel'
import type { JournalEntry, Share } from '@field/domain/settlement'
import type { WorkOrder } from '@field/domain/work-order'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { Sheet } from './count-sheet.ts'
import type { SheetLine } from './sheet-line.ts'
import type { Basis } from './terms.ts'

export type Kept = { readonly id: SettlementId; readonly state: 'submitted' | 'confirmed' }

/**
 * Writes a counted settlement once and for all: its lines, each party's share beside the estimate, and the balanced
 * journal. Confirmed by rule or left to finance.
 */
export async function keepSettlement(
  tx: Tx,
  order: WorkOrder,
  { sheet, basis }: { readonly sheet: Sheet; readonly basis: Basis },
  state: Kept['state'],
  at: Instant,
): Promise<Kept> {
  const id = newId<SettlementId>()
  const { orgId } = order
  const { lines, counted, estimates } = sheet
  const who = partyColumns(counted.shares, order)
  const entries = counted.journal.map((entry) => ({ id: newId(), entry }))
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
      })
      .execute(),
    ...writeLines(tx, orgId, id, lines),
    tx
      .insertInto('settlement_share')
      .values(
        counted.shares.map(({ role, party, amount, parts }, index) => ({
          org_id: orgId,
          settlement_id: id,
          number: index + 1,
          role,
          ...who(party),
          amount_fen: amount,
          estimate_fen: estimates.get(party) ?? null,
          steps: JSON.stringify(parts),
        })),
      )
      .execute(),
    ...writeJournal(tx, orgId, id, entries, who, at),
  ])
  return { id, state }
}

function writeLines(tx: Tx, orgId: OrgId, settlementId: SettlementId, lines: readonly SheetLine[]): Promise<unknown>[] {
  if (lines.length === 0) return []
  const rows = lines.map((line, index) => ({
    org_id: orgId,
    settlement_id: settlementId,
    number: index + 1,
    line: JSON.stringify(line),
    amount_fen: line.amountFen,
  }))
  return [tx.insertInto('settlement_line').values(rows).execute()]
}

type Columns = { readonly person_id: PersonId | null; readonly place_id: PlaceId | null }
type Who = (party: string) => Columns

/** Whether a party of the sheet is a person, a place, or neither (the organization, a customer who is not known). */
function partyColumns(shares: readonly Share[], { customerId, storeId }: WorkOrder): Who {
  const people = new Set<string>([...(customerId ? [customerId] : []), ...ofRole(shares, 'technician')])
  const places = new Set<string>([...(storeId ? [storeId] : []), ...ofRole(shares, 'site')])
  return (party) => ({
    person_id: people.has(party) ? (party as PersonId) : null,
    place_id: places.has(party) ? (party as PlaceId) : null,
  })
}

const ofRole = (shares: readonly Share[], role: string): string[] =>
  shares.filter((share) => share.role === role).map(({ party }) => party)

function writeJournal(
  tx: Tx,
  orgId: OrgId,
  settlementId: SettlementId,
  entries: readonly { readonly id: string; readonly entry: JournalEntry }[],
  who: Who,
  at: Instant,
): Promise<unknown>[] {
  const lines = entries.flatMap(({ id, entry }) =>
    entry.postings.map(({ account, party, amount }, index) => ({
      org_id: orgId,
      entry_id: id,
      number: index + 1,
      account,
      ...who(party),
      amount_fen: amount,
    })),
  )
  if (lines.length === 0) return []
  const heads = entries.map(({ id, entry: { reason } }) => ({
    org_id: orgId,
    id,
    settlement_id: settlementId,
    reason,
    created_at: time(at),
  }))
  return [tx.insertInto('journal_entry').values(heads).execute(), tx.insertInto('journal_line').values(lines).execute()]
}
