import { asId, type Instant, ok, type PersonId, type Result, type TaskId } from '../kernel/index.ts'
import { type Audience, deliveriesOf, noticesFor } from '../notice/index.ts'
import {
  advance,
  type Circumstances,
  type DomainEvent,
  entriesOf,
  idsNeeded,
  settle,
  type TimelineEntry,
  taskOf,
  type WorkOrder,
} from '../work-order/index.ts'
import type { WorkTypeDefinition } from '../workflow/index.ts'
import type { RehearsalLine } from './line.ts'
import type { RehearsalWorld } from './world.ts'

/** A rehearsal under way: the order as it is, and everything that has happened. */
export type Stage = {
  readonly definition: WorkTypeDefinition
  readonly world: RehearsalWorld
  order: WorkOrder | null
  seq: number
  ids: number
  readonly lines: RehearsalLine[]
}

/** What a decision is given: the fake clock, fresh ids, and the organization as it is. */
export function circumstances(stage: Stage, now: Instant): Circumstances {
  const { world, definition } = stage
  const ids = Array.from({ length: idsNeeded(definition) }, () => {
    stage.ids += 1
    return asId<TaskId>(`00000000-0000-7000-8000-${String(stage.ids).padStart(12, '0')}`)
  })
  const { candidates, members, facts, calendar } = world
  return { now, ids, candidates, members, facts, calendar }
}

/** A decision as the server saves it: the settlement that falls due is made with it, and then people are told. */
export function play(
  stage: Stage,
  at: Instant,
  actor: PersonId | null,
  decided: Result<readonly DomainEvent[]>,
): Result<true> {
  if (!decided.ok) return decided
  if (decided.value.length === 0) return ok(true)
  const after = advance(stage.order, decided.value, at)
  const settled = settlement(stage, after, decided.value, at)
  if (!settled.ok) return settled
  const { events, amounts, news } = settled.value
  const order = { ...advance(after, events, at), version: after.version }
  const { seq, definition } = stage
  const own = entriesOf(decided.value, { seq, version: order.version, at, actorId: actor })
  const more = entriesOf(events, { seq: seq + own.length, version: order.version, at, actorId: null })
  const entries = [...own, ...more]
  stage.order = order
  stage.seq += entries.length
  stage.lines.push(...entries.map((entry) => eventLine(order, entry)), ...amounts)
  stage.lines.push(...messageLines(stage.world, definition, order, entries), ...news)
  return ok(true)
}

type Settled = {
  readonly events: readonly DomainEvent[]
  readonly amounts: readonly RehearsalLine[]
  readonly news: readonly RehearsalLine[]
}

function settlement(stage: Stage, order: WorkOrder, events: readonly DomainEvent[], at: Instant): Result<Settled> {
  const due = events.find((event) => event.kind === 'settlement_due')
  if (!due) return ok({ events: [], amounts: [], news: [] })
  const counted = stage.world.settlementOf(stage.definition, order)
  if (!counted.ok) return counted
  const { lines, totalFen, needsReview, sharers } = counted.value
  const total = { label: 'total', quantity: 1, amountFen: totalFen }
  const amounts = [...lines, total].map((line): RehearsalLine => ({ kind: 'amount', at, ...line }))
  const byRule = totalFen <= due.confirmUpTo && !needsReview
  const confirmed = byRule ? settle(order, totalFen) : ok([])
  if (!confirmed.ok) return confirmed
  const fields = { number: order.number, title: order.title, at, step: byRule ? 'confirmed' : 'submitted' }
  const news = sharers.map((person): RehearsalLine => {
    return { kind: 'message', at, whom: stage.world.nameOf(person), template: 'settlement_moved', fields }
  })
  return ok({ events: confirmed.value, amounts, news })
}

function eventLine(order: WorkOrder, { at, event }: TimelineEntry): RehearsalLine {
  const { kind, ...rest } = event
  const taskId =
    'taskId' in event ? event.taskId : 'task' in event && typeof event.task === 'string' ? event.task : null
  const task = event.kind === 'task_opened' ? event.task : taskId && taskOf(order, taskId)
  const node = task ? task.node : 'node' in event ? event.node : null
  const detail = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'order' && name !== 'task'))
  return { kind: 'event', at, node, event: kind, detail }
}

/** One message for each reader; who is meant twice for one thing is told once, as on the server. */
function messageLines(
  { members, nameOf, asTold }: RehearsalWorld,
  definition: WorkTypeDefinition,
  order: WorkOrder,
  entries: readonly TimelineEntry[],
): readonly RehearsalLine[] {
  const tidings = entries.flatMap((entry) =>
    noticesFor(definition, order, entry).map((notice) => ({
      seq: entry.seq,
      notice: asTold(definition, order, notice),
    })),
  )
  const peopleOf = (audience: Audience): readonly PersonId[] =>
    audience.kind === 'person'
      ? [audience.personId]
      : members
          .filter(
            ({ role, placeId }) =>
              role === audience.role && (audience.placeId === null || placeId === null || placeId === audience.placeId),
          )
          .map(({ personId }) => personId)
  return deliveriesOf(tidings, peopleOf).map(({ personId, notice: { template, fields } }): RehearsalLine => {
    return { kind: 'message', at: fields.at, whom: nameOf(personId), template, fields: { ...fields } }
  })
}
