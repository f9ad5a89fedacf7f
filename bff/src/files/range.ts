/** A piece of a file, both ends counted. */
export type Range = { readonly from: number; readonly to: number }

/**
 * The one piece that a Range header asks for: `bytes=0-99`, `bytes=100-`, `bytes=-100`. Null for none, for several, and
 * for one that the file does not have: then the whole is answered, as the standard allows.
 */
export function rangeOf(header: string | undefined, size: number): Range | null {
  const found = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(header ?? '')
  if (!found) return null
  const [, first = '', last = ''] = found
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last))
  return from <= to ? { from, to } : null
}
