import { type OfflineItem, searchOffline, shelfOf, withPage } from '@field/domain/library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addServiceItems } from '../../../bff/src/stock/queries.ts'
import { type Company, foundCompanies } from '../../support/company.ts'
import { allHaveEnded } from '../../support/horizon.ts'
import { stopTown } from '../../support/job.ts'
import { type Client, startServer, type TestServer } from '../../support/server.ts'
import { manyItems } from './many-items.ts'

let server: TestServer
let ours: Company
let theirs: Company
let manager: Client
let technician: Client
beforeAll(async () => {
  server = await startServer()
  ;({ ours, theirs } = await foundCompanies(server.database.urls))
  manager = await server.as(ours.people.manager)
  technician = await server.as(ours.people.technician)
  await server.world.inOrganization(ours.orgId, (tx) => addServiceItems(tx, ours.orgId, manyItems(1_500)))
})
afterAll(() => stopTown({ server, ours, theirs }))

const found = async (q: string, limit = 50) =>
  (await technician('GET /service-items', { query: { q, limit } })).value.items.map(({ code }) => code)

type Kept = ReadonlyMap<string, OfflineItem>

/** What a phone has after asking for all there is from a cursor on. */
async function fetchedFrom(kept: Kept, since: string | undefined, client = technician) {
  await allHaveEnded(server.database.urls.admin ?? '')
  let [library, cursor, pages] = [kept, since, 0]
  for (;;) {
    const page = (await client('GET /library', { query: cursor === undefined ? {} : { since: cursor } })).value
    library = withPage(page.fresh && pages === 0 ? new Map() : library, page)
    cursor = page.cursor
    pages += 1
    if (!page.more) return { library, cursor, pages }
  }
}

test('#45 the server and a phone without the network find the same, in the same order', async () => {
  const { library, pages } = await fetchedFrom(new Map(), undefined)
  expect([library.size, pages]).toEqual([1_502, 2])
  const shelf = shelfOf([...library.values()])
  const searches = [
    'ghzffj',
    'gh',
    'fengji',
    'FAN',
    'x-00',
    'x0012',
    '风机',
    '更换 风机',
    'clean',
    'q',
    '0',
    '',
    '空调清洗',
    'zzzz',
  ]
  for (const typed of searches)
    expect([typed, searchOffline(shelf, typed, 50).map(({ code }) => code)]).toEqual([typed, await found(typed)])
})

test('#45 what was typed whole stands first, then what begins so', async () => {
  expect((await found('FAN-45'))[0]).toBe('FAN-45')
  expect((await found('x00012'))[0]).toBe('X-00012')
  expect((await found('ghzffj'))[0]).toBe('FAN-45')
  expect(await found('%')).toEqual([])
})

test('a phone gets what changed since, and forgets what is retired or not offered at its site any more', async () => {
  const first = await fetchedFrom(new Map(), undefined)
  expect((await technician('GET /library', { query: { since: first.cursor } })).value.items).toEqual([])
  const content = { label: { 'zh-CN': '新项目' }, path: [], minutes: 5, parts: [], hints: [], instruction: null }
  const { id } = (await manager('POST /service-items', { body: { code: 'NEW', ...content } })).value
  const second = await fetchedFrom(first.library, first.cursor)
  expect([second.library.size, second.library.get(id)]).toMatchObject([
    1_503,
    { code: 'NEW', minutes: 5, pinyin: 'xinxiangmu' },
  ])
  const scope = ours.places.site.id
  await manager('PUT /service-items/:id/overrides/:scope', {
    params: { id, scope },
    body: { base: 0, fields: { minutes: 9 } },
  })
  const third = await fetchedFrom(second.library, second.cursor)
  expect(third.library.get(id)?.minutes).toBe(9)
  await manager('POST /service-items/:id/retire', { params: { id }, body: { retired: true } })
  const fourth = await fetchedFrom(third.library, third.cursor)
  expect([fourth.library.size, fourth.library.has(id)]).toEqual([1_502, false])
})

test('the cursor of another place begins anew, and one that is none of ours is refused', async () => {
  const { cursor } = await fetchedFrom(new Map(), undefined)
  const dispatcher = await server.as(ours.people.dispatcher)
  expect((await dispatcher('GET /library', { query: { since: cursor } })).value.fresh).toBe(true)
  const answer = await technician('GET /library', { query: { since: "1' or true" } })
  expect([answer.status, answer.error.path]).toEqual([422, 'since'])
  const foreign = await server.as(theirs.people.technician)
  expect((await fetchedFrom(new Map(), undefined, foreign)).library.size).toBe(2)
})
