/** What an item is found by. `pinyin` is the Chinese name in letters without spaces, `initials` their first letters. */
export type Searchable = {
  readonly code: string
  readonly name: string
  readonly english: string
  readonly pinyin: string
  readonly initials: string
}

/** The same in lower case, made once for many searches. */
type Prepared<T> = Searchable & { readonly bare: string; readonly width: number; readonly item: T }

/** The terms of a search as typed or scanned: every one must be found. At most eight count. */
export const searchTerms = (typed: string | undefined): string[] =>
  (typed ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, 8)

/** A code without its signs, as somebody types it in a hurry. */
export const bareCode = (code: string): string => code.replace(/[^0-9a-z]/gi, '')

/** The ranks of a find, best first; the server sorts by the same table. */
export const searchRanks = {
  code: 0,
  code_begins: 1,
  name_begins: 2,
  initials_begin: 3,
  name: 4,
  pinyin_begins: 5,
  initials: 6,
  part_of_code: 7,
  elsewhere: 8,
} as const

function rankOf(
  { code, bare, name, english, pinyin, initials }: Omit<Prepared<unknown>, 'item'>,
  term: string,
): number {
  if (code === term || bare === term) return searchRanks.code
  if (code.startsWith(term) || bare.startsWith(term)) return searchRanks.code_begins
  if (name.startsWith(term)) return searchRanks.name_begins
  if (initials.startsWith(term)) return searchRanks.initials_begin
  if (name.includes(term)) return searchRanks.name
  if (pinyin.startsWith(term)) return searchRanks.pinyin_begins
  if (initials.includes(term)) return searchRanks.initials
  if (code.includes(term) || bare.includes(term)) return searchRanks.part_of_code
  return english.includes(term) || pinyin.includes(term) ? searchRanks.elsewhere : Number.POSITIVE_INFINITY
}

export type SearchShelf<T> = readonly Prepared<T>[]

/** Makes a list ready for searching without the network. */
export const shelve = <T>(items: readonly T[], searchable: (item: T) => Searchable): SearchShelf<T> =>
  items.map((item) => {
    const { code, name, english, pinyin, initials } = searchable(item)
    return {
      item,
      code: code.toLowerCase(),
      bare: bareCode(code).toLowerCase(),
      name: name.toLowerCase(),
      english: english.toLowerCase(),
      pinyin,
      initials,
      width: [...name].length,
    }
  })

/**
 * What answers a search on the phone, as the server would answer it: every term is found, the worst find of an item
 * counts, short names come first among equals, then codes in order. Nothing typed gives the shelf by code.
 */
export function searchOffline<T>(shelf: SearchShelf<T>, typed: string, limit: number): readonly T[] {
  const terms = searchTerms(typed)
  const found: { readonly one: Prepared<T>; readonly rank: number }[] = []
  for (const one of shelf) {
    let rank = 0
    for (const term of terms) rank = Math.max(rank, rankOf(one, term))
    if (rank < Number.POSITIVE_INFINITY) found.push({ one, rank })
  }
  const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  const typedAny = terms.length > 0
  found.sort((a, b) => a.rank - b.rank || (typedAny ? a.one.width - b.one.width : 0) || byCode(a.one.code, b.one.code))
  return found.slice(0, limit).map(({ one }) => one.item)
}
