import { match } from 'pinyin-pro'
import { searchTerms } from './search-text.ts'

type MatchRange = [start: number, end: number]

/** Where the Chinese name answers the search, as ranges [start, end): by its own letters, or by pinyin or initials. */
export function matchRanges(name: string, typed: string | undefined): MatchRange[] {
  const found = searchTerms(typed).flatMap((term) => rangesOf(name, term))
  return join(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
}

function rangesOf(name: string, term: string): MatchRange[] {
  const at = name.toLowerCase().indexOf(term)
  if (at >= 0) return [[at, at + term.length]]
  if (!/^[a-z]+$/.test(term)) return []
  const letters = match(name, term, { continuous: true, precision: 'first', space: 'ignore', v: true }) ?? []
  return letters.map((index) => [index, index + 1])
}

function join(ranges: readonly MatchRange[]): MatchRange[] {
  const joined: MatchRange[] = []
  for (const [start, end] of ranges) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
