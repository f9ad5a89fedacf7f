import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { createStore, type Entry, invalidate, type Outbox, ofOrder, outboxOf, useStore } from '../data/index.ts'

/** An entry that the server has taken, and the version that the order then had. */
export type Answered = { readonly entry: Entry; readonly version: number }

const answered = createStore<readonly Answered[]>([])
const watched = new WeakSet<Outbox>()

/**
 * What was taken stays in sight until the order was fetched at that version: between the two, a screen would jump back.
 * Only the newest are held.
 */
function watchAnswers(outbox: Outbox): void {
  if (watched.has(outbox)) return
  watched.add(outbox)
  outbox.onDone((entry, reply) => {
    const { version } = (reply ?? {}) as { version?: number }
    if (version !== undefined) answered.set([...answered.get().slice(-40), { entry, version }])
    invalidate((key) => key.startsWith(ofOrder(entry.stream)) || key.startsWith('list:'))
  })
}

const none: readonly Entry[] = []
const still = () => () => undefined

/** Everything that this person's actions still have to do with the server, oldest first; drawn again as it changes. */
export function useEntries(owner: string | null): readonly Entry[] {
  const outbox = useMemo(() => (owner === null ? null : outboxOf(owner)), [owner])
  useEffect(() => {
    if (outbox) watchAnswers(outbox)
  }, [outbox])
  return useSyncExternalStore(outbox?.subscribe ?? still, outbox?.entries ?? (() => none))
}

/** The entries to lay over an order of this version: the ones taken since, then the ones that wait. */
export function overlay(
  orderId: string,
  version: number,
  entries: readonly Entry[],
  taken: readonly Answered[],
): readonly Entry[] {
  const since = taken.filter((one) => one.entry.stream === orderId && one.version > version).map(({ entry }) => entry)
  return [...since, ...entries.filter(({ stream }) => stream === orderId)]
}

export const useAnswered = (): readonly Answered[] => useStore(answered)
