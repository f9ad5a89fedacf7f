import { ok, type Result, refuse, type TerritoryId } from '../kernel/index.ts'
import { holdsAt, type Moment, type Period } from './period.ts'

/** Puts a partner or customer (or everyone, when `party` is missing) in a tier, for a territory's subtree and a period. */
export type TierGrant = Period & {
  readonly id: string
  readonly tier: string
  readonly party?: string
  readonly territory?: TerritoryId
}

/** Who is dealt with, where and when. Several parties (the store, then its customer) stand in the order of their weight. */
export type Dealing = Moment & {
  readonly party?: string | readonly string[]
  readonly territory: readonly TerritoryId[]
}

/**
 * The tier of a party at a place and moment: a grant to the party itself before one to everyone, then the deeper
 * territory; `fallback` when none holds. Two that are equally specific refuse `price_ambiguous`.
 */
export function tierFor(grants: readonly TierGrant[], one: Dealing, fallback = 'standard'): Result<string> {
  const found = grantFor(grants, one)
  return found.ok ? ok(found.value?.tier ?? fallback) : found
}

/** The grant that holds, or null; the same for levels and contracts, which are granted in the same way. */
export function grantFor<G extends TierGrant>(grants: readonly G[], one: Dealing): Result<G | null> {
  const parties = typeof one.party === 'string' ? [one.party] : (one.party ?? [])
  const depth = ({ territory }: TierGrant) => (territory === undefined ? 0 : one.territory.indexOf(territory) + 1)
  const weight = (party: string) => (parties.length - parties.indexOf(party)) * 1_000
  const rank = (grant: TierGrant) => (grant.party === undefined ? 0 : weight(grant.party)) + depth(grant)
  const [best, next] = grants
    .filter(
      (grant) =>
        (grant.party === undefined || parties.includes(grant.party)) &&
        (grant.territory === undefined || depth(grant) > 0) &&
        holdsAt(grant, one),
    )
    .sort((a, b) => rank(b) - rank(a))
  if (best && next && rank(best) === rank(next) && best.tier !== next.tier) {
    return refuse('price_ambiguous', { detail: { first: best.id, second: next.id } })
  }
  return ok(best ?? null)
}
