import { asId, type Instant, type Label, type OrgId, type PriceBookId } from '@field/domain/kernel'
import type { PriceBook, PriceRule } from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** One published version of a price book with all its rules. */
export type PriceList = { readonly book: PriceBook; readonly rules: readonly PriceRule[] }

// A published version never changes, so it is read once a process. The oldest goes first when many are in use.
const kept = new Map<PriceBookId, PriceList>()
const mostKept = 100

/**
 * The version of a book that held at a moment: the newest published by then, or the first one for what is older than
 * every version. Null when the organization has no such book.
 */
export async function priceListAt(tx: Tx, orgId: OrgId, at: Instant, kind = 'sale'): Promise<PriceList | null> {
  const { rows } = await sql<{ id: string; version: number; label: unknown }>`
    select id, version, label from price_book where org_id = ${orgId} and kind = ${kind}
    order by published_at <= to_timestamp(${at}::float8 / 1000) desc,
      case when published_at <= to_timestamp(${at}::float8 / 1000) then -version else version end limit 1`.execute(tx)
  const [row] = rows
  if (!row) return null
  return rulesOf(tx, orgId, { id: asId(row.id), kind, version: row.version, label: row.label as Label })
}

/** A published version with its rules. */
export async function rulesOf(tx: Tx, orgId: OrgId, book: PriceBook): Promise<PriceList> {
  const known = kept.get(book.id)
  if (known) return known
  const rows = await tx
    .selectFrom('price_rule')
    .select('rule')
    .where('org_id', '=', orgId)
    .where('book_id', '=', book.id)
    .orderBy('id')
    .execute()
  const list = { book, rules: rows.map(({ rule }) => rule as PriceRule) }
  if (kept.size >= mostKept) for (const [oldest] of [...kept].slice(0, 1)) kept.delete(oldest)
  kept.set(book.id, list)
  return list
}
