import { newId } from '../../data/new-id.ts'
import type { Outbox } from '../../data/outbox/index.ts'

/**
 * Sends a refused action once more, and what waits behind it in the same job. The server answers a known key as it did
 * before, so each is born again with a new one: first the copies are kept, then the old ones given up, last first, so
 * that nothing is sent twice and none is lost in between. Answers false when the phone had no room.
 */
export async function sendAgain(outbox: Outbox, id: string): Promise<boolean> {
  const entry = outbox.entries().find((one) => one.id === id)
  if (!entry) return true
  const row = outbox.entries().filter(({ stream, seq }) => stream === entry.stream && seq >= entry.seq)
  for (const { stream, route, params, body, files, replaces, about } of row) {
    const copy = { id: newId(), stream, route, params, body, files, about, ...(replaces !== undefined && { replaces }) }
    if (!(await outbox.add(copy))) return false
  }
  for (const old of [...row].reverse()) await outbox.discard(old.id)
  void outbox.flush()
  return true
}

/** Gives an action up, and with `behind` also what waits behind it in the same job: it was built upon it. Last first. */
export async function giveUp(outbox: Outbox, id: string, behind: boolean): Promise<void> {
  const entry = outbox.entries().find((one) => one.id === id)
  if (!entry) return
  const row = outbox.entries().filter(({ stream, seq }) => stream === entry.stream && seq >= entry.seq)
  for (const one of behind ? [...row].reverse() : [entry]) await outbox.discard(one.id)
}
