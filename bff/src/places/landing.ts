import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Fen, type Instant, minute, type OrgId, ok, type Result, refuse, say } from '@field/domain/kernel'
import { openTask, stagesOf } from '@field/domain/work-order'
import { nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { priceFrom } from '../pricing/queries.ts'
import { openOrdersAt, promiseOf } from '../work-orders/queries.ts'
import { publishedDefinition } from '../work-types/queries.ts'
import { doorOf, type Opened, type OpenOrder } from './door.ts'
import { assetById, nearestSite, placesWhere } from './queries.ts'
import { type Tag, tagByToken } from './tag.ts'

type Landing = Reply<'GET /tags/:token'>
type Card = Pick<Landing, 'asset' | 'place'>

/**
 * The door that a tag opens for this person, with what belongs on its card. `actor` null is a stranger (not signed in,
 * or of another organization), who gets the card without place, person and price. Refuses `not_found`, `tag_revoked`,
 * `entrance_closed`.
 */
export async function landing(
  tx: Tx,
  orgId: OrgId,
  token: string,
  actor: Actor | null,
  now: Instant,
): Promise<Result<Landing>> {
  const tag = await tagByToken(tx, token)
  if (!tag) return refuse('not_found')
  if (tag.revoked) return refuse('tag_revoked')
  if (tag.closed) return refuse('entrance_closed')
  const [organization, card, open, work] = await Promise.all([
    tx.selectFrom('organization').select(['code', 'name']).where('id', '=', orgId).executeTakeFirstOrThrow(),
    cardOf(tx, tag),
    tag.kind === 'entrance' ? [] : openOrdersAt(tx, orgId, tag),
    publishedDefinition(tx, tag.workType ?? undefined),
  ])
  const opened = doorOf(tag, open, actor)
  const definition = work.ok ? work.value.definition : null
  const offer = opened.door === 'report' && definition ? await offerOf(tx, orgId, { tag, definition, now }) : noOffer
  const known = actor !== null
  return ok({
    organization,
    door: opened.door,
    known,
    kind: tag.kind,
    workType: definition?.key ?? null,
    ...(known ? { ...card, ...offer } : strangersCard(card, offer)),
    open: openView(opened, actor, card.asset?.name),
  })
}

async function cardOf(tx: Tx, { assetId, placeId }: Tag): Promise<Card> {
  const [asset, places] = await Promise.all([
    assetId && assetById(tx, assetId),
    placeId && placesWhere(tx, sql<boolean>`p.id = ${placeId}::uuid`),
  ])
  return { asset: asset || null, place: (places || [])[0] ?? null }
}

type Offer = Pick<Landing, 'promise' | 'priceFrom'>
const noOffer: Offer = { promise: null, priceFrom: null }

/** What a report now would be promised: arrival by the work type's limit, the nearest site, the least price of a visit. */
async function offerOf(
  tx: Tx,
  orgId: OrgId,
  { tag, definition, now }: { tag: Tag; definition: WorkTypeDefinition; now: Instant },
): Promise<Offer> {
  const first = nodeOf(definition, definition.start)
  const minutes = first?.kind === 'task' ? first.limits?.arriveMinutes : undefined
  const { territoryId, position } = tag
  const itemCode = definition.visitItem
  const [site, price] = await Promise.all([
    nearestSite(tx, position),
    territoryId && itemCode ? priceFrom(tx, { orgId, territoryId, itemCode, at: now }) : null,
  ])
  const promise =
    minutes === undefined
      ? null
      : { arriveBy: now + minutes * minute, siteMetres: site?.metres ?? null, siteName: site?.name ?? null }
  return { promise, priceFrom: price satisfies Fen | null }
}

/** Neither where, nor who, nor how much. */
const strangersCard = ({ asset }: Card, { promise }: Offer): Card & Offer => ({
  asset: asset && { ...asset, serial: null, place: null, address: null, lastService: null },
  place: null,
  promise: promise && { ...promise, siteMetres: null, siteName: null },
  priceFrom: null,
})

function openView({ behind, door }: Opened, actor: Actor | null, thing: string | undefined): Landing['open'] {
  if (!behind) return null
  const { order, definition }: OpenOrder = behind
  const task = openTask(order)
  const mine = actor !== null && (order.customerId === actor.personId || order.followers.includes(actor.personId))
  return {
    workOrderId: actor ? order.id : null,
    taskId: door === 'task' || door === 'acceptance' ? (task?.id ?? null) : null,
    number: actor ? order.number : '',
    status: order.status,
    // The title may hold the reporter's own words.
    title: actor ? order.title : (thing ?? say(definition.label, 'zh-CN')),
    stages: stagesOf(definition, order).map((stage) => ({ ...stage })),
    ...promiseOf(task),
    reportedAt: order.createdAt,
    followers: order.followers.length,
    mine,
  }
}
