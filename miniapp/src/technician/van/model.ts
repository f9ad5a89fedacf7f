import type { Reply } from '@field/contract'
import type { Entry } from '../../data/index.ts'
import { type Transfer, waitingFor } from '../../stock/model.ts'
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

export type Level = Reply<'GET /stock/levels'>['items'][number]
export type Refill = Reply<'GET /stock/refills'>['items'][number]

/** The marks of the van by part. */
export const vanLevels = (levels: readonly Level[]): ReadonlyMap<string, Level> =>
  new Map(levels.map((one) => [one.partId, one]))

/** The van with the parts that should lie on it and do not. */
export function withEmpty(van: Van, levels: readonly Level[]): Van {
  const held = new Set(van.items.map(({ partId }) => partId))
  const empty = levels.filter(({ partId, target }) => target > 0 && !held.has(partId))
  return {
    ...van,
    items: [...van.items, ...empty.map(({ partId, code, name }) => ({ partId, code, name, quantity: 0 }))],
  }
}

/** What waits for this person: what is to be confirmed, and what others asked for. */
export const waits = (transfers: readonly Transfer[]) => ({
  receive: waitingFor(transfers, 'receive'),
  send: waitingFor(transfers, 'send'),
})

/** What a refill can bring, and what nobody has. */
export const refillSides = (refills: readonly Refill[]) => ({
  some: refills.filter(({ from }) => from !== null),
  none: refills.filter(({ from }) => from === null),
})

type Known = { readonly id: string; readonly code: string; readonly name: VanLine['name']; readonly serial?: boolean }

/** The parts to count: those the van's book has, and all that could lie there. What is on the van counts without the list too. */
export function countable(
  items: Van['items'],
  parts: readonly Known[],
): { here: readonly Known[]; all: readonly Known[] } {
  const known = new Map(parts.map((part) => [part.id, part]))
  const here = items.map(({ partId, code, name }) => known.get(partId) ?? { id: partId, code, name })
  const others = parts.filter(({ id }) => !here.some((one) => one.id === id))
  return { here, all: [...here, ...others] }
}
