import { storage } from './storage.ts'

const prefix = 'reply:'
const most = 120
const largest = 400_000
type Kept = { readonly value: unknown; readonly at: number }

/** The last replies, kept on the phone so that a screen opens without a signal. Unsent actions live elsewhere and are never evicted for these. */
export const kept = {
  read: (key: string): Promise<Kept | null> => storage.read<Kept>(prefix + key),
  async write(key: string, value: unknown, at: number): Promise<void> {
    const text = JSON.stringify({ value, at })
    if (text.length > largest) return
    const stored = await storage.set(prefix + key, text).then(
      () => true,
      () => false,
    )
    if (!stored || Math.random() < 0.05) await prune(stored ? most : most / 2)
    if (!stored) await storage.set(prefix + key, text).catch(() => undefined)
  },
  async clear(): Promise<void> {
    for (const key of await storage.keys(prefix)) await storage.remove(key)
  },
}

/** Drops the oldest replies beyond a number. */
async function prune(leave: number): Promise<void> {
  const keys = await storage.keys(prefix)
  if (keys.length <= leave) return
  const dated: { key: string; at: number }[] = []
  for (const key of keys) dated.push({ key, at: (await storage.read<Kept>(key))?.at ?? 0 })
  dated.sort((a, b) => a.at - b.at)
  for (const { key } of dated.slice(0, keys.length - leave)) await storage.remove(key)
}
