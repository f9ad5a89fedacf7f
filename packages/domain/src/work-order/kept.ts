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

const emptyTask: Readonly<Record<Exclude<keyof Task, Always>, unknown>> = {
  path: none,
  assigneeId: null,
  placeId: null,
  role: null,
  reason: null,
  declinedBy: none,
  assignedAt: null,
  acceptedAt: null,
  travellingAt: null,
  arrivedAt: null,
  arrivedPosition: null,
  doneAt: null,
  expectedAt: null,
  acceptBy: null,
  arriveBy: null,
  finishBy: null,
  pause: null,
  pausedMs: 0,
  answers: nothing,
  parts: none,
  services: none,
  openLines: null,
  verdicts: none,
  signatureId: null,
  decision: null,
  fired: none,
}

/** Null and 0 by themselves, lists and records by having nothing in them: an empty list is not the same as null. */
function isEmpty(value: unknown, empty: unknown): boolean {
  if (value === empty) return true
  if (empty === none) return (value as readonly unknown[]).length === 0
  if (empty !== nothing) return false
  for (const _ in value as object) return false
  return true
}

function withoutEmpty<K extends string>(
  kept: Record<string, unknown>,
  whole: Readonly<Record<K, unknown>>,
  empty: readonly (readonly [K, unknown])[],
): void {
  for (const [key, as] of empty) {
    const value = whole[key]
    if (!isEmpty(value, as)) kept[key] = value
  }
}

const spareOfTask = Object.entries(emptyTask) as readonly (readonly [Exclude<keyof Task, Always>, unknown])[]

/** The task as it is stored; `unpackTask` answers an equal one. */
export function packTask(task: Task): KeptTask {
  const { id, node, round, state, openedAt } = task
  const kept = { id, node, round, state, openedAt }
  withoutEmpty(kept, task, spareOfTask)
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

const spareOfMarking: readonly (readonly [keyof Marking, unknown])[] = [
  ['waits', none],
  ['arrivals', none],
  ['forks', nothing],
  ['fired', none],
  ['settling', false],
  ['last', null],
]

/** The marking of an order as it is stored; `unpackMarking` answers an equal one. */
export function packMarking(order: Marking): KeptMarking {
  const kept = {}
  withoutEmpty(kept, order, spareOfMarking)
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
