import { emptyMarking, type Marking, type Task } from './state.ts'

// Most members of a task are empty for most of its life. What is stored leaves them out; what was stored before with all
// of them, or before some were known, reads the same.

type Always = 'id' | 'node' | 'round' | 'state' | 'openedAt'
/** A task as it is stored: every member that is null, 0 or empty may be left out, but for the five that never are. */
export type KeptTask = Pick<Task, Always> & { readonly [key in Exclude<keyof Task, Always>]?: Task[key] | null }
/** Where an order is in its flow, as it is stored: `{}` for most. */
export type KeptMarking = { readonly [key in keyof Marking]?: Marking[key] | null }

// Shared by all that is read, so that nobody may write into them.
const none: readonly never[] = Object.freeze([])
const nothing: Readonly<Record<string, never>> = Object.freeze({})

type Draft<T> = { -readonly [key in keyof T]: T[key] }

function isBare(record: object): boolean {
  for (const _ in record) return false
  return true
}

/**
 * The task as it is stored; `unpackTask` answers an equal one. An empty list of lines is not the same as none, so it
 * stays. Member by member, since a walk over names costs more than writing the JSON.
 */
export function packTask(task: Task): KeptTask {
  const { id, node, round, state, openedAt } = task
  const kept: Draft<KeptTask> = { id, node, round, state, openedAt }
  if (task.path.length > 0) kept.path = task.path
  if (task.assigneeId !== null) kept.assigneeId = task.assigneeId
  if (task.placeId !== null) kept.placeId = task.placeId
  if (task.role !== null) kept.role = task.role
  if (task.reason !== null) kept.reason = task.reason
  if (task.declinedBy.length > 0) kept.declinedBy = task.declinedBy
  if (task.assignedAt !== null) kept.assignedAt = task.assignedAt
  if (task.acceptedAt !== null) kept.acceptedAt = task.acceptedAt
  if (task.travellingAt !== null) kept.travellingAt = task.travellingAt
  if (task.arrivedAt !== null) kept.arrivedAt = task.arrivedAt
  if (task.arrivedPosition !== null) kept.arrivedPosition = task.arrivedPosition
  if (task.doneAt !== null) kept.doneAt = task.doneAt
  if (task.expectedAt !== null) kept.expectedAt = task.expectedAt
  if (task.acceptBy !== null) kept.acceptBy = task.acceptBy
  if (task.arriveBy !== null) kept.arriveBy = task.arriveBy
  if (task.finishBy !== null) kept.finishBy = task.finishBy
  if (task.pause !== null) kept.pause = task.pause
  if (task.pausedMs !== 0) kept.pausedMs = task.pausedMs
  if (!isBare(task.answers)) kept.answers = task.answers
  if (task.parts.length > 0) kept.parts = task.parts
  if (task.services.length > 0) kept.services = task.services
  if (task.openLines !== null) kept.openLines = task.openLines
  if (task.verdicts.length > 0) kept.verdicts = task.verdicts
  if (task.signatureId !== null) kept.signatureId = task.signatureId
  if (task.decision !== null) kept.decision = task.decision
  if (task.fired.length > 0) kept.fired = task.fired
  return kept
}

/** The task that was stored, whole again. Every one has its members in the same order, so the engine reads them fast. */
export const unpackTask = (kept: KeptTask): Task => ({
  id: kept.id,
  node: kept.node,
  round: kept.round,
  state: kept.state,
  path: kept.path ?? none,
  assigneeId: kept.assigneeId ?? null,
  placeId: kept.placeId ?? null,
  role: kept.role ?? null,
  reason: kept.reason ?? null,
  declinedBy: kept.declinedBy ?? none,
  openedAt: kept.openedAt,
  assignedAt: kept.assignedAt ?? null,
  acceptedAt: kept.acceptedAt ?? null,
  travellingAt: kept.travellingAt ?? null,
  arrivedAt: kept.arrivedAt ?? null,
  arrivedPosition: kept.arrivedPosition ?? null,
  doneAt: kept.doneAt ?? null,
  expectedAt: kept.expectedAt ?? null,
  acceptBy: kept.acceptBy ?? null,
  arriveBy: kept.arriveBy ?? null,
  finishBy: kept.finishBy ?? null,
  pause: kept.pause ?? null,
  pausedMs: kept.pausedMs ?? 0,
  answers: kept.answers ?? nothing,
  parts: kept.parts ?? none,
  services: kept.services ?? none,
  openLines: kept.openLines ?? null,
  verdicts: kept.verdicts ?? none,
  signatureId: kept.signatureId ?? null,
  decision: kept.decision ?? null,
  fired: kept.fired ?? none,
})

/** The marking of an order as it is stored; `unpackMarking` answers an equal one. */
export function packMarking({ waits, arrivals, forks, fired, settling, last }: Marking): KeptMarking {
  const kept: Draft<KeptMarking> = {}
  if (waits.length > 0) kept.waits = waits
  if (arrivals.length > 0) kept.arrivals = arrivals
  if (!isBare(forks)) kept.forks = forks
  if (fired.length > 0) kept.fired = fired
  if (settling) kept.settling = true
  if (last !== null) kept.last = last
  return kept
}

export const unpackMarking = (kept: KeptMarking): Marking => ({
  waits: kept.waits ?? emptyMarking.waits,
  arrivals: kept.arrivals ?? emptyMarking.arrivals,
  forks: kept.forks ?? emptyMarking.forks,
  fired: kept.fired ?? emptyMarking.fired,
  settling: kept.settling ?? false,
  last: kept.last ?? null,
})
