import type { Draft, Entry } from './entry.ts'
import { forget, keep, readKept } from './kept.ts'
import type { OutboxPorts, Sent } from './ports.ts'

const streamsAtOnce = 3
const backOff = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] as const

export type Outbox = {
  /** Reads what the phone kept; call once before anything else. */
  open(): Promise<void>
  /** Resolves `true` once the draft is kept on the phone, `false` when it could not be kept (storage full): then nothing happened. */
  add(draft: Draft): Promise<boolean>
  /** Sends what can be sent now; resolves when every stream is empty, halted or waiting. Safe to call at any time. */
  flush(): Promise<void>
  /** Asks a refused or conflicting entry to be sent again as it is. */
  retry(id: string): Promise<void>
  /** Gives an entry up, by the person's decision; its stream goes on. */
  discard(id: string): Promise<void>
  entries(): readonly Entry[]
  /** When the next flush is worth it, epoch ms; null when nothing waits. */
  nextAt(): number | null
  subscribe(listener: () => void): () => void
  /** Told the server's answer of each entry that was applied. */
  onDone(listener: (entry: Entry, reply: unknown) => void): () => void
}

/**
 * The phone's outbox: an action is kept before it is called saved, sent in order within its stream, and leaves only when
 * the server has answered. A refusal or a conflict halts its stream and stays visible until the person decides.
 */
export function createOutbox(ports: OutboxPorts): Outbox {
  let entries: readonly Entry[] = []
  let lastSeq = 0
  let flushing: Promise<void> | null = null
  let adding: Promise<unknown> = Promise.resolve()
  const inFlight = new Set<string>()
  /** Born in this run of the program and never sent: only these may be replaced. A copy of any other may still be on its way. */
  const untouched = new Set<string>()
  const waitUntil = new Map<string, number>()
  const listeners = new Set<() => void>()
  const doneListeners = new Set<(entry: Entry, reply: unknown) => void>()

  const publish = (next: readonly Entry[]) => {
    entries = next
    for (const listener of listeners) listener()
  }
  const put = (entry: Entry) => publish(entries.map((e) => (e.id === entry.id ? entry : e)))
  const drop = (id: string) => publish(entries.filter((e) => e.id !== id))
  const head = (stream: string) => entries.find((e) => e.stream === stream)

  async function update(entry: Entry, change: Partial<Entry>): Promise<Entry> {
    const next = { ...entry, ...change }
    await keep(ports, next)
    put(next)
    return next
  }

  function hold(stream: string, attempts: number, retryAfterMs?: number) {
    const pause = retryAfterMs
      ? Math.max(500, retryAfterMs)
      : (backOff[Math.min(attempts, backOff.length) - 1] ?? 1_000)
    waitUntil.set(stream, ports.now() + pause)
  }

  /** Brings one call to an end; answers whether the stream may go on. */
  async function settle(entry: Entry, sent: Sent): Promise<boolean> {
    if (sent.kind === 'done') {
      await forget(ports, entry).catch(() => undefined) // still kept: sent once more after a restart, and answered alike
      drop(entry.id)
      for (const listener of doneListeners) listener(entry, sent.reply)
      return true
    }
    if (sent.kind === 'refused' || sent.kind === 'conflict') {
      const ended = { state: sent.kind, failure: sent.failure, attempts: entry.attempts + 1 }
      await update(entry, ended).catch(() => put({ ...entry, ...ended })) // asked again after a restart, refused alike
      return false
    }
    const attempts = entry.attempts + 1
    put({ ...entry, attempts }) // only a counter: not worth a write that could fail
    hold(entry.stream, attempts, sent.kind === 'unknown' ? sent.retryAfterMs : 60_000)
    return false
  }

  async function sendFiles(entry: Entry): Promise<Entry | null> {
    let current = entry
    for (const file of entry.files) {
      if (file.confirmed) continue
      const sent = await ports.network.upload(file)
      if (sent.kind !== 'done') {
        await settle(current, sent)
        return null
      }
      const files = current.files.map((f) => (f.id === file.id ? { ...f, confirmed: true } : f))
      // The mark saves a second upload; where it cannot be kept, the upload is repeated and answered alike.
      current = await update(current, { files }).catch(() => ({ ...current, files }))
      put(current)
    }
    return current
  }

  const ready = (stream: string): Entry | null => {
    const entry = head(stream)
    const sendable =
      entry?.state === 'waiting' && !inFlight.has(entry.id) && (waitUntil.get(stream) ?? 0) <= ports.now()
    return entry && sendable ? entry : null
  }

  async function run(stream: string): Promise<void> {
    for (let entry = ready(stream); entry; entry = ready(stream)) {
      inFlight.add(entry.id)
      untouched.delete(entry.id)
      try {
        const complete = await sendFiles(entry)
        if (!complete || !(await settle(complete, await ports.network.send(complete)))) return
        waitUntil.delete(stream)
      } finally {
        inFlight.delete(entry.id)
      }
    }
  }

  async function flushAll(): Promise<void> {
    const worker = async () => {
      for (;;) {
        const entry = entries.find((e) => ready(e.stream)?.id === e.id)
        if (!entry) return
        await run(entry.stream)
      }
    }
    await Promise.all(Array.from({ length: streamsAtOnce }, worker))
  }

  /** Takes an unsent entry out of the storage, holding it back from being sent meanwhile. */
  async function withdraw(entry: Entry): Promise<boolean> {
    inFlight.add(entry.id)
    const gone = await forget(ports, entry).then(
      () => true,
      () => false,
    )
    inFlight.delete(entry.id)
    return gone
  }

  async function addNow(draft: Draft): Promise<boolean> {
    if (entries.some((e) => e.id === draft.id)) return true
    lastSeq = Math.max(lastSeq + 1, ports.now() * 1_000)
    const entry: Entry = { ...draft, seq: lastSeq, bornAt: ports.now(), attempts: 0, state: 'waiting', failure: null }
    const before = entries.filter((e) => e.stream === draft.stream).at(-1)
    try {
      await keep(ports, entry)
    } catch {
      return false
    }
    const replaced = draft.replaces !== undefined && before?.replaces === draft.replaces && before.files.length === 0
    // The old one leaves the storage before the new one can be sent: else it could come back after a restart and undo it.
    const gone = replaced && untouched.delete(before.id) && (await withdraw(before))
    publish([...entries.filter((e) => !gone || e.id !== before?.id), entry])
    untouched.add(entry.id)
    return true
  }

  return {
    async open() {
      const kept = await readKept(ports)
      lastSeq = Math.max(lastSeq, ...kept.map((e) => e.seq))
      publish(kept)
    },
    add(draft) {
      // One after the other: a later draft must not be kept, and sent, before an earlier one.
      const added = adding.then(() => addNow(draft))
      adding = added.catch(() => undefined)
      return added
    },
    flush() {
      flushing ??= flushAll().finally(() => {
        flushing = null
      })
      return flushing
    },
    async retry(id) {
      const entry = entries.find((e) => e.id === id)
      if (!entry) return
      waitUntil.delete(entry.stream)
      await update(entry, { state: 'waiting', failure: null })
    },
    async discard(id) {
      const entry = entries.find((e) => e.id === id)
      if (!entry || inFlight.has(id)) return
      await forget(ports, entry)
      drop(id)
    },
    entries: () => entries,
    nextAt() {
      const waiting = entries.filter((e) => e.state === 'waiting' && head(e.stream)?.id === e.id)
      return waiting.length === 0 ? null : Math.min(...waiting.map((e) => waitUntil.get(e.stream) ?? ports.now()))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onDone(listener) {
      doneListeners.add(listener)
      return () => doneListeners.delete(listener)
    },
  }
}
