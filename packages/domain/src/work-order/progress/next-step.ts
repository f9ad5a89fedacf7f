import type { ConditionFacts } from '../../condition/index.ts'
import type { Label } from '../../kernel/index.ts'
import { type Node, nextNode, nodeOf, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import { factsOf } from '../facts.ts'
import type { WorkOrder } from '../state.ts'
import { leadTask } from '../status.ts'

/** What comes next if all goes well; `label` is the node's own, where the step is another node. */
export type NextStep = {
  readonly key:
    | 'assign'
    | 'set_off'
    | 'arrive'
    | 'repair'
    | 'work'
    | 'approve'
    | 'wait'
    | 'accept'
    | 'confirm'
    | 'settle'
    | 'rate'
    | 'resume'
    | 'end'
  readonly label: Label | null
}

const simple = (key: NextStep['key']): NextStep => ({ key, label: null })

const byWork = { visit: 'repair', desk: 'work', approval: 'approve', acceptance: 'accept', confirm: 'confirm' } as const

/** What the system does on the way is passed over, save the settlement; of parts side by side the whole is named. */
function stepInto(definition: WorkTypeDefinition, node: Node | null, facts: ConditionFacts, steps = 0): NextStep {
  if (!node || node.kind === 'end' || steps > definition.nodes.length) return simple('end')
  const { label } = node
  if (node.kind === 'task' || node.kind === 'approval') return { key: byWork[node.work], label }
  if (node.kind === 'parallel') return { key: 'work', label }
  if (node.kind === 'wait') return { key: 'wait', label }
  if (node.kind === 'auto' && node.action === 'settle') return { key: 'settle', label }
  return stepInto(definition, nextNode(definition, node, facts), facts, steps + 1)
}

/** The step after the present one, of the part that tells most; null when nothing is left to come. */
export function nextStepOf(definition: WorkTypeDefinition, order: WorkOrder): NextStep | null {
  const task = leadTask(definition, order)
  const after = (node: Node): NextStep => {
    const facts = factsOf(order)
    return stepInto(definition, nextNode(definition, node, facts), facts)
  }
  if (!task) {
    const waiting = order.waits[0] && nodeOf(definition, order.waits[0].node)
    if (waiting) return after(waiting)
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
  return after(node)
}
