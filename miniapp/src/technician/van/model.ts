import type { Reply } from '@field/contract'
import type { Entry } from '../../data/index.ts'
import { commandOf } from '../../work-order/pending.ts'

export type Van = Reply<'GET /van'>
export type VanLine = Van['items'][number] & {
  /** Taken on this phone, and not yet known to the server. */
  readonly unsent: number
}

/** What this phone took from the van and has not sent yet, by part; the last picking of a task says it all. */
export function unsentOf(
  entries: readonly Pick<Entry, 'route' | 'body' | 'about' | 'state'>[],
): ReadonlyMap<string, number> {
  const last = new Map<string, Entry['about']>()
  for (const entry of entries) {
    const command = commandOf(entry)
    if (command?.kind === 'pick_parts' && entry.state === 'waiting') last.set(command.taskId, entry.about)
  }
  const sum = new Map<string, number>()
  for (const about of last.values())
    for (const [key, change] of Object.entries(about))
      if (key.startsWith('part:')) sum.set(key.slice(5), (sum.get(key.slice(5)) ?? 0) + Number(change))
  return sum
}

/** The van's lines that hold something, or will when this phone has sent what it took; searched by name or code. */
export function vanLines(van: Van, unsent: ReadonlyMap<string, number>, typed: string): readonly VanLine[] {
  const wanted = typed.trim().toLowerCase()
  return van.items
    .map((line) => ({ ...line, unsent: Math.max(0, unsent.get(line.partId) ?? 0) }))
    .filter(({ name, code }) => `${name['zh-CN']} ${name.en ?? ''} ${code}`.toLowerCase().includes(wanted))
}
