import { presets } from '@field/presets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notCooling, report, stopTown, taskNow, tell } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'
import { openShop, priceEverything, type Shop, takeOver } from '../../support/shop.ts'

let town: Shop
let manager: Client
let technician: Client
let customer: Client
beforeAll(async () => {
  town = await openShop()
  const { people } = town.ours
  manager = await town.as(people.manager)
  technician = await town.as(people.technician)
  customer = await town.as(people.customer)
  await priceEverything(town, 12_000)
})
afterAll(() => stopTown(town))

const renewal = () => ({
  label: { 'zh-CN': '冷柜焕新', en: 'Cabinet renewal' },
  summary: { 'zh-CN': '检修并换两台风机' },
  workType: town.ours.workType.key,
  lines: [{ itemId: town.ours.items.changeFan as string, quantity: 2 }],
})
const keep = (key: string, base: number, more = {}) =>
  manager('PUT /packages/:key', { params: { key }, body: { base, ...renewal(), ...more } })
const detail = async (client: Client, id: string) => (await client('GET /work-orders/:id', { params: { id } })).value

test('#50 a customer sees packages with their lines and the sum', async () => {
  await keep('seen', 0)
  const here = { query: { territoryId: town.ours.territories.shanghai } }
  const { packages } = (await customer('GET /packages', here)).value
  expect(packages.find(({ key }) => key === 'seen')).toMatchObject({
    version: 1,
    minutes: 90,
    total: 24_000,
    lines: [{ code: 'FAN-45', price: 24_000 }],
  })
  await keep('seen', 1, { retired: true })
  expect((await customer('GET /packages')).value.packages.map(({ key }) => key)).not.toContain('seen')
  expect((await manager('GET /packages')).value.packages.map(({ key }) => key)).toContain('seen')
})

test('#50 choosing a package when reporting brings its nodes and its lines, as they were then', async () => {
  await keep('renewal', 0)
  const body = { tag: town.ours.tags.freezer, answers: notCooling, package: 'renewal' }
  const { id } = (await customer('POST /work-orders', { body })).value
  await keep('renewal', 1, { lines: [{ itemId: town.ours.items.changeFan, quantity: 9 }] })
  const order = await detail(await town.as(town.ours.people.dispatcher), id)
  expect(order.definition.key).toBe(town.ours.workType.key)
  expect(order.tags).toContain('package_renewal')
  expect(order.tasks[0]?.services).toEqual([{ itemId: town.ours.items.changeFan, quantity: 2 }])
  expect(order.items?.map(({ code, quantity, minutes }) => [code, quantity, minutes])).toEqual([
    ['VISIT', 1, 60],
    ['FAN-45', 2, 90],
  ])
  expect(order.items?.flatMap(({ parts }) => parts)).toMatchObject([{ code: 'EF-12', quantity: 2 }])
  const [row] = await town.sql<{ minutes: number }>('select minutes from task where work_order_id = $1', [id])
  const plain = await report(customer, town.ours.tags.homeFridge, notCooling)
  const [other] = await town.sql<{ minutes: number }>('select minutes from task where work_order_id = $1', [plain.id])
  expect((row?.minutes ?? 0) - (other?.minutes ?? 0)).toBe(90)
})

test('#50 the same request again opens nothing else, and a work type of another kind is refused', async () => {
  await keep('once', 0)
  const key = '0190d000-0000-7000-8000-000000000001'
  const body = { tag: town.ours.tags.freezer, answers: notCooling, package: 'once' }
  const [first, second] = [
    await customer('POST /work-orders', { body, key }),
    await customer('POST /work-orders', { body, key }),
  ]
  expect(second.value).toEqual(first.value)
  const other = await customer('POST /work-orders', { body: { ...body, workType: 'another' } })
  expect([other.error.code, other.error.path]).toEqual(['not_an_option', 'workType'])
  const unknown = await customer('POST /work-orders', { body: { ...body, package: 'nowhere' } })
  expect([unknown.error.code, unknown.error.path]).toEqual(['not_found', 'package'])
})

test('#50 in a task, a package of the same work type brings its lines to what is there; twice is once', async () => {
  await keep('more', 0)
  const { id } = await report(customer, town.ours.tags.freezer, notCooling)
  const { id: taskId } = await taskNow(town, id)
  const dispatcher = await town.as(town.ours.people.dispatcher)
  if ((await taskNow(town, id)).assigneeId !== town.ours.people.technician.id)
    await tell(dispatcher, id, { kind: 'assign', taskId, to: town.ours.people.technician.id })
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(technician, id, { kind, taskId })
  const services = [{ itemId: town.ours.items.changeFan, quantity: 1 }]
  await tell(technician, id, { kind: 'save_draft', taskId, answers: {}, services })
  const take = () => technician('POST /work-orders/:id/package', { params: { id }, body: { taskId, package: 'more' } })
  const { version } = (await take()).value
  expect((await take()).value).toEqual({ id, version, opened: null })
  expect((await detail(technician, id)).tasks[0]?.services).toEqual([
    { itemId: town.ours.items.changeFan, quantity: 2 },
  ])
  const stranger = await town.as(town.ours.people.farTechnician)
  expect(
    (await stranger('POST /work-orders/:id/package', { params: { id }, body: { taskId, package: 'more' } })).status,
  ).toBe(404)
})

test('#50 a package of another work type opens an order of that type, linked with the one it was taken in', async () => {
  const preset = presets.find(({ key }) => key === 'home_decoration')
  if (!preset) throw new Error('the preset of home decoration is there')
  const { key: workType } = await takeOver(town, preset)
  const { items } = (await technician('GET /service-items', { query: { q: 'waterproof' } })).value
  const itemId = items[0]?.id ?? ''
  await keep('old_home', 0, { workType, label: { 'zh-CN': '老房改造' }, lines: [{ itemId, quantity: 12 }] })
  const body = { tag: town.ours.tags.homeFridge, answers: notCooling, workType: town.ours.workType.key }
  const { id } = (await customer('POST /work-orders', { body })).value
  const { id: taskId } = await taskNow(town, id)
  const dispatcher = await town.as(town.ours.people.dispatcher)
  const { opened } = (
    await dispatcher('POST /work-orders/:id/package', { params: { id }, body: { taskId, package: 'old_home' } })
  ).value
  const next = await detail(dispatcher, opened?.id ?? '')
  expect(next).toMatchObject({
    title: '老房改造',
    definition: { key: workType },
    tags: expect.arrayContaining(['package_old_home']),
  })
  expect(next.items?.find((one) => one.id === itemId)).toMatchObject({ code: 'waterproof', quantity: 12 })
  const { links } = (await dispatcher('GET /work-orders/:id/links', { params: { id } })).value
  expect(links).toMatchObject([{ id: opened?.id, kind: 'created' }])
})

test('#50 a package names what is in the library, and a published work type', async () => {
  const gone = (
    await manager('POST /service-items', {
      body: { code: 'GONE', label: { 'zh-CN': '停用' }, path: [], minutes: 1, parts: [], hints: [], instruction: null },
    })
  ).value
  await manager('POST /service-items/:id/retire', { params: { id: gone.id }, body: { retired: true } })
  const refused = async (more: object, base = 0) => {
    const { error } = await keep('wrong', base, more)
    return [error.code, error.path]
  }
  expect(await refused({ lines: [{ itemId: gone.id, quantity: 1 }] })).toEqual(['item_unknown', 'lines.0.itemId'])
  expect(await refused({ lines: [] })).toEqual(['too_few', 'lines'])
  expect(await refused({ workType: 'nowhere' })).toEqual(['not_found', 'workType'])
  expect(await refused({}, 4)).toEqual(['version_conflict', undefined])
})
