import { afterAll, beforeAll, expect, test } from 'vitest'
import { repairLines } from '../../support/appliance-repair.ts'
import type { Person } from '../../support/company.ts'
import { report, startTown, stopTown, type Town, taskNow, tell, verdicts, workUntilDone } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown({ sandbox: true })
})
afterAll(() => stopTown(town))

const open = async (person: Person | null, token: string) => {
  const client = person ? await town.server.as(person) : town.server.with()
  return client('GET /tags/:token', { params: { token } })
}

test('nobody reported yet: a customer is promised an arrival and told the least price', async () => {
  const { ours } = town
  const { value } = await open(ours.people.customer, ours.tags.fridge)
  expect(value).toMatchObject({
    organization: { code: 'chengning', name: '澄宁服务' },
    door: 'report',
    known: true,
    kind: 'asset',
    asset: { model: 'CN-L460', place: { name: ours.places.store.name, spot: '3 号柜' } },
    place: { territory: '中国 · 华东 · 上海 · 静安' },
    promise: { siteName: ours.places.site.name },
    priceFrom: 30_000,
    open: null,
  })
  expect(value.promise?.siteMetres).toBeGreaterThan(1_900)
  expect(value.promise?.siteMetres).toBeLessThan(2_200)
  expect(Math.round(((value.promise?.arriveBy ?? 0) - Date.now()) / 60_000)).toBe(60)
})

test('one tag, and for each person the door that is theirs', async () => {
  const { server, ours } = town
  const { people, tags } = ours
  const { id } = await report(await server.as(people.customer), tags.freezer)
  const { assigneeId, id: taskId } = await taskNow(town, id)
  const [handler, colleague] =
    assigneeId === people.technician.id
      ? [people.technician, people.secondTechnician]
      : [people.secondTechnician, people.technician]

  expect((await open(people.customer, tags.freezer)).value).toMatchObject({
    door: 'progress',
    open: { workOrderId: id, mine: true },
  })
  expect((await open(people.neighbour, tags.freezer)).value).toMatchObject({
    door: 'follow',
    open: { workOrderId: id, mine: false },
  })
  expect((await open(handler, tags.freezer)).value).toMatchObject({ door: 'task', open: { workOrderId: id, taskId } })
  expect((await open(colleague, tags.freezer)).value.door).toBe('follow')
  expect((await open(people.storeStaff, tags.freezer)).value.door).toBe('progress')
  expect((await open(people.customer, tags.fridge)).value.door).toBe('report')

  await workUntilDone(town, id)
  expect((await open(people.storeStaff, tags.freezer)).value).toMatchObject({
    door: 'acceptance',
    open: { workOrderId: id },
  })
  expect((await open(people.storeStaff, tags.store)).value.door).toBe('acceptance')
  expect((await open(people.otherStoreStaff, tags.freezer)).value.door).toBe('follow')
  expect((await open(people.neighbour, tags.store)).value).toMatchObject({ door: 'report', open: null })

  const judged = await taskNow(town, id)
  await tell(await server.as(people.storeStaff), id, {
    kind: 'complete',
    taskId: judged.id,
    verdicts: verdicts(repairLines),
  })
  const confirm = await taskNow(town, id)
  await tell(await server.as(people.customer), id, {
    kind: 'complete',
    taskId: confirm.id,
    verdicts: verdicts(repairLines),
  })
  expect((await open(people.customer, tags.freezer)).value).toMatchObject({
    door: 'report',
    open: null,
    asset: { lastService: {} },
  })
})

test('a stranger, and a member of another organization, see no place, no name, no phone, no price and no words', async () => {
  const { server, ours, theirs } = town
  const { people, tags } = ours
  await report(await server.as(people.customer), tags.freezer)
  for (const person of [null, theirs.people.admin]) {
    const { value, text } = await open(person, tags.freezer)
    expect(value).toMatchObject({
      known: false,
      door: 'follow',
      place: null,
      priceFrom: null,
      asset: { place: null, serial: null },
    })
    expect(value.open).toMatchObject({ workOrderId: null, taskId: null, number: '', mine: false })
    const secrets = [
      people.customer.name,
      '15600001177',
      '灵石路',
      '2309-01187',
      people.technician.name,
      '不制冷',
      ours.places.site.name,
    ]
    for (const secret of secrets) expect(text).not.toContain(secret)
    // By itself: every other promised time has these digits within it.
    expect(text).not.toMatch(/\b300\b/)
  }
})

test('a revoked tag says so and an unknown one is not found', async () => {
  const { ours } = town
  expect((await open(null, ours.tags.revoked)).error.code).toBe('tag_revoked')
  expect((await open(ours.people.customer, 'nobody-made-this-tag')).error.code).toBe('not_found')
})

test('store staff find their own places and assets, and no other store’s', async () => {
  const { server, ours } = town
  const { people, places, assets, tags } = ours
  const store = await server.as(people.storeStaff)
  expect((await store('GET /places')).value.items).toMatchObject([{ id: places.store.id }])
  const found = (await store('GET /assets')).value.items
  expect(found.map(({ id }) => id).sort()).toEqual([assets.freezer.id, assets.fridge.id].sort())
  expect(found.find(({ id }) => id === assets.fridge.id)).toMatchObject({ tag: tags.fridge, openWorkOrderId: null })
  expect((await store('GET /assets/:id', { params: { id: assets.otherFreezer.id } })).error.code).toBe('not_found')
  const { history } = (await store('GET /assets/:id', { params: { id: assets.freezer.id } })).value
  expect(history.length).toBeGreaterThan(0)
  const dispatcher = await server.as(people.dispatcher)
  expect((await dispatcher('GET /places')).value.items).toHaveLength(5)
  expect((await dispatcher('GET /assets', { query: { q: '2309-01190' } })).value.items).toMatchObject([
    { id: assets.homeFridge.id, address: '海防路 18 弄 3 号' },
  ])
})

test('the sticker’s code is drawn once by WeChat, and only for tags that one may print', async () => {
  const { server, ours, theirs } = town
  const { people, tags } = ours
  const { accessToken } = await server.signIn(people.storeStaff)
  const fetchCode = (token: string) =>
    fetch(`${server.url}/api/tags/${token}/qr.png`, { headers: { authorization: `Bearer ${accessToken}` } })
  const first = await fetchCode(tags.freezer)
  expect(first.status).toBe(200)
  expect(first.headers.get('content-type')).toBe('image/png')
  const bytes = Buffer.from(await first.arrayBuffer())
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
  await server.sandbox?.server.close()
  const again = await fetchCode(tags.freezer)
  expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true)
  expect((await fetchCode(tags.fridge)).status).toBe(503)
  expect((await fetchCode(theirs.tags.freezer)).status).toBe(404)
  expect((await fetchCode(tags.homeFridge)).status).toBe(404)
})
