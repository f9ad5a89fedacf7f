import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { notCooling, photoBy, report, startTown, stopTown, type Town, taskNow, tell } from '../../support/job.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => stopTown(town))

const asSuperuser = (sql: string, values: unknown[] = []) =>
  asAdmin(town.server.database.urls.admin ?? '', (client) => client.query(sql, values))

describe('who gets a new order', () => {
  test('the most idle technician of the nearest site, and the reason is kept', async () => {
    const { server, ours } = town
    const { people, places, tags } = ours
    const near = [people.technician.id, people.secondTechnician.id]
    const customer = await server.as(people.customer)
    const first = await taskNow(town, (await report(customer, tags.freezer)).id)
    const second = await taskNow(town, (await report(customer, tags.fridge)).id)
    expect([first.assigneeId, second.assigneeId].sort()).toEqual([...near].sort())

    const dispatcher = await server.as(people.dispatcher)
    const { items } = (await dispatcher('GET /work-orders', { query: { view: 'all' } })).value
    const seen = (await dispatcher('GET /work-orders/:id', { params: { id: items[0]?.id ?? '' } })).value
    expect(seen.tasks[0]?.reason).toMatchObject({
      by: 'nearest_idle',
      siteId: places.site.id,
      candidates: 2,
      openMinutes: 0,
    })
    expect(seen.latestAt).toBe((seen.createdAt ?? 0) + 60 * 60_000)
  })

  test('a technician of a site further away when nobody near is on duty', async () => {
    const { server, ours } = town
    await asSuperuser('update technician set on_duty = false where site_id = $1', [ours.places.site.id])
    const { id } = await report(await server.as(ours.people.customer), ours.tags.freezer)
    expect((await taskNow(town, id)).assigneeId).toBe(ours.people.farTechnician.id)
  })

  test('nobody fit: the order waits on the dispatcher’s list until it is given to somebody', async () => {
    const { server, ours, theirs } = town
    const { people } = ours
    await asSuperuser(`update technician set skills = '{}' where org_id = $1`, [ours.orgId])
    const { id } = await report(await server.as(people.customer), ours.tags.freezer)
    const dispatcher = await server.as(people.dispatcher)
    const waiting = async () => (await dispatcher('GET /work-orders', { query: { view: 'unassigned' } })).value.items
    expect(await waiting()).toMatchObject([{ id, status: 'new', technicianName: null }])
    const { id: taskId } = await taskNow(town, id)
    const stranger = await dispatcher('POST /work-orders/:id/commands', {
      params: { id },
      body: { command: { kind: 'assign', taskId, to: theirs.people.technician.id } },
    })
    expect(stranger.error).toMatchObject({ code: 'not_found', path: 'to' })
    await tell(dispatcher, id, { kind: 'assign', taskId, to: people.farTechnician.id })
    expect(await waiting()).toEqual([])
    const technician = await server.as(people.farTechnician)
    expect((await technician('GET /work-orders', { query: { view: 'tasks' } })).value.items).toMatchObject([{ id }])
  })
})

describe('what a report is about', () => {
  test('a tag leads to the asset, its store and their place', async () => {
    const { server, ours } = town
    const { id } = await report(await server.as(ours.people.neighbour), ours.tags.freezer)
    const dispatcher = await server.as(ours.people.dispatcher)
    const seen = (await dispatcher('GET /work-orders/:id', { params: { id } })).value
    expect(seen).toMatchObject({
      title: '立式冷冻展示柜不制冷',
      placeName: ours.places.store.name,
      spot: '2 号柜',
      address: ours.places.store.address,
      position: ours.places.store.position,
      source: 'scan',
      customer: { name: ours.people.neighbour.name, phone: false },
    })
  })

  test('a dead or unknown tag, and one of another organization, open nothing', async () => {
    const { server, ours, theirs } = town
    const customer = await server.as(ours.people.customer)
    const codeOf = async (tag: string) =>
      (await customer('POST /work-orders', { body: { tag, answers: notCooling } })).error.code
    expect(await codeOf(ours.tags.revoked)).toBe('tag_revoked')
    expect(await codeOf('0123456789abcdefXYZ')).toBe('not_found')
    expect(await codeOf(theirs.tags.freezer)).toBe('not_found')
  })

  test('an asset by its id is for its owner and for the people of its store only', async () => {
    const { server, ours } = town
    const { people, assets } = ours
    const statusOf = async (person: typeof people.customer, assetId: string) =>
      (await (await server.as(person))('POST /work-orders', { body: { assetId, answers: notCooling } })).status
    expect(await statusOf(people.customer, assets.homeFridge.id)).toBe(201)
    expect(await statusOf(people.customer, assets.freezer.id)).toBe(404)
    expect(await statusOf(people.storeStaff, assets.freezer.id)).toBe(201)
    expect(await statusOf(people.storeStaff, assets.otherFreezer.id)).toBe(404)
  })

  test('without a tag an address is wanted, and the nearest site’s territory is taken', async () => {
    const { server, ours } = town
    const customer = await server.as(ours.people.customer)
    const none = await customer('POST /work-orders', { body: { answers: notCooling } })
    expect(none.error).toMatchObject({ code: 'required', path: 'address' })
    const position = { latitude: 31.241, longitude: 121.501 }
    const made = await customer('POST /work-orders', {
      body: { address: '世纪大道 88 号', position, answers: notCooling },
    })
    expect((await taskNow(town, made.value.id)).assigneeId).toBe(ours.people.farTechnician.id)
  })

  test('the form is held to its rules, with the field named', async () => {
    const { server, ours } = town
    const customer = await server.as(ours.people.customer)
    const tag = ours.tags.freezer
    const empty = await customer('POST /work-orders', { body: { tag, answers: {} } })
    expect(empty.error).toMatchObject({ code: 'required', path: 'answers.symptoms' })
    const wrong = await customer('POST /work-orders', { body: { tag, answers: { symptoms: ['explodes'] } } })
    expect(wrong.error).toMatchObject({ code: 'not_an_option', path: 'answers.symptoms' })
  })

  test('a photo of somebody else cannot be brought in; one’s own can, and belongs to the order then', async () => {
    const { server, ours } = town
    const { people, tags } = ours
    const [mine, foreign] = [await photoBy(server, people.customer), await photoBy(server, people.neighbour)]
    const customer = await server.as(people.customer)
    const tag = tags.freezer
    const refused = await customer('POST /work-orders', { body: { tag, answers: { photos: [foreign] } } })
    expect(refused.error).toMatchObject({ code: 'file_unknown', path: 'answers.photos' })
    const { id } = await report(customer, tag, { photos: [mine] })
    const technician = await server.as(people.dispatcher)
    const seen = (await technician('GET /work-orders/:id', { params: { id } })).value
    expect(Object.keys(seen.files)).toEqual([mine])
    const twice = await customer('POST /work-orders', { body: { tag, answers: { photos: [mine] } } })
    expect(twice.error).toMatchObject({ code: 'file_unknown' })
  })
})

test('the same request is one order, also when its key has been forgotten', async () => {
  const { server, ours } = town
  const { people, tags } = ours
  const customer = await server.as(people.customer)
  const key = randomUUID()
  const body = { tag: tags.freezer, answers: notCooling }
  const first = (await customer('POST /work-orders', { body, key })).value
  expect((await customer('POST /work-orders', { body, key })).value).toEqual(first)
  await asSuperuser('delete from idempotency')
  expect((await customer('POST /work-orders', { body, key })).value).toEqual(first)
  const { rows } = await asSuperuser('select count(*)::int as orders from work_order')
  expect(rows).toEqual([{ orders: 1 }])
})

test('the same key of another person is another report, and neither hears of the other’s', async () => {
  const { server, ours } = town
  const { people, tags } = ours
  const [customer, neighbour] = [await server.as(people.customer), await server.as(people.neighbour)]
  const key = randomUUID()
  const body = { tag: tags.freezer, answers: notCooling }
  const mine = (await customer('POST /work-orders', { body, key })).value
  const theirs = await neighbour('POST /work-orders', { body, key })
  expect([theirs.status, theirs.headers.get('idempotent-replayed')]).toEqual([201, null])
  expect(theirs.value.id).not.toBe(mine.id)
  expect(theirs.value.number).not.toBe(mine.number)
  const other = { ...body, answers: { words: '门关不上' } }
  expect((await neighbour('POST /work-orders', { body: other, key })).error.code).toBe('key_reused')
  await asSuperuser('delete from idempotency')
  expect((await customer('POST /work-orders', { body, key })).value).toEqual(mine)
  expect((await neighbour('POST /work-orders', { body, key })).value).toEqual(theirs.value)
})
