import { allCpu, quantile, type Row, ratioOf, rowOf, type Slice } from './figures.ts'
import type { Goal } from './goals.ts'
import type { LiveFigures } from './live.ts'
import type { MemoryParts } from './memory.ts'
import type { Plan } from './options.ts'
import type { Profile } from './profile.ts'

/** Columns as wide as their longest cell; the first is set left, the others right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

const whole = (value: number): string => (Number.isFinite(value) ? String(Math.round(value)) : '–')
const tenth = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–')

/** The main table: one row for each operation, number of clients and side. */
export function operationsTable(slices: readonly Slice[], { operations, clients }: Plan): string {
  const head = [
    'operation',
    'clients',
    'side',
    'per s',
    'p50 ms',
    'p99 ms',
    'server µs',
    'db µs',
    'CPU µs',
    '× bare',
    '× pgbench',
  ]
  const rows = operations.flatMap((operation) =>
    clients.flatMap((count) => {
      const of = (side: Slice['side']) =>
        slices.filter((one) => one.operation === operation && one.clients === count && one.side === side)
      const [ours, bare, pgbench] = [of('ours'), of('bare'), of('pgbench')]
      const ratio = (theirs: readonly Slice[]) => (theirs.length > 0 ? ratioOf(ours, theirs, allCpu).toFixed(2) : '–')
      const show = (row: Row | null, ...ratios: string[]): string[][] =>
        row
          ? [
              [
                operation,
                String(count),
                row.side,
                whole(row.perSecond),
                tenth(row.p50),
                row.side === 'pgbench' ? '–' : tenth(row.p99),
                row.server > 0 ? whole(row.server) : '–',
                whole(row.database),
                whole(row.cpu),
                ratios[0] ?? '',
                ratios[1] ?? '',
              ],
            ]
          : []
      return [...show(rowOf(ours), ratio(bare), ratio(pgbench)), ...show(rowOf(bare)), ...show(rowOf(pgbench))]
    }),
  )
  return table(head, rows)
}

export const liveTable = (figures: readonly LiveFigures[]): string =>
  table(
    ['live: command sent → heard', 'heard', 'p50 ms', 'p99 ms', 'worst ms'],
    figures.map(({ name, p, wanted }) => [
      name,
      `${p.length}/${wanted}`,
      tenth(quantile(p, 0.5)),
      tenth(quantile(p, 0.99)),
      tenth(Math.max(...p)),
    ]),
  )

export const goalsTable = (goals: readonly Goal[]): string =>
  table(
    ['goal', 'wanted', 'seen', ''],
    goals.map(({ what, wanted, seen, met }) => [what, wanted, seen, met ? 'met' : 'MISSED']),
  )

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export function profileText({ operation, parts, functions, statements }: Profile): string {
  const shares = (of: Profile['parts']) => of.map(({ name, share }) => [name, percent(share)])
  return [
    `Profile of ${operation}`,
    table(['server: part', 'own time'], shares(parts)),
    table(['server: function', 'own time'], shares(functions)),
    table(
      ['database: statement', 'calls/op', 'plans/op', 'µs/op'],
      statements.map(({ text, calls, plans, microseconds }) => [
        text.slice(0, 110),
        calls.toFixed(1),
        plans.toFixed(1),
        whole(microseconds),
      ]),
    ),
  ].join('\n\n')
}

export const memoryText = ({ resident, live, heapRoom, files }: MemoryParts): string =>
  `Memory after one slice of each operation: ${whole(resident)} MiB, of which ${whole(live)} are objects in use, ${whole(heapRoom)} garbage and room in the heap, ${whole(files)} pages of Node and libraries, ${whole(resident - live - heapRoom - files)} the rest (compiled code, buffers, the allocator).`
