import {
  type BasisPoints,
  type Fen,
  type Instant,
  type Label,
  ok,
  type Result,
  refuse,
  type TerritoryId,
} from '../kernel/index.ts'
import type { MoneyBasis } from '../pricing/index.ts'

/** One step of a tiered share (阶梯分账); `upTo` is the last fen it covers and is missing on the last rung only. */
export type ShareRung = { readonly upTo?: Fen; readonly points: BasisPoints }

/**
 * A percentage of a basis, after discounts, for those who took part in a role. With a `ladder` each slice of the basis
 * goes at the percentage of its own rung, and `points` says nothing. `party`, `provider`, `site` and
 * `territory` (a subtree) narrow it, in this order of strength; the period ends before `until`.
 */
export type ProfitShare = {
  readonly id: string
  readonly label: Label
  readonly role: string
  readonly basis: MoneyBasis
  readonly points: BasisPoints
  readonly ladder?: readonly ShareRung[]
  readonly party?: string
  readonly provider?: string
  readonly site?: string
  readonly territory?: TerritoryId
  readonly from?: Instant
  readonly until?: Instant
}

/** Somebody who took part in a role; several in one role divide its share by whole weights from 1 to 100 (1 if missing). */
export type Participant = { readonly role: string; readonly party: string; readonly weight?: number }

/** The work order as share rules see it: site and provider, territory from the root to the leaf, pricing moment. */
export type ShareCase = {
  readonly provider?: string
  readonly site?: string
  readonly territory: readonly TerritoryId[]
  readonly at: Instant
}

function rankOf(rule: ProfitShare, { role, party }: Participant, one: ShareCase): number {
  const depth = rule.territory === undefined ? 0 : one.territory.indexOf(rule.territory) + 1
  const fits =
    rule.role === role &&
    (rule.party === undefined || rule.party === party) &&
    (rule.provider === undefined || rule.provider === one.provider) &&
    (rule.site === undefined || rule.site === one.site) &&
    (rule.territory === undefined || depth > 0) &&
    (rule.from === undefined || rule.from <= one.at) &&
    (rule.until === undefined || one.at < rule.until)
  if (!fits) return -1
  const strength = (given: unknown, weight: number): number => (given === undefined ? 0 : weight)
  return strength(rule.party, 4_000) + strength(rule.provider, 2_000) + strength(rule.site, 1_000) + depth
}

/** The most specific share rule of a participant on a basis, or null. Refuses `price_ambiguous` when two are equal. */
export function shareRuleFor(
  rules: readonly ProfitShare[],
  participant: Participant,
  basis: MoneyBasis,
  one: ShareCase,
): Result<ProfitShare | null> {
  const [best, next] = rules
    .filter((rule) => rule.basis === basis)
    .map((rule) => ({ rule, rank: rankOf(rule, participant, one) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank)
  if (best && next && best.rank === next.rank) {
    return refuse('price_ambiguous', { detail: { first: best.rule.id, second: next.rule.id } })
  }
  return ok(best?.rule ?? null)
}
