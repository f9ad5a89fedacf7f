import type pg from 'pg'
import type { Bench } from './measure.ts'
import type { Operation } from './options.ts'
import { requestsFor } from './requests.ts'
import { reset } from './reset.ts'
import type { Server } from './servers.ts'

const tables = ['work_order', 'task', 'timeline', 'file', 'inbox_message', 'outbox', 'idempotency']
// A photo is there before; it counts when an order takes it.
const counted: Readonly<Record<string, string>> = { file: 'work_order_id' }

/** Throws when the bare server does not write the same rows as ours, table by table: then it is no yardstick. */
export async function holdToTheSameRows(bench: Bench, ours: Server, bare: Server): Promise<void> {
  for (const operation of ['submit', 'complete'] as const) {
    const [mine, theirs] = [await written(bench, ours, operation), await written(bench, bare, operation)]
    const differing = tables.filter((table) => mine.get(table) !== theirs.get(table))
    const show = (table: string) => `${table}: ours ${mine.get(table)}, bare ${theirs.get(table)}`
    if (differing.length > 0)
      throw new Error(`${operation} does not write the same rows: ${differing.map(show).join('; ')}`)
  }
}

async function written(bench: Bench, server: Server, operation: Operation): Promise<Map<string, number>> {
  const { client, manifest, generator } = bench
  const requests = await requestsFor(client, manifest, operation, 4)
  const before = await rowsNow(client)
  const { failures } = await generator.run({ url: server.url, clients: 1, requests })
  if (Object.keys(failures).length > 0)
    throw new Error(`${server.name} does not ${operation}: ${JSON.stringify(failures)}`)
  const after = await rowsNow(client)
  await reset(client)
  return new Map(tables.map((table) => [table, ((after.get(table) ?? 0) - (before.get(table) ?? 0)) / 4]))
}

async function rowsNow(client: pg.Client): Promise<Map<string, number>> {
  const counts = tables.map(
    (table) => `select '${table}' as name, count(${counted[table] ?? '*'})::int as rows from ${table}`,
  )
  const { rows } = await client.query<{ name: string; rows: number }>(counts.join(' union all '))
  return new Map(rows.map(({ name, rows: count }) => [name, count]))
}
