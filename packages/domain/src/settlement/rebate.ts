import {
  type BasisPoints,
  type Fen,
  fen,
  type Instant,
  isFen,
  type Label,
  multiplyFen,
  ok,
  percentRatio,
  type Refusal,
  type Result,
  refuse,
  type TerritoryId,
  wholeBasisPoints,
} from '../kernel/index.ts'

/** From sales of `from` fen on (the amount itself counts), the whole month earns this percentage. */
export type RebateRung = { readonly from: Fen; readonly points: BasisPoints }

/**
 * What a party earns on a month's sales beside its shares (返点), reckoned when the month is closed. Rungs rise; `party`
 * and `territory` (a subtree) narrow it, in this order of strength; it holds for months that begin within its period.
 */
export type Rebate = {
  readonly id: string
  readonly label: Label
  readonly role: string
  readonly rungs: readonly RebateRung[]
  readonly party?: string
  readonly territory?: TerritoryId
  readonly from?: Instant
  readonly until?: Instant
}

/** Who sold how much in a month that began at `at`. */
export type MonthOfSales = {
  readonly role: string
  readonly party: string
  readonly territory: readonly TerritoryId[]
  readonly sales: Fen
  readonly at: Instant
}

/** How a rebate was counted: sales × points, rounded once. `rung` is the threshold that was reached, null for none. */
export type RebateCount = {
  readonly rebate: string
  readonly label: Label
  readonly sales: Fen
  readonly rung: Fen | null
  readonly points: BasisPoints
  readonly amount: Fen
}

/** The first fault of a rebate's rungs, which must rise; null without one. */
export function rebateFault({ rungs, from, until }: Rebate): Refusal | null {
  if (rungs.length === 0) return { code: 'too_few', path: 'rungs' }
  let before = -1
  for (const [index, rung] of rungs.entries()) {
    const path = `rungs.${index}`
    if (!isFen(rung.from) || rung.from <= before) return { code: 'too_small', path: `${path}.from` }
    if (!Number.isInteger(rung.points) || rung.points < 0) return { code: 'amount_invalid', path: `${path}.points` }
    if (rung.points > wholeBasisPoints) return { code: 'too_large', path: `${path}.points` }
    before = rung.from
  }
  return from !== undefined && until !== undefined && from >= until ? { code: 'too_small', path: 'until' } : null
}

/** The first two rebates, by their places, that could both be meant for one party's month and are equally narrow; null without. */
export function rebateTie(rebates: readonly Rebate[]): { readonly first: number; readonly second: number } | null {
  const reach = ({ role, party, territory }: Rebate): string => JSON.stringify([role, party ?? null, territory ?? null])
  const meet = (a: Rebate, b: Rebate): boolean =>
    (a.from ?? -Infinity) < (b.until ?? Infinity) && (b.from ?? -Infinity) < (a.until ?? Infinity)
  for (const [second, rebate] of rebates.entries()) {
    const first = rebates.slice(0, second).findIndex((other) => reach(other) === reach(rebate) && meet(other, rebate))
    if (first >= 0) return { first, second }
  }
  return null
}

function rankOf(rebate: Rebate, month: MonthOfSales): number {
  const depth = rebate.territory === undefined ? 0 : month.territory.indexOf(rebate.territory) + 1
  const fits =
    rebate.role === month.role &&
    (rebate.party === undefined || rebate.party === month.party) &&
    (rebate.territory === undefined || depth > 0) &&
    (rebate.from === undefined || rebate.from <= month.at) &&
    (rebate.until === undefined || month.at < rebate.until)
  return fits ? (rebate.party === undefined ? 0 : 1_000) + depth : -1
}

/**
 * The most specific rebate of a party on its month, counted; null when none is meant for it. A month below the first
 * rung is counted too, with nothing, so that the report can say how far it was. Refuses `price_ambiguous` for a tie.
 */
export function rebateOf(rebates: readonly Rebate[], month: MonthOfSales): Result<RebateCount | null> {
  const [best, next] = rebates
    .map((rebate) => ({ rebate, rank: rankOf(rebate, month) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank)
  if (!best) return ok(null)
  if (next && next.rank === best.rank)
    return refuse('price_ambiguous', { detail: { first: best.rebate.id, second: next.rebate.id } })
  const { id, label, rungs } = best.rebate
  const passed = rungs.filter(({ from }) => month.sales >= from)
  const reached = passed[passed.length - 1]
  const points = reached?.points ?? 0
  const amount = month.sales > 0 ? multiplyFen(month.sales, percentRatio(points)) : fen(0)
  return ok({ rebate: id, label, sales: month.sales, rung: reached?.from ?? null, points, amount })
}
