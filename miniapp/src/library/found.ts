import { type OfflineItem, type SearchShelf, searchOffline, searchTerms } from '@field/domain/library'

type Range = readonly [number, number]

/** Where in an item's Chinese name a search was found: by signs, or by the first letters of its characters. */
export function rangesIn(
  { label, initials }: Pick<OfflineItem, 'label' | 'initials'>,
  typed: string,
): readonly Range[] {
  const name = label['zh-CN'].toLowerCase()
  const aligned = initials.length === name.length
  return searchTerms(typed).flatMap((term): readonly Range[] => {
    const at = name.indexOf(term)
    if (at >= 0) return [[at, at + term.length]]
    const by = aligned ? initials.indexOf(term) : -1
    return by >= 0 ? [[by, by + term.length]] : []
  })
}

/** Items that answer a search, best first, with where their names did. */
export const findItems = (shelf: SearchShelf<OfflineItem>, typed: string, limit: number) =>
  searchOffline(shelf, typed, limit).map((item) => ({ item, match: rangesIn(item, typed) }))
