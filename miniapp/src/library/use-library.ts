import { type OfflineItem, type SearchShelf, shelfOf } from '@field/domain/library'
import { useEffect } from 'react'
import { call, createStore, type Me, storage, useStore } from '../data/index.ts'
import { type Held, nothingHeld, readHeld, syncLibrary } from './kept-library.ts'

export type Library = {
  readonly items: ReadonlyMap<string, OfflineItem>
  readonly shelf: SearchShelf<OfflineItem>
  /** When it was last known to be all there is; null: never on this phone. */
  readonly at: number | null
  /** Being fetched, or not looked at yet. */
  readonly loading: boolean
}

const unknown: Library = { items: new Map(), shelf: [], at: null, loading: true }
const shown = createStore<Library>(unknown)
const pause = 5 * 60_000

let owner: string | null = null
let held: Held = nothingHeld
let tried = 0
let running: Promise<void> | null = null

function show(next: Held, loading: boolean): void {
  const same = next.items === held.items && shown.get().shelf.length === next.items.size
  held = next
  const shelf = same ? shown.get().shelf : shelfOf([...next.items.values()])
  shown.set({ items: next.items, shelf, at: next.at, loading })
}

async function fetchFor(mine: string): Promise<void> {
  tried = Date.now()
  if (owner !== mine) {
    owner = mine
    shown.set(unknown)
    const kept = await readHeld(storage, mine)
    if (owner !== mine) return
    show(kept, true)
  }
  const fetchPage = (since: string | null) => call('GET /library', { query: since === null ? {} : { since } })
  const synced = await syncLibrary(held, { storage, owner: mine, fetchPage, now: Date.now() })
  if (owner === mine) show(synced.held, false)
}

const ownerOf = ({ id, organization }: Me): string => `${organization.id}:${id}`

/** Fetches what changed in the library, after a change of one's own at once; one fetch at a time. */
export async function refreshLibrary(me: Me): Promise<void> {
  await running
  running ??= fetchFor(ownerOf(me)).finally(() => {
    running = null
  })
  return running
}

/** The whole library of one's place, kept on this phone; it is brought up to date when it was not for five minutes. */
export function useLibrary(me: Me | null): Library {
  const mine = me && ownerOf(me)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the person counts, not what else is told of them
  useEffect(() => {
    if (me && (owner !== mine || Date.now() - tried > pause)) void refreshLibrary(me)
  }, [mine])
  return useStore(shown)
}
