import { ok, type Result, refuse } from '../kernel/index.ts'

/**
 * Which pieces with numbers go from a place: those that are named, then those that lie there longest. Refuses
 * `not_enough_stock` when one that is named does not lie there or there are too few.
 */
export function chooseSerials(
  there: readonly string[],
  quantity: number,
  named: readonly string[] = [],
): Result<string[]> {
  const wanted = [...new Set(named)].slice(0, quantity)
  if (wanted.some((serial) => !there.includes(serial))) return refuse('not_enough_stock', { detail: { free: 0 } })
  const chosen = [...wanted, ...there.filter((serial) => !wanted.includes(serial))].slice(0, quantity)
  return chosen.length === quantity ? ok(chosen) : refuse('not_enough_stock', { detail: { free: there.length } })
}
