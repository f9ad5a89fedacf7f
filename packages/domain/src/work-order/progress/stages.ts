import type { Label } from '../../kernel/index.ts'
import { taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import type { WorkOrder } from '../state.ts'
import { currentTask, isOpen, stateBeforePause } from '../tasks.ts'

export type StagePart = { readonly key: string; readonly label: Label; readonly state: 'done' | 'now' | 'to_come' }

/**
 * The bar: what lies before the current task's stage is done; when the order has come to its good end, all of it.
 * A cancelled order stands still where it was, with nothing "now".
 */
export function stagesOf(definition: WorkTypeDefinition, order: WorkOrder): readonly StagePart[] {
  const task = currentTask(order)
  const node = task && taskNodeOf(definition, task.node)
  const state = task && (task.pause ? stateBeforePause(task) : task.state)
  const moved = node?.stageByState && Object.entries(node.stageByState).find(([name]) => name === state)?.[1]
  const at = definition.stages.findIndex(({ key }) => key === (moved ?? node?.stage))
  const good = order.status === 'completed' || order.status === 'settled' || order.status === 'closed'
  return definition.stages.map(({ key, label }, index) => {
    if (good || index < at) return { key, label, state: 'done' }
    return { key, label, state: index === at && task && isOpen(task) ? 'now' : 'to_come' }
  })
}
