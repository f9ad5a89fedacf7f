import { asId, type Label, type PartId, type ServiceItemId } from '../kernel/index.ts'
import type { RequiredPart } from './item.ts'
import { type SearchShelf, shelve } from './search.ts'

/** An item as the phone keeps it for work without the network, where it stands now. */
export type OfflineItem = {
  readonly id: ServiceItemId
  readonly code: string
  readonly label: Label
  readonly pinyin: string
  readonly initials: string
  readonly minutes: number
  readonly parts: readonly RequiredPart[]
  readonly hints: readonly Label[]
  readonly path: readonly Label[]
  readonly version: number
}

type PackedLabel = string | readonly [zh: string, en: string]

/** The same without names of fields, a third of the size: what the bundle route sends. */
export type PackedItem = readonly [
  id: string,
  code: string,
  label: PackedLabel,
  pinyin: string,
  initials: string,
  minutes: number,
  version: number,
  parts: readonly (readonly [partId: string, quantity: number])[],
  hints: readonly PackedLabel[],
  path: readonly PackedLabel[],
]

const packLabel = ({ 'zh-CN': zh, en }: Label): PackedLabel => (en === undefined ? zh : [zh, en])
const unpackLabel = (packed: PackedLabel): Label =>
  typeof packed === 'string' ? { 'zh-CN': packed } : { 'zh-CN': packed[0], en: packed[1] }

export const packItem = (item: OfflineItem): PackedItem => [
  item.id,
  item.code,
  packLabel(item.label),
  item.pinyin,
  item.initials,
  item.minutes,
  item.version,
  item.parts.map(({ partId, quantity }) => [partId, quantity]),
  item.hints.map(packLabel),
  item.path.map(packLabel),
]

export function unpackItem(packed: PackedItem): OfflineItem {
  const [id, code, label, pinyin, initials, minutes, version, parts, hints, path] = packed
  return {
    id: asId<ServiceItemId>(id),
    code,
    label: unpackLabel(label),
    pinyin,
    initials,
    minutes,
    version,
    parts: parts.map(([partId, quantity]) => ({ partId: asId<PartId>(partId), quantity })),
    hints: hints.map(unpackLabel),
    path: path.map(unpackLabel),
  }
}

/** The library on a phone after a page of the bundle: what came replaces what was there, what is gone goes. */
export function withPage(
  library: ReadonlyMap<string, OfflineItem>,
  page: { readonly items: readonly PackedItem[]; readonly gone: readonly string[] },
): ReadonlyMap<string, OfflineItem> {
  const next = new Map(library)
  for (const id of page.gone) next.delete(id)
  for (const packed of page.items) next.set(packed[0], unpackItem(packed))
  return next
}

/** The phone's library ready for `searchOffline`. */
export const shelfOf = (items: readonly OfflineItem[]): SearchShelf<OfflineItem> =>
  shelve(items, ({ code, label, pinyin, initials }) => {
    return { code, name: label['zh-CN'], english: label.en ?? '', pinyin, initials }
  })
