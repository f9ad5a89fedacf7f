import type { Operation } from './options.ts'

export type Side = 'ours' | 'bare' | 'pgbench'

/** What one slice showed. CPU in microseconds over the whole slice. */
export type Slice = {
  readonly side: Side
  readonly operation: Operation
  readonly clients: number
  readonly done: number
  readonly perSecond: number
  readonly milliseconds: readonly number[]
  readonly serverCpu: number
  readonly databaseCpu: number
  readonly failures: Readonly<Record<string, number>>
  /** The part of the machine's CPU that was not ours, of one core. */
  readonly others: number
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value below which that share lies; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** One row of the table: the slices of all rounds together; rates are medians of the rounds. */
export type Row = {
  readonly side: Side
  readonly operation: Operation
  readonly clients: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly server: number
  readonly database: number
  readonly cpu: number
  readonly failures: Readonly<Record<string, number>>
}

export function rowOf(slices: readonly Slice[]): Row | null {
  const [first] = slices
  if (!first) return null
  const all = slices.flatMap(({ milliseconds }) => milliseconds)
  const perOperation = (pick: (slice: Slice) => number) =>
    median(slices.filter(({ done }) => done > 0).map((slice) => pick(slice) / slice.done))
  const failures: Record<string, number> = {}
  for (const slice of slices)
    for (const [why, count] of Object.entries(slice.failures)) failures[why] = (failures[why] ?? 0) + count
  return {
    side: first.side,
    operation: first.operation,
    clients: first.clients,
    perSecond: median(slices.map(({ perSecond }) => perSecond)),
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    server: perOperation(({ serverCpu }) => serverCpu),
    database: perOperation(({ databaseCpu }) => databaseCpu),
    cpu: perOperation(({ serverCpu, databaseCpu }) => serverCpu + databaseCpu),
    failures,
  }
}

/** What ours costs beside another: the median over the rounds of the ratio within each round. */
export function ratioOf(ours: readonly Slice[], theirs: readonly Slice[], pick: (slice: Slice) => number): number {
  const pairs = ours.flatMap((slice, round) => {
    const other = theirs[round]
    return other && slice.done > 0 && other.done > 0 ? [pick(slice) / slice.done / (pick(other) / other.done)] : []
  })
  return median(pairs)
}

export const allCpu = ({ serverCpu, databaseCpu }: Slice): number => serverCpu + databaseCpu
