import type { Node } from '../definition.ts'
import { type Plan, type Step, stepsFrom } from './plan.ts'
import type { Scope } from './scopes.ts'

/** The branches a token lies in, each kept once, so that equal paths are the same object. */
export type Path = {
  readonly branch: string
  readonly fork: string
  readonly depth: number
  readonly outer: Path | null
  readonly inner: Map<string, Path>
  readonly tokens: Map<string, Token>
}

/** A part of an order standing at a node, in which branches; kept once, with the two characters that name it. */
export type Token = { readonly square: Square; readonly path: Path; readonly name: string }

/** A node with the ways out of it, sorted once. */
export type Square = {
  readonly node: Node
  readonly edges: readonly Step[]
  readonly jumps: readonly string[]
  readonly branches: readonly Step[]
  readonly back: readonly string[]
  readonly scope: Path | null
}

export type Board = {
  readonly squares: ReadonlyMap<string, Square>
  readonly outside: Path
  readonly innerOf: (path: Path, branch: string) => Path
  readonly token: (square: Square, path: Path) => Token
}

/** The path's part of that depth. */
export function partOf(path: Path, depth: number): Path {
  let part = path
  while (part.depth > depth && part.outer) part = part.outer
  return part
}

/** Whether a path lies in another, or is it. */
export const liesIn = (path: Path, outer: Path): boolean =>
  path.depth >= outer.depth && partOf(path, outer.depth) === outer

/** The plan as a board to play on: `back` says to which nodes each may send its work. */
export function boardOf(
  plan: Plan,
  scopes: ReadonlyMap<string, Scope>,
  back: ReadonlyMap<string, readonly string[]>,
): Board {
  const fresh = (outer: Path | null, branch: string): Path => ({
    branch,
    fork: branch.slice(0, Math.max(0, branch.lastIndexOf('.'))),
    depth: outer ? outer.depth + 1 : 0,
    outer,
    inner: new Map(),
    tokens: new Map(),
  })
  const outside = fresh(null, '')
  const innerOf = (path: Path, branch: string): Path => {
    const found = path.inner.get(branch) ?? fresh(path, branch)
    path.inner.set(branch, found)
    return found
  }
  const squares = new Map(
    [...plan.nodes.values()].map((node): [string, Square] => {
      const steps = stepsFrom(plan, node.key)
      const scope = scopes.get(node.key)
      return [
        node.key,
        {
          node,
          edges: steps.filter(({ kind }) => kind === 'edge'),
          jumps: steps.flatMap(({ kind, to }) => (kind === 'jump' ? [to] : [])),
          branches: steps.filter(({ kind }) => kind === 'branch'),
          back: back.get(node.key) ?? [],
          scope: scope ? scope.reduce(innerOf, outside) : null,
        },
      ]
    }),
  )
  let count = 0
  const token = (square: Square, path: Path): Token => {
    const known = path.tokens.get(square.node.key)
    if (known) return known
    const made = { square, path, name: String.fromCharCode(count >>> 15, count & 0x7fff) }
    count += 1
    path.tokens.set(square.node.key, made)
    return made
  }
  return { squares, outside, innerOf, token }
}
