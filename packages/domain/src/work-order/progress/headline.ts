import type { Instant, PersonId } from '../../kernel/index.ts'
import { taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import { openLinesOf } from '../lines.ts'
import type { Pause, Task, WorkOrder } from '../state.ts'
import { openTask } from '../tasks.ts'

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
  | { readonly key: 'awaiting_decision'; readonly lines: number }
  | { readonly key: 'completed' | 'settled' | 'closed' | 'cancelled' | 'cannot_complete' }

const byState = { accepted: 'accepted', travelling: 'on_the_way', in_progress: 'repairing' } as const

function ofTask(definition: WorkTypeDefinition, task: Task): Headline {
  const { work } = taskNodeOf(definition, task.node)
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
  if (state === 'pending') return { key: 'finding_technician' }
  const key = state === 'accepted' || state === 'travelling' || state === 'in_progress' ? byState[state] : 'assigned'
  return { key, personId, round }
}

export function headlineOf(definition: WorkTypeDefinition, order: WorkOrder): Headline {
  const task = openTask(order)
  if (task) return ofTask(definition, task)
  const { status } = order
  if (status === 'settled' || status === 'closed' || status === 'cancelled' || status === 'cannot_complete')
    return { key: status }
  return { key: 'completed' }
}
