import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Embedded } from '../../bff/src/platform/database/embedded.ts'
import { databaseCpu, processCpu } from './cpu.ts'
import type { Side, Slice } from './figures.ts'
import type { Generator } from './load/generator.ts'
import type { Operation, Plan } from './options.ts'
import type { Pgbench } from './pgbench.ts'
import type { Manifest } from './preload/preload.ts'
import { requestsFor } from './requests.ts'
import { reset } from './reset.ts'
import type { Server } from './servers.ts'

/** Everything that a slice is measured with. */
export type Bench = {
  readonly cluster: Embedded
  readonly client: pg.Client
  readonly manifest: Manifest
  readonly generator: Generator
}

type Counted = Pick<Slice, 'done' | 'perSecond' | 'milliseconds' | 'failures'>
type Asked = { readonly operation: Operation; readonly clients: number; readonly count: number }

const writes: readonly Operation[] = ['submit', 'complete']

// Each pgbench connects and plans anew, which only many transactions on a connection make up for.
const fewestEach = 50

/** Sends `count` requests of one operation to one server and reads the clocks of all processes before and after. */
export async function measureServer(bench: Bench, server: Server, asked: Asked): Promise<Slice> {
  const requests = await requestsFor(bench.client, bench.manifest, asked.operation, asked.count)
  return measure(bench, server.name as Side, server.pid, asked, async () => {
    const { milliseconds, elapsed, failures } = await bench.generator.run({
      url: server.url,
      clients: asked.clients,
      requests,
    })
    const done = milliseconds.length
    return { done, perSecond: (done / elapsed) * 1_000, milliseconds, failures }
  })
}

export const measurePgbench = (bench: Bench, pgbench: Pgbench, asked: Asked): Promise<Slice> =>
  measure(bench, 'pgbench', null, asked, async () => {
    const { operation, clients } = asked
    // An order at work can be completed once, so of completions there are no more.
    const count = operation === 'complete' ? asked.count : Math.max(asked.count, clients * fewestEach)
    const { done, perSecond, mean } = await pgbench.run(operation, clients, count)
    // What an ended connection has used is known when PostgreSQL has heard of its end.
    await sleep(200)
    return { done, perSecond, milliseconds: [mean], failures: {} }
  })

async function measure(
  { cluster, client }: Bench,
  side: Side,
  pid: number | null,
  { operation, clients }: Asked,
  run: () => Promise<Counted>,
): Promise<Slice> {
  const read = () => ({
    server: pid === null ? 0 : processCpu(pid),
    database: databaseCpu(cluster.pid),
    machine: busyTime(),
    at: performance.now(),
  })
  const before = read()
  const counted = await run()
  const after = read()
  if (writes.includes(operation)) await reset(client)
  const serverCpu = after.server - before.server
  const databaseUsed = after.database - before.database
  const elapsed = (after.at - before.at) * 1_000
  const others = (after.machine - before.machine - serverCpu - databaseUsed) / elapsed
  return { side, operation, clients, ...counted, serverCpu, databaseCpu: databaseUsed, others }
}

/** Microseconds that all CPUs of the machine were busy since it started. */
function busyTime(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .replace('cpu', '')
    .trim()
    .split(/\s+/)
    .map(Number)
  return (user + nice + system + irq + soft) * 10_000
}

/** Rounds interleaved: within each, every operation at every number of clients runs on each side, in turning order. */
export async function measureRounds(
  bench: Bench,
  plan: Plan,
  sides: { readonly ours: Server; readonly bare: Server; readonly pgbench: Pgbench | null },
  say: (text: string) => void,
): Promise<Slice[]> {
  const { ours, bare, pgbench } = sides
  for (const operation of plan.operations) {
    say(`warming up: ${operation}`)
    for (const server of [ours, bare])
      for (let left = plan.warmUp; left > 0; left -= 400)
        await measureServer(bench, server, { operation, clients: 8, count: Math.min(left, 400) })
  }
  const slices: Slice[] = []
  for (let round = 0; round < plan.rounds; round++) {
    say(`round ${round + 1} of ${plan.rounds}`)
    for (const operation of plan.operations)
      for (const clients of plan.clients) {
        const asked = { operation, clients, count: plan.requests[operation] }
        const runs = [
          () => measureServer(bench, ours, asked),
          () => measureServer(bench, bare, asked),
          ...(pgbench ? [() => measurePgbench(bench, pgbench, asked)] : []),
        ]
        for (const run of round % 2 === 0 ? runs : runs.reverse()) slices.push(await run())
      }
  }
  return slices
}
