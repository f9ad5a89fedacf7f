import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { ConditionFacts } from '@field/domain/condition'
import { type Instant, ok, type PersonId, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { advance, type ReportInput, report, titleOf } from '@field/domain/work-order'
import { claimFiles } from '../files/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { publishedDefinition, workTypes } from '../work-types/queries.ts'
import { candidatesFor, membersOf, needsMembers } from './candidates.ts'
import { freshIds } from './fresh-ids.ts'
import { filesOfEvents } from './named-files.ts'
import { freshNumber } from './number.ts'
import { isAnswers } from './read-command.ts'
import { requestIdOf } from './request-id.ts'
import { save } from './save.ts'
import { findSubject, type Subject } from './subject.ts'
import { insertOrder } from './write-rows.ts'

type Reported = Reply<'POST /work-orders'>
type Reporting = {
  readonly actor: Actor
  readonly body: Body<'POST /work-orders'>
  readonly now: Instant
  /** The idempotency key of the request, known for ever as this person's. */
  readonly key: string
}

const attempts = 5

/**
 * Opens a work order: finds what it is about, decides with the published definition, stores it under a fresh number and
 * assigns it. The same request of the same person answers the same order, however late it is sent again.
 */
export async function reportWorkOrder(tx: Tx, world: World, reporting: Reporting): Promise<Result<Reported>> {
  const { actor, body, now, key } = reporting
  const requestId = requestIdOf(actor.personId, key)
  if (!isAnswers(body.answers)) return refuse('wrong_kind', { path: 'answers' })
  const [subject, types, timeZone] = await Promise.all([
    findSubject(tx, actor, body),
    workTypes(tx),
    timeZoneOf(tx, actor),
  ])
  if (!subject.ok) return subject
  const published = await publishedDefinition(tx, body.workType ?? subject.value.entrance?.workType, types)
  if (!published.ok) return published
  const { versionId, definition } = published.value
  const { territoryId, facts } = subject.value
  const customerId = customerOf(actor, subject.value)
  const [calendar, candidates, members, level] = await Promise.all([
    calendarOf(tx, territoryId, now),
    candidatesFor(tx, { territoryId, except: null }),
    needsMembers(definition, 'report') ? membersOf(tx, actor.orgId) : null,
    levelOf(tx, actor, customerId),
  ])
  const known = members === null ? {} : { members }
  const context = {
    now,
    actor,
    ids: freshIds(definition),
    candidates,
    facts: { ...facts, ...level },
    calendar,
    ...known,
  }
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const given = inputOf(reporting, subject.value, titleOf(definition, body.answers, subject.value.thing))
    const input = { ...given, workTypeVersionId: versionId, number: freshNumber(now, timeZone) }
    const decided = report(definition, input, context)
    if (!decided.ok) return decided
    const events = decided.value
    const order = advance(null, events, now)
    if (!(await insertOrder(tx, order, requestId))) {
      const earlier = await earlierReport(tx, actor, requestId)
      if (earlier) return earlier
      continue
    }
    const claimed = await claimFiles(tx, actor, order.id, filesOfEvents(definition, order, events))
    if (!claimed.ok) return claimed
    const saved = await save(tx, world, { definition, before: null, seq: 0, events, actor, at: now, now })
    return saved.ok ? ok({ id: order.id, number: order.number, version: saved.value.version }) : saved
  }
  throw new Error(`no free number in ${attempts} attempts`)
}

/** The customer is who asks, unless staff report for an asset that has an owner. */
const customerOf = ({ role, personId }: Actor, { ownerId }: Pick<Subject, 'ownerId'>): PersonId =>
  (role === 'customer' ? null : ownerId) ?? personId

/** What the customer is to the organization, as conditions read it. */
async function levelOf(tx: Tx, { orgId }: Actor, customerId: PersonId): Promise<ConditionFacts> {
  const row = await tx
    .selectFrom('person')
    .select('level')
    .where('org_id', '=', orgId)
    .where('id', '=', customerId)
    .executeTakeFirst()
  return row?.level ? { customer: { level: row.level } } : {}
}

function inputOf(
  { actor, body }: Reporting,
  { ownerId, assetId, storeId, territoryId, address, position, entrance }: Subject,
  title: string,
): Omit<ReportInput, 'number' | 'workTypeVersionId'> {
  const isStaff = actor.role !== 'customer'
  return {
    id: newId<WorkOrderId>(),
    title: body.title ?? title,
    urgent: body.urgent ?? false,
    source: entrance?.source ?? body.source ?? (isStaff ? 'staff' : body.tag ? 'scan' : 'mini_program'),
    customerId: customerOf(actor, { ownerId }),
    storeId,
    assetId,
    territoryId,
    address,
    position,
    answers: body.answers,
  }
}

async function timeZoneOf(tx: Tx, { orgId }: Actor): Promise<string> {
  const { time_zone } = await tx
    .selectFrom('organization')
    .select('time_zone')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return time_zone
}

/** What that request opened before; null when nothing. */
async function earlierReport(tx: Tx, { orgId }: Actor, requestId: string): Promise<Result<Reported> | null> {
  const row = await tx
    .selectFrom('work_order')
    .select(['id', 'number', 'version'])
    .where('org_id', '=', orgId)
    .where('client_request_id', '=', requestId)
    .executeTakeFirst()
  return row ? ok(row) : null
}
