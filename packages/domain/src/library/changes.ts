import type { Label } from '../kernel/index.ts'
import { type ItemContent, type ItemField, itemFields, type RequiredPart } from './item.ts'

const sameLabel = (a: Label | null, b: Label | null): boolean =>
  a === b || (a !== null && b !== null && a['zh-CN'] === b['zh-CN'] && (a.en ?? '') === (b.en ?? ''))

const sameList = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, index) => same(one, b[index] as T))

const samePart = (a: RequiredPart, b: RequiredPart): boolean => a.partId === b.partId && a.quantity === b.quantity

const same: { readonly [F in ItemField]: (a: ItemContent[F], b: ItemContent[F]) => boolean } = {
  label: sameLabel,
  path: (a, b) => sameList(a, b, sameLabel),
  minutes: (a, b) => a === b,
  parts: (a, b) => sameList(a, b, samePart),
  hints: (a, b) => sameList(a, b, sameLabel),
  instruction: sameLabel,
}

const isSame = <F extends ItemField>(field: F, a: ItemContent, b: ItemContent): boolean =>
  same[field](a[field], b[field])

/** The fields in which two versions of an item differ, in the order of `itemFields`. */
export const changedFields = (before: ItemContent, after: ItemContent): readonly ItemField[] =>
  itemFields.filter((field) => !isSame(field, before, after))

/** A part that one of the item takes now and took before; zero where it was not there. */
export type PartChange = { readonly partId: RequiredPart['partId']; readonly before: number; readonly after: number }

/** Parts of which an item takes more, fewer, none any more, or for the first time. */
export function partChanges(before: readonly RequiredPart[], after: readonly RequiredPart[]): readonly PartChange[] {
  const count = (parts: readonly RequiredPart[], id: RequiredPart['partId']): number =>
    parts.find(({ partId }) => partId === id)?.quantity ?? 0
  const ids = [...new Set([...before, ...after].map(({ partId }) => partId))]
  return ids
    .map((partId) => ({ partId, before: count(before, partId), after: count(after, partId) }))
    .filter((change) => change.before !== change.after)
}
