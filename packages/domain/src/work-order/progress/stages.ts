import type { Label } from '../../kernel/index.ts'
import { nodeOf, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import { isAside } from '../path.ts'
import type { Task, WorkOrder } from '../state.ts'
import { currentTask, isOpen, stateBeforePause } from '../tasks.ts'

export type StagePart = { readonly key: string; readonly label: Label; readonly state: 'done' | 'now' | 'to_come' }

/** Which stage a task stands in: its node's, moved on by its state where the node says so. */
function stageOf(definition: WorkTypeDefinition, task: Task): string {
  const node = taskNodeOf(definition, task.node)
  const state = task.pause ? stateBeforePause(task) : task.state
  const moved = node.stageByState && Object.entries(node.stageByState).find(([name]) => name === state)?.[1]
  return moved ?? node.stage
}

/** Where the order is in its stages: of every open part, else of the last task. */
function stagesNow(definition: WorkTypeDefinition, order: WorkOrder): readonly string[] {
  const open = order.tasks.filter((task) => isOpen(task) && !isAside(task)).map((task) => stageOf(definition, task))
  const waits = order.waits.map(({ node }) => nodeOf(definition, node)?.stage ?? '')
  const task = currentTask(order)
  return open.length + waits.length > 0 ? [...open, ...waits] : task ? [stageOf(definition, task)] : []
}

/**
 * The bar: what lies before the first stage that something is open in is done; when the order has come to its good end,
 * all of it. Parts side by side may make several stages "now". A cancelled order stands still where it was.
 */
export function stagesOf(definition: WorkTypeDefinition, order: WorkOrder): readonly StagePart[] {
  const now = stagesNow(definition, order)
  const at = definition.stages.findIndex(({ key }) => now.includes(key))
  const good = order.status === 'completed' || order.status === 'settled' || order.status === 'closed'
  const open = order.waits.length > 0 || order.tasks.some(isOpen)
  return definition.stages.map(({ key, label }, index) => {
    if (good || index < at) return { key, label, state: 'done' }
    return { key, label, state: open && now.includes(key) ? 'now' : 'to_come' }
  })
}
