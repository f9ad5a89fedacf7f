import { act, createStore, type Draft, storage } from '../../data/index.ts'

/** A decision held back for a moment, so that it can be taken back. It is kept on the phone and goes out by itself. */
export type Held = { readonly owner: string; readonly draft: Draft; readonly until: number }

/** How long a confirmation can be taken back, in milliseconds. */
export const undoFor = 20_000

const keyOf = (owner: string) => `held:${owner}`

export const held = createStore<Held | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

/** Holds a decision back; one that was held before goes out first. Answers false when the phone had no room. */
export async function hold(owner: string, draft: Draft): Promise<boolean> {
  await sendHeld(owner)
  const next: Held = { owner, draft, until: Date.now() + undoFor }
  if (!(await storage.write(keyOf(owner), next))) return false
  held.set(next)
  timer = setTimeout(() => void sendHeld(owner), undoFor)
  return true
}

/** Takes the decision back: it never leaves the phone. */
export async function takeBack(): Promise<void> {
  const now = held.get()
  if (!now) return
  clearTimeout(timer)
  held.set(null)
  await storage.remove(keyOf(now.owner))
}

/** Sends what is held, also what an earlier run of the program left. The outbox keeps one entry an id, however often this is called. */
export async function sendHeld(owner: string): Promise<void> {
  const now = await storage.read<Held>(keyOf(owner))
  if (!now) return
  clearTimeout(timer)
  const { kept } = await act(owner, now.draft)
  if (!kept) return
  await storage.remove(keyOf(owner))
  if (held.get()?.draft.id === now.draft.id) held.set(null)
}
