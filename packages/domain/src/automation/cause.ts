import type { Answers } from '../form/index.ts'
import type { TimelineEntry, WorkOrder } from '../work-order/index.ts'
import type { AutomationRule, Trigger } from './rule.ts'

/** What a rule fires on, once: its name is unique with the rule, and the rest is for the log. */
export type Cause = {
  readonly name: string
  readonly seq: number
  readonly at: number
  readonly why: Readonly<Record<string, unknown>>
}

const answersIn = ({ event }: TimelineEntry): Answers =>
  event.kind === 'reported' ? event.order.report : event.kind === 'task_completed' ? event.answers : {}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The answer of a field in an entry, when it is another than before; undefined when it is not. */
function changeAt(entries: readonly TimelineEntry[], index: number, field: string) {
  const entry = entries[index]
  const now = entry && answersIn(entry)[field]
  if (isEmpty(now)) return undefined
  const before = entries
    .slice(0, index)
    .map((one) => answersIn(one)[field])
    .filter((value) => !isEmpty(value))
    .at(-1)
  return JSON.stringify(before) === JSON.stringify(now) ? undefined : { before: before ?? null, now }
}

const nodeOfEvent = ({ tasks }: WorkOrder, { event }: TimelineEntry, phase: 'entered' | 'done'): string | null => {
  const nodeOfTask = (id: string) => tasks.find((task) => task.id === id)?.node ?? null
  if (phase === 'done')
    return event.kind === 'task_completed'
      ? nodeOfTask(event.taskId)
      : event.kind === 'wait_over' || event.kind === 'action_due'
        ? event.node
        : null
  if (event.kind === 'task_opened') return event.task.node
  if (event.kind === 'waiting') return event.wait.node
  return event.kind === 'action_due' || event.kind === 'settlement_due' ? event.node : null
}

const closing = ['completed', 'settled', 'closed', 'cancelled', 'cannot_complete']

type Seen = { readonly entries: readonly TimelineEntry[]; readonly order: WorkOrder; readonly index: number }

function reasonOf(when: Trigger, { entries, order, index }: Seen): { name: string; why: Cause['why'] } | null {
  const entry = entries[index]
  if (!entry) return null
  const { event, seq } = entry
  const each = `${order.id}:${seq}`
  switch (when.on) {
    case 'event': {
      if (event.kind !== when.kind) return null
      const narrowed = when.status !== undefined && !(event.kind === 'status_changed' && event.to === when.status)
      return narrowed ? null : { name: each, why: { event: event.kind, status: when.status ?? null } }
    }
    case 'node':
      return nodeOfEvent(order, entry, when.phase) === when.node
        ? { name: each, why: { node: when.node, phase: when.phase } }
        : null
    case 'answer': {
      const change = changeAt(entries, index, when.field)
      if (!change || (change.before === null) !== (when.change === 'set')) return null
      return { name: when.change === 'set' ? `${order.id}:${when.field}` : each, why: { field: when.field, ...change } }
    }
    case 'repeat': {
      const change = changeAt(entries, index, when.field)
      return change
        ? { name: `${order.id}:${when.field}:${String(change.now)}`, why: { field: when.field, ...change } }
        : null
    }
    case 'closed':
      return event.kind === 'status_changed' && closing.includes(event.to) && !closing.includes(event.from)
        ? { name: `${order.id}:closed:${seq}`, why: { status: event.to } }
        : null
    case 'hook':
    case 'schedule':
      return null
  }
}

/**
 * What among the entries after `from`, up to `to`, a rule fires on, in their order. `entries` is the whole timeline, since
 * whether an answer is new or changed depends on what was answered before.
 */
export function causesOf(
  { when, workTypes }: Pick<AutomationRule, 'when' | 'workTypes'>,
  workType: string,
  order: WorkOrder,
  entries: readonly TimelineEntry[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Cause[] {
  if (workTypes !== undefined && !workTypes.includes(workType)) return []
  return entries.flatMap((entry, index): Cause[] => {
    if (entry.seq <= from || entry.seq > to) return []
    const found = reasonOf(when, { entries, order, index })
    return found ? [{ ...found, seq: entry.seq, at: entry.at }] : []
  })
}
