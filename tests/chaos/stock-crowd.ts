import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { checkInvariants } from '../../bff/src/invariants.ts'
import { startTown, type Town } from '../support/job.ts'
import { random } from '../support/random.ts'
import { clientOf } from '../support/server.ts'
import { serverProcess } from './server-process.ts'
import { openOracle } from './stock-oracle.ts'
import { makeParts, makeWorkers } from './stock-people.ts'
import { receive, type Shop, work } from './stock-worker.ts'
import { sureClient, type Tally } from './sure-client.ts'

export type Crowd = {
  readonly people: number
  readonly parts: number
  readonly pieces: number
  readonly servers: number
  readonly ms: number
  /** A connection of the servers to the database is killed each so many milliseconds. */
  readonly killEvery: number
  readonly seed: number
  readonly plant?: 'a forgotten key' | 'a piece out of nothing'
}

export type Outcome = Tally & {
  readonly killed: number
  /** How often the public reports were read, and what was wrong in them. */
  readonly snapshots: number
  readonly wrongSnapshots: readonly string[]
  /** Where the end is not what the oracle says. */
  readonly differences: readonly string[]
  readonly broken: readonly string[]
}

type Row = { location_id: string; kind: string; part_id: string; quantity: number }

/** A crowd in one stockroom on several server processes whose connections are being killed, watched from outside. */
export async function runCrowd(crowd: Crowd): Promise<Outcome> {
  const town = await startTown()
  const admin = new pg.Client(town.server.database.urls.admin)
  await admin.connect()
  const servers = await Promise.all(Array.from({ length: crowd.servers }, () => serverProcess(town.server)))
  try {
    return await inTheShop(
      crowd,
      town,
      admin,
      servers.map(({ url }) => url),
    )
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()))
    await admin.end()
    await town.server.stop()
  }
}

async function inTheShop(crowd: Crowd, town: Town, admin: pg.Client, urls: readonly string[]): Promise<Outcome> {
  const { seed, ms, plant } = crowd
  const { locations, people, orgId } = town.ours
  const workers = await makeWorkers(town, crowd.people)
  const parts = await makeParts(town, crowd.parts, crowd.pieces)
  const shop: Shop = {
    parts,
    vans: workers.map(({ van }) => van),
    warehouse: locations.warehouse,
    oracle: openOracle(),
  }
  for (const part of parts) shop.oracle.move(part, 'supplier', locations.warehouse, crowd.pieces)
  const tally: Tally = { done: 0, refused: 0, again: 0, repeated: 0 }
  const callOf = (token: string, at: number) =>
    sureClient(urls, token, { tally, chance: random(seed + at), forgetsKeys: plant === 'a forgotten key' })
  const keeper = (await town.server.signIn(people.dispatcher)).accessToken

  const end = Date.now() + ms
  const open = () => Date.now() < end
  const seen = { snapshots: 0, wrong: [] as string[], killed: 0 }
  const read = async (): Promise<Row[]> =>
    (
      await admin.query<Row>(
        'select location_id, kind, part_id, quantity from v_stock where org_id = $1 and part_id = any($2::uuid[])',
        [orgId, parts],
      )
    ).rows

  const keeping = async () => {
    const chance = random(seed - 1)
    while (open()) await receive({ shop, call: callOf(keeper, -1), chance })
  }
  const watching = async () => {
    while (open()) {
      seen.wrong.push(...faultsOf(await read()))
      const reply = await clientOf(urls[seen.snapshots % urls.length] ?? '', keeper)('GET /stock').catch(() => null)
      if (reply?.status === 200) {
        const kinds = new Map(reply.value.locations.map(({ id, kind }) => [id, kind]))
        const items = reply.value.items.filter(({ partId }) => parts.includes(partId))
        const rows = items.map((item) => ({
          location_id: item.locationId,
          kind: kinds.get(item.locationId) ?? 'transit', // made while it was being read
          part_id: item.partId,
          quantity: item.quantity,
        }))
        seen.wrong.push(...faultsOf(rows))
      }
      seen.snapshots += 1
      await sleep(100)
    }
  }
  const killing = async () => {
    while (open()) {
      await sleep(crowd.killEvery)
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'field-app' order by random() limit 1`,
      )
      seen.killed += rowCount ?? 0
    }
  }
  const planting = async () => {
    if (plant !== 'a piece out of nothing') return
    await sleep(ms / 2)
    await admin.query('update stock_balance set quantity = quantity + 1 where location_id = $1 and part_id = $2', [
      locations.warehouse,
      parts[0],
    ])
  }
  // The admin's connection takes one question after the other.
  await Promise.all([
    ...workers.map((worker, at) => work(shop, worker, callOf(worker.token, at), random(seed * 1_000 + at), open)),
    keeping(),
    watching(),
    killing(),
    planting(),
  ])

  const rows = await read()
  const broken = (await checkInvariants(admin)).filter(({ invariant }) => ['I2', 'I3', 'I4'].includes(invariant))
  return {
    ...tally,
    killed: seen.killed,
    snapshots: seen.snapshots,
    wrongSnapshots: [...new Set([...seen.wrong, ...faultsOf(rows)])],
    differences: differencesOf(rows, shop),
    broken: broken.map(({ invariant, what }) => `${invariant} ${what}`),
  }
}

/** What can never be in a report of the stock: pieces below zero, or a part whose places do not come to nothing. */
function faultsOf(rows: readonly Row[]): string[] {
  const sums = new Map<string, number>()
  for (const { part_id, quantity } of rows) sums.set(part_id, (sums.get(part_id) ?? 0) + quantity)
  return [
    ...rows
      .filter(({ kind, quantity }) => kind !== 'supplier' && quantity < 0)
      .map((row) => `negative at a ${row.kind}`),
    ...[...sums.values()].filter((sum) => sum !== 0).map((sum) => `a part comes to ${sum}`),
  ]
}

const single = ['transit', 'consumed', 'supplier']

function differencesOf(rows: readonly Row[], { oracle }: Shop): string[] {
  const there = new Map(
    rows.map(({ location_id, kind, part_id, quantity }) => {
      return [`${single.includes(kind) ? kind : location_id} ${part_id}`, quantity]
    }),
  )
  for (const [place, part] of oracle.shelves()) if (!there.has(`${place} ${part}`)) there.set(`${place} ${part}`, 0)
  return [...there].flatMap(([key, quantity]) => {
    const [place = '', part = ''] = key.split(' ')
    const wanted = oracle.at(place, part)
    return wanted === quantity ? [] : [`${place} holds ${quantity} of ${part}, told were ${wanted}`]
  })
}
