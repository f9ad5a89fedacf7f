import { useEffect } from 'react'
import { createStore, type Outbox, storage, useStore } from '../../data/index.ts'

/** The work order that each report became, by the key of the report. */
const orders = createStore<Readonly<Record<string, string>>>({})
const watched = new WeakSet<Outbox>()
const kept = (key: string) => `reported:${key}`
const learn = (key: string, id: string) => orders.set({ ...orders.get(), [key]: id })

/** Remembers what the server made of each report, so that a page opened before it was sent finds its order. */
export function rememberReports(outbox: Outbox): void {
  if (watched.has(outbox)) return
  watched.add(outbox)
  outbox.onDone(({ id: key, route }, reply) => {
    const { id } = (reply ?? {}) as { id?: string }
    if (route !== 'POST /work-orders' || id === undefined) return
    learn(key, id)
    void storage.set(kept(key), id).catch(() => undefined)
  })
}

/** The id of the order that a report became; null while it waits. */
export function useReported(key: string | null): string | null {
  const id = useStore(orders)[key ?? ''] ?? null
  useEffect(() => {
    if (key === null || id !== null) return
    void storage.get(kept(key)).then((found) => found && learn(key, found))
  }, [key, id])
  return id
}
