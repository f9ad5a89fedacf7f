import { ok, type Ratio, type Result, ratio, refuse } from '../kernel/index.ts'

/**
 * Bounds that keep every intermediate number exact: unit price in fen, quantity, added percent, rungs of a ladder, rows
 * and columns of a table, the last city tier, points of one reward and
 * of all its repeats on one order.
 */
export const priceLimits = {
  unit: 1_000_000_000,
  quantity: 10_000,
  points: 100_000,
  rungs: 50,
  side: 20,
  cityTier: 9,
  reward: 1_000_000,
  rewardOfOrder: 1_000_000_000,
} as const

/** A quantity above zero with up to three decimals as an exact ratio; refuses `quantity_invalid` otherwise. */
export function quantityRatio(quantity: number): Result<Ratio> {
  const thousandths = Math.round(quantity * 1_000)
  const exactEnough = Math.abs(quantity * 1_000 - thousandths) < 1e-6
  if (!exactEnough || !(quantity > 0) || quantity > priceLimits.quantity) return refuse('quantity_invalid')
  return ok(ratio(thousandths, 1_000))
}
