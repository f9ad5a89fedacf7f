import { allCpu, quantile, ratioOf, type Slice } from './figures.ts'
import type { LiveFigures } from './live.ts'
import type { Operation } from './options.ts'
import type { Growth } from './sizes.ts'

export type Goal = {
  readonly what: string
  readonly wanted: string
  readonly seen: string
  readonly met: boolean
  /** Whose profile says why, where it is missed. */
  readonly operation?: Operation
}

const within = (slices: readonly Slice[], operation: Operation, side: Slice['side']) =>
  slices.filter((one) => one.operation === operation && one.side === side)

/** CPU beside the bare server, over all numbers of clients: the least is 3, the goal 2.5. */
export function cpuGoals(slices: readonly Slice[], operations: readonly Operation[]): Goal[] {
  return operations.map((operation) => {
    const ratio = ratioOf(within(slices, operation, 'ours'), within(slices, operation, 'bare'), allCpu)
    const seen = `${ratio.toFixed(2)} ×${ratio > 2.5 && ratio <= 3 ? ' (within the least, 3 ×)' : ''}`
    return { what: `${operation}: CPU beside the bare server`, wanted: '≤ 2.5 ×', seen, met: ratio <= 2.5, operation }
  })
}

/** Every request of ours was answered with 2xx, however many came at once. */
export function failureGoal(slices: readonly Slice[]): Goal {
  const failures = slices
    .filter(({ side }) => side === 'ours')
    .flatMap(({ failures: of, clients, operation }) =>
      Object.entries(of).map(([why, count]) => `${count} × ${why} (${operation}, ${clients} clients)`),
    )
  const most = Math.max(...slices.map(({ clients }) => clients))
  const seen = failures.length === 0 ? 'none' : failures.join(', ')
  return {
    what: `requests that failed, up to ${most} clients, pool of 8`,
    wanted: 'none',
    seen,
    met: failures.length === 0,
  }
}

export function liveGoals(figures: readonly LiveFigures[]): Goal[] {
  const loaded = figures.at(-1)
  if (!loaded) return []
  const [p50, p99] = [quantile(loaded.p, 0.5), quantile(loaded.p, 0.99)]
  const heard = figures.every(({ p, wanted }) => p.length === wanted)
  const missing = figures.reduce((sum, { p, wanted }) => sum + wanted - p.length, 0)
  return [
    { what: 'live under load: p50', wanted: '< 25 ms', seen: `${p50.toFixed(1)} ms`, met: p50 < 25 },
    { what: 'live under load: p99', wanted: '< 150 ms', seen: `${p99.toFixed(1)} ms`, met: p99 < 150 },
    { what: 'live: hints that never came', wanted: '0', seen: String(missing), met: heard },
  ]
}

export function startGoal(milliseconds: number): Goal {
  const seen = `${(milliseconds / 1_000).toFixed(2)} s`
  return { what: 'cold start of the server', wanted: '< 1.5 s', seen, met: milliseconds < 1_500 }
}

export const memoryGoalName = 'memory under load'

export const memoryGoal = (mebibytes: number): Goal => ({
  what: memoryGoalName,
  wanted: '< 150 MiB',
  seen: `${Math.round(mebibytes)} MiB`,
  met: mebibytes < 150,
})

// Twice the noise of two servers side by side on a shared machine.
const flat = 1.2

export const growthGoals = (growths: readonly Growth[]): Goal[] =>
  growths.map(({ operation, ratio }) => ({
    what: `${operation}: CPU at 300,000 orders beside 30,000`,
    wanted: `flat (≤ ${flat} ×)`,
    seen: `${ratio.toFixed(2)} ×`,
    met: ratio <= flat,
    operation,
  }))
