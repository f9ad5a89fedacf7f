import type { Label } from '../../kernel/index.ts'
import { nodeOf } from '../../workflow/index.ts'
import type { DomainEvent } from '../event.ts'
import type { RowKind } from './row.ts'
import type { Eyes } from './row-of.ts'

/**
 * The row of an event of the flow itself: parting, joining, waiting, and what the system did; null for one that tells
 * these eyes nothing, undefined when the event is no such. What the office arranged stays with the office and the handlers.
 */
export function flowRow({ definition, relations }: Eyes, event: DomainEvent): RowKind | null | undefined {
  const inside = relations.includes('office') || relations.includes('handler')
  const labelOf = (key: string): Label => nodeOf(definition, key)?.label ?? definition.label
  switch (event.kind) {
    case 'forked': {
      const node = nodeOf(definition, event.node)
      const keys = node?.kind === 'parallel' ? node.branches.filter((_, index) => event.branches.includes(index)) : []
      return { kind: 'parted', labels: keys.map(labelOf) }
    }
    case 'joined':
      return { kind: 'joined', label: labelOf(event.join) }
    case 'waiting':
      return { kind: 'waiting', label: labelOf(event.wait.node), until: event.wait.until }
    case 'wait_over':
      return { kind: 'wait_over', label: labelOf(event.node), because: event.by }
    case 'action_due':
      return inside ? { kind: 'action', label: event.rule ?? labelOf(event.node), action: event.action.action } : null
    case 'reminded':
      return inside ? { kind: 'reminded', of: event.of, dueAt: event.dueAt } : null
    case 'escalated':
      // That time agreed, everybody reads.
      return inside || event.then.kind === 'complete'
        ? { kind: 'escalated', of: event.of, dueAt: event.dueAt, then: event.then.kind }
        : null
    case 'priority_raised':
      return { kind: 'priority', urgent: event.urgent }
    case 'tagged':
      return inside ? { kind: 'tagged', tags: event.tags } : null
    case 'closed':
      return { kind: 'closed' }
    case 'migrated':
      return inside ? { kind: 'migrated' } : null
    case 'arrived_at_join':
    case 'branches_ended':
    case 'task_opened':
    case 'status_changed':
    case 'settlement_due':
      return null
    default:
      return undefined
  }
}
