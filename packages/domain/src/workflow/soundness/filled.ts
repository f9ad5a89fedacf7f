import type { Field } from '../../form/index.ts'
import type { Node } from '../definition.ts'
import { earlierOf } from './explore.ts'
import { isPerson, mayReturn, type Plan, type Step } from './plan.ts'
import { presentWhen } from './presence.ts'
import type { Scope, Scopes } from './scopes.ts'

/** What surely is so: `answer.key` has a value, `done.node` was finished, `order.key` is known. */
export type Facts = ReadonlySet<string>

const silent: readonly Field['kind'][] = ['section', 'hint']

/** Whether every finished form of this kind holds the answer, as far as its own form can tell. */
const always = (field: Field, readOnly: ReadonlySet<string>): boolean =>
  field.required === true && field.visible === undefined && !silent.includes(field.kind) && !readOnly.has(field.key)

/** The node's own fields that its handler may not write. */
export const unwritable = (node: Node): ReadonlySet<string> =>
  new Set(
    isPerson(node)
      ? (node.access ?? [])
          .filter(({ form, who, access }) => form === node.key && who === 'handler' && access !== 'write')
          .map(({ field }) => field)
      : [],
  )

/** The answers that a node's work may leave empty, though an earlier form had filled them. */
function emptied(node: Node): readonly string[] {
  if (!isPerson(node)) return []
  const readOnly = unwritable(node)
  return (node.form?.fields ?? [])
    .filter((field) => !always(field, readOnly) && !readOnly.has(field.key))
    .map(({ key }) => `answer.${key}`)
}

function afterWork(node: Node, before: Facts): Facts {
  if (!isPerson(node)) return before
  const after = new Set(before)
  for (const name of emptied(node)) after.delete(name)
  for (const field of node.form?.fields ?? []) if (always(field, unwritable(node))) after.add(`answer.${field.key}`)
  return after.add(`done.${node.key}`)
}

function without(facts: Facts, names: readonly string[]): Facts {
  const left = new Set(facts)
  for (const name of names) left.delete(name)
  return left
}

/** What holds where a step leads to, given what held where its node was entered. */
export function along(node: Node, step: Step, before: Facts): Facts {
  if (step.kind === 'jump') return without(before, emptied(node))
  const after = new Set(afterWork(node, before))
  for (const name of step.when ? presentWhen(step.when) : []) after.add(name)
  for (const one of step.unless) for (const name of presentWhen(one, false)) after.add(name)
  return after
}

function meet(a: Facts | undefined, b: Facts): Facts {
  if (a === undefined || a === b) return b
  for (const one of a) if (!b.has(one)) return new Set([...a].filter((other) => b.has(other)))
  return a
}

type Incoming = { readonly branch: string; readonly facts: Facts }

/** After a join: what enough branches bring along that every choice of the needed ones has it, and no other empties. */
function joined(
  incoming: readonly Incoming[],
  branches: number,
  need: number,
  emptiedIn: (branch: string) => ReadonlySet<string>,
): Facts | undefined {
  const byBranch = new Map<string, Facts>()
  for (const { branch, facts } of incoming) byBranch.set(branch, meet(byBranch.get(branch), facts))
  if (byBranch.size < branches) return undefined
  const all = new Set([...byBranch.values()].flatMap((facts) => [...facts]))
  const holds = (name: string): boolean => {
    const lacking = [...byBranch].filter(([, facts]) => !facts.has(name))
    const having = byBranch.size - lacking.length
    return having > branches - need && lacking.every(([branch]) => !emptiedIn(branch).has(name))
  }
  return new Set([...all].filter(holds))
}

function same(a: Facts | undefined, b: Facts): boolean {
  return a !== undefined && a.size === b.size && [...a].every((one) => b.has(one))
}

function allSteps(plan: Plan, scopes: Scopes['of']): readonly Step[] {
  const back = [...earlierOf(plan, scopes)].flatMap(([from, targets]): Step[] => {
    const node = plan.nodes.get(from)
    const returns = isPerson(node) && (mayReturn(node) || (node.kind === 'approval' && node.rejectTo === undefined))
    if (!returns) return []
    return targets.map((to) => ({ from, to, path: 'return', kind: 'jump', when: null, unless: [] }))
  })
  return [...[...plan.steps.values()].flat(), ...back].filter(({ from, to }) => scopes.has(from) && plan.nodes.has(to))
}

/**
 * What is surely so whenever a node is entered, on every path there with its loops, returns and joins. A node that
 * nothing leads to is left out.
 */
export function surelyBefore(plan: Plan, scopes: Scopes['of']): ReadonlyMap<string, Facts> {
  const { definition, nodes } = plan
  const steps = allSteps(plan, scopes)
  const into = new Map<string, Step[]>()
  for (const step of steps) into.set(step.to, [...(into.get(step.to) ?? []), step])
  const inBranch = new Map<string, Set<string>>()
  for (const [key, scope] of scopes)
    for (const branch of scope) {
      const set = inBranch.get(branch) ?? new Set()
      for (const name of emptied(nodes.get(key) as Node)) set.add(name)
      inBranch.set(branch, set)
    }
  const emptiedIn = (branch: string): ReadonlySet<string> => inBranch.get(branch) ?? new Set()
  const report = definition.report.fields.filter((field) => always(field, new Set()))
  const atStart: Facts = new Set(report.map(({ key }) => `answer.${key}`))
  const before = new Map<string, Facts>([[definition.start, atStart]])
  const jumped = new Map<string, { readonly from: Facts; readonly to: Facts }>()
  const arriving = (step: Step): Facts | undefined => {
    const facts = before.get(step.from)
    if (facts === undefined) return undefined
    const node = nodes.get(step.from) as Node
    const known = step.kind === 'jump' ? jumped.get(step.from) : undefined
    if (known?.from === facts) return known.to
    const after = along(node, step, facts)
    if (step.kind === 'jump') jumped.set(step.from, { from: facts, to: after })
    if (node.kind !== 'parallel') return after
    const others = node.branches.flatMap((_, index) =>
      step.path === `branches.${index}` ? [] : [...emptiedIn(`${node.key}.${index}`)],
    )
    return without(after, others)
  }
  const entered = (node: Node): Facts | undefined => {
    const incoming = (into.get(node.key) ?? []).flatMap((step) => {
      const facts = arriving(step)
      const scope: Scope = scopes.get(step.from) ?? []
      const fork = nodes.get(step.from)
      const own = fork?.kind === 'parallel' && step.kind === 'branch' ? `${fork.key}.${step.path.slice(9)}` : ''
      return facts ? [{ facts, branch: own || (scope[scope.length - 1] ?? '') }] : []
    })
    if (node.kind === 'join') {
      const fork = nodes.get(node.of)
      const branches = fork?.kind === 'parallel' ? fork.branches.length : 1
      return joined(incoming, branches, node.need === 'all' ? branches : node.need, emptiedIn)
    }
    const first = node.key === definition.start ? atStart : undefined
    return incoming.reduce<Facts | undefined>((sofar, { facts }) => meet(sofar, facts), first)
  }
  const reached = [...nodes.values()].filter(({ key }) => scopes.has(key))
  for (let changed = true; changed; ) {
    changed = false
    for (const node of reached) {
      const facts = entered(node)
      if (facts === undefined || same(before.get(node.key), facts)) continue
      before.set(node.key, facts)
      changed = true
    }
  }
  return before
}
