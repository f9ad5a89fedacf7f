import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import { backWays, type Way, waysOf } from './ways.ts'

/**
 * One node of a flow written down as a list. `depth` counts the cases and branches it lies in; `by` is the way that leads
 * in when it is not simply the next thing; `leaps` are the ways out that do not lead to what is written next.
 */
export type OutlineRow = {
  readonly node: Node
  readonly depth: number
  readonly by: Way | null
  readonly leaps: readonly Way[]
}

type Written = { readonly node: Node; readonly depth: number; readonly by: Way | null }

/**
 * The flow as a list, each node once: the way that is taken when nothing special is so goes down at its depth, cases and
 * branches stand indented under where they leave it. What nothing leads to comes last.
 */
export function outlineOf(definition: WorkTypeDefinition): readonly OutlineRow[] {
  const ways = waysOf(definition)
  const back = backWays(definition.start, ways)
  const nodes = new Map(definition.nodes.map((node) => [node.key, node]))
  const out = (key: string) => ways.filter((way) => way.from === key)
  const mainOf = (key: string) => out(key).find((way) => way.kind === 'main' && !back.has(way))
  const rows: Written[] = []
  const seen = new Set<string>()

  /** The nodes that follow when nothing special is so. */
  const usualFrom = (key: string | undefined): ReadonlySet<string> => {
    const usual = new Set<string>()
    for (let at = key; at !== undefined && !usual.has(at); ) {
      usual.add(at)
      const node = nodes.get(at)
      at = node?.kind === 'parallel' ? node.join : mainOf(at)?.to
    }
    return usual
  }
  const write = (from: string, depth: number, by: Way | null, until: ReadonlySet<string>) => {
    let [at, how]: [string | undefined, Way | null] = [from, by]
    while (at !== undefined && !seen.has(at) && !until.has(at)) {
      const node = nodes.get(at)
      if (!node) return
      seen.add(at)
      rows.push({ node, depth, by: how })
      how = null
      const next: string | undefined = node.kind === 'parallel' ? node.join : mainOf(at)?.to
      const within = new Set([...until, ...usualFrom(next)])
      for (const way of out(at)) {
        const aside = way.kind !== 'main' && way.kind !== 'rework' && !back.has(way)
        if (aside) write(way.to, depth + 1, way, within)
      }
      at = next
    }
  }
  write(definition.start, 0, null, new Set())
  for (const { key } of definition.nodes) write(key, 0, null, new Set())
  return rows.map((row, index) => ({ ...row, leaps: leapsOf(row, index, rows, out(row.node.key)) }))
}

/** What is done next without a word: the first later row that is no deeper and is not a case of its own. */
function nextOf({ depth }: Written, index: number, rows: readonly Written[]): string | null {
  return rows.slice(index + 1).find((row) => row.depth <= depth && row.by === null)?.node.key ?? null
}

function leapsOf(row: Written, index: number, rows: readonly Written[], out: readonly Way[]): readonly Way[] {
  const next = nextOf(row, index, rows)
  const written = new Set(rows.flatMap(({ by }) => (by ? [by] : [])))
  return out.filter((way) => {
    if (written.has(way)) return false
    if (way.kind === 'main') return way.to !== next
    return true
  })
}
