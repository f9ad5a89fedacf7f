import type { Body, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import type { Answers } from '@field/domain/form'
import { asId, type Instant, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { titleOf } from '@field/domain/work-order'
import { type Entered, entranceByCode, keepCustomer, personOf, recogniseType } from '../entrances/queries.ts'
import { chosenPackage, packageTag } from '../library/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { type PublishedType, publishedDefinition, workTypes } from '../work-types/queries.ts'
import { openWorkOrder } from './open.ts'
import { isAnswers } from './read-command.ts'
import { requestIdOf } from './request-id.ts'
import { findSubject, type Subject } from './subject.ts'

type Reported = Reply<'POST /work-orders'>
type Reporting = {
  readonly actor: Actor
  readonly body: Body<'POST /work-orders'>
  readonly now: Instant
  /** The idempotency key of the request, known for ever as this person's. */
  readonly key: string
}

/**
 * Opens a work order: finds what it is about and through which entrance it comes, then opens it. The same request of
 * the same person answers the same order, however late it is sent again.
 */
export async function reportWorkOrder(tx: Tx, world: World, reporting: Reporting): Promise<Result<Reported>> {
  const { actor, body, now, key } = reporting
  if (!isAnswers(body.answers)) return refuse('wrong_kind', { path: 'answers' })
  const [subject, types, entrance, customerId] = await Promise.all([
    findSubject(tx, actor, body),
    workTypes(tx),
    enteredBy(tx, actor, body.entrance),
    behalfOf(tx, reporting),
  ])
  if (!entrance.ok) return entrance
  if (!customerId.ok) return customerId
  if (!subject.ok) return subject
  const through = entrance.value ?? subject.value.entrance
  const chosen = await chosenPackage(tx, actor.orgId, body.package)
  if (!chosen.ok) return chosen
  const brought = chosen.value?.workType
  if (brought !== undefined && (body.workType ?? brought) !== brought)
    return refuse('not_an_option', { path: 'workType' })
  const wanted = brought ?? body.workType ?? through?.workType ?? (await recognisedType(tx, actor, body.answers, types))
  const published = await publishedDefinition(tx, wanted, types)
  if (!published.ok) return published
  return openWorkOrder(tx, world, {
    published: published.value,
    subject: subject.value,
    actor,
    by: actor,
    customerId: customerId.value ?? customerOf(actor, subject.value),
    title: body.title ?? titleOf(published.value.definition, body.answers, subject.value.thing),
    urgent: body.urgent ?? false,
    source: through?.source ?? body.source ?? sourceOf(actor, body.tag !== undefined),
    tags: [...(through?.tags ?? []), ...(chosen.value ? [packageTag(chosen.value)] : [])],
    package: chosen.value,
    answers: body.answers,
    requestId: requestIdOf(actor.personId, key),
    now,
  })
}

/** The entrance named by its code. One that is not the actor's is not there; a closed one is refused. */
async function enteredBy(tx: Tx, actor: Actor, code: string | undefined): Promise<Result<Entered | null>> {
  if (code === undefined) return ok(null)
  const entrance = await entranceByCode(tx, actor, code)
  if (!entrance) return refuse('not_found', { path: 'entrance' })
  return entrance.closed ? refuse('entrance_closed', { path: 'entrance' }) : ok(entrance)
}

/**
 * On whose behalf: a customer who is known, or one who is kept with this report. The new one's id is made of the
 * request's, so that the same request late in the day keeps nobody twice.
 */
async function behalfOf(tx: Tx, { actor, body, key, now }: Reporting): Promise<Result<PersonId | null>> {
  const { customerId, customer } = body
  if (customerId === undefined && customer === undefined) return ok(null)
  const path = customerId === undefined ? 'customer' : 'customerId'
  if (!may(actor, 'report.for_customer')) return refuse('not_permitted', { path })
  if (customerId !== undefined) {
    const known = await personOf(tx, actor.orgId, customerId)
    return known ? ok(known) : refuse('not_found', { path })
  }
  if (customer === undefined) return ok(null)
  const id = asId<PersonId>(requestIdOf(actor.personId, `customer of ${key}`))
  return keepCustomer(tx, actor, { ...customer, id, path: `${path}.`, now })
}

/** The customer is who asks, unless staff report for an asset that has an owner; another system is nobody's customer. */
const customerOf = ({ role, personId, scopes }: Actor, { ownerId }: Pick<Subject, 'ownerId'>): PersonId | null =>
  (role === 'customer' ? null : ownerId) ?? (scopes === undefined ? personId : null)

const sourceOf = ({ role, scopes }: Actor, scanned: boolean): string =>
  scopes !== undefined ? 'system' : role !== 'customer' ? 'staff' : scanned ? 'scan' : 'mini_program'

/** The type that the words of a report mean, where there is a choice and they leave no doubt. */
async function recognisedType(
  tx: Tx,
  { orgId }: Actor,
  answers: Answers,
  types: readonly PublishedType[],
): Promise<string | undefined> {
  if (types.filter((one) => one.published_version_id !== null).length < 2) return undefined
  const code = typeof answers.fault_code === 'string' ? answers.fault_code : undefined
  const text = Object.values(answers)
    .filter((answer): answer is string => typeof answer === 'string')
    .join(' ')
  return (await recogniseType(tx, orgId, { text, code })).chosen ?? undefined
}
