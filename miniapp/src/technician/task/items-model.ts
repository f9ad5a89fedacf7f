import type { Reply } from '@field/contract'
import { asId, type Label, type ServiceItemId } from '@field/domain/kernel'
import type { OfflineItem, SearchShelf } from '@field/domain/library'
import { type PartLine, partsTaken, servicesDone } from '@field/domain/work-order'
import { findItems } from '../../library/found.ts'
import type { Work } from '../../work-order/work-of.ts'
import type { ItemRow } from './shown-parts.ts'

export type OrderItem = NonNullable<Reply<'GET /work-orders/:id'>['items']>[number]
export type Package = Reply<'GET /packages'>['packages'][number]

/** A service item to choose. A price that was not heard of yet is undefined; null means that there is none. */
export type ShownItem = Pick<ItemRow, 'id' | 'code' | 'name' | 'minutes' | 'match'> & {
  readonly price: number | null | undefined
  readonly hint: Label | null
}

type Sources = {
  readonly shelf: SearchShelf<OfflineItem>
  readonly typed: string
  /** What the server has answered for this order, with the prices of its place. */
  readonly rows: ReadonlyMap<string, ItemRow>
  /** What it found, for a phone that never had the library. */
  readonly found: readonly ItemRow[]
}

/** The items that answer a search, from the phone's library; what the server has told of them is laid over it. */
export function shownItems({ shelf, typed, rows, found }: Sources, limit: number): readonly ShownItem[] {
  if (shelf.length === 0) return found.slice(0, limit)
  return findItems(shelf, typed, limit).map(({ item, match }) => ({
    id: item.id,
    code: item.code,
    name: item.label,
    minutes: item.minutes,
    hint: item.hints[0] ?? null,
    match: match.map(([from, to]): [number, number] => [from, to]),
    price: rows.get(item.id)?.price,
  }))
}

/** How many of each, by its id. */
type Counts = ReadonlyMap<string, number>

type Known = {
  readonly library: ReadonlyMap<string, OfflineItem>
  readonly partNames: ReadonlyMap<string, { readonly code: string; readonly name: Label }>
}

/**
 * The items of the order with what is chosen on this phone already: a quantity that is not sent yet counts, an item that
 * the server has not told of is filled in from the phone's library.
 */
export function itemsOf({ detail, order }: Pick<Work, 'detail' | 'order'>, known: Known): readonly OrderItem[] {
  const told = detail.items ?? []
  const before: Counts = servicesDone(detail.tasks)
  const now: Counts = servicesDone(order.tasks)
  const kept = told.flatMap((item): readonly OrderItem[] => {
    const quantity = now.get(item.id) ?? (before.has(item.id) ? 0 : item.quantity)
    return quantity === 0 ? [] : [quantity === item.quantity ? item : scaled(item, quantity)]
  })
  const fresh = [...now].flatMap(([id, quantity]): readonly OrderItem[] => {
    const item = told.some((one) => one.id === id) ? undefined : known.library.get(id)
    return item ? [fromLibrary(item, quantity, known)] : []
  })
  return [...kept, ...fresh]
}

const scaled = (item: OrderItem, quantity: number): OrderItem => ({
  ...item,
  quantity,
  minutes: Math.round((item.minutes / item.quantity) * quantity),
  parts: item.parts.map((part) => ({ ...part, quantity: Math.round((part.quantity / item.quantity) * quantity) })),
})

const fromLibrary = (item: OfflineItem, quantity: number, { partNames }: Known): OrderItem => ({
  id: item.id,
  code: item.code,
  label: item.label,
  quantity,
  minutes: item.minutes * quantity,
  parts: item.parts.map(({ partId, quantity: each }) => ({
    partId,
    code: partNames.get(partId)?.code ?? '',
    name: partNames.get(partId)?.name ?? { 'zh-CN': '' },
    quantity: each * quantity,
    picked: 0,
  })),
  hints: [...item.hints],
  instruction: null,
  version: item.version,
  updated: null,
})

/** A part that the order's items take: how many in all, and how many of them are picked or chosen to be. */
export type Need = {
  readonly partId: string
  readonly code: string
  readonly name: Label
  readonly needed: number
  readonly picked: number
}

/** What the items take, each part once; `wanted` is what this task is about to have picked. */
export function needsOf(
  items: readonly OrderItem[],
  { order, task }: Pick<Work, 'order' | 'task'>,
  wanted: readonly PartLine[],
): readonly Need[] {
  const tasks = order.tasks.map((one) => (one.id === task.id ? { ...one, parts: wanted } : one))
  const picked: Counts = partsTaken(tasks)
  const needs = new Map<string, Need>()
  for (const { parts } of items)
    for (const { partId, code, name, quantity } of parts) {
      const needed = quantity + (needs.get(partId)?.needed ?? 0)
      needs.set(partId, { partId, code, name, needed, picked: picked.get(partId) ?? 0 })
    }
  return [...needs.values()]
}

/** How long the items take together, in minutes. */
export const minutesOf = (items: readonly OrderItem[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0)

export const updatedIn = (items: readonly OrderItem[]): readonly OrderItem[] =>
  items.filter(({ updated }) => updated !== null)

/** A package's lines as lines of a task. */
export const linesOfPackage = ({ lines }: Package) =>
  lines.map(({ itemId, quantity }) => ({ itemId: asId<ServiceItemId>(itemId), quantity }))

/** Packages that may be taken in a task, those of its own work type first; one without lines says nothing. */
export const packagesFor = (packages: readonly Package[], workType: string): readonly Package[] =>
  packages
    .filter(({ retired, lines }) => !retired && lines.length > 0)
    .sort((a, b) => Number(b.workType === workType) - Number(a.workType === workType))
