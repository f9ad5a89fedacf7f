/** The last segment of the path of a task beside the flow. */
export const asidePart = 'aside'

// Most paths are empty, and asking a list for its place -1 is slow.
export const isAside = ({ path }: { readonly path: readonly string[] }): boolean =>
  path.length > 0 && path[path.length - 1] === asidePart

/** Whether `path` is `outer` itself or lies in a branch below it. */
export const isWithin = (outer: readonly string[], path: readonly string[]): boolean =>
  path.length >= outer.length && outer.every((part, index) => path[index] === part)

/** Whether `path` lies in a branch of the fork that the token at `outer` is in. */
export const isBelow = (outer: readonly string[], path: readonly string[]): boolean =>
  path.length > outer.length && path[outer.length] !== asidePart && isWithin(outer, path)

export const samePath = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && isWithin(a, b)

export const branchPart = (fork: string, visit: number, branch: number): string => `${fork}.${visit}.${branch}`

/** The fork and the branch that a segment names; configured keys hold no dot. */
export function partOf(segment: string): { readonly fork: string; readonly branch: number } {
  const [fork = '', , branch = '0'] = segment.split('.')
  return { fork, branch: Number(branch) }
}
