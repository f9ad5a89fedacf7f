import { type Actor, may } from '../../access/index.ts'
import { own } from '../../form/index.ts'
import type { Label } from '../../kernel/index.ts'
import { type PersonNode, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import type { DomainEvent, TimelineEntry } from '../event.ts'
import { openLinesOf } from '../lines.ts'
import type { Relation } from '../relation.ts'
import type { AssignmentReason, Task, WorkOrder } from '../state.ts'
import { taskOf } from '../tasks.ts'
import { flowRow } from './flow-row.ts'
import type { AssignedBecause, RowKind } from './row.ts'

/** Through whose eyes the timeline is read. */
export type Eyes = {
  readonly definition: WorkTypeDefinition
  readonly order: WorkOrder
  readonly viewer: Actor
  readonly relations: readonly Relation[]
}

type TaskEvent = Extract<DomainEvent, { taskId: Task['id'] }>
type Reported = Extract<DomainEvent, { kind: 'reported' }>
type Completed = Extract<DomainEvent, { kind: 'task_completed' }>

function reportedRow(
  { definition, relations }: Eyes,
  { order, routing }: Reported,
  actorId: TimelineEntry['actorId'],
  withWords: boolean,
): RowKind {
  const symptoms: Label[] = []
  const count = { photo: 0, audio: 0 }
  let words: string | null = null
  for (const field of definition.report.fields) {
    const answer = own(order.report, field.key)
    if (field.kind === 'multi_select' && Array.isArray(answer))
      symptoms.push(...field.options.filter(({ value }) => answer.includes(value)).map(({ label }) => label))
    if ((field.kind === 'photo' || field.kind === 'audio') && Array.isArray(answer)) count[field.kind] += answer.length
    if (field.kind === 'long_text' && typeof answer === 'string' && answer !== '' && withWords) words ??= answer
  }
  const inside = relations.includes('office') || relations.includes('handler')
  const told = routing && inside ? { routing } : {}
  const { customerId, source } = order
  const onBehalf = customerId !== null && actorId !== null && actorId !== customerId
  const how = onBehalf ? ({ onBehalf: true } as const) : {}
  return { kind: 'reported', source, symptoms, words, photos: count.photo, voices: count.audio, ...how, ...told }
}

function becauseOf(reason: AssignmentReason): AssignedBecause {
  const known =
    'siteName' in reason
      ? { siteName: reason.siteName, candidates: reason.candidates }
      : { siteName: null, candidates: null }
  return { by: reason.by, metres: 'metres' in reason ? reason.metres : null, ...known }
}

function labelOf(definition: WorkTypeDefinition, node: PersonNode, line: string): Label {
  const form = taskNodeOf(definition, node.judges ?? node.key).form
  const lines = (form?.fields ?? []).flatMap((field) => (field.kind === 'checklist' ? field.lines : []))
  return lines.find(({ key }) => key === line)?.label ?? node.label
}

const judgeOf = (node: PersonNode): 'store' | 'customer' => (node.work === 'acceptance' ? 'store' : 'customer')

function completedRow(eyes: Eyes, event: Completed, task: Task, node: PersonNode): RowKind {
  const { definition } = eyes
  const { outcome, verdicts, signatureId, words = null } = event
  if (outcome === 'approved' || outcome === 'rejected')
    return { kind: outcome, label: node.label, words: isInside(eyes) ? words : null }
  if (node.work === 'desk') return { kind: 'node_done', label: node.label, round: task.round }
  if (outcome === 'done') {
    const more = isOneOfVisits(definition, node) ? { label: node.label } : {}
    return { kind: 'work_done', round: task.round, lines: openLinesOf(definition, task).length, ...more }
  }
  if (outcome === 'rework') {
    const lines = verdicts
      .filter(({ verdict }) => verdict === 'rework')
      .map(({ line, remark }) => ({ line, label: labelOf(definition, node, line), remark: remark ?? null }))
    return { kind: 'rework', of: judgeOf(node), lines }
  }
  if (node.work === 'confirm') return { kind: 'confirmed' }
  const remarked = verdicts.filter(({ verdict }) => verdict === 'accepted_with_remark').length
  return { kind: 'lines_accepted', accepted: verdicts.length, remarked, signed: signatureId !== null }
}

const isInside = ({ relations }: Eyes): boolean => relations.includes('office') || relations.includes('handler')

/** Where an order has several visits, each goes by its name; a lone one is the work itself. */
const isOneOfVisits = ({ nodes }: WorkTypeDefinition, { work }: PersonNode): boolean =>
  work === 'visit' && nodes.filter((node) => node.kind === 'task' && node.work === 'visit').length > 1

type Assigned = Extract<DomainEvent, { kind: 'task_assigned' }>

function assignedRow({ definition }: Eyes, event: Assigned, task: Task, node: PersonNode): RowKind {
  const { assigneeId: personId, placeId, role = null, reason, finishBy: decideBy } = event
  if (node.kind === 'approval') return { kind: 'awaiting_approval', label: node.label, personId, role, decideBy }
  if (node.judges !== undefined)
    return { kind: 'awaiting_acceptance', of: judgeOf(node), lines: openLinesOf(definition, task).length, decideBy }
  const named = node.work !== 'visit' || isOneOfVisits(definition, node)
  const more = { ...(role === null ? {} : { role }), ...(named ? { label: node.label } : {}) }
  return { kind: 'assigned', personId, placeId, round: task.round, because: becauseOf(reason), ...more }
}

function taskRow(eyes: Eyes, event: TaskEvent, mine: boolean): RowKind | null {
  const { definition, order, relations } = eyes
  const task = taskOf(order, event.taskId)
  if (!task) return null
  const node = taskNodeOf(definition, task.node)
  const office = relations.includes('office')
  const working = office || mine
  switch (event.kind) {
    case 'task_assigned':
      return assignedRow(eyes, event, task, node)
    case 'task_claimed':
      return task.reason?.by === 'pool' ? { kind: 'claimed', personId: event.assigneeId } : null
    case 'task_unassigned':
      if (event.why === 'no_candidate') return { kind: 'waiting_for_assignment' }
      // The escalation before it says so already.
      if (event.why === 'overdue') return null
      return office ? { kind: 'declined', words: event.words ?? '' } : null
    case 'task_accepted':
      return { kind: 'accepted' }
    case 'task_travelling':
      return { kind: 'set_off', expectedAt: event.expectedAt }
    case 'task_arrived':
      return { kind: 'arrived', position: working ? event.position : null }
    case 'draft_saved':
      return working ? { kind: 'draft_saved' } : null
    case 'parts_picked':
      return working ? { kind: 'parts_picked', change: event.change } : null
    case 'task_paused':
      return { kind: 'paused', reason: event.pause.reason, for: event.pause.for }
    case 'task_resumed':
      return { kind: 'resumed', pausedMs: event.pausedMs }
    case 'task_completed':
      return completedRow(eyes, event, task, node)
    case 'task_returned':
      return { kind: 'returned', words: event.words }
    case 'task_transferred':
      return { kind: 'transferred', personId: event.to, words: working ? event.words : null }
    case 'task_skipped':
      return office && event.why !== 'ended' && event.why !== 'withdrawn'
        ? { kind: 'skipped', label: node.label, why: event.why }
        : null
    case 'task_withdrawn':
      return { kind: 'withdrawn', label: node.label }
    case 'task_cannot_complete':
      return { kind: 'cannot_complete', words: event.words }
    case 'signer_added':
      return isInside(eyes) ? { kind: 'signer_added', label: node.label, personId: event.to } : null
  }
}

/** Whether what the customer pays is for these eyes. */
const seesTotals = ({ viewer, relations }: Eyes): boolean =>
  may(viewer, 'prices.sale') && (relations.includes('customer') || may(viewer, 'settlements.all'))

/**
 * The row that an entry makes in these eyes, or none. Drafts, parts and positions are for who made them and the office;
 * why somebody declined is for the office; amounts for who may see what the customer pays.
 */
export function rowOf(eyes: Eyes, { event, actorId }: TimelineEntry): RowKind | null {
  const { viewer, relations } = eyes
  const mine = actorId === viewer.personId
  if ('taskId' in event) return taskRow(eyes, event, mine)
  const row = flowRow(eyes, event)
  if (row !== undefined) return row
  const onlyFollows = relations.every((relation) => relation === 'follower')
  switch (event.kind) {
    case 'reported':
      return reportedRow(eyes, event, actorId, !onlyFollows || mine)
    case 'commented':
      return onlyFollows && !mine ? null : { kind: 'commented', words: event.words, photos: event.photos }
    case 'followed':
      return relations.includes('office') || mine ? { kind: 'followed' } : null
    case 'settled':
      return { kind: 'settled', totalFen: seesTotals(eyes) ? event.totalFen : null }
    case 'quote_offered':
    case 'quote_decided': {
      if (onlyFollows) return null
      const { number } = event
      const handles = relations.includes('handler') && may(viewer, 'prices.sale')
      const totalFen = handles || seesTotals(eyes) ? event.totalFen : null
      if (event.kind === 'quote_offered') return { kind: 'quote_offered', number, totalFen }
      return { kind: 'quote_decided', number, totalFen, decision: event.decision, words: event.words || null }
    }
    case 'urged':
      return { kind: 'urged' }
    case 'cancelled':
      return { kind: 'cancelled', words: event.words }
    case 'rated': {
      const { stars, tags, words } = event.rating
      return onlyFollows ? null : { kind: 'rated', stars, tags, words }
    }
    default:
      return null
  }
}
