import type { Condition } from '../../condition/index.ts'
import type { Field, FormSchema } from '../../form/index.ts'
import type { Edge, Node, PersonNode, WorkTypeDefinition } from '../definition.ts'

/**
 * A way from one node to another. `jump`s may leave a fork's branch for a place outside of it (a rejection, a rework);
 * `when` holds on an edge that has a condition, `unless` are the conditions of the edges tried before it.
 */
export type Step = {
  readonly from: string
  readonly to: string
  readonly path: string
  readonly kind: 'edge' | 'branch' | 'jump'
  readonly when: Condition | null
  readonly unless: readonly Condition[]
}

/** A definition with its nodes by key and its ways by where they begin: what all checks read. The first of equal keys counts. */
export type Plan = {
  readonly definition: WorkTypeDefinition
  readonly nodes: ReadonlyMap<string, Node>
  readonly steps: ReadonlyMap<string, readonly Step[]>
  /** The ways that lead to each node. */
  readonly into: ReadonlyMap<string, readonly Step[]>
  readonly forms: readonly PlacedForm[]
  /** Every field by its key, with the node of its form (null: the report). */
  readonly fields: ReadonlyMap<string, readonly PlacedField[]>
  /** The keys that can follow a node, itself included only in a circle; reckoned once. */
  readonly after: (key: string) => ReadonlySet<string>
}

export const isPerson = (node: Node | undefined): node is PersonNode =>
  node?.kind === 'task' || node?.kind === 'approval'

export const isAside = (node: Node | undefined): boolean => isPerson(node) && node.aside === true

export const judges = (node: Node): boolean =>
  node.kind === 'task' && (node.work === 'acceptance' || node.work === 'confirm')

export const mayReturn = (node: PersonNode): boolean =>
  [node.operations.handler, node.operations.dispatcher, node.operations.customer].some((list) =>
    list.includes('return'),
  )

/** The edges of a node tried in order, none for an end and a fork. */
export const edgesOf = (node: Node): readonly Edge[] => ('next' in node ? node.next : [])

const free = { when: null, unless: [] }

function stepsOf(definition: WorkTypeDefinition, node: Node): readonly Step[] {
  const from = node.key
  const edges = edgesOf(node).map(({ to, when }, index): Step => {
    const unless = edgesOf(node)
      .slice(0, index)
      .flatMap((edge) => (edge.when ? [edge.when] : []))
    return { from, to, path: `next.${index}`, kind: 'edge', when: when ?? null, unless }
  })
  if (node.kind === 'parallel')
    return node.branches.map((to, index) => ({ from, to, path: `branches.${index}`, kind: 'branch', ...free }))
  if (node.kind === 'wait' && node.until.kind === 'event' && node.until.timeout)
    return [...edges, { from, to: node.until.timeout.to, path: 'until.timeout.to', kind: 'edge', ...free }]
  if (node.kind === 'approval' && node.rejectTo !== undefined && !node.aside)
    return [...edges, { from, to: node.rejectTo, path: 'rejectTo', kind: 'jump', ...free }]
  if (judges(node)) return [...edges, { from, to: definition.reworkTo, path: 'reworkTo', kind: 'jump', ...free }]
  return edges
}

export function planOf(definition: WorkTypeDefinition): Plan {
  const nodes = new Map<string, Node>()
  for (const node of definition.nodes) if (!nodes.has(node.key)) nodes.set(node.key, node)
  const steps = new Map([...nodes.values()].map((node) => [node.key, stepsOf(definition, node)]))
  const known = new Map<string, ReadonlySet<string>>()
  const next = new Map([...steps].map(([key, ways]) => [key, [...new Set(ways.map(({ to }) => to))]]))
  const after = (key: string): ReadonlySet<string> => {
    const found = known.get(key) ?? closure([key], (one) => next.get(one) ?? [])
    known.set(key, found)
    return found
  }
  const forms = formsOf(definition, nodes)
  const fields = forms.flatMap(({ node, form }) => form.fields.map((field): PlacedField => ({ node, field })))
  return {
    definition,
    nodes,
    steps,
    into: grouped([...steps.values()].flat(), ({ to }) => to),
    forms,
    fields: grouped(fields, ({ field }) => field.key),
    after,
  }
}

/** A list for each key, in the order met. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

export const stepsFrom = ({ steps }: Plan, key: string): readonly Step[] => steps.get(key) ?? []

/** The keys that can be reached from these by the steps chosen, themselves included only when a step leads back. */
export function closure(start: readonly string[], next: (key: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const queue = start.flatMap(next)
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    queue.push(...next(key))
  }
  return seen
}

/** A form with where it stands: the report (`node` null) or a person's node. */
export type PlacedForm = { readonly node: string | null; readonly path: string; readonly form: FormSchema }

export type PlacedField = { readonly node: string | null; readonly field: Field }

const formsOf = (definition: WorkTypeDefinition, nodes: ReadonlyMap<string, Node>): readonly PlacedForm[] => [
  { node: null, path: 'report', form: definition.report },
  ...[...nodes.values()].flatMap((node) =>
    isPerson(node) && node.form ? [{ node: node.key, path: 'form', form: node.form }] : [],
  ),
]

/** The fields of that key in the report and in every node that may have been done before this one; a report has none before it. */
export function fieldsBefore(plan: Plan, node: string | null, key: string): readonly Field[] {
  if (node === null) return []
  return (plan.fields.get(key) ?? [])
    .filter((one) => one.node === null || (one.node !== node && plan.after(one.node).has(node)))
    .map(({ field }) => field)
}
