import type { Reply } from '@field/contract'
import type { Instant, ServiceItemId } from '@field/domain/kernel'
import { changedFields, type ItemContent, itemHere, lineDiff, partChanges } from '@field/domain/library'
import { isOpen, partsTaken, servicesDone, type WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { isOfPackage, packageLinesOf } from './order-package.ts'
import { type NamedParts, namedPart, partsNamed } from './part-names.ts'
import { itemsWhere, type KeptItem } from './row.ts'
import { type OverridesHere, overridesAt, scopesOfOrder } from './scopes.ts'

type OrderItem = NonNullable<Reply<'GET /work-orders/:id'>['items']>[number]
type Version = {
  readonly item_id: string
  readonly number: number
  readonly at: Instant
  readonly content: ItemContent
}

/**
 * The items of an order as they hold at its place: the visit, what its package brings, what its tasks have chosen. Each
 * with the parts it takes, what to know of the site, how it is done, and what became otherwise since the open task was
 * opened.
 */
export async function itemsOfOrder(
  tx: Tx,
  definition: WorkTypeDefinition,
  order: WorkOrder,
): Promise<readonly OrderItem[]> {
  const { orgId, id } = order
  const chosen = servicesDone(order.tasks)
  const visit = definition.visitItem ?? null
  const planned = isOfPackage(order.tags) ? await packageLinesOf(tx, orgId, id) : []
  const quantities = new Map(planned.map(({ itemId, quantity }): [string, number] => [itemId, quantity]))
  for (const [item, quantity] of chosen) quantities.set(item, quantity)
  if (visit === null && quantities.size === 0) return []
  const ids = [...quantities.keys()]
  const [found, scopes] = await Promise.all([
    itemsWhere(tx, orgId, sql`(i.id = any(${ids}::uuid[]) or i.code = ${visit}) order by i.code`),
    scopesOfOrder(tx, orgId, id),
  ])
  const opened = order.tasks.filter(isOpen).map(({ openedAt }) => openedAt)
  const since = opened.length === 0 ? null : Math.min(...opened)
  const [overrides, before] = await Promise.all([
    overridesAt(tx, orgId, scopes),
    since === null ? new Map<string, Version>() : versionsAt(tx, found, since),
  ])
  const placed = found.map((item) => placeItem(item, overrides, before.get(item.id)))
  const parts = await partsNamed(
    tx,
    orgId,
    placed.flatMap(({ now, then }) => [now.parts, then.parts]),
  )
  const picked = partsTaken(order.tasks)
  const place = (item: KeptItem): number => (item.code === visit ? -1 : ids.indexOf(item.id))
  return placed
    .sort((a, b) => place(a.item) - place(b.item))
    .map((one) => itemView(one, quantities.get(one.item.id) ?? 1, { parts, picked }))
}

type Placed = {
  readonly item: KeptItem
  readonly now: ItemContent
  readonly then: ItemContent
  readonly from: number
}

function placeItem(item: KeptItem, overrides: OverridesHere, before: Version | undefined): Placed {
  const here = overrides.get(item.id) ?? []
  const then = before?.content ?? item.content
  return { item, now: itemHere(item.content, here), then: itemHere(then, here), from: before?.number ?? item.version }
}

/** The version of each item that held at a moment; of one that is younger, its first. */
async function versionsAt(tx: Tx, items: readonly KeptItem[], at: Instant): Promise<ReadonlyMap<string, Version>> {
  const changed = items.filter(({ version }) => version > 1).map(({ id }): ServiceItemId => id)
  if (changed.length === 0) return new Map()
  const { rows } = await sql<Version>`
    select item_id, number, at, content from service_item_version where item_id = any(${changed}::uuid[]) order by item_id, number`.execute(
    tx,
  )
  const found = new Map<string, Version>()
  for (const version of rows) if (!found.has(version.item_id) || version.at <= at) found.set(version.item_id, version)
  return found
}

type Known = { readonly parts: NamedParts; readonly picked: ReadonlyMap<string, number> }

function itemView(placed: Placed, quantity: number, { parts, picked }: Known): OrderItem {
  const { item, now } = placed
  return {
    id: item.id,
    code: item.code,
    label: now.label,
    quantity,
    minutes: now.minutes * quantity,
    parts: now.parts
      .map((part) => ({
        ...namedPart({ ...part, quantity: part.quantity * quantity }, parts),
        picked: picked.get(part.partId) ?? 0,
      }))
      // What is out of use is not asked for; what was taken of it is still told.
      .filter(({ partId, picked: taken }) => taken > 0 || parts.get(partId)?.retired !== true),
    hints: [...now.hints],
    instruction: now.instruction,
    version: item.version,
    updated: updatedOf(placed, parts),
  }
}

/** What matters to somebody who already has the task. */
const concerns = ['minutes', 'parts', 'hints', 'instruction'] as const

function updatedOf({ item, now, then, from }: Placed, parts: NamedParts): OrderItem['updated'] {
  const fields = changedFields(then, now).filter((field) => concerns.some((one) => one === field))
  if (fields.length === 0) return null
  return {
    from,
    to: item.version,
    at: item.updatedAt,
    fields,
    instruction: [...lineDiff(then.instruction?.['zh-CN'] ?? '', now.instruction?.['zh-CN'] ?? '')],
    parts: partChanges(then.parts, now.parts).map(({ partId, before, after }) => {
      const { code, name } = namedPart({ partId, quantity: after }, parts)
      return { partId, code, name, before, after }
    }),
    minutes: fields.includes('minutes') ? [then.minutes, now.minutes] : null,
  }
}
