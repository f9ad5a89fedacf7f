import type { Instant } from '@field/domain/kernel'
import { useEffect, useReducer } from 'react'
import { type Entry, fileAddress, type PendingFile, showable } from '../data/index.ts'
import type { Detail } from './as-order.ts'

/** A file as it can be drawn: `kept` is on this phone only, `sent` the server has. */
export type ShownFile = {
  readonly src: string
  readonly full: string
  readonly state: 'kept' | 'sent'
  readonly at: Instant | null
  /** What a document is called. */
  readonly name?: string | null
}

// Where a kept file can be looked at, by its id; found once, good while the program runs.
const places = new Map<string, string>()

/** The files that entries still carry, with when each was taken. */
export const filesOf = (entries: readonly Entry[]): readonly (PendingFile & { readonly at: Instant })[] =>
  entries.flatMap(({ files, bornAt }) => files.map((file) => ({ ...file, at: bornAt })))

/**
 * Looks files up by id: on the server when it has them, else on this phone. `fresh` are those just taken, in no entry
 * yet. Answers null for a file that is nowhere to be seen.
 */
export function useFiles(
  remote: Detail['files'],
  entries: readonly Entry[],
  fresh: readonly PendingFile[] = [],
): (id: string) => ShownFile | null {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const now = Date.now()
  const local = [...filesOf(entries), ...fresh.map((file) => ({ ...file, at: now }))]
  const unknown = JSON.stringify(local.filter(({ id }) => !places.has(id)).map(({ id, path }) => [id, path]))
  useEffect(() => {
    const wanted = JSON.parse(unknown) as [string, string][]
    if (wanted.length === 0) return
    const finding = wanted.map(([id, path]) =>
      showable(path).then(
        (src) => places.set(id, src),
        () => undefined,
      ),
    )
    void Promise.all(finding).then(() => redraw())
  }, [unknown])
  return (id) => {
    const there = remote[id]
    const here = places.get(id)
    if (there) {
      const full = fileAddress(there.url)
      return {
        src: there.thumbnail ? fileAddress(there.thumbnail) : full,
        full,
        state: 'sent',
        at: there.at,
        name: there.name ?? null,
      }
    }
    if (here === undefined) return null
    const file = local.find((one) => one.id === id)
    return { src: here, full: here, state: 'kept', at: file?.at ?? null, name: file?.name ?? null }
  }
}
