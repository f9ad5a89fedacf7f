import { type Instant, isId } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import { time } from '../platform/database/time.ts'

/** The last row of a page: its time, null for one without, and its id. */
export type Cursor = { readonly at: Instant | null; readonly id: string }

export const writeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(`${at === null || at === Infinity ? '' : at}.${id}`).toString('base64url')

/** Reads a cursor that we wrote; null for anything else. */
export function readCursor(text: string): Cursor | null {
  const [at = '', id = '', more] = Buffer.from(text, 'base64url').toString().split('.')
  if (more !== undefined || !isId(id) || !/^\d{0,15}$/.test(at)) return null
  return { at: at === '' ? null : Number(at), id }
}

/** The rows behind the cursor, in the direction of the list; a row without a time stands last. */
export function behind(
  cursor: Cursor | null,
  key: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  direction: 'asc' | 'desc',
): RawBuilder<boolean> {
  if (!cursor) return sql<boolean>`true`
  const at = cursor.at === null ? sql`'infinity'::timestamptz` : time(cursor.at)
  return direction === 'asc'
    ? sql<boolean>`(${key}, ${id}) > (${at}, ${cursor.id}::uuid)`
    : sql<boolean>`(${key}, ${id}) < (${at}, ${cursor.id}::uuid)`
}
