import type { Instant, Label, PersonId } from '../../kernel/index.ts'
import { nodeOf, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import { openLinesOf } from '../lines.ts'
import { isAside } from '../path.ts'
import type { Pause, Task, Wait, WorkOrder } from '../state.ts'
import { leadTask } from '../status.ts'

/** Where the order stands, for one line; a round above one is work being done again. */
export type Headline =
  | { readonly key: 'finding_technician' }
  | {
      readonly key: 'assigned' | 'accepted' | 'on_the_way' | 'repairing'
      readonly personId: PersonId | null
      readonly round: number
    }
  | {
      readonly key: 'paused' | 'awaiting_parts'
      readonly reason: string
      readonly for: Pause['for']
      readonly since: Instant
    }
  | { readonly key: 'awaiting_store' | 'awaiting_customer'; readonly lines: number; readonly round: number }
  | {
      readonly key: 'in_hand' | 'awaiting_approval'
      readonly label: Label
      readonly personId: PersonId | null
      readonly round: number
    }
  | { readonly key: 'waiting'; readonly label: Label; readonly until: Instant | null }
  | { readonly key: 'awaiting_decision'; readonly lines: number }
  | { readonly key: 'completed' | 'settled' | 'closed' | 'cancelled' | 'cannot_complete' }

const byState = { accepted: 'accepted', travelling: 'on_the_way', in_progress: 'repairing' } as const

/** Where one open task stands. */
export function headlineOfTask(definition: WorkTypeDefinition, task: Task): Headline {
  const { work, label } = taskNodeOf(definition, task.node)
  const { pause, round, state, assigneeId: personId } = task
  if (pause)
    return {
      key: pause.for === 'parts' ? 'awaiting_parts' : 'paused',
      reason: pause.reason,
      for: pause.for,
      since: pause.since,
    }
  if (work === 'acceptance' || work === 'confirm') {
    const lines = openLinesOf(definition, task).length
    if (state === 'pending') return { key: 'awaiting_decision', lines }
    return { key: work === 'acceptance' ? 'awaiting_store' : 'awaiting_customer', lines, round }
  }
  if (work === 'approval') return { key: 'awaiting_approval', label, personId, round }
  if (work === 'desk') return { key: 'in_hand', label, personId, round }
  if (state === 'pending') return { key: 'finding_technician' }
  const key = state === 'accepted' || state === 'travelling' || state === 'in_progress' ? byState[state] : 'assigned'
  return { key, personId, round }
}

/** Where an order stands that waits for a time or an event. */
export function headlineOfWait(definition: WorkTypeDefinition, { node, until }: Wait): Headline {
  return { key: 'waiting', label: nodeOf(definition, node)?.label ?? definition.label, until }
}

/** Where the order stands as a whole: of several open parts, the one that tells most. */
export function headlineOf(definition: WorkTypeDefinition, order: WorkOrder): Headline {
  const task = leadTask(definition, order)
  const [wait] = order.waits
  if (wait && (!task || isAside(task))) return headlineOfWait(definition, wait)
  if (task) return headlineOfTask(definition, task)
  const { status } = order
  if (status === 'settled' || status === 'closed' || status === 'cancelled' || status === 'cannot_complete')
    return { key: status }
  return { key: 'completed' }
}
