import { day, type Instant, ok, type Result, refuse } from '@field/domain/kernel'

const usual = 30 * day
const longest = 731 * day

/** The period asked for: from `from` on, before `to`; the last thirty days when nothing is said, two years at most. */
export function spanOf(
  asked: { readonly from?: Instant; readonly to?: Instant },
  now: Instant,
): Result<{ from: Instant; to: Instant }> {
  // What is opened in this very millisecond counts too.
  const to = asked.to ?? now + 1
  const from = asked.from ?? Math.max(0, to - usual)
  if (from >= to || to - from > longest) return refuse('wrong_format', { path: 'from' })
  return ok({ from, to })
}
