import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import type { Way } from './ways.ts'

/** Where a node stands in the picture, counted from 0: rows go down with the work, column 0 is the main way. */
export type Place = { readonly row: number; readonly column: number }

/** The row of each node: one below the lowest of those it can be reached from. */
function rowsOf(start: string, nodes: readonly Node[], onward: readonly Way[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>([[start, 0]])
  // A longest path has fewer steps than there are nodes, so this many rounds are enough.
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false
    for (const { from, to } of onward) {
      const row = rows.get(from)
      if (row === undefined || to === start || (rows.get(to) ?? -1) > row) continue
      rows.set(to, row + 1)
      moved = true
    }
    if (!moved) break
  }
  return rows
}

const claimOf = (way: Way, column: number, onward: readonly Way[]): number => {
  if (way.kind === 'main') return column
  if (way.kind !== 'branch') return column + 1
  return column + onward.filter(({ from, kind }) => from === way.from && kind === 'branch').indexOf(way)
}

/**
 * Where each node stands. The way taken when nothing special is so runs down in one column; cases, branches and what is
 * opened beside the flow stand to its right; a join stands under its fork. What nothing leads to comes last, at the bottom.
 */
export function placesOf(
  definition: WorkTypeDefinition,
  ways: readonly Way[],
  back: ReadonlySet<Way>,
): ReadonlyMap<string, Place> {
  const { nodes, start } = definition
  const onward = ways.filter((way) => !back.has(way) && way.kind !== 'late')
  const rows = rowsOf(start, nodes, onward)
  const places = new Map<string, Place>()
  const taken = new Set<string>()
  const put = (key: string, row: number, from: number) => {
    let column = from
    while (taken.has(`${row}:${column}`)) column += 1
    taken.add(`${row}:${column}`)
    places.set(key, { row, column })
  }
  const flow = nodes.filter(({ key }) => rows.has(key))
  for (const node of [...flow].sort((a, b) => (rows.get(a.key) as number) - (rows.get(b.key) as number))) {
    const fork = node.kind === 'join' ? places.get(node.of) : undefined
    const claims = onward
      .filter(({ to }) => to === node.key)
      .flatMap((way) => {
        const at = places.get(way.from)
        return at ? [claimOf(way, at.column, onward)] : []
      })
    put(node.key, rows.get(node.key) as number, fork?.column ?? (claims.length > 0 ? Math.min(...claims) : 0))
  }
  for (const { from, to } of ways.filter(({ kind }) => kind === 'late')) {
    const opener = places.get(from)
    if (opener && !places.has(to)) put(to, opener.row + 1, opener.column + 1)
  }
  let bottom = Math.max(-1, ...[...places.values()].map(({ row }) => row)) + 1
  for (const { key } of nodes) {
    if (places.has(key)) continue
    put(key, bottom, 0)
    bottom += 1
  }
  return places
}
