import type { Actor } from '@field/domain/access'
import { asId, type Instant } from '@field/domain/kernel'
import { advance, type Command, decide, idsNeeded, type WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Entry } from '../data/outbox/index.ts'

export const commandRoute = 'POST /work-orders/:id/commands'

type Body = { readonly command: Command; readonly at?: Instant }

/** The command that an entry of the outbox carries; null for entries of another kind. */
export const commandOf = (entry: Pick<Entry, 'route' | 'body'>): Command | null =>
  entry.route === commandRoute ? (entry.body as Body).command : null

/**
 * The order as it will stand when the server has taken what waits on this phone: each command decided by the domain, in
 * the order in which they were born. One that would be refused now, or was applied already, changes nothing here;
 * what the server refused is left out.
 */
export function withPending(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  entries: readonly Entry[],
  actor: Actor,
): WorkOrder {
  return entries.reduce((now, entry) => {
    const command = commandOf(entry)
    if (!command || entry.state !== 'waiting') return now
    const at = Math.max(now.updatedAt, (entry.body as Body).at ?? entry.bornAt)
    // Tasks that this opens are the server's to name; until then the command's own id stands for them.
    const ids = Array.from({ length: idsNeeded(definition) }, (_none, at) =>
      asId<WorkOrder['tasks'][number]['id']>(`${entry.id}${'+'.repeat(at)}`),
    )
    const decided = decide(definition, now, command, { now: at, actor, ids, candidates: [] })
    return decided.ok ? { ...advance(now, decided.value, at), version: now.version } : now
  }, order)
}
