import { act, type Draft, type Entry, outboxOf } from '../data/index.ts'

/** `sent`: the server took it; `refused`: it said no, and the entry says why; `kept`: it waits on this phone; `full`: nothing was kept. */
export type Seen = { readonly kind: 'sent' | 'kept' | 'full' } | { readonly kind: 'refused'; readonly entry: Entry }

const patience = 4_000

/** Keeps an action and waits a moment for its answer, for screens that have somewhere to go when it is taken. */
export async function sendAndSee(owner: string, draft: Draft): Promise<Seen> {
  const outbox = outboxOf(owner)
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer)
      stopWatching()
      stopHearing()
    }
    const end = (seen: Seen) => {
      stop()
      resolve(seen)
    }
    const timer = setTimeout(() => end({ kind: 'kept' }), patience)
    const stopHearing = outbox.onDone(({ id }) => id === draft.id && end({ kind: 'sent' }))
    const stopWatching = outbox.subscribe(() => {
      const entry = outbox.entries().find(({ id }) => id === draft.id)
      if (entry && entry.state !== 'waiting') end({ kind: 'refused', entry })
      else if (entry && entry.attempts > 0) end({ kind: 'kept' })
    })
    void act(owner, draft).then(({ kept }) => !kept && end({ kind: 'full' }))
  })
}
