import type { Actor } from '@field/domain/access'
import { dispatchedBySystem, type RoutingFacts, routeOf } from '@field/domain/automation'
import type { ConditionFacts } from '@field/domain/condition'
import type { Answers } from '@field/domain/form'
import {
  day,
  type Instant,
  minute,
  type OrgId,
  ok,
  type PersonId,
  type PlaceId,
  type Result,
  type WorkCalendar,
  type WorkOrderId,
} from '@field/domain/kernel'
import { advance, type ReportInput, type Routing, report } from '@field/domain/work-order'
import { type Dispatching, dispatchingOf, pathOf } from '../entrances/queries.ts'
import { claimFiles } from '../files/queries.ts'
import { type KeptPackage, keepOrderPackage } from '../library/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import type { Published } from '../work-types/queries.ts'
import { candidatesFor, membersOf, needsMembers } from './candidates.ts'
import { freshIds } from './fresh-ids.ts'
import { filesOfEvents } from './named-files.ts'
import { freshNumber } from './number.ts'
import { save } from './save.ts'
import type { Subject } from './subject.ts'
import { insertOrder } from './write-rows.ts'

/** What is to be opened, and by whom. `tags` are the entrance's; `requestId` makes it once. */
export type Opening = {
  readonly published: Published
  readonly subject: Pick<Subject, 'assetId' | 'storeId' | 'territoryId' | 'address' | 'position' | 'facts'>
  readonly actor: Actor
  /** Whom the timeline names; null is the system, which need not answer what only a person can. */
  readonly by: Actor | null
  readonly customerId: PersonId | null
  readonly title: string
  readonly urgent: boolean
  readonly source: string
  readonly tags: readonly string[]
  readonly answers: Answers
  readonly requestId: string
  /** What it was opened with as a whole; its lines come to the first task that lists services. */
  readonly package?: KeptPackage | null
  readonly now: Instant
}

export type Opened = { readonly id: WorkOrderId; readonly number: string; readonly version: number }

const attempts = 5

/**
 * Opens a work order: routes it, decides with the published definition, stores it under a fresh number and assigns it.
 * A request that was answered before is answered with the same order.
 */
export async function openWorkOrder(tx: Tx, world: World, opening: Opening): Promise<Result<Opened>> {
  const { published, actor, by, now, requestId } = opening
  const { versionId, definition } = published
  const { territoryId } = opening.subject
  const { orgId } = actor
  const id = newId<WorkOrderId>()
  const [calendar, candidates, members, level, dispatching] = await Promise.all([
    calendarOf(tx, territoryId, now),
    candidatesFor(tx, { territoryId, except: null }),
    needsMembers(definition, 'report') ? membersOf(tx, orgId) : null,
    levelOf(tx, orgId, opening.customerId),
    dispatchingOf(tx, orgId),
  ])
  const routing = await routingOf(tx, id, opening, { dispatching, level, calendar })
  const context = {
    now,
    actor,
    ids: freshIds(definition),
    candidates: routing?.dispatch === 'desk' ? [] : candidates,
    facts: { ...opening.subject.facts, ...(level === null ? {} : { customer: { level } }) } satisfies ConditionFacts,
    calendar,
    ...(members === null ? {} : { members }),
  }
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const number = freshNumber(now, dispatching.timeZone)
    const input = { ...inputOf(id, opening, routing), workTypeVersionId: versionId, number }
    const decided = report(definition, input, context)
    if (!decided.ok) return decided
    const events = decided.value
    const order = advance(null, events, now)
    if (!(await insertOrder(tx, order, requestId))) {
      const earlier = await openedBefore(tx, orgId, requestId)
      if (earlier) return ok(earlier)
      continue
    }
    if (opening.package) await keepOrderPackage(tx, order, opening.package, { by: by?.personId ?? null, at: now })
    if (by) {
      const claimed = await claimFiles(tx, by, order.id, filesOfEvents(definition, order, events))
      if (!claimed.ok) return claimed
    }
    const saved = await save(tx, world, { definition, before: null, seq: 0, events, actor: by, at: now, now })
    return saved.ok ? ok({ id: order.id, number: order.number, version: saved.value.version }) : saved
  }
  throw new Error(`no free number in ${attempts} attempts`)
}

type Circumstances = {
  readonly dispatching: Dispatching
  readonly level: string | null
  readonly calendar: WorkCalendar
}

/** Which rule sends it to which team, and whether a dispatcher has the say; null when there is nothing to tell. */
async function routingOf(
  tx: Tx,
  id: WorkOrderId,
  { published, subject, tags, source, urgent, now }: Opening,
  { dispatching: { rules, percent }, level, calendar }: Circumstances,
): Promise<Routing | null> {
  const dispatch = dispatchedBySystem(id, percent) ? 'system' : 'desk'
  if (rules.length === 0 && dispatch === 'system') return null
  const facts: RoutingFacts = {
    territoryPath: rules.some(({ when }) => when.territories) ? await pathOf(tx, subject.territoryId) : [],
    workType: published.definition.key,
    tags,
    source,
    level,
    urgent,
    minuteOfDay: minuteOfDay(now, calendar),
  }
  const routed = routeOf(rules, facts)
  if (routed) return { ...routed, dispatch }
  return dispatch === 'desk' ? { rule: null, label: null, siteId: null, shareSet: null, because: [], dispatch } : null
}

const minuteOfDay = (at: Instant, { offsetMinutes }: WorkCalendar): number =>
  Math.floor(((at + offsetMinutes * minute) % day) / minute)

function inputOf(
  id: WorkOrderId,
  { subject, by, customerId, title, urgent, source, tags, answers }: Opening,
  routing: Routing | null,
): Omit<ReportInput, 'number' | 'workTypeVersionId'> {
  const { assetId, storeId, territoryId, address, position } = subject
  const about = { assetId, storeId, territoryId, address, position }
  const routed: { siteId?: PlaceId | null; routing?: Routing } = routing ? { siteId: routing.siteId, routing } : {}
  return { id, title, urgent, source, customerId, ...about, answers, tags, ...routed, unattended: by === null }
}

/** What the customer is to the organization, as conditions and routing read it. */
async function levelOf(tx: Tx, orgId: OrgId, customerId: PersonId | null): Promise<string | null> {
  if (customerId === null) return null
  const row = await tx
    .selectFrom('person')
    .select('level')
    .where('org_id', '=', orgId)
    .where('id', '=', customerId)
    .executeTakeFirst()
  return row?.level ?? null
}

/** What that request opened before; null when nothing. */
export async function openedBefore(tx: Tx, orgId: OrgId, requestId: string): Promise<Opened | null> {
  const row = await tx
    .selectFrom('work_order')
    .select(['id', 'number', 'version'])
    .where('org_id', '=', orgId)
    .where('client_request_id', '=', requestId)
    .executeTakeFirst()
  return row ? { ...row, id: row.id as WorkOrderId } : null
}
