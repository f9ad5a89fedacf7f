import type { Node } from '../definition.ts'
import { isAside, type Plan, type Step, stepsFrom } from './plan.ts'
import { type Problem, problem } from './problem.ts'

/** The branches that a node lies in, outermost first, each as `fork.index`; empty outside of every fork. */
export type Scope = readonly string[]

export type Scopes = { readonly of: ReadonlyMap<string, Scope>; readonly problems: readonly Problem[] }

export const forkOf = (branch: string): string => branch.slice(0, branch.lastIndexOf('.'))

export const within = (outer: Scope, inner: Scope): boolean => outer.every((branch, index) => inner[index] === branch)

type Walk = {
  readonly plan: Plan
  readonly scopes: Map<string, Scope>
  readonly problems: Problem[]
  /** Branches that came to each join, as `join fork.index`. */
  readonly arrivals: Set<string>
  readonly queue: Node[]
}

function conflict(key: string, known: Scope, scope: Scope): Problem {
  const at = known.findIndex((branch, index) => scope[index] !== branch)
  const level = at < 0 ? known.length : at
  const [mine, other] = [known[level], scope[level]]
  if (mine && other && forkOf(mine) === forkOf(other))
    return problem('branches_share_node', key, '', { other: forkOf(mine) })
  return problem('fork_join_unmet', forkOf((other ?? mine) as string), 'join', { other: key })
}

function enter({ plan, scopes, problems, arrivals, queue }: Walk, step: Step, from: Scope): void {
  const node = plan.nodes.get(step.to)
  if (!node || isAside(node)) return
  const inner = from[from.length - 1]
  if (node.kind === 'end' && inner !== undefined) {
    problems.push(problem('end_in_branch', step.from, step.path, { other: forkOf(inner) }))
    return
  }
  if (node.kind === 'parallel' && from.some((branch) => forkOf(branch) === node.key)) {
    problems.push(problem('fork_join_unmet', node.key, 'join', { other: step.from }))
    return
  }
  if (node.kind === 'join') {
    if (inner === undefined) problems.push(problem('join_without_fork', node.key, 'of', { other: step.from }))
    else if (forkOf(inner) !== node.of)
      problems.push(problem('fork_join_unmet', forkOf(inner), 'join', { other: node.key }))
    else arrivals.add(`${node.key} ${inner}`)
    if (inner === undefined || forkOf(inner) !== node.of) return
  }
  const scope = node.kind === 'join' ? from.slice(0, -1) : from
  const known = scopes.get(node.key)
  if (known === undefined) {
    scopes.set(node.key, scope)
    queue.push(node)
  } else if (step.kind !== 'jump' && (known.length !== scope.length || !within(known, scope))) {
    problems.push(conflict(node.key, known, scope))
  }
}

function follow(walk: Walk, kinds: readonly Step['kind'][], node: Node): void {
  const scope = walk.scopes.get(node.key) ?? []
  stepsFrom(walk.plan, node.key).forEach((step, index) => {
    if (!kinds.includes(step.kind)) return
    enter(walk, step, step.kind === 'branch' ? [...scope, `${node.key}.${index}`] : scope)
  })
}

/** Edges first and to the last; a rejection's or rework's way gives a place only to what nothing else leads to. */
function walkAll(walk: Walk): void {
  const jumping: Node[] = []
  while (walk.queue.length > 0 || jumping.length > 0) {
    const next = walk.queue.pop()
    if (next) {
      jumping.push(next)
      follow(walk, ['edge', 'branch'], next)
    } else follow(walk, ['jump'], jumping.shift() as Node)
  }
}

function forkProblems({ plan, scopes, arrivals }: Walk, node: Node): Problem[] {
  if (node.kind === 'join') {
    const fork = plan.nodes.get(node.of)
    if (fork?.kind !== 'parallel') return [problem('join_without_fork', node.key, 'of')]
    const { need } = node
    const possible = need === 'all' || (Number.isInteger(need) && need >= 1 && need <= fork.branches.length)
    return possible ? [] : [problem('need_impossible', node.key, 'need', { need, branches: fork.branches.length })]
  }
  if (node.kind !== 'parallel') return []
  const join = plan.nodes.get(node.join)
  if (join?.kind !== 'join' || join.of !== node.key)
    return [problem('fork_join_unmet', node.key, 'join', { other: node.join })]
  if (node.branches.length < 2) return [problem('fork_too_narrow', node.key, 'branches')]
  if (!scopes.has(node.key)) return []
  return node.branches.flatMap((_, index): Problem[] => {
    const arrives = arrivals.has(`${node.join} ${node.key}.${index}`)
    return arrives ? [] : [problem('fork_join_unmet', node.key, `branches.${index}`, { other: node.join })]
  })
}

const identity = ({ rule, node, path }: Problem): string => `${rule} ${node} ${path}`

export const distinct = (problems: readonly Problem[]): readonly Problem[] =>
  [...new Map([...problems].reverse().map((one) => [identity(one), one])).values()].reverse()

/** In which branches each reachable node lies, and what is wrong with forks and joins: each node must lie in one place only. */
export function scopesOf(plan: Plan): Scopes {
  const start = plan.nodes.get(plan.definition.start)
  const walk: Walk = { plan, scopes: new Map(), problems: [], arrivals: new Set(), queue: [] }
  if (start) {
    walk.scopes.set(start.key, [])
    walk.queue.push(start)
  }
  walkAll(walk)
  const own = [...plan.nodes.values()].flatMap((node) => forkProblems(walk, node))
  const ways = distinct(walk.problems)
  const parted = ways.some(({ rule }) => rule === 'fork_join_unmet')
  const first = parted ? ways.filter(({ rule }) => rule !== 'end_in_branch') : ways
  const follows = (rule: Problem['rule']): boolean => ways.length > 0 && rule === 'fork_join_unmet'
  return { of: walk.scopes, problems: [...first, ...own.filter(({ rule }) => !follows(rule))] }
}
