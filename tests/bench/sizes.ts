import pg from 'pg'
import type { Urls } from './cluster.ts'
import { allCpu, ratioOf, type Slice } from './figures.ts'
import { type Bench, measureServer } from './measure.ts'
import type { Operation, Plan } from './options.ts'
import { startOurs } from './servers.ts'

export type Growth = { readonly operation: Operation; readonly ratio: number }

/** What the reading operations cost at 300,000 work orders beside 30,000: two of our servers, rounds interleaved. */
export async function measureSizes(bench: Bench, plan: Plan, small: Urls, large: Urls): Promise<Growth[]> {
  const client = new pg.Client(large.admin)
  client.on('error', () => undefined)
  await client.connect()
  const [few, many] = [await startOurs(small), await startOurs(large)]
  try {
    const onLarge: Bench = { ...bench, client }
    const growths: Growth[] = []
    for (const operation of plan.operations.filter((one) => one === 'list' || one === 'progress')) {
      const asked = { operation, clients: 8, count: plan.requests[operation] }
      const slices: Record<'few' | 'many', Slice[]> = { few: [], many: [] }
      for (let round = 0; round <= plan.rounds; round++) {
        const [one, other] = [await measureServer(bench, few, asked), await measureServer(onLarge, many, asked)]
        // The first round warms both up.
        if (round === 0) continue
        slices.few.push(one)
        slices.many.push(other)
      }
      growths.push({ operation, ratio: ratioOf(slices.many, slices.few, allCpu) })
    }
    return growths
  } finally {
    await Promise.all([few.stop(), many.stop(), client.end()])
  }
}
