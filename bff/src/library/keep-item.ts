import type { Body } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  type OrgId,
  ok,
  type PartId,
  type Result,
  refuse,
  type ServiceItemId,
} from '@field/domain/kernel'
import { changedFields, checkCode, checkItem, type ItemContent, itemHere } from '@field/domain/library'
import { sql } from 'kysely'
import { time, timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { searchText } from '../stock/queries.ts'
import { partsNamed } from './part-names.ts'
import { itemById, type KeptItem } from './row.ts'
import { tellKeepers } from './tell-keepers.ts'
import { type ItemReply, itemView } from './view.ts'

type Given = Omit<Body<'PUT /service-items/:id'>, 'base'>

export const contentOf = ({ label, path, minutes, parts, hints, instruction }: Given): ItemContent => ({
  label,
  path,
  minutes,
  parts: parts.map(({ partId, quantity }) => ({ partId: asId<PartId>(partId), quantity })),
  hints,
  instruction,
})

/** Headquarters speak for everybody; who manages single sites does not. */
export const ofHeadquarters = ({ placeIds }: Actor): Result<null> =>
  placeIds.length === 0 ? ok(null) : refuse('not_permitted')

/** The first thing wrong with an item, also of the parts that it names. */
async function wrongIn(tx: Tx, orgId: OrgId, content: ItemContent): Promise<Result<null>> {
  const checked = checkItem(content)
  if (!checked.ok) return checked
  const known = await partsNamed(tx, orgId, [content.parts])
  const unknown = content.parts.findIndex(({ partId }) => !known.has(partId))
  return unknown >= 0 ? refuse('part_unknown', { path: `parts.${unknown}.partId` }) : ok(null)
}

/** The columns of an item's content, as SQL writes them. */
export const cellsOf = (
  code: string,
  { label, path, minutes, parts, hints: [hint, ...more], instruction }: ItemContent,
) => ({
  code,
  name: JSON.stringify(label),
  category_path: JSON.stringify(path),
  minutes,
  required_parts: sql<string[]>`${parts.map(({ partId }) => partId)}::uuid[]`,
  required_quantities: sql<number[]>`${parts.map(({ quantity }) => quantity)}::integer[]`,
  hint: hint ? JSON.stringify(hint) : null,
  more_hints: JSON.stringify(more),
  instruction: instruction ? JSON.stringify(instruction) : null,
  search: searchText(code, label),
})

async function replyOf(tx: Tx, orgId: OrgId, id: string): Promise<ItemReply> {
  const item = await itemById(tx, orgId, id)
  if (!item) throw new Error(`service item ${id} went away`)
  return itemView(item, itemHere(item.content, []), await partsNamed(tx, orgId, [item.content.parts]))
}

/** Adds an item. Refuses what `checkItem` refuses, `part_unknown`, and `not_unique` for a code that is taken. */
export async function addItem(
  tx: Tx,
  actor: Actor,
  { code, ...given }: Body<'POST /service-items'>,
  now: Instant,
): Promise<Result<ItemReply>> {
  const { orgId, personId } = actor
  const content = contentOf(given)
  const checks = [ofHeadquarters(actor), checkCode(code), await wrongIn(tx, orgId, content)]
  for (const checked of checks) if (!checked.ok) return checked
  const id = newId<ServiceItemId>()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('service_item')
    .values({
      org_id: orgId,
      id,
      category: 'labour',
      ...cellsOf(code, content),
      updated_at: time(now),
      updated_by: personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? ok(await replyOf(tx, orgId, id)) : refuse('not_unique', { path: 'code' })
}

/** Writes the next version of an item that is at `item.version`; false when it is not any more. */
export async function writeNext(
  tx: Tx,
  { orgId, personId }: Actor,
  item: KeptItem,
  content: ItemContent,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('service_item')
    .set({ ...cellsOf(item.code, content), version: item.version + 1, updated_at: time(now), updated_by: personId })
    .where('org_id', '=', orgId)
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * The next version of an item. Branches follow, but for what they have otherwise, and those who keep it so are told. The
 * same content again changes nothing. Refuses `version_conflict` away from `base`, and what adding refuses.
 */
export async function changeItem(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  { base, ...given }: Body<'PUT /service-items/:id'>,
  now: Instant,
): Promise<Result<ItemReply>> {
  const content = contentOf(given)
  const [item, wrong] = [await itemById(tx, actor.orgId, id), await wrongIn(tx, actor.orgId, content)]
  if (!item) return refuse('not_found')
  for (const checked of [ofHeadquarters(actor), wrong]) if (!checked.ok) return checked
  if (item.version !== base) return refuse('version_conflict')
  const changed = changedFields(item.content, content)
  if (changed.length === 0) return ok(await replyOf(tx, actor.orgId, id))
  if (!(await writeNext(tx, actor, item, content, now))) return refuse('version_conflict')
  await tellKeepers(tx, world, { orgId: actor.orgId, by: actor.personId, item, version: base + 1, changed, now })
  return ok(await replyOf(tx, actor.orgId, id))
}

/** Takes an item out of the library or back into it. What orders and packages say of it stays. */
export async function retireItem(
  tx: Tx,
  actor: Actor,
  id: string,
  retired: boolean,
  now: Instant,
): Promise<Result<ItemReply>> {
  const item = await itemById(tx, actor.orgId, id)
  if (!item) return refuse('not_found')
  const hq = ofHeadquarters(actor)
  if (!hq.ok) return hq
  if ((item.retiredAt !== null) !== retired)
    await tx
      .updateTable('service_item')
      .set({ retired_at: timeOrNull(retired ? now : null) })
      .where('org_id', '=', actor.orgId)
      .where('id', '=', id)
      .execute()
  return ok(await replyOf(tx, actor.orgId, id))
}
