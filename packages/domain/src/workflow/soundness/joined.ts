import { type Bits, meet, unite } from './bits.ts'

type Join = {
  readonly branches: number
  readonly need: number
  readonly emptiedIn: ReadonlyMap<string, Bits>
  readonly words: number
}

/**
 * What holds after a join: what enough branches bring along that every choice of the needed ones has it, and no other
 * empties. Undefined until every branch has come.
 */
export function afterJoin(
  byBranch: ReadonlyMap<string, Bits>,
  { branches, need, emptiedIn, words }: Join,
): Bits | undefined {
  if (byBranch.size < branches) return undefined
  const [first] = byBranch.values()
  const every = first ? first.slice() : new Uint32Array(words)
  const some = new Uint32Array(words)
  for (const facts of byBranch.values()) {
    meet(every, facts)
    unite(some, facts)
  }
  const held = new Uint32Array(words)
  for (let word = 0; word < words; word += 1) {
    let kept = some[word] as number
    for (const [branch, facts] of byBranch) kept &= ~(~(facts[word] as number) & (emptiedIn.get(branch)?.[word] ?? 0))
    // Only what some branches bring and others do not has to be counted.
    for (let open = kept & ~(every[word] as number); open !== 0; open &= open - 1) {
      const bit = open & -open
      let having = 0
      for (const facts of byBranch.values()) if (((facts[word] as number) & bit) !== 0) having += 1
      if (having <= branches - need) kept &= ~bit
    }
    held[word] = kept
  }
  return held
}
