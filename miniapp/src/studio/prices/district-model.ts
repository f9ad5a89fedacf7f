import type { Reply } from '@field/contract'

type Firing = Pick<Reply<'GET /automation/firings'>['items'][number], 'id' | 'outcome' | 'reason' | 'at'>
type Decision = Reply<'GET /price-decisions'>['decisions'][number]

/** The rule that tells when a district passes its orders of a month. */
export const busyRule = 'district_over_threshold'

export type Busy = { readonly territoryId: string; readonly month: string; readonly count: number; readonly at: number }

/** The months in which a decision may still be made there: this one and the last. */
export function openMonths(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return [today.slice(0, 7), new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)]
}

/** The districts that passed their orders and wait for a decision, each month of each once, the newest first. */
export function busyDistricts(
  firings: readonly Firing[],
  decisions: readonly Pick<Decision, 'territoryId' | 'month'>[],
  today: string,
): readonly Busy[] {
  const months = openMonths(today)
  const seen = new Set(decisions.map(({ territoryId, month }) => `${territoryId} ${month}`))
  return firings.flatMap(({ outcome, reason, at }): Busy[] => {
    const name = typeof reason.month === 'string' ? reason.month : ''
    const [territoryId = '', month = ''] = name.split(' ')
    if (outcome !== 'done' || !months.includes(month) || seen.has(name)) return []
    seen.add(name)
    return [{ territoryId, month, count: typeof reason.count === 'number' ? reason.count : 0, at }]
  })
}

/** Percent as typed to the server's hundredths of a percent; null when it is nothing or out of bounds. */
export function pointsOf(percent: number | null): number | null {
  const points = percent === null ? 0 : Math.round(percent * 100)
  return points === 0 || points < -9_000 || points > 20_000 ? null : points
}
