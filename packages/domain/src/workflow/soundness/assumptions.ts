import { type Condition, conditionReferences, conditionSize, conditionsApart } from '../../condition/index.ts'
import { type Bits, bitsOf, unite } from './bits.ts'
import type { Plan, Step } from './plan.ts'

/** A condition as it stands on an edge, or refused there: the same one wherever it is written; `place` is null unless it lasts. */
type Known = { readonly condition: Condition; readonly place: number | null }

/** What taking a step asserts: `never` when it contradicts itself, what it cannot hold beside, and what lasts of it. */
type Claim = { readonly never: boolean; readonly apart: Bits; readonly lasting: Bits }

/** What was found to hold of an order's unchanging attributes on the way; the same set is the same object. */
export type Assumed = { readonly name: string; readonly bits: Bits; readonly after: Map<Step, Assumed | null> }

export type Assumptions = {
  readonly nothing: Assumed
  /** What is assumed once this step is taken; null when it provably cannot be. */
  readonly assume: (assumed: Assumed, step: Step) => Assumed | null
}

const lasting = new Set(['store_id', 'customer_id', 'asset_id', 'territory_id', 'source'])
const lasts = (condition: Condition): boolean =>
  conditionReferences(condition).every(({ from, key }) => from === 'order' && lasting.has(key))

/** Comparisons of two parts of conditions that one definition may cost; hundreds of conditions take some thousands. */
const comparisons = 1_000_000

function pairsOf(plan: Plan): number {
  const steps = [...plan.steps.values()].flat()
  const whens = new Set(steps.flatMap(({ when }) => when ?? []))
  const sizes = new Map([...whens].map((one) => [one, conditionSize(one)]))
  const sum = (some: readonly Condition[]): number => some.reduce((total, one) => total + (sizes.get(one) ?? 0), 0)
  const all = sum([...whens])
  const beside = steps.reduce((total, { when, unless }) => total + (when ? sum([when]) * sum(unless) : 0), 0)
  return beside + all * sum([...whens].filter(lasts))
}

type Both = { readonly holds: Known; readonly fails: Known }

/** Every condition of the ways, each as it holds and as it fails, and those that last by their place. */
function knownIn(plan: Plan): { readonly of: ReadonlyMap<Condition, Both>; readonly lasting: readonly Condition[] } {
  const byName = new Map<string, Known>()
  const lasting: Condition[] = []
  const knownAs = (condition: Condition): Known => {
    const name = JSON.stringify(condition)
    const found = byName.get(name)
    if (found) return found
    const known = { condition, place: lasts(condition) ? lasting.push(condition) - 1 : null }
    byName.set(name, known)
    return known
  }
  const of = new Map<Condition, Both>()
  for (const { when } of [...plan.steps.values()].flat())
    if (when && !of.has(when)) {
      const refused: Condition = when.op === 'not' ? when.of : { op: 'not', of: when }
      of.set(when, { holds: knownAs(when), fails: knownAs(refused) })
    }
  return { of, lasting }
}

const overlap = (bits: Bits, other: Bits): boolean =>
  bits.some((word, index) => (word & (other[index] as number)) !== 0)

/** Keeps what each step asserts and each set of assumptions once. Null when the conditions are too many to be compared. */
export function assumptionsOf(plan: Plan): Assumptions | null {
  if (pairsOf(plan) > comparisons) return null
  const known = knownIn(plan)
  const words = (known.lasting.length + 31) >>> 5
  const claims = new Map<Step, Claim>()
  const claimOf = (step: Step): Claim => {
    const made = claims.get(step)
    if (made) return made
    const holds = step.when && known.of.get(step.when)?.holds
    const fails = step.unless.flatMap((one) => known.of.get(one)?.fails ?? [])
    const found = [...(holds ? [holds] : []), ...fails]
    const beside = known.lasting.flatMap((other, place) =>
      found.some(({ condition }) => conditionsApart(condition, other)) ? [place] : [],
    )
    const claim = {
      never: !!holds && fails.some(({ condition }) => conditionsApart(condition, holds.condition)),
      apart: bitsOf(beside, words),
      lasting: bitsOf(
        found.flatMap(({ place }) => place ?? []),
        words,
      ),
    }
    claims.set(step, claim)
    return claim
  }
  const sets = new Map<string, Assumed>()
  const setOf = (bits: Bits): Assumed => {
    const name = [...bits].map((word) => String.fromCharCode(word & 0xffff, word >>> 16)).join('')
    const found = sets.get(name) ?? { name, bits, after: new Map() }
    sets.set(name, found)
    return found
  }
  const reckon = (assumed: Assumed, step: Step): Assumed | null => {
    const { never, apart, lasting } = claimOf(step)
    if (never || overlap(assumed.bits, apart)) return null
    const bits = assumed.bits.slice()
    unite(bits, lasting)
    return setOf(bits)
  }
  return {
    nothing: setOf(new Uint32Array(words)),
    assume: (assumed, step) => {
      if (step.when === null && step.unless.length === 0) return assumed
      const made = assumed.after.get(step)
      if (made !== undefined) return made
      const after = reckon(assumed, step)
      assumed.after.set(step, after)
      return after
    },
  }
}
