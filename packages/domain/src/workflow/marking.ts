import type { Assumed, Assumptions } from './soundness/assumptions.ts'
import { type Board, liesIn, type Path, partOf, type Square, type Token } from './soundness/board.ts'
import { isPerson, type Step } from './soundness/plan.ts'

/**
 * Where an order is, without its people, times and answers. `assumed` are the conditions on what never changes in an
 * order's life that were found to hold on the way here; `settled`, whether a settlement was made.
 */
export type Marking = {
  readonly tokens: readonly Token[]
  readonly assumed: Assumed
  readonly settled: boolean
  readonly ended: boolean
}

/** The game to be played, and what was seen of it. `passes` are the arrivals at nodes where nobody is waited for; at 0 the game is broken off. */
export type Game = {
  readonly board: Board
  readonly assumptions: Assumptions
  readonly visited: Set<string>
  readonly settledTwice: Set<string>
  /** What comes of passing a node, by the marking and the token; the same question is answered once. */
  readonly known: Map<string, readonly Marking[]>
  passes: number
}

export const startOf = (game: Game): Marking => ({
  tokens: [],
  assumed: game.assumptions.nothing,
  settled: false,
  ended: false,
})

/** One name for equal markings, whatever the order of their tokens. */
export function nameOfMarking({ tokens, assumed, settled, ended }: Marking): string {
  if (ended) return `x${settled ? 's' : '-'}${assumed.name}`
  const names = tokens.length > 1 ? tokens.map(({ name }) => name).sort() : tokens.map(({ name }) => name)
  return `${settled ? 's' : '-'}${String.fromCharCode(tokens.length)}${names.join('')}${assumed.name}`
}

function distinct(markings: readonly Marking[]): readonly Marking[] {
  if (markings.length < 2) return markings
  const named = new Map<string, Marking>()
  for (const one of markings) {
    const name = nameOfMarking(one)
    if (!named.has(name)) named.set(name, one)
  }
  return named.size === markings.length ? markings : [...named.values()]
}

const put = (game: Game, marking: Marking, square: Square, path: Path): Marking => ({
  ...marking,
  tokens: [...marking.tokens, game.board.token(square, path)],
})

function follow(game: Game, marking: Marking, step: Step, path: Path): readonly Marking[] {
  const assumed = game.assumptions.assume(marking.assumed, step)
  if (assumed === null) return []
  return enter(game, assumed === marking.assumed ? marking : { ...marking, assumed }, step.to, path)
}

function leave(game: Game, marking: Marking, square: Square, path: Path): readonly Marking[] {
  const [only] = square.edges
  if (only && square.edges.length === 1) return follow(game, marking, only, path)
  return distinct(square.edges.flatMap((step) => follow(game, marking, step, path)))
}

function needOf(game: Game, square: Square): number {
  if (square.node.kind !== 'join') return 0
  if (square.node.need !== 'all') return square.node.need
  return game.board.squares.get(square.node.of)?.branches.length ?? 0
}

function join(game: Game, marking: Marking, square: Square, path: Path): readonly Marking[] {
  const outer = path.outer ?? path
  const came = new Set([path.branch])
  for (const token of marking.tokens)
    if (token.square === square && token.path.outer === outer) came.add(token.path.branch)
  if (came.size < needOf(game, square)) return [put(game, marking, square, path)]
  const others = marking.tokens.filter((token) => token.path === outer || !liesIn(token.path, outer))
  return leave(game, { ...marking, tokens: others }, square, outer)
}

function fork(game: Game, marking: Marking, square: Square, path: Path): readonly Marking[] {
  return square.branches.reduce<readonly Marking[]>(
    (sofar, step, index) =>
      distinct(
        sofar.flatMap((one) =>
          one.ended ? [one] : follow(game, one, step, game.board.innerOf(path, `${square.node.key}.${index}`)),
        ),
      ),
    [marking],
  )
}

function pass(game: Game, marking: Marking, square: Square, path: Path): readonly Marking[] {
  const { node } = square
  if (node.kind === 'join') return join(game, marking, square, path)
  if (node.kind === 'parallel') return fork(game, marking, square, path)
  if (node.kind !== 'auto' || node.action !== 'settle') return leave(game, marking, square, path)
  if (marking.settled) game.settledTwice.add(node.key)
  return leave(game, marking.settled ? marking : { ...marking, settled: true }, square, path)
}

/** All that can come of a token's arrival at a node, with whatever the system does on from there. */
export function enter(game: Game, marking: Marking, key: string, path: Path): readonly Marking[] {
  const square = game.board.squares.get(key)
  if (!square || marking.ended) return [marking]
  const { node } = square
  game.visited.add(key)
  if (node.kind === 'end') return [{ ...marking, tokens: [], ended: true }]
  const waits =
    node.kind === 'join' ? path.fork !== node.of || path.depth === 0 : node.kind !== 'auto' && node.kind !== 'parallel'
  if (waits) return [put(game, marking, square, path)]
  const name = `${nameOfMarking(marking)}>${game.board.token(square, path).name}`
  const known = game.known.get(name)
  if (known) return known
  game.passes -= 1
  if (game.passes < 0) return []
  // Whoever comes round to here again without anybody's doing has nowhere to go.
  game.known.set(name, [marking])
  const found = pass(game, marking, square, path)
  game.known.set(name, found)
  return found
}

/** The branch beginning anew counts the others that its join needs as come. */
function again(game: Game, marking: Marking, inner: Path): Marking {
  const { squares, innerOf } = game.board
  const fork = squares.get(inner.fork)
  const join = fork?.node.kind === 'parallel' ? squares.get(fork.node.join) : undefined
  if (!fork || join?.node.kind !== 'join' || !inner.outer) return marking
  const outer = inner.outer
  const others = fork.branches.map((_, index) => `${fork.node.key}.${index}`).filter((one) => one !== inner.branch)
  return others
    .slice(0, needOf(game, join) - 1)
    .reduce((sofar, one) => put(game, sofar, join, innerOf(outer, one)), marking)
}

function sharedPart(a: Path, b: Path): Path {
  const depth = Math.min(a.depth, b.depth)
  let [one, other] = [partOf(a, depth), partOf(b, depth)]
  while (one !== other && one.outer && other.outer) [one, other] = [one.outer, other.outer]
  return one
}

/** A token sent to a node of an enclosing part ends what runs beside it; sent into a branch that was left, it begins that branch anew. */
function jump(game: Game, marking: Marking, path: Path, to: string): readonly Marking[] {
  const scope = game.board.squares.get(to)?.scope ?? path
  const shared = sharedPart(scope, path)
  const tokens =
    shared === path
      ? marking.tokens
      : marking.tokens.filter((token) => token.path === shared || !liesIn(token.path, shared))
  let entered: Marking = { ...marking, tokens }
  for (let depth = shared.depth + 1; depth <= scope.depth; depth += 1)
    entered = again(game, entered, partOf(scope, depth))
  return enter(game, entered, to, scope)
}

/** Every marking that one thing happening can lead to: work done, decided or sent back, a wait over. None: nothing can happen any more. */
export function moves(game: Game, marking: Marking): readonly Marking[] {
  return marking.tokens.flatMap((token, index) => {
    const { square, path } = token
    if (square.node.kind === 'join') return []
    const rest: Marking = { ...marking, tokens: marking.tokens.filter((_, other) => other !== index) }
    const back = isPerson(square.node) ? square.back : []
    return [
      ...leave(game, rest, square, path),
      ...square.jumps.flatMap((to) => jump(game, rest, path, to)),
      ...back.flatMap((to) => jump(game, rest, path, to)),
    ]
  })
}
