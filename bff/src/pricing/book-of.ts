import { type Actor, may } from '@field/domain/access'
import { asId, type Instant, type OrgId, ok, type PriceBookId, type Result, refuse } from '@field/domain/kernel'
import { type PriceBook, permissionForBook } from '@field/domain/pricing'
import type { Tx } from '../platform/database/transaction.ts'

/** One published version of a book and the moment it begins to hold. */
export type Published = { readonly book: PriceBook; readonly from: Instant }

/** Whether an actor may see and change books of a kind; who may not is told that there is none. */
export const mayBook = (actor: Actor, kind: string): boolean => may(actor, permissionForBook(kind))

const kindPattern = /^[a-z][a-z0-9_]{0,31}$/

/** Refuses `not_found` for a kind that the actor may not see, as for one that is not there. */
export const bookKind = (actor: Actor, kind: string): Result<string> =>
  kindPattern.test(kind) && mayBook(actor, kind) ? ok(kind) : refuse('not_found')

/** All versions of a kind, the newest first. */
export async function versionsOf(tx: Tx, orgId: OrgId, kind: string): Promise<readonly Published[]> {
  const rows = await tx
    .selectFrom('price_book')
    .select(['id', 'version', 'label', 'published_at'])
    .where('org_id', '=', orgId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ id, version, label, published_at }) => ({
    book: { id: asId<PriceBookId>(id), kind, version, label: label as PriceBook['label'] },
    from: published_at,
  }))
}

/** One version, the newest unless named. Refuses `not_found`. */
export async function versionOf(tx: Tx, orgId: OrgId, kind: string, version?: number): Promise<Result<Published>> {
  const all = await versionsOf(tx, orgId, kind)
  const found = version === undefined ? all[0] : all.find(({ book }) => book.version === version)
  return found ? ok(found) : refuse('not_found')
}
