import { useSyncExternalStore } from 'react'
import { type Entry, type Outbox, outboxOf, sessionState, useStore } from '../data/index.ts'

const nothing: readonly Entry[] = []
const silent = () => () => undefined

/** What this person did that the server has not confirmed yet, oldest first; of one work order when `stream` is given. */
export function useUnsent(stream?: string): readonly Entry[] {
  const session = useStore(sessionState)
  const outbox: Outbox | null = session.kind === 'signed_in' ? outboxOf(session.me.id) : null
  const entries = useSyncExternalStore(outbox?.subscribe ?? silent, outbox?.entries ?? (() => nothing))
  return stream === undefined ? entries : entries.filter((entry) => entry.stream === stream)
}
