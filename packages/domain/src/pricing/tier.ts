import { type Instant, ok, type Result, refuse, type TerritoryId } from '../kernel/index.ts'

/** Puts a partner or customer (or everyone, when `party` is missing) in a tier, for a territory's subtree and a period. */
export type TierGrant = {
  readonly id: string
  readonly tier: string
  readonly party?: string
  readonly territory?: TerritoryId
  readonly from?: Instant
  readonly until?: Instant
}

/**
 * The tier of a party at a place and moment: a grant to the party itself before one to everyone, then the deeper
 * territory; `fallback` when none holds. Two that are equally specific refuse `price_ambiguous`.
 */
export function tierFor(
  grants: readonly TierGrant[],
  one: { readonly party?: string; readonly territory: readonly TerritoryId[]; readonly at: Instant },
  fallback = 'standard',
): Result<string> {
  const depth = ({ territory }: TierGrant) => (territory === undefined ? 0 : one.territory.indexOf(territory) + 1)
  const rank = (grant: TierGrant) => (grant.party === undefined ? 0 : 1_000) + depth(grant)
  const [best, next] = grants
    .filter(
      (grant) =>
        (grant.party === undefined || grant.party === one.party) &&
        (grant.territory === undefined || depth(grant) > 0) &&
        (grant.from === undefined || grant.from <= one.at) &&
        (grant.until === undefined || one.at < grant.until),
    )
    .sort((a, b) => rank(b) - rank(a))
  if (best && next && rank(best) === rank(next) && best.tier !== next.tier) {
    return refuse('price_ambiguous', { detail: { first: best.id, second: next.id } })
  }
  return ok(best?.tier ?? fallback)
}
