import type { CascadeOption } from '../form/index.ts'
import { isOpen, type Task, type TimelineEntry, taskOf, type WorkOrder } from '../work-order/index.ts'
import { isPersonNode, type MessageMoment, nodeOf, type WorkTypeDefinition } from '../workflow/index.ts'

/** A moment at which a work type may speak, at which node, and about which task. */
export type Moment = { readonly on: MessageMoment; readonly node: string | null; readonly task: Task | null }

/** Tasks of one visit to a node: those of several signers are. */
export const sameVisit = (one: Task, other: Task): boolean =>
  one.node === other.node && one.round === other.round && one.path.join() === other.path.join()

/** The end node that a status means; null where two ends have the same outcome. */
function endOf({ nodes }: WorkTypeDefinition, outcome: string): string | null {
  const ends = nodes.filter((node) => node.kind === 'end' && node.outcome === outcome)
  return ends.length === 1 ? (ends[0]?.key ?? null) : null
}

function completed(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  { outcome }: Extract<TimelineEntry['event'], { kind: 'task_completed' }>,
  task: Task,
): readonly Moment[] {
  const { node } = task
  // While other signers are still asked, nothing is decided.
  if (order.tasks.some((one) => isOpen(one) && sameVisit(one, task))) return []
  const passed = outcome !== 'rework' && outcome !== 'rejected'
  const done: Moment[] = passed ? [{ on: 'node_done', node, task }] : []
  if (nodeOf(definition, node)?.kind !== 'approval') return done
  return [...done, { on: passed ? 'approved' : 'rejected', node, task }]
}

function ended(definition: WorkTypeDefinition, to: string): readonly Moment[] {
  const end = endOf(definition, to)
  const entered: Moment[] = end === null ? [] : [{ on: 'node_entered', node: end, task: null }]
  if (to === 'completed') return [...entered, { on: 'completed', node: null, task: null }]
  return to === 'cancelled' ? [...entered, { on: 'cancelled', node: null, task: null }] : entered
}

const givesOne = (options: readonly CascadeOption[], tags: readonly string[]): boolean =>
  options.some((option) => option.tags?.some((tag) => tags.includes(tag)) || givesOne(option.children ?? [], tags))

/** The step that gave these tags, as far as no answer and no other step can have. */
function tagging({ nodes, report }: WorkTypeDefinition, tags: readonly string[]): readonly string[] {
  const steps = nodes.filter(
    (node) => node.kind === 'auto' && node.action === 'tag' && tags.every((tag) => node.tags.includes(tag)),
  )
  const forms = [report, ...nodes.flatMap((node) => (isPersonNode(node) && node.form ? [node.form] : []))]
  const fields = forms.flatMap((form) => form.fields)
  const answered = fields.some((field) => field.kind === 'cascade' && givesOne(field.options, tags))
  return steps.length === 1 && !answered ? steps.map(({ key }) => key) : []
}

/**
 * The moments of an entry. A node is entered once, also by several signers; a pool's task is assigned when somebody
 * takes it. `node_done` is work that goes on: what was rejected or goes back was not done.
 */
export function momentsOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  { event }: TimelineEntry,
): readonly Moment[] {
  const task = 'taskId' in event ? taskOf(order, event.taskId) : null
  const of = (on: MessageMoment): readonly Moment[] => (task ? [{ on, node: task.node, task }] : [])
  const entered = (node: string): readonly Moment[] => [{ on: 'node_entered', node, task: null }]
  switch (event.kind) {
    case 'reported':
      return [{ on: 'reported', node: null, task: null }]
    case 'task_opened': {
      const opened = taskOf(order, event.task.id) ?? event.task
      const first = order.tasks.find((one) => sameVisit(one, opened))
      return first && first.id !== opened.id ? [] : [{ on: 'node_entered', node: opened.node, task: opened }]
    }
    case 'task_assigned':
      return event.assigneeId === null && event.role === 'technician' ? [] : of('assigned')
    case 'task_claimed':
      return of('assigned')
    case 'task_travelling':
      return of('on_the_way')
    case 'task_paused':
      return of('paused')
    case 'task_completed':
      return task ? completed(definition, order, event, task) : []
    case 'forked':
    case 'action_due':
    case 'settlement_due':
      return entered(event.node)
    case 'joined':
      return entered(event.join)
    case 'tagged':
      return tagging(definition, event.tags).flatMap(entered)
    case 'waiting':
      return entered(event.wait.node)
    case 'status_changed':
      return ended(definition, event.to)
    default:
      return []
  }
}
