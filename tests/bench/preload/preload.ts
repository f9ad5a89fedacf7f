import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import type { Urls } from '../cluster.ts'
import { appId, startOurs } from '../servers.ts'
import { type Crowd, foundCrowd } from './crowd.ts'
import { type Example, type Examples, tellExamples } from './examples.ts'

/** What the benchmark remembers of a preloaded database, kept in it. */
export type Manifest = { readonly crowd: Crowd; readonly examples: Examples }

const perTechnician = 30
const awaiting = 2_400
const settled = 2_700
const total = 30_000

/**
 * Fills an empty migrated database: 30,000 work orders, of which 600 are at work (30 for each of 20 technicians), 2,400
 * await acceptance, 2,700 are over with their whole history and the rest were cancelled early. All are copies of four
 * that were brought so far through the API, so their rows and histories are what the server itself writes.
 */
export async function preload(urls: Urls): Promise<void> {
  await asAdmin(urls.admin, async (client) => {
    const crowd = await foundCrowd(client, appId)
    const server = await startOurs(urls)
    const examples = await tellExamples(server.url, client, crowd).finally(server.stop)
    await client.query('create table bench_manifest (manifest jsonb not null)')
    await client.query('insert into bench_manifest values ($1)', [JSON.stringify({ crowd, examples })])
    await client.query(readFileSync(new URL('copies.sql', import.meta.url), 'utf8'))
    await readMessages(client, examples)
    const atWork = crowd.technicians.length * perTechnician
    await withoutTriggers(client, async () => {
      await copy(client, crowd, examples.atWork, 1, atWork, '3 minutes')
      await copy(client, crowd, examples.awaiting, atWork + 1, atWork + awaiting, '5 minutes')
      await copy(client, crowd, examples.settled, atWork + awaiting + 1, atWork + awaiting + settled, '1 hour')
      await copy(client, crowd, examples.cancelled, atWork + awaiting + settled + 1, total, '7 minutes')
      await uploadPhotos(client, examples.atWork, atWork)
    })
    await client.query('vacuum (analyze, freeze)')
  })
}

// Old messages were sent and read; those of the many cancelled orders are left out, which keeps the preload short.
async function readMessages(client: pg.Client, { atWork, cancelled }: Examples): Promise<void> {
  await client.query(`update outbox set state = 'sent', attempt = 1, settled_at = created_at`)
  await client.query('update inbox_message set read_at = created_at where work_order_id <> $1', [atWork.orderId])
  const ofCancelled = '(select id from inbox_message where work_order_id = $1)'
  await client.query(`delete from outbox where inbox_id in ${ofCancelled}`, [cancelled.orderId])
  await client.query('delete from inbox_message where work_order_id = $1', [cancelled.orderId])
}

/** Adds orders that were cancelled long ago, from number `first` to number `last`. */
export async function addClosedOrders(client: pg.Client, first: number, last: number): Promise<void> {
  const { crowd, examples } = await readManifest(client)
  await withoutTriggers(client, () => copy(client, crowd, examples.cancelled, first, last, '7 minutes', '200 days'))
  await client.query('vacuum (analyze, freeze)')
}

export async function readManifest(client: pg.Client): Promise<Manifest> {
  const { rows } = await client.query<{ manifest: Manifest }>('select manifest from bench_manifest')
  if (!rows[0]) throw new Error('the database was not preloaded')
  return rows[0].manifest
}

// Foreign keys and the chain hold by construction; checking them row by row would take minutes.
async function withoutTriggers(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await work()
  await client.query('commit')
}

async function copy(
  client: pg.Client,
  { customers, technicians, shops }: Crowd,
  { orderId, customer, technician, shop }: Example,
  first: number,
  last: number,
  step: string,
  ago = '1 hour',
): Promise<void> {
  const length = Math.max(customers.length, technicians.length, shops.length)
  const inTurn = (old: string, all: readonly string[]) => [
    old,
    ...Array.from({ length }, (_, index) => all[index % all.length] ?? old),
  ]
  const people = [
    inTurn(
      customer.id,
      customers.map(({ id }) => id),
    ),
    inTurn(
      technician.id,
      technicians.map(({ id }) => id),
    ),
    inTurn(
      shop.placeId,
      shops.map(({ placeId }) => placeId),
    ),
    inTurn(
      shop.assetId,
      shops.map(({ assetId }) => assetId),
    ),
    inTurn(
      shop.staff.id,
      shops.map(({ staff }) => staff.id),
    ),
  ]
  await client.query('select bench_copy($1, $2, $3, now() - $6::interval, $4::interval, $5::text[])', [
    orderId,
    first,
    last,
    step,
    people,
    ago,
  ])
}

/** For every order at work the photos that its completion will name, uploaded by its technician. */
async function uploadPhotos(client: pg.Client, { files }: Example, count: number): Promise<void> {
  await client.query(
    `insert into file (org_id, id, kind, content_type, bytes, width, height, sha256, upload_sha256, storage_key, thumbnail_key, created_by, created_at)
     select f.org_id, bench_id(f.id::text, n)::uuid, f.kind, f.content_type, f.bytes, f.width, f.height, f.sha256, f.upload_sha256, f.storage_key, f.thumbnail_key, k.assignee_id, f.created_at
     from generate_series(1, $2) n, file f, work_order w join task k on k.work_order_id = w.id
     where f.id = any($1) and w.number = 'B' || lpad(n::text, 8, '0')`,
    [files, count],
  )
  // What a slice of completions takes, one row each.
  await client.query(
    `create table bench_open as
     select n, w.id as order_id, k.id as task_id, k.assignee_id as technician_id,
       (select array_agg(bench_id(id, n)::uuid order by place) from unnest($1::text[]) with ordinality as x(id, place)) as files
     from generate_series(1, $2) n join work_order w on w.number = 'B' || lpad(n::text, 8, '0') join task k on k.work_order_id = w.id`,
    [files, count],
  )
  await client.query('alter table bench_open add primary key (n)')
  await client.query('create table bench_order as select w.* from work_order w join bench_open o on o.order_id = w.id')
  await client.query(
    `create table bench_task as select * from task where work_order_id in (select order_id from bench_open)`,
  )
}
