import { randomUUID } from 'node:crypto'
import { asId, type OrgId } from '@field/domain/kernel'
import { type OfflineItem, searchOffline, shelfOf, withPage } from '@field/domain/library'
import pg from 'pg'
import { openDatabase } from '../../bff/src/platform/database/kysely.ts'
import { asAdmin, ensureDatabase, prepareDatabase } from '../../bff/src/platform/database/prepare.ts'
import { inTransaction } from '../../bff/src/platform/database/transaction.ts'
import { addServiceItems, searchText } from '../../bff/src/stock/queries.ts'
import { manyItems } from '../bff/library/many-items.ts'
import { type Company, foundCompany, type Person } from '../support/company.ts'
import { startCluster, type Urls, urlsOf } from './cluster.ts'
import { databaseCpu, processCpu } from './cpu.ts'
import { median, quantile } from './figures.ts'
import { appId, type Server, startOurs } from './servers.ts'
import { tokenOf } from './tokens.ts'

// Searching the libraries: at the server among 10,000 service items and among 10,000 parts that lie in the warehouse, and
// on a phone without the network among 2,000 items. Each search stands beside the least that it could cost, measured in
// the same turn.

const wanted = { server: 30, phone: 50 }
const size = 10_000
const kept = 2_000

/** By initials, pinyin, name and code; of much that answers, of little, of nothing. */
const searches = [
  'ghgjkt',
  'gh',
  'kongtiao',
  '压缩机',
  '更换 空调',
  'X-00042',
  'x0004',
  'x',
  'clean',
  '安装双门',
  'zzzz',
  'jx',
]

/** Milliseconds of CPU, and by the wall, of each search; the least likewise. */
type Timed = { readonly ours: readonly number[]; readonly least: readonly number[]; readonly wall: readonly number[] }

/** Takes turns. `cpu` tells how many milliseconds of CPU those who do the work have used so far. */
async function sideBySide(
  rounds: number,
  cpu: () => number,
  ours: (typed: string) => unknown,
  least: (typed: string) => unknown,
): Promise<Timed> {
  const timed = { ours: [] as number[], least: [] as number[], wall: [] as number[] }
  for (let round = 0; round <= rounds; round++)
    for (const typed of searches) {
      const [began, before] = [performance.now(), cpu()]
      await ours(typed)
      const [ended, between] = [performance.now(), cpu()]
      await least(typed)
      if (round === 0) continue
      timed.ours.push(between - before)
      timed.wall.push(ended - began)
      timed.least.push(cpu() - between)
    }
  return timed
}

/** On a machine of one's own a search takes its CPU time; what others take of a shared one is in the wall's alone. */
function line(what: string, { ours, least, wall }: Timed, limit: number, beside: string): string {
  const [p50, p95] = [median(ours), quantile(ours, 0.95)]
  const ratio = median(ours.map((mine, index) => mine / (least[index] ?? Number.NaN)))
  const seen = `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms of CPU, wanted ≤ ${limit} ms: ${p95 <= limit ? 'met' : 'MISSED'}`
  const others = `by the wall p50 ${median(wall).toFixed(1)}, p95 ${quantile(wall, 0.95).toFixed(1)} ms`
  return `  ${what}: ${seen}; ${ratio.toFixed(2)} × ${beside} (${median(least).toFixed(2)} ms); ${others}`
}

type Ready = {
  readonly urls: Urls
  readonly company: Company
  /** Who searches, and who brings the parts into the warehouse. */
  readonly technician: string
  readonly dispatcher: string
}

async function readyDatabase(cluster: Awaited<ReturnType<typeof startCluster>>): Promise<Ready> {
  const urls = urlsOf(cluster, 'bench_library')
  await asAdmin(cluster.url(), (client) => client.query('drop database if exists bench_library with (force)'))
  await ensureDatabase(cluster, 'bench_library')
  await prepareDatabase(urls, 'login')
  const company = await asAdmin(urls.admin, (client) => foundCompany(client, { code: 'bench', name: 'bench', appId }))
  const { orgId } = company
  const db = openDatabase(urls.app, { size: 1, name: 'bench' })
  await inTransaction(db, { orgId }, (tx) => addServiceItems(tx, orgId, manyItems(size)))
  await db.close()
  const { technician, dispatcher } = company.people
  return asAdmin(urls.admin, async (client) => {
    await addParts(client, orgId)
    await client.query('analyze')
    return {
      urls,
      company,
      technician: await signedIn(client, technician),
      dispatcher: await signedIn(client, dispatcher),
    }
  })
}

/** Parts called as the items are. */
async function addParts(client: pg.Client, orgId: OrgId): Promise<void> {
  const rows = manyItems(size, 50).map(({ code, label }) => {
    return { id: randomUUID(), code, name: label, search: searchText(code, label) }
  })
  await client.query(
    `insert into part (org_id, id, code, name, category, search)
       select $1, r.id, r.code, r.name, '', r.search
       from jsonb_to_recordset($2::jsonb) as r(id uuid, code text, name jsonb, search text)`,
    [orgId, JSON.stringify(rows)],
  )
}

/** Three of each part, delivered to the warehouse. */
async function fillWarehouse(server: Server, client: pg.Client, { company, dispatcher }: Ready): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from part where org_id = $1', [company.orgId])
  const most = 200
  for (let from = 0; from < rows.length; from += most) {
    const lines = rows.slice(from, from + most).map(({ id }) => ({ partId: id, quantity: 3 }))
    await answered(server, '/stock/receipts', dispatcher, { locationId: company.locations.warehouse, lines })
  }
  await client.query('analyze')
}

async function signedIn(client: pg.Client, { id, orgId, role, placeIds }: Person): Promise<string> {
  const sessionId = randomUUID()
  await client.query('insert into session (org_id, id, person_id) values ($1, $2, $3)', [orgId, sessionId, id])
  return `Bearer ${tokenOf({ id, orgId, role, placeIds, sessionId: asId(sessionId) } as never)}`
}

async function answered(server: Server, path: string, authorization: string, body?: object): Promise<string> {
  const post = body && { method: 'POST', body: JSON.stringify(body) }
  const headers = {
    authorization,
    ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  }
  const response = await fetch(`${server.url}/api${path}`, { ...post, headers })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return text
}

/** An answer of the server that asks for nothing, and one count of what answers. */
async function leastOf(
  server: Server,
  client: pg.Client,
  orgId: OrgId,
  table: 'service_item' | 'part',
  typed: string,
): Promise<void> {
  await fetch(`${server.url}/api/health`).then((response) => response.text())
  await client.query({
    name: `least ${table}`,
    text: `select count(*) from ${table} where org_id = $1 and search like $2`,
    values: [orgId, `%${typed.toLowerCase()}%`],
  })
}

async function phoneLibrary(server: Server, authorization: string): Promise<readonly OfflineItem[]> {
  let library: ReadonlyMap<string, OfflineItem> = new Map()
  for (let [since, more] = ['', true]; more; ) {
    const page = JSON.parse(await answered(server, `/library${since === '' ? '' : `?since=${since}`}`, authorization))
    library = withPage(library, page)
    since = page.cursor
    more = page.more
  }
  return [...library.values()].slice(0, kept)
}

/** The searches with what they stand beside, as lines to print. */
export async function measureLibrary(rounds: number, say: (text: string) => void): Promise<string> {
  const cluster = await startCluster()
  try {
    say(`library: ${size} items and as many parts`)
    const ready = await readyDatabase(cluster)
    const { urls, company, technician } = ready
    const server = await startOurs(urls)
    const client = new pg.Client(urls.admin)
    await client.connect()
    try {
      await fillWarehouse(server, client, ready)
      const atServer = (path: string, table: 'service_item' | 'part') => {
        say(`library: searching ${path} at the server`)
        return sideBySide(
          rounds * 5,
          () => (processCpu(server.pid) + databaseCpu(cluster.pid)) / 1_000,
          (typed) => answered(server, `${path}?q=${encodeURIComponent(typed)}`, technician),
          (typed) => leastOf(server, client, company.orgId, table, typed),
        )
      }
      const items = await atServer('/service-items', 'service_item')
      const parts = await atServer('/parts', 'part')
      say('library: searching on a phone')
      const library = await phoneLibrary(server, technician)
      const shelf = shelfOf(library)
      const texts = library.map(({ code, label, pinyin, initials }) =>
        `${code} ${label['zh-CN']} ${pinyin} ${initials}`.toLowerCase(),
      )
      const onPhone = await sideBySide(
        rounds * 20,
        () => {
          const { user, system } = process.cpuUsage()
          return (user + system) / 1_000
        },
        (typed) => searchOffline(shelf, typed, 50),
        (typed) => texts.filter((text) => text.includes(typed.toLowerCase())).slice(0, 50),
      )
      const beside = 'an empty answer and a count of what is found'
      return [
        `Library: ${searches.length} searches by initials, pinyin, name and code, ${items.ours.length}, ${parts.ours.length} and ${onPhone.ours.length} times`,
        line(`server, ${size} items`, items, wanted.server, beside),
        line(`server, ${size} parts with stock`, parts, wanted.server, beside),
        line(`phone, ${library.length} items, on this machine`, onPhone, wanted.phone, 'one look at every text'),
      ].join('\n')
    } finally {
      await client.end()
      await server.stop()
    }
  } finally {
    await cluster.stop()
  }
}
