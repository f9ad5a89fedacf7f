import type { Actor } from '@field/domain/access'
import type { Answers } from '@field/domain/form'
import {
  asId,
  minute,
  type TaskId,
  type TerritoryId,
  type WorkOrderId,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import {
  advance,
  type Command,
  type Context,
  currentTask,
  type DomainEvent,
  decide,
  entriesOf,
  type ReportInput,
  report,
  type TimelineEntry,
  type WorkOrder,
} from '@field/domain/work-order'
import type { SiteCandidate } from '@field/domain/workflow'
import { applianceRepair } from '@field/presets'
import { lingshi, mei, sites, storePosition } from './people.ts'

/** 2026-11-24 13:12 in Shanghai. */
export const reportedAt = Date.UTC(2026, 10, 24, 5, 12)

export const reportInput: ReportInput = {
  id: asId<WorkOrderId>('order-1'),
  number: '2611-4K7M',
  workTypeVersionId: asId<WorkTypeVersionId>('appliance-repair-1'),
  title: '冷冻柜不制冷、结霜',
  urgent: false,
  source: 'scan',
  customerId: mei.personId,
  storeId: lingshi,
  assetId: null,
  territoryId: asId<TerritoryId>('310106'),
  address: '灵石路 745 号',
  position: storePosition,
  answers: { symptoms: ['not_cooling', 'frost'], photos: ['p1', 'p2'], voice: ['v1'] },
}

const line = (name: string) => ({
  done: true,
  action: 'replaced',
  before: [`${name}-before`],
  after: [`${name}-after`],
})

/** The form of the repair, filled in as the story of the pictures has it. */
export const repaired: Answers = {
  before_temperature: -3,
  after_temperature: -18.4,
  fault_code: 'e4',
  checklist: {
    evaporator_fan: line('fan'),
    start_capacitor: line('capacitor'),
    door_seal: line('seal'),
    drain_hole: { ...line('drain'), action: 'cleared', note: '排水孔结冰堵塞，已化冰并加装滤网。' },
  },
}

/** A work order under test: its state, its timeline and a clock that only the test moves. */
export type Case = {
  order: WorkOrder
  entries: TimelineEntry[]
  now: number
  ids: number
  sites: readonly SiteCandidate[]
}

const contextOf = (at: Case, actor: Actor): Context => ({
  now: at.now,
  actor,
  ids: [asId<TaskId>(`task-${at.ids + 1}`), asId<TaskId>(`task-${at.ids + 2}`)],
  candidates: at.sites,
})

export function save(at: Case, actor: Actor | null, events: readonly DomainEvent[]): readonly DomainEvent[] {
  const before = at.entries.length === 0 ? null : at.order
  at.order = advance(before, events, at.now)
  const saved = { seq: at.entries.length, version: at.order.version, at: at.now, actorId: actor?.personId ?? null }
  at.entries = [...at.entries, ...entriesOf(events, saved)]
  at.ids += events.filter(({ kind }) => kind === 'task_opened').length
  return events
}

export function begin(
  input: Partial<ReportInput> = {},
  more: { by?: Actor; sites?: readonly SiteCandidate[] } = {},
): Case {
  const at: Case = { order: null as never, entries: [], now: reportedAt, ids: 0, sites: more.sites ?? sites() }
  const by = more.by ?? mei
  const result = report(applianceRepair, { ...reportInput, ...input }, contextOf(at, by))
  if (!result.ok) throw new Error(`the report was refused: ${result.refusal.code} ${result.refusal.path}`)
  save(at, by, result.value)
  return at
}

export const tryTo = (at: Case, actor: Actor, command: Command) =>
  decide(applianceRepair, at.order, command, contextOf(at, actor))

/** Does it, after some minutes, and saves it; a refusal fails the test. */
export function go(at: Case, actor: Actor, command: Command, minutes = 1): readonly DomainEvent[] {
  at.now += minutes * minute
  const result = tryTo(at, actor, command)
  if (!result.ok) throw new Error(`${command.kind} was refused: ${result.refusal.code} ${result.refusal.path ?? ''}`)
  return save(at, actor, result.value)
}

/** The refusal's code and path, or null when it was let through. */
export function refusalOf(at: Case, actor: Actor, command: Command): string | null {
  const result = tryTo(at, actor, command)
  return result.ok ? null : [result.refusal.code, result.refusal.path].filter(Boolean).join(' ')
}

export function task(at: Case) {
  const found = currentTask(at.order)
  if (!found) throw new Error('no task')
  return found
}

export const taskId = (at: Case): TaskId => task(at).id

/** Up to the repair being done, by Lin. */
export function repairedCase(input: Partial<ReportInput> = {}, lin: Actor): Case {
  const at = begin(input)
  go(at, lin, { kind: 'accept', taskId: taskId(at) }, 8)
  go(at, lin, { kind: 'travel', taskId: taskId(at) }, 11)
  go(at, lin, { kind: 'arrive', taskId: taskId(at) }, 27)
  go(at, lin, { kind: 'complete', taskId: taskId(at), answers: repaired }, 94)
  return at
}
