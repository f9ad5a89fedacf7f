import { sameJson } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import { currentTask, isOpen, migrationRefusal, type WorkOrder } from '@field/domain/work-order'
import {
  changesBetween,
  type FieldChange,
  isPersonNode,
  nodeOf,
  targetsOf,
  type WorkTypeDefinition,
} from '@field/domain/workflow'

export type Why = 'node_gone' | 'fork_changed' | 'node_kind_changed' | 'in_approval' | 'line_gone'

/** What another version means for one open order, and the fields of its stations not yet done that are otherwise. */
export type Fate = {
  readonly node: string
  readonly nodeLabel: Label
  readonly change: 'untouched' | 'follows' | 'stays'
  readonly why: Why | null
  readonly fields: readonly FieldChange[]
}

/** Where the order is: the nodes of its open tasks, its waits, and the joins its branches have come to. */
const standsAt = (order: WorkOrder): readonly string[] => [
  ...order.tasks.filter(isOpen).map(({ node }) => node),
  ...order.waits.map(({ node }) => node),
  ...order.arrivals.map(({ join }) => join),
]

/** Everything an order may still come to from there, also by work judged anew. */
function ahead(definition: WorkTypeDefinition, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const node = seen.has(key) ? null : nodeOf(definition, key)
    seen.add(key)
    if (!node) continue
    open.push(...targetsOf(node))
    if (node.kind === 'parallel') open.push(node.join)
    if (isPersonNode(node) && node.judges !== undefined) open.push(node.judges, definition.reworkTo)
    if (isPersonNode(node))
      for (const { then } of node.limits?.escalations ?? []) if (then.kind === 'open_approval') open.push(then.node)
  }
  return seen
}

function whyNot(from: WorkTypeDefinition, to: WorkTypeDefinition, order: WorkOrder): Why | null {
  for (const { node: key, round } of order.tasks.filter(isOpen)) {
    const [before, after] = [nodeOf(from, key), nodeOf(to, key)]
    if (before && after && before.kind !== after.kind) return 'node_kind_changed'
    if (before?.kind !== 'approval' || after?.kind !== 'approval' || before.signers === 'any') continue
    const begun = order.tasks.some((task) => task.node === key && task.round === round && task.decision !== null)
    const signs = before.signers !== after.signers || !sameJson(before.assignee, after.assignee)
    if (begun && signs) return 'in_approval'
  }
  const refusal = migrationRefusal(to, order)
  if (!refusal) return null
  const [key = '', ...line] = (refusal.path ?? '').split('.')
  if (line.length > 0) return 'line_gone'
  if (nodeOf(from, key)?.kind === 'parallel') return 'fork_changed'
  return nodeOf(to, key) ? 'node_kind_changed' : 'node_gone'
}

/** What going over from one version to another would mean for an open order; pure, so that the preview is what happens. */
export function fateOf(from: WorkTypeDefinition, to: WorkTypeDefinition, order: WorkOrder): Fate {
  const places = standsAt(order)
  const node = currentTask(order)?.node ?? places[0] ?? from.start
  const nodeLabel = nodeOf(from, node)?.label ?? from.label
  const way = new Set([...ahead(from, places), ...ahead(to, places)])
  const { nodes, fields, whole } = changesBetween(from, to)
  const touched = whole || nodes.some((one) => way.has(one.node))
  if (!touched) return { node, nodeLabel, change: 'untouched', why: null, fields: [] }
  const done = (key: string): boolean =>
    !places.includes(key) && order.tasks.some((task) => task.node === key && task.state === 'done')
  const why = whyNot(from, to, order)
  return {
    node,
    nodeLabel,
    change: why === null ? 'follows' : 'stays',
    why,
    fields: fields.filter((one) => way.has(one.node) && !done(one.node)),
  }
}
