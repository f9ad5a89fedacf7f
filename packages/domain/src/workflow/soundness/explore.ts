import { enter, type Game, type Marking, moves, nameOfMarking } from '../marking.ts'
import { isAside, isPerson, mayReturn, type Plan } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import { type Scope, type Scopes, within } from './scopes.ts'

/** The people's nodes that may lie behind each node, in its own or an enclosing part: where its work can be sent back to. */
export function earlierOf(plan: Plan, scopes: Scopes['of']): ReadonlyMap<string, readonly string[]> {
  const people = [...plan.nodes.values()].filter((node) => isPerson(node) && !isAside(node) && scopes.has(node.key))
  return new Map(
    people.map(({ key }) => [
      key,
      people
        .filter((one) => one.key !== key && plan.after(one.key).has(key))
        .filter((one) => within(scopes.get(one.key) as Scope, scopes.get(key) as Scope))
        .map((one) => one.key),
    ]),
  )
}

function backOf(plan: Plan, scopes: Scopes['of']): ReadonlyMap<string, readonly string[]> {
  const earlier = earlierOf(plan, scopes)
  return new Map(
    [...earlier].filter(([key]) => {
      const node = plan.nodes.get(key)
      if (!isPerson(node)) return false
      return mayReturn(node) || (node.kind === 'approval' && node.rejectTo === undefined)
    }),
  )
}

type Space = {
  readonly markings: Marking[]
  readonly from: number[][]
  readonly stuck: number[]
  readonly whole: boolean
}

/** All markings within reach and which lead to which, as far as the fuel goes (one a move). */
function spaceOf(game: Game, fuel: number): Space {
  const markings: Marking[] = []
  const from: number[][] = []
  const known = new Map<string, number>()
  const stuck: number[] = []
  const add = (marking: Marking, origin: number): void => {
    const name = nameOfMarking(marking)
    const index = known.get(name) ?? markings.length
    if (index === markings.length) {
      known.set(name, index)
      markings.push(marking)
      from.push([])
    }
    if (origin >= 0) from[index]?.push(origin)
  }
  const empty: Marking = { tokens: [], assumed: [], settled: false, ended: false }
  for (const first of enter(game, empty, game.plan.definition.start, [])) add(first, -1)
  let left = fuel
  for (let index = 0; index < markings.length; index += 1) {
    const marking = markings[index] as Marking
    if (marking.ended) continue
    const next = moves(game, marking)
    if (next.length === 0) stuck.push(index)
    left -= 1 + next.length
    if (left < 0) return { markings, from, stuck, whole: false }
    for (const one of next) add(one, index)
  }
  return { markings, from, stuck, whole: true }
}

/** Markings from which no end can be reached, by going back from the ends. */
function lost({ markings, from }: Space): readonly Marking[] {
  const hopeful = new Set<number>()
  const queue = markings.flatMap(({ ended }, index) => (ended ? [index] : []))
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    if (hopeful.has(index)) continue
    hopeful.add(index)
    queue.push(...(from[index] ?? []))
  }
  return markings.filter((_, index) => !hopeful.has(index))
}

const placesOf = ({ tokens }: Marking): string => [...new Set(tokens.map(({ at }) => at))].slice(0, 8).join(', ')

/** How many moves a definition may cost: a flow of 25 nodes with two forks takes some hundreds. */
export const explorationFuel = 40_000

/** Plays the whole game: nodes never come to, places where nothing can happen any more or no end is in reach, a second settlement. */
export function stateProblems(plan: Plan, scopes: Scopes['of'], fuel = explorationFuel): readonly Problem[] {
  const settles = new Set<string>()
  const visited = new Set<string>()
  const game: Game = {
    plan,
    scopes,
    back: backOf(plan, scopes),
    settledTwice: (node) => settles.add(node),
    visited: (node) => visited.add(node),
  }
  const space = spaceOf(game, fuel)
  if (!space.whole) return [problem('too_large', null, 'nodes', { markings: space.markings.length })]
  const stuck = new Map(
    space.stuck.map((index) => {
      const marking = space.markings[index] as Marking
      return [marking.tokens[0]?.at ?? null, placesOf(marking)]
    }),
  )
  const deadlocks = [...stuck].map(([node, places]) => problem('deadlock', node, '', { places }))
  const endless = deadlocks.length > 0 ? [] : lost(space).slice(0, 1)
  const unseen = [...plan.nodes.values()].filter(({ key }) => scopes.has(key) && !visited.has(key))
  return [
    ...unseen.map(({ key }) => problem('unreachable', key, 'conditions')),
    ...deadlocks,
    ...endless.map((marking) =>
      problem('no_way_to_end', marking.tokens[0]?.at ?? null, '', { places: placesOf(marking) }),
    ),
    ...[...settles].map((node) => problem('settle_twice', node, '')),
  ]
}
