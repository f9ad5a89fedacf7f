import type { Actor } from '@field/domain/access'
import { sameJson } from '@field/domain/form'
import { asId, minute, type TaskId } from '@field/domain/kernel'
import {
  type Context,
  type DomainEvent,
  decide,
  evolve,
  report,
  settle,
  type TimelineEntry,
  type WorkOrder,
} from '@field/domain/work-order'
import { applianceRepair } from '@field/presets'
import {
  ableAt,
  type Books,
  claim,
  freeze,
  judgeActor,
  judgeStep,
  judgeWhole,
  keepLines,
  keepParts,
  onward,
  stored,
} from './books.ts'
import { reportInput } from './case.ts'
import { commandFor, kinds, pick, type Start } from './moves.ts'
import { everybody, gao, lin, mei, sites, zhou } from './people.ts'

export { runs } from './moves.ts'

/** The parts of the domain under test; a planted bug replaces one of them. */
export type Machine = { readonly report: typeof report; readonly decide: typeof decide; readonly evolve: typeof evolve }
export const real: Machine = { report, decide, evolve }

/** One whole life of an order under the machine; throws with a sentence when an invariant is broken. */
export function live(machine: Machine, start: Start): WorkOrder {
  const reporter = pick([mei, zhou, lin], start.by)
  const books: Books = {
    accepted: new Map(),
    used: new Map(),
    lastUrge: Number.NEGATIVE_INFINITY,
    reporter: reporter.personId,
    moved: false,
  }
  const candidates = sites(start)
  const entries: TimelineEntry[] = []
  let now = 1_790_000_000_000
  let ids = 0
  let order: WorkOrder | null = null
  const contextFor = (actor: Actor): Context =>
    freeze({ now, actor, ids: [asId<TaskId>(`t${ids}a`), asId<TaskId>(`t${ids}b`)], candidates })
  const keep = (events: readonly DomainEvent[], actorId: TimelineEntry['actorId']): void => {
    if (events.length === 0) return
    const version: number = (order?.version ?? 0) + 1
    let current = order
    for (const raw of events) {
      const event = stored(raw)
      const after: WorkOrder = machine.evolve(current, event, now)
      if (current) judgeStep(current, after, event)
      keepLines(books, after, event)
      keepParts(books, event)
      if (event.kind === 'task_travelling' || event.kind === 'task_arrived') books.moved = true
      if (event.kind === 'task_assigned')
        books.moved = after.tasks.some(({ travellingAt, arrivedAt, doneAt }) => travellingAt ?? arrivedAt ?? doneAt)
      current = after
      entries.push({ seq: entries.length + 1, version, at: now, actorId, event })
    }
    order = stored({ ...(current as WorkOrder), version })
    ids += 1
  }

  const customerId = start.customer ? mei.personId : null
  const opened = machine.report(
    applianceRepair,
    {
      ...reportInput,
      customerId,
      storeId: start.store ? reportInput.storeId : null,
      position: start.position ? reportInput.position : null,
    },
    contextFor(reporter),
  )
  if (!opened.ok) throw new Error('a sound report is never refused')
  keep(opened.value, null)

  for (const step of start.steps) {
    now += step.minutes * minute
    const at: WorkOrder = order as unknown as WorkOrder
    const able = ableAt(at)
    judgeWhole(books, at, able)
    const settled = settle(at, 100)
    if (settled.ok && step.choice % 2) {
      keep(settled.value, null)
      continue
    }
    const forward = able.filter(({ kind, actor }) => onward.includes(kind) && (actor !== gao || kind === 'resume'))
    const wanted = step.manner === 'onward' && forward.length > 0 ? forward : able
    const wild = { actor: pick(everybody, step.who), kind: pick(kinds, step.what) }
    const found = step.manner === 'wild' || wanted.length === 0 ? wild : pick(wanted, step.who * 7 + step.what)
    const chosen = found.kind === 'cancel' && step.choice % 5 > 0 ? wild : found
    const command = freeze(commandFor(at, chosen.kind, step))
    const result = machine.decide(applianceRepair, at, command, contextFor(chosen.actor))
    if (!result.ok) continue
    judgeActor(at, books, chosen.actor, command, now)
    keep(result.value, chosen.actor.personId)
    claim(
      (order as unknown as WorkOrder).version === at.version + (result.value.length > 0 ? 1 : 0),
      'the version grows by one with every saved command',
    )
  }
  const end = order as unknown as WorkOrder
  judgeWhole(books, end, ableAt(end))
  const again = entries.reduce<WorkOrder | null>(
    (one, { event, at, version }) => ({ ...machine.evolve(one, event, at), version }),
    null,
  )
  claim(sameJson(stored(again), end), 'the timeline tells the order')
  return end
}
