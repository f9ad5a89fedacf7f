import { type Condition, conditionReferences, conditionsApart } from '../condition/index.ts'
import type { Node } from './definition.ts'
import { isPerson, type Plan, type Step, stepsFrom } from './soundness/plan.ts'
import { forkOf, type Scope, within } from './soundness/scopes.ts'

/** Where a part of an order is: at a node, in which branches (`fork.index`, visits not counted, so there are finitely many). */
export type Token = { readonly at: string; readonly path: Scope }

/**
 * Where an order is, without its people, times and answers. `assumed` are the conditions on what never changes in an
 * order's life that were found to hold on the way here; `settled`, whether a settlement was made.
 */
export type Marking = {
  readonly tokens: readonly Token[]
  readonly assumed: readonly Condition[]
  readonly settled: boolean
  readonly ended: boolean
}

/** The game to be played: the plan, the scope of each node, and to which nodes each may be sent back. */
export type Game = {
  readonly plan: Plan
  readonly scopes: ReadonlyMap<string, Scope>
  readonly back: ReadonlyMap<string, readonly string[]>
  /** Told of each settlement that is made when there is one already. */
  readonly settledTwice: (node: string) => void
  readonly visited: (node: string) => void
}

const lasting = new Set(['store_id', 'customer_id', 'asset_id', 'territory_id', 'source'])
const lasts = (condition: Condition): boolean =>
  conditionReferences(condition).every(({ from, key }) => from === 'order' && lasting.has(key))

const nameOf = (condition: Condition): string => JSON.stringify(condition)

/** What is assumed once this step is taken; null when it provably cannot be. */
function assume(assumed: readonly Condition[], { when, unless }: Step): readonly Condition[] | null {
  if (when === null && unless.length === 0) return assumed
  const fails = unless.map((of): Condition => (of.op === 'not' ? of.of : { op: 'not', of }))
  const found = [...(when ? [when] : []), ...fails]
  if (found.some((one) => assumed.some((other) => conditionsApart(one, other)))) return null
  if (when && fails.some((one) => conditionsApart(one, when))) return null
  const fresh = found.filter((one) => lasts(one) && !assumed.some((other) => nameOf(other) === nameOf(one)))
  return fresh.length === 0 ? assumed : [...assumed, ...fresh]
}

const ended = (marking: Marking): Marking => ({ ...marking, tokens: [], ended: true })

const put = (marking: Marking, at: string, path: Scope): Marking => ({
  ...marking,
  tokens: [...marking.tokens, { at, path }],
})

function follow(game: Game, marking: Marking, step: Step, path: Scope, depth: number): readonly Marking[] {
  const assumed = assume(marking.assumed, step)
  return assumed === null
    ? []
    : enter(game, assumed === marking.assumed ? marking : { ...marking, assumed }, step.to, path, depth)
}

const leave = (game: Game, marking: Marking, key: string, path: Scope, depth: number): readonly Marking[] =>
  stepsFrom(game.plan, key)
    .filter(({ kind }) => kind === 'edge')
    .flatMap((step) => follow(game, marking, step, path, depth))

function join(game: Game, marking: Marking, node: Extract<Node, { kind: 'join' }>, path: Scope, depth: number) {
  const outer = path.slice(0, -1)
  const fork = game.plan.nodes.get(node.of)
  const waiting = put(marking, node.key, path)
  const came = waiting.tokens.filter(
    ({ at, path: from }) => at === node.key && from.length === path.length && within(outer, from),
  )
  const need = node.need === 'all' ? (fork?.kind === 'parallel' ? fork.branches.length : 0) : node.need
  if (new Set(came.map((token) => token.path[token.path.length - 1])).size < need) return [waiting]
  const others = marking.tokens.filter(({ path: from }) => !(from.length > outer.length && within(outer, from)))
  return leave(game, { ...marking, tokens: others }, node.key, outer, depth)
}

/** All that can come of a token's arrival at a node, with whatever the system does on from there. */
export function enter(game: Game, marking: Marking, key: string, path: Scope, depth = 0): readonly Marking[] {
  const node = game.plan.nodes.get(key)
  if (!node || depth > 4 * game.plan.nodes.size || marking.ended) return [marking]
  game.visited(key)
  switch (node.kind) {
    case 'end':
      return [ended(marking)]
    case 'auto': {
      if (node.action !== 'settle') return leave(game, marking, key, path, depth + 1)
      if (marking.settled) game.settledTwice(key)
      return leave(game, marking.settled ? marking : { ...marking, settled: true }, key, path, depth + 1)
    }
    case 'parallel':
      return stepsFrom(game.plan, key).reduce<readonly Marking[]>(
        (sofar, step, index) =>
          sofar.flatMap((one) => follow(game, one, step, [...path, `${key}.${index}`], depth + 1)),
        [marking],
      )
    case 'join':
      return path.length > 0 && forkOf(path[path.length - 1] as string) === node.of
        ? join(game, marking, node, path, depth + 1)
        : [put(marking, key, path)]
    default:
      return [put(marking, key, path)]
  }
}

/** The branch beginning anew counts the others that its join needs as come. */
function again(game: Game, marking: Marking, outer: Scope, branch: string): Marking {
  const fork = game.plan.nodes.get(forkOf(branch))
  const join = fork?.kind === 'parallel' ? game.plan.nodes.get(fork.join) : undefined
  if (fork?.kind !== 'parallel' || join?.kind !== 'join') return marking
  const need = join.need === 'all' ? fork.branches.length : join.need
  const others = fork.branches.map((_, index) => `${fork.key}.${index}`).filter((one) => one !== branch)
  return others.slice(0, need - 1).reduce((sofar, one) => put(sofar, join.key, [...outer, one]), marking)
}

/** A token sent to a node of an enclosing part ends what runs beside it; sent into a branch that was left, it begins that branch anew. */
function jump(game: Game, marking: Marking, path: Scope, to: string): readonly Marking[] {
  const scope = game.scopes.get(to) ?? path
  const parts = scope.findIndex((branch, index) => path[index] !== branch)
  const shared = parts < 0 ? scope : scope.slice(0, parts)
  const tokens =
    shared.length < path.length
      ? marking.tokens.filter(({ path: from }) => !(from.length > shared.length && within(shared, from)))
      : marking.tokens
  const entered = scope
    .slice(shared.length)
    .reduce((sofar, branch, index) => again(game, sofar, scope.slice(0, shared.length + index), branch), {
      ...marking,
      tokens,
    })
  return enter(game, entered, to, scope)
}

/** Every marking that one thing happening can lead to: work done, decided or sent back, a wait over. None: nothing can happen any more. */
export function moves(game: Game, marking: Marking): readonly Marking[] {
  return marking.tokens.flatMap((token, index) => {
    const { at, path } = token
    const node = game.plan.nodes.get(at)
    if (!node || node.kind === 'join') return []
    const rest: Marking = { ...marking, tokens: marking.tokens.filter((_, other) => other !== index) }
    const jumps = stepsFrom(game.plan, at).filter(({ kind }) => kind === 'jump')
    const back = isPerson(node) ? (game.back.get(at) ?? []) : []
    return [
      ...leave(game, rest, at, path, 0),
      ...jumps.flatMap(({ to }) => jump(game, rest, path, to)),
      ...back.flatMap((to) => jump(game, rest, path, to)),
    ]
  })
}

/** One name for equal markings, whatever the order of their tokens. */
export function nameOfMarking({ tokens, assumed, settled, ended: over }: Marking): string {
  const places = tokens.map(({ at, path }) => `${at}@${path.join('/')}`).sort()
  const assumptions = assumed.length === 0 ? '' : assumed.map(nameOf).sort().join('&')
  return `${over ? 'x' : settled ? 's' : ''}|${places.join(' ')}|${assumptions}`
}
