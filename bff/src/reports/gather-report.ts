import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Language,
  type OrgId,
  type PlaceId,
  say,
  type WorkOrderId,
} from '@field/domain/kernel'
import type { Task, TimelineEntry, WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { type StoredFile, storedFilesOf } from '../files/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { liveSettlement, maySeeAmounts, plannedLines } from '../settlements/queries.ts'
import {
  type Loaded,
  loadOrder,
  maskReport,
  maskTask,
  namedThings,
  namesOf,
  statusLabel,
  timelineOf,
  viewerOf,
} from '../work-orders/queries.ts'
import { clockOf, offsetIn } from './clock.ts'
import { languageFor, type PaperHead, paperHead } from './head.ts'
import type { MoneyLine } from './money-table.ts'
import { reportCode } from './report-code.ts'
import { answersIn, type ReportStage, stagesOf, type Telling } from './stages.ts'
import { sayingIn } from './words.ts'

/** Everything that a service report says. */
export type ServiceReport = {
  readonly head: PaperHead
  readonly order: Pick<WorkOrder, 'number' | 'title' | 'address' | 'createdAt' | 'closedAt'>
  readonly status: string
  /** Why the order ended without its work being done. */
  readonly ending: string | null
  readonly reported: ReturnType<typeof answersIn>
  readonly stages: readonly ReportStage[]
  readonly items: readonly { readonly name: string; readonly quantity: number; readonly serials: readonly string[] }[]
  /** Null for whoever may not see amounts, and before there is a settlement. */
  readonly money: {
    readonly lines: readonly MoneyLine[]
    readonly totalFen: number
    readonly prepaidFen: number
  } | null
  readonly rating: string | null
  readonly code: string
  /** When the last thing happened that the report tells of. */
  readonly at: Instant
  readonly telling: Telling
  readonly files: readonly StoredFile[]
}

const nobody = '00000000-0000-4000-8000-000000000000'

/**
 * What the paper of an order says: what its customer may read (the store, where staff of the store ask), whoever prints
 * it, so that everybody holds the same paper; amounts for those who may see them. Null for an order that the actor may
 * not see, or only follows.
 */
export async function gatherReport(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  asked: Language | undefined,
): Promise<ServiceReport | null> {
  const loaded = await loadOrder(tx, actor, id)
  if (!loaded) return null
  const viewer = viewerOf(loaded.order, actor)
  if (viewer.eyes === 'follower') return null
  const { definition, order } = masked(loaded, viewer.eyes === 'store' ? 'store' : 'customer')
  const [language, head, entries, files, last, names, items, kept] = await Promise.all([
    languageFor(tx, actor.personId, asked),
    paperHead(tx, order),
    timelineOf(tx, order.id),
    storedFilesOf(tx, order.orgId, order.id),
    lastEvent(tx, order.orgId, order.id),
    namedThings(tx, definition, { report: order.report, tasks: order.tasks }),
    plannedLines(tx, definition, order),
    maySeeAmounts(actor, loaded.order) ? liveSettlement(tx, order.orgId, order.id) : null,
  ])
  const doers = new Map(order.tasks.map((task) => [task.id, doerOf(entries, task)]))
  const people = await namesOf(tx, [...new Set([...doers.values()].filter((one) => one !== null))])
  const telling: Telling = {
    language,
    word: sayingIn(language),
    clock: clockOf(head.zone),
    offsetMinutes: offsetIn(head.zone, order.createdAt),
    names: Object.fromEntries(Object.entries(names).map(([key, label]) => [key, say(label, language)])),
    doerOf: (task) => people[doers.get(task.id) ?? '']?.name ?? null,
  }
  const serials = serialsOf(order)
  return {
    head,
    order,
    status: say(statusLabel(order.status, false), language),
    ending: endingOf(entries),
    reported: answersIn(definition.report.fields, order.report, telling),
    stages: stagesOf(definition, order, telling),
    items: items.map((line) => ({
      name: say(line.label, language),
      quantity: line.quantity,
      serials: serials.get(line.id) ?? [],
    })),
    money: kept && {
      lines: kept.lines.map((line) => ({ ...line, serials: serials.get(line.id) ?? [] })),
      totalFen: kept.total,
      prepaidFen: kept.prepaid,
    },
    rating: order.rating && [`${order.rating.stars} / 5`, order.rating.words].filter(Boolean).join(' · '),
    code: reportCode(world.config, order, last),
    at: last.at,
    telling,
    files,
  }
}

function masked({ definition, order }: Loaded, eyes: 'store' | 'customer') {
  const actor: Actor =
    eyes === 'store'
      ? {
          orgId: order.orgId,
          personId: asId(nobody),
          role: 'store_staff',
          placeIds: order.storeId ? [order.storeId] : [],
        }
      : { orgId: order.orgId, personId: order.customerId ?? asId(nobody), role: 'customer', placeIds: [] as PlaceId[] }
  const viewer = { eyes, actor }
  const tasks = order.tasks.map((task) => maskTask(definition, task, viewer, order))
  return { definition, order: { ...order, report: maskReport(definition, order, viewer), tasks } }
}

/** Who finished a task; of a store's task whoever stood behind the counter. */
const doerOf = (entries: readonly TimelineEntry[], { id, assigneeId }: Task) =>
  entries.findLast(({ event }) => event.kind === 'task_completed' && event.taskId === id)?.actorId ?? assigneeId

const endingOf = (entries: readonly TimelineEntry[]): string | null => {
  const event = entries.findLast(
    ({ event }) => event.kind === 'task_cannot_complete' || event.kind === 'cancelled',
  )?.event
  return event && 'words' in event && event.words ? event.words : null
}

function serialsOf({ tasks }: WorkOrder): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const { parts } of tasks)
    for (const { partId, serials = [] } of parts)
      found.set(partId, [...new Set([...(found.get(partId) ?? []), ...serials])])
  return found
}

async function lastEvent(tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<{ seq: number; hash: Buffer; at: Instant }> {
  const { rows } = await sql<{ seq: number; hash: Buffer; at: Instant }>`
    select seq, hash, at from timeline where org_id = ${orgId}::uuid and work_order_id = ${id}::uuid order by seq desc limit 1`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('an order without a timeline')
  return row
}
