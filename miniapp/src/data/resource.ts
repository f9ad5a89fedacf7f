import { useCallback, useEffect, useRef } from 'react'
import type { Answer } from './answer.ts'
import { kept } from './kept-replies.ts'
import { createStore, type Store, useStore } from './store.ts'

/** What a screen shows of something on the server: the last known value is kept and dated while a newer one is fetched. */
export type Resource<T> = {
  readonly value: T | null
  readonly at: number | null
  readonly loading: boolean
  readonly problem: Exclude<Answer<T>, { ok: true }> | null
}

type Slot = {
  store: Store<Resource<unknown>>
  load: (() => Promise<Answer<unknown>>) | null
  running: Promise<void> | null
  watchers: number
  again: boolean
}
const slots = new Map<string, Slot>()
const empty: Resource<unknown> = { value: null, at: null, loading: true, problem: null }

function slotOf(key: string): Slot {
  const known = slots.get(key)
  if (known) return known
  const slot: Slot = { store: createStore(empty), load: null, running: null, watchers: 0, again: false }
  slots.set(key, slot)
  return slot
}

async function fetchInto(key: string, slot: Slot): Promise<void> {
  if (!slot.load) return
  const held = slot.store.get()
  if (held.value === null) {
    const old = await kept.read(key).catch(() => null)
    if (old && slot.store.get().value === null) slot.store.set({ ...slot.store.get(), value: old.value, at: old.at })
  }
  slot.store.set({ ...slot.store.get(), loading: true })
  // A fault of ours is shown like one of the server: a screen must never wait for ever.
  const answer = await slot.load().catch((): Answer<unknown> => ({ ok: false, why: 'fault', requestId: null }))
  if (answer.ok) {
    const at = Date.now()
    slot.store.set({ value: answer.value, at, loading: false, problem: null })
    void kept.write(key, answer.value, at)
  } else slot.store.set({ ...slot.store.get(), loading: false, problem: answer })
}

/** Fetches anew; a call while one runs makes one more follow it, so that the newest state is always seen. */
export function reload(key: string): Promise<void> {
  const slot = slotOf(key)
  if (slot.running) {
    slot.again = true
    return slot.running
  }
  slot.running = fetchInto(key, slot).finally(() => {
    slot.running = null
    if (!slot.again) return
    slot.again = false
    void reload(key)
  })
  return slot.running
}

/** Something changed on the server: what is on a screen is fetched anew, the rest when it is next shown. */
export function invalidate(match: (key: string) => boolean): void {
  for (const [key, slot] of slots) if (match(key) && slot.watchers > 0) void reload(key)
}

/** Drops every reply from screens and phone: another person or role may see other things. */
export async function forgetReplies(): Promise<void> {
  for (const slot of slots.values()) slot.store.set(empty)
  await kept.clear()
}

/** Watches a resource by key; null keys watch nothing. `load` may change between renders: the last one counts. */
export function useResource<T>(
  key: string | null,
  load: () => Promise<Answer<T>>,
): Resource<T> & { reload: () => Promise<void> } {
  const slot = slotOf(key ?? '')
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    if (key === null) return
    const mine = slotOf(key)
    mine.watchers += 1
    mine.load = () => latest.current()
    void reload(key)
    return () => {
      mine.watchers -= 1
    }
  }, [key])
  const value = useStore(slot.store) as Resource<T>
  const again = useCallback(() => (key === null ? Promise.resolve() : reload(key)), [key])
  return { ...value, reload: again }
}
