import type { Label } from '../../kernel/index.ts'
import { type Node, nextNode, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import { factsOf } from '../facts.ts'
import type { WorkOrder } from '../state.ts'
import { openTask } from '../tasks.ts'

/** What comes next if all goes well; `label` is the node's own, where the step is another node. */
export type NextStep = {
  readonly key: 'assign' | 'set_off' | 'arrive' | 'repair' | 'accept' | 'confirm' | 'settle' | 'rate' | 'resume' | 'end'
  readonly label: Label | null
}

const simple = (key: NextStep['key']): NextStep => ({ key, label: null })

function stepInto(node: Node | null): NextStep {
  if (!node || node.kind === 'end') return simple('end')
  if (node.kind === 'auto') return { key: 'settle', label: node.label }
  const key = node.work === 'acceptance' ? 'accept' : node.work === 'confirm' ? 'confirm' : 'repair'
  return { key, label: node.label }
}

/** The step after the present one, or null when nothing is left to come. */
export function nextStepOf(definition: WorkTypeDefinition, order: WorkOrder): NextStep | null {
  const task = openTask(order)
  if (!task) {
    if (order.status === 'completed') return simple('settle')
    return order.status === 'settled' && order.rating === null && order.customerId !== null ? simple('rate') : null
  }
  const node = taskNodeOf(definition, task.node)
  if (task.pause) return simple('resume')
  if (node.work === 'visit') {
    if (task.state === 'pending') return simple('assign')
    if (task.state === 'travelling') return { key: 'repair', label: node.label }
    if (task.state !== 'in_progress') return simple('set_off')
  }
  return stepInto(nextNode(definition, node, factsOf(order)))
}
