import type { Condition } from '@field/domain/condition'
import { edgesOf, isPersonNode, type Node, type WorkTypeDefinition } from '@field/domain/workflow'

/**
 * A way drawn between two nodes. `main`: where it goes on when nothing special is so; `case`: under a condition;
 * `branch`: at the same time as others; `reject`, `rework`, `timeout`, `late`: when something did not go well.
 */
export type Way = {
  readonly from: string
  readonly to: string
  readonly kind: 'main' | 'case' | 'branch' | 'reject' | 'rework' | 'timeout' | 'late'
  readonly when: Condition | null
  /** The last of several, taken when no condition held. */
  readonly otherwise: boolean
}

const plain = { when: null, otherwise: false }

const judges = (node: Node): boolean => node.kind === 'task' && (node.work === 'acceptance' || node.work === 'confirm')

function waysFrom(definition: WorkTypeDefinition, node: Node): readonly Way[] {
  const from = node.key
  const onward = edgesOf(node)
  const edges = onward.map(({ to, when }, index): Way => {
    const last = index === onward.length - 1
    return { from, to, kind: last ? 'main' : 'case', when: when ?? null, otherwise: last && onward.length > 1 }
  })
  const branches: readonly Way[] =
    node.kind === 'parallel' ? node.branches.map((to) => ({ ...plain, from, to, kind: 'branch' })) : []
  const rejected: readonly Way[] =
    node.kind === 'approval' && node.rejectTo && !node.aside
      ? [{ ...plain, from, to: node.rejectTo, kind: 'reject' }]
      : []
  const rework: readonly Way[] = judges(node)
    ? [{ ...plain, from, to: (isPersonNode(node) && node.judges) || definition.reworkTo, kind: 'rework' }]
    : []
  const timeout: readonly Way[] =
    node.kind === 'wait' && node.until.kind === 'event' && node.until.timeout
      ? [{ ...plain, from, to: node.until.timeout.to, kind: 'timeout' }]
      : []
  const late = isPersonNode(node)
    ? (node.limits?.escalations ?? []).flatMap(({ then }): Way[] =>
        then.kind === 'open_approval' ? [{ ...plain, from, to: then.node, kind: 'late' }] : [],
      )
    : []
  return [...edges, ...branches, ...timeout, ...rejected, ...rework, ...late]
}

/** Every way of a definition between nodes that are there, in the order of its nodes. */
export function waysOf(definition: WorkTypeDefinition): readonly Way[] {
  const keys = new Set(definition.nodes.map(({ key }) => key))
  return definition.nodes.flatMap((node) => waysFrom(definition, node)).filter(({ to }) => keys.has(to))
}

/** The ways that lead back to where the work has been already; all others lead on. */
export function backWays(start: string, ways: readonly Way[]): ReadonlySet<Way> {
  const back = new Set<Way>(ways.filter(({ kind }) => kind === 'rework'))
  const open = new Set<string>()
  const closed = new Set<string>()
  const visit = (key: string) => {
    open.add(key)
    const onward = ways.filter((way) => way.from === key && !back.has(way))
    // A rejection is looked at last: what can be reached otherwise is a way on, and the rejection the way back.
    for (const way of [
      ...onward.filter(({ kind }) => kind !== 'reject'),
      ...onward.filter(({ kind }) => kind === 'reject'),
    ]) {
      if (open.has(way.to)) back.add(way)
      else if (!closed.has(way.to)) visit(way.to)
    }
    open.delete(key)
    closed.add(key)
  }
  visit(start)
  for (const { from } of ways) if (!closed.has(from)) visit(from)
  return back
}
