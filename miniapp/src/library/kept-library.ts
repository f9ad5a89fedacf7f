import type { Reply } from '@field/contract'
import { type OfflineItem, packItem, withPage } from '@field/domain/library'
import type { Answer } from '../data/answer.ts'

/** The library as a phone has it: every item, up to where it was fetched, and when that was last known to be all. */
export type Held = {
  readonly items: ReadonlyMap<string, OfflineItem>
  readonly cursor: string | null
  readonly at: number | null
}

export const nothingHeld: Held = { items: new Map(), cursor: null, at: null }

type Packed = ReturnType<typeof packItem>
type Head = { readonly cursor: string | null; readonly at: number | null }
export type LibraryStorage = {
  read<T>(key: string): Promise<T | null>
  write(key: string, value: unknown): Promise<boolean>
}
export type FetchPage = (since: string | null) => Promise<Answer<Reply<'GET /library'>>>

const buckets = '0123456789abcdef'.split('')
// By the last figure of its id an item has the same place for ever: applying a page again harms nothing.
const bucketOf = (id: string): string => id.slice(-1).toLowerCase()
const headKey = (owner: string): string => `library:${owner}`
const bucketKey = (owner: string, bucket: string): string => `library:${owner}:${bucket}`

/** What this phone kept of the library; nothing for somebody who never had it here. */
export async function readHeld(storage: LibraryStorage, owner: string): Promise<Held> {
  const head = await storage.read<Head>(headKey(owner))
  if (!head) return nothingHeld
  const kept = await Promise.all(buckets.map((bucket) => storage.read<readonly Packed[]>(bucketKey(owner, bucket))))
  return { items: withPage(new Map(), { items: kept.flatMap((one) => one ?? []), gone: [] }), ...head }
}

/** Keeps the buckets named, and after them where they stand: a crash between leaves the older cursor, which is true. */
async function keep(storage: LibraryStorage, owner: string, held: Held, dirty: ReadonlySet<string>): Promise<boolean> {
  const items = [...held.items.values()]
  for (const bucket of dirty) {
    const own = items.filter(({ id }) => bucketOf(id) === bucket).map(packItem)
    if (!(await storage.write(bucketKey(owner, bucket), own))) return false
  }
  return storage.write(headKey(owner), { cursor: held.cursor, at: held.at } satisfies Head)
}

export type Synced = { readonly held: Held; readonly whole: boolean; readonly kept: boolean }

/**
 * Fetches what changed since, page by page, and keeps it. What came before the network broke stays, except when the
 * library began anew: then the old one serves until the new one is whole. A cursor that the server does not take begins
 * anew too.
 */
export async function syncLibrary(
  before: Held,
  { storage, owner, fetchPage, now }: { storage: LibraryStorage; owner: string; fetchPage: FetchPage; now: number },
): Promise<Synced> {
  let held = before
  let replacing = false
  const dirty = new Set<string>()
  const done = async (whole: boolean): Promise<Synced> => {
    if (!whole && replacing) return { held: before, whole, kept: true }
    if (held === before) return { held, whole, kept: true }
    return { held, whole, kept: await keep(storage, owner, held, dirty) }
  }
  for (;;) {
    const answer = await fetchPage(held.cursor)
    if (!answer.ok) {
      if (answer.why !== 'refused' || answer.failure.code !== 'wrong_format' || held.cursor === null) return done(false)
      held = { ...held, cursor: null }
      continue
    }
    const { items, gone, cursor, more, fresh } = answer.value
    if (fresh) {
      replacing = before.items.size > 0
      for (const bucket of buckets) dirty.add(bucket)
    }
    const from = fresh ? new Map<string, OfflineItem>() : held.items
    const changed = fresh || items.length + gone.length > 0
    for (const id of [...gone, ...items.map(([one]) => one)]) dirty.add(bucketOf(id))
    held = { items: changed ? withPage(from, { items, gone }) : from, cursor, at: more ? held.at : now }
    if (!more) return done(true)
  }
}
