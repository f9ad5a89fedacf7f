import type { Label } from '@field/domain/kernel'

/** A name in pieces, the found ones marked. */
export type Piece = { readonly at: number; readonly text: string; readonly hit: boolean }

/** Cuts a name at the ranges [start, end) that the search matched. */
export function piecesOf(
  name: string,
  ranges: readonly (readonly [number, number] | readonly number[])[],
): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start = 0, end = 0] of [...ranges].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))) {
    if (start < at || end <= start) continue
    if (start > at) pieces.push({ at, text: name.slice(at, start), hit: false })
    pieces.push({ at: start, text: name.slice(start, end), hit: true })
    at = end
  }
  if (at < name.length) pieces.push({ at, text: name.slice(at), hit: false })
  return pieces
}

/** Without a network, what the last list holds: by a piece of the name or the code. */
export function findHere<R extends { readonly name: Label; readonly code: string; readonly match: unknown }>(
  rows: readonly R[],
  typed: string,
): readonly R[] {
  const wanted = typed.trim().toLowerCase()
  return rows.flatMap((row) => {
    const name = row.name['zh-CN']
    const at = name.toLowerCase().indexOf(wanted)
    if (at >= 0) return [{ ...row, match: [[at, at + wanted.length]] }]
    const other = `${row.code} ${row.name.en ?? ''}`.toLowerCase()
    return other.includes(wanted) ? [{ ...row, match: [] }] : []
  })
}

/** Lines with one quantity set; at nought the line leaves. */
export function withQuantity<L extends { readonly quantity: number }>(
  lines: readonly L[],
  is: (line: L) => boolean,
  next: L,
): readonly L[] {
  const at = lines.findIndex(is)
  const rest = lines.filter((line) => !is(line))
  if (next.quantity <= 0) return rest
  return at < 0 ? [...lines, next] : lines.map((line) => (is(line) ? next : line))
}
