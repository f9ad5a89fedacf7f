import {
  type Edge,
  edgesOf,
  isPersonNode,
  type Node,
  nodeOf,
  targetsOf,
  type WorkTypeDefinition,
} from '@field/domain/workflow'
import { type Around, type NewNodeKind, newNode } from './new-nodes.ts'
import { type Fresh, withNode } from './whole.ts'

/** A node with every way to `from` leading to `to` instead. */
function redirected(node: Node, from: string, to: string): Node {
  const turn = (key: string) => (key === from ? to : key)
  const turned = (edges: readonly Edge[]) => edges.map((edge) => ({ ...edge, to: turn(edge.to) }))
  if (node.kind === 'end') return node
  if (node.kind === 'parallel') return { ...node, branches: node.branches.map(turn), join: turn(node.join) }
  if (node.kind === 'approval')
    return { ...node, next: turned(node.next), ...(node.rejectTo && { rejectTo: turn(node.rejectTo) }) }
  if (node.kind === 'wait' && node.until.kind === 'event' && node.until.timeout) {
    const timeout = { ...node.until.timeout, to: turn(node.until.timeout.to) }
    return { ...node, next: turned(node.next), until: { ...node.until, timeout } }
  }
  return { ...node, next: turned(node.next) } as Node
}

const withNext = (node: Node, next: readonly Edge[]): Node =>
  node.kind === 'end' || node.kind === 'parallel' ? node : ({ ...node, next } as Node)

/** Where work goes when nothing special is so: the last edge, or after a fork its join. */
export const onwardOf = (node: Node): string | null =>
  node.kind === 'parallel' ? node.join : (edgesOf(node).at(-1)?.to ?? null)

const behind = (nodes: readonly Node[], key: string, ...added: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node) => (node.key === key ? [node, ...added] : [node]))

/** The work that a judgement put here would judge: this node's, or the last visit or desk before it in the list. */
function workBefore(definition: WorkTypeDefinition, key: string): string | null {
  const until = definition.nodes.slice(0, definition.nodes.findIndex((node) => node.key === key) + 1)
  const work = until.filter((node) => node.kind === 'task' && (node.work === 'visit' || node.work === 'desk'))
  return work.at(-1)?.key ?? null
}

/** Whether the order may be settled by then: nothing behind it may send the work back. */
const settledBefore = (definition: WorkTypeDefinition, key: string): boolean =>
  definition.nodes
    .slice(0, definition.nodes.findIndex((node) => node.key === key) + 1)
    .some((node) => node.kind === 'auto' && node.action === 'settle')

const aroundOf = (definition: WorkTypeDefinition, { key, stage }: Node): Omit<Around, 'next'> => ({
  stage,
  judges: workBefore(definition, key),
  settled: settledBefore(definition, key),
})

type Named = { readonly label: Node['label']; readonly kind: NewNodeKind; readonly branches?: readonly Node['label'][] }
/** What was put in: the definition, and the node to open. */
export type Put = { readonly definition: WorkTypeDefinition; readonly key: string }

/** The nodes of something new that leads on to `to`, the first of them the one that is come to. */
function made({ kind, label, branches = [] }: Named, around: Omit<Around, 'next'>, to: string, fresh: Fresh) {
  const { stage } = around
  if (kind !== 'parallel') return [newNode(kind, fresh(kind), label, { ...around, next: [{ to }] })]
  const [fork, join] = [fresh('together'), fresh('met')]
  const sides = branches.map((name) => newNode('desk', fresh('desk'), name, { ...around, next: [{ to: join }] }))
  return [
    { key: fork, kind: 'parallel', label, stage, branches: sides.map(({ key }) => key), join },
    ...sides,
    { key: join, kind: 'join', label, of: fork, need: 'all', stage, next: [{ to }] },
  ] satisfies readonly Node[]
}

/**
 * Puts a new node behind another, on the way it takes when nothing special is so. Behind a fork it becomes one more of
 * the things done at once, and before an end it is put where everything that led there comes by.
 */
export function addNode(definition: WorkTypeDefinition, after: string, what: Named, fresh: Fresh): Put | null {
  const at = nodeOf(definition, after)
  if (!at) return null
  const around = aroundOf(definition, at)
  if (at.kind === 'end') {
    const nodes = made(what, around, at.key, fresh)
    const first = nodes[0] as Node
    const before = definition.nodes.flatMap((node) =>
      node.key === after ? [...nodes, node] : [redirected(node, after, first.key)],
    )
    const start = definition.start === after ? first.key : definition.start
    return { definition: { ...definition, start, nodes: before }, key: first.key }
  }
  if (at.kind === 'parallel') {
    const nodes = made(what, around, at.join, fresh)
    const first = nodes[0] as Node
    const fork = { ...at, branches: [...at.branches, first.key] }
    return {
      definition: {
        ...definition,
        nodes: behind(definition.nodes, after, ...nodes).map((node) => (node.key === after ? fork : node)),
      },
      key: first.key,
    }
  }
  const to = onwardOf(at)
  if (to === null) return null
  const nodes = made(what, around, to, fresh)
  const first = nodes[0] as Node
  const led = withNext(at, [...at.next.slice(0, -1), { ...at.next.at(-1), to: first.key }])
  return {
    definition: {
      ...definition,
      nodes: behind(definition.nodes, after, ...nodes).map((node) => (node.key === after ? led : node)),
    },
    key: first.key,
  }
}

/** Puts a case before the others' last: under a condition yet to be said, work goes by a new node and then on. */
export function addCase(
  definition: WorkTypeDefinition,
  at: string,
  what: Named,
  when: Edge['when'],
  fresh: Fresh,
): Put | null {
  const node = nodeOf(definition, at)
  if (!node || node.kind === 'end' || node.kind === 'parallel') return null
  const to = onwardOf(node)
  if (to === null) return null
  const nodes = made(what, aroundOf(definition, node), to, fresh)
  const first = nodes[0] as Node
  const edge: Edge = when ? { to: first.key, when } : { to: first.key }
  const led = withNext(node, [...node.next.slice(0, -1), edge, ...node.next.slice(-1)])
  return {
    definition: {
      ...definition,
      nodes: behind(definition.nodes, at, ...nodes).map((one) => (one.key === at ? led : one)),
    },
    key: first.key,
  }
}

const once = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** What cannot go out: the last end, and a join whose fork is there. */
export function mayRemove(definition: WorkTypeDefinition, key: string): boolean {
  const node = nodeOf(definition, key)
  if (!node || definition.nodes.length < 2) return false
  if (node.kind === 'join') return nodeOf(definition, node.of) === null
  return node.kind !== 'end' || definition.nodes.filter(({ kind }) => kind === 'end').length > 1
}

/** Takes a node out and joins what led to it with what it led to; a fork goes with its join, its branches stay as one way. */
export function removeNode(definition: WorkTypeDefinition, key: string): WorkTypeDefinition {
  const node = nodeOf(definition, key)
  if (!node || !mayRemove(definition, key)) return definition
  if (node.kind === 'parallel') return withoutFork(definition, node)
  const to = onwardOf(node)
  const left = definition.nodes.filter((one) => one.key !== key)
  const target = to !== null && to !== key ? to : (left.find(({ kind }) => kind === 'end')?.key ?? null)
  if (target === null) return definition
  const nodes = left.map((one) => {
    const turned = redirected(one, key, target)
    // A branch with nothing in it is no branch.
    if (turned.kind === 'parallel')
      return { ...turned, branches: once(turned.branches.filter((branch) => branch !== turned.join)) }
    return isPersonNode(turned) ? withoutMention(turned, key) : turned
  })
  return {
    ...definition,
    nodes,
    start: definition.start === key ? target : definition.start,
    reworkTo:
      definition.reworkTo === key ? (nodes.find((one) => one.kind === 'task')?.key ?? target) : definition.reworkTo,
    ...(definition.messages && { messages: definition.messages.filter((message) => message.node !== key) }),
  }
}

/** A person's node that says nothing any more of a node that is gone. */
function withoutMention(node: Extract<Node, { assignee: unknown }>, key: string): Node {
  const { judges, limits, ...rest } = node
  const kept = limits?.escalations?.filter(({ then }) => then.kind !== 'open_approval' || then.node !== key)
  return {
    ...rest,
    assignee: node.assignee.filter((rule) => rule.by !== 'previous_handler' || rule.node !== key),
    ...(judges && judges !== key && { judges }),
    ...(limits && {
      limits: kept && kept.length !== limits.escalations?.length ? { ...limits, escalations: kept } : limits,
    }),
    ...(node.access && { access: node.access.filter(({ form }) => form !== key) }),
  } as Node
}

function withoutFork(definition: WorkTypeDefinition, fork: Extract<Node, { kind: 'parallel' }>): WorkTypeDefinition {
  const [first, ...others] = fork.branches
  const join = nodeOf(definition, fork.join)
  const on = join && onwardOf(join)
  if (!first || !on) return definition
  // The branches one after the other: the end of each leads to the beginning of the next.
  let chained = definition
  for (const [index, branch] of fork.branches.entries()) {
    const to = others[index] ?? on
    const inside = reachedFrom(definition, branch, fork.join)
    chained = {
      ...chained,
      nodes: chained.nodes.map((node) => (inside.has(node.key) ? redirected(node, fork.join, to) : node)),
    }
  }
  const nodes = chained.nodes
    .filter(({ key }) => key !== fork.key && key !== fork.join)
    .map((node) => redirected(redirected(node, fork.key, first), fork.join, on))
  return { ...chained, nodes, start: definition.start === fork.key ? first : definition.start }
}

function reachedFrom(definition: WorkTypeDefinition, from: string, until: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const queue = [from]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const node = nodeOf(definition, key)
    if (!node || key === until || seen.has(key)) continue
    seen.add(key)
    queue.push(...targetsOf(node))
  }
  return seen
}

/** Whether a node can stand elsewhere: it has one way on, which a wait that times out has not. */
export function movable(definition: WorkTypeDefinition, key: string): boolean {
  const node = nodeOf(definition, key)
  return (
    node !== null &&
    node.kind !== 'end' &&
    node.kind !== 'join' &&
    node.kind !== 'parallel' &&
    targetsOf(node).filter((to) => node.kind !== 'approval' || to !== node.rejectTo).length === 1 &&
    edgesOf(node).length === 1 &&
    !(isPersonNode(node) && node.aside)
  )
}

/** Takes a node out of its way and puts it behind another; null where that cannot be. */
export function moveNode(definition: WorkTypeDefinition, key: string, after: string): WorkTypeDefinition | null {
  const node = nodeOf(definition, key)
  const target = nodeOf(definition, after)
  if (!node || !target || key === after || !movable(definition, key) || target.kind === 'end') return null
  if (onwardOf(target) === key && targetsOf(target).length === 1) return null
  const gone = onwardOf(node) as string
  const others = definition.nodes.filter((one) => one.key !== key).map((one) => redirected(one, key, gone))
  const there = others.find((one) => one.key === after) as Node
  const to = onwardOf(there)
  if (to === null) return null
  const put = withNext(node, [{ to: there.kind === 'parallel' ? there.join : to }])
  const led: Node =
    there.kind === 'parallel'
      ? { ...there, branches: [...there.branches, key] }
      : withNext(there, [...edgesOf(there).slice(0, -1), { ...edgesOf(there).at(-1), to: key }])
  const nodes = others.flatMap((one) => (one.key === after ? [led, put] : [one]))
  return { ...definition, nodes, start: definition.start === key ? gone : definition.start }
}

/** Takes a node out of its way and lets the flow begin with it; null where that cannot be. */
export function moveFirst(definition: WorkTypeDefinition, key: string): WorkTypeDefinition | null {
  const node = nodeOf(definition, key)
  if (!node || key === definition.start || !movable(definition, key)) return null
  const gone = onwardOf(node) as string
  const others = definition.nodes.filter((one) => one.key !== key).map((one) => redirected(one, key, gone))
  return { ...definition, nodes: [withNext(node, [{ to: definition.start }]), ...others], start: key }
}

/** One place earlier or later on its way; null where there is none. */
export function shiftNode(definition: WorkTypeDefinition, key: string, by: -1 | 1): WorkTypeDefinition | null {
  const node = nodeOf(definition, key)
  if (!node || !movable(definition, key)) return null
  if (by === 1) {
    const next = onwardOf(node)
    return next === null ? null : moveNode(definition, key, next)
  }
  const before = definition.nodes.filter((one) => targetsOf(one).includes(key))
  const [only] = before
  if (before.length !== 1 || !only || onwardOf(only) !== key || !movable(definition, only.key)) return null
  return moveNode(definition, only.key, key)
}

export const setStart = (definition: WorkTypeDefinition, key: string): WorkTypeDefinition => ({
  ...definition,
  start: key,
})

/** The ways on of a node, as a whole. */
export const setNext = (definition: WorkTypeDefinition, key: string, next: readonly Edge[]): WorkTypeDefinition =>
  withNode(definition, key, (node) => withNext(node, next))
