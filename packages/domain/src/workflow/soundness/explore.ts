import { enter, type Game, type Marking, moves, nameOfMarking, startOf } from '../marking.ts'
import { assumptionsOf } from './assumptions.ts'
import { boardOf } from './board.ts'
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

type Earlier = ReadonlyMap<string, readonly string[]>

function backOf(plan: Plan, earlier: Earlier): Earlier {
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
function spaceOf(game: Game, start: string, fuel: number): Space {
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
  for (const first of enter(game, startOf(game), start, game.board.outside)) add(first, -1)
  let left = fuel
  for (let index = 0; index < markings.length; index += 1) {
    const marking = markings[index] as Marking
    if (marking.ended) continue
    const next = moves(game, marking)
    if (next.length === 0) stuck.push(index)
    left -= 1 + next.length
    if (left < 0 || game.passes < 0) return { markings, from, stuck, whole: false }
    for (const one of next) add(one, index)
  }
  return { markings, from, stuck, whole: game.passes >= 0 }
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

const placesOf = ({ tokens }: Marking): string =>
  [...new Set(tokens.map(({ square }) => square.node.key))].slice(0, 8).join(', ')

/** How many moves a definition may cost: a flow of 25 nodes with two forks takes some hundreds. */
export const explorationFuel = 40_000

/** Plays the whole game: nodes never come to, places where nothing can happen any more or no end is in reach, a second settlement. */
export function stateProblems(
  plan: Plan,
  scopes: Scopes['of'],
  {
    earlier = earlierOf(plan, scopes),
    fuel = explorationFuel,
  }: { readonly earlier?: Earlier; readonly fuel?: number } = {},
): readonly Problem[] {
  const tooLarge = (markings: number): readonly Problem[] => [problem('too_large', null, 'nodes', { markings })]
  const assumptions = assumptionsOf(plan)
  if (!assumptions) return tooLarge(0)
  const game: Game = {
    board: boardOf(plan, scopes, backOf(plan, earlier)),
    assumptions,
    visited: new Set(),
    settledTwice: new Set(),
    known: new Map(),
    passes: fuel * 2,
  }
  const space = spaceOf(game, plan.definition.start, fuel)
  if (!space.whole) return tooLarge(space.markings.length)
  const stuck = new Map(
    space.stuck.map((index) => {
      const marking = space.markings[index] as Marking
      return [marking.tokens[0]?.square.node.key ?? null, placesOf(marking)]
    }),
  )
  const deadlocks = [...stuck].map(([node, places]) => problem('deadlock', node, '', { places }))
  const endless = deadlocks.length > 0 ? [] : lost(space).slice(0, 1)
  const unseen = [...plan.nodes.values()].filter(({ key }) => scopes.has(key) && !game.visited.has(key))
  return [
    ...unseen.map(({ key }) => problem('unreachable', key, 'conditions')),
    ...deadlocks,
    ...endless.map((marking) =>
      problem('no_way_to_end', marking.tokens[0]?.square.node.key ?? null, '', { places: placesOf(marking) }),
    ),
    ...[...game.settledTwice].map((node) => problem('settle_twice', node, '')),
  ]
}
