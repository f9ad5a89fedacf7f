import type { Actor } from '../../access/index.ts'
import type { Instant, PersonId } from '../../kernel/index.ts'
import { type Operation, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import type { TimelineEntry } from '../event.ts'
import { availableOperations } from '../operations.ts'
import { relationsOf } from '../relation.ts'
import type { Task, WorkOrder } from '../state.ts'
import { leadTask } from '../status.ts'
import { lastOf } from '../tasks.ts'
import { type Headline, headlineOf } from './headline.ts'
import { type NextStep, nextStepOf } from './next-step.ts'
import { type OpenPart, partsOf } from './parts.ts'
import type { ProgressRow } from './row.ts'
import { rowsOf } from './rows.ts'
import { type StagePart, stagesOf } from './stages.ts'

/**
 * What one person sees of a work order's way. `technicianId` is who comes, or came last; `expectedAt` is the honest guess (null while paused), `latestAt` the
 * promised arrival until it is kept, `finishBy` the promised end of the work, `decideBy` until when store or customer
 * may judge; `parts` says of every open part who has it and since when. Rows are newest first.
 */
export type Progress = {
  readonly stages: readonly StagePart[]
  readonly headline: Headline
  readonly technicianId: PersonId | null
  readonly expectedAt: Instant | null
  readonly latestAt: Instant | null
  readonly finishBy: Instant | null
  readonly decideBy: Instant | null
  readonly parts: readonly OpenPart[]
  readonly rows: readonly ProgressRow[]
  readonly next: NextStep | null
  readonly operations: readonly Operation[]
}

/** The progress in the eyes of `viewer`; null for a stranger, who sees nothing at all. */
export function progressOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  entries: readonly TimelineEntry[],
  viewer: Actor,
): Progress | null {
  const relations = relationsOf(order, viewer)
  if (relations.length === 0) return null
  const task = leadTask(definition, order)
  const working = task && taskNodeOf(definition, task.node).judges === undefined ? task : null
  const isVisit = ({ node }: Task): boolean => taskNodeOf(definition, node).work === 'visit'
  const visits = order.tasks.filter((one) => one.assigneeId && isVisit(one))
  return {
    stages: stagesOf(definition, order),
    headline: headlineOf(definition, order),
    technicianId: working && isVisit(working) ? working.assigneeId : (lastOf(visits)?.assigneeId ?? null),
    expectedAt: working && !working.pause ? working.expectedAt : null,
    latestAt: working && working.arrivedAt === null ? working.arriveBy : null,
    finishBy: working?.finishBy ?? null,
    decideBy: task && !working ? task.finishBy : null,
    parts: partsOf(definition, order),
    rows: rowsOf({ definition, order, viewer, relations }, entries),
    next: nextStepOf(definition, order),
    operations: availableOperations(definition, order, viewer),
  }
}
