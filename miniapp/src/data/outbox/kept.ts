import type { Entry } from './entry.ts'
import type { OutboxPorts } from './ports.ts'

const prefixOf = (owner: string) => `outbox:${owner}:`
const keyOf = (owner: string, entry: Entry) => `${prefixOf(owner)}${String(entry.seq).padStart(16, '0')}:${entry.id}`

/** One key an entry: a kill between two writes can lose no other entry, and there is no index to fall out of step. */
export const keep = ({ storage, owner }: OutboxPorts, entry: Entry): Promise<void> =>
  storage.set(keyOf(owner, entry), JSON.stringify(entry))

export const forget = ({ storage, owner }: OutboxPorts, entry: Entry): Promise<void> =>
  storage.remove(keyOf(owner, entry))

/** Everything kept for this person, in the order it was born. An entry that cannot be read is left where it is. */
export async function readKept({ storage, owner }: OutboxPorts): Promise<Entry[]> {
  const keys = [...(await storage.keys(prefixOf(owner)))].sort()
  const entries: Entry[] = []
  for (const key of keys) {
    const text = await storage.get(key)
    const entry = text === null ? null : parse(text)
    if (entry) entries.push(entry)
  }
  return entries
}

function parse(text: string): Entry | null {
  try {
    return JSON.parse(text) as Entry
  } catch {
    return null
  }
}
