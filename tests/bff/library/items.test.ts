import { asId, type ServiceItemId } from '@field/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notCooling, report, stopTown, taskNow, tell } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'
import { openShop, type Shop } from '../../support/shop.ts'

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
})
afterAll(() => stopTown(town))

let count = 0
/** A new item of headquarters, each time another. */
async function newItem(more: Partial<Parameters<typeof content>[0]> = {}) {
  count += 1
  return (await manager('POST /service-items', { body: { code: `T-${count}`, ...content(more) } })).value
}

const content = ({
  minutes = 40,
  parts = [{ partId: town.ours.parts.fan, quantity: 2 }] as { partId: string; quantity: number }[],
  hints = [{ 'zh-CN': '电梯收费，先问物业', en: 'The lift is charged' }],
  instruction = { 'zh-CN': '断电\n换上新风机\n试机十分钟' } as { 'zh-CN': string } | null,
} = {}) => ({
  label: { 'zh-CN': '更换双风机', en: 'Replace both fans' },
  path: [{ 'zh-CN': '家电' }, { 'zh-CN': '冷柜' }],
  minutes,
  parts,
  hints,
  instruction,
})

const detail = async (client: Client, id: string) => (await client('GET /work-orders/:id', { params: { id } })).value

/** An order with the technician on the spot. */
async function atWork() {
  const { id } = await report(customer, town.ours.tags.freezer, notCooling)
  const { id: taskId, assigneeId } = await taskNow(town, id)
  if (assigneeId !== town.ours.people.technician.id) {
    const dispatcher = await town.as(town.ours.people.dispatcher)
    await tell(dispatcher, id, { kind: 'assign', taskId, to: town.ours.people.technician.id })
  }
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(technician, id, { kind, taskId })
  return { id, taskId }
}

/** The same with the item chosen. */
async function orderWith(itemId: string, quantity = 1) {
  const { id, taskId } = await atWork()
  await tell(technician, id, {
    kind: 'save_draft',
    taskId,
    answers: {},
    services: [{ itemId: asId<ServiceItemId>(itemId), quantity }],
  })
  return { id, taskId }
}

const minutesOf = async (taskId: string): Promise<number> =>
  (await town.sql<{ minutes: number }>('select minutes from task where id = $1', [taskId]))[0]?.minutes ?? -1

describe('items', () => {
  test('#46 choosing an item adds its parts and its minutes to the ticket', async () => {
    const item = await newItem()
    const { id, taskId } = await orderWith(item.id, 3)
    const { items = [] } = await detail(technician, id)
    const chosen = items.find((one) => one.id === item.id)
    expect(chosen).toMatchObject({
      quantity: 3,
      minutes: 120,
      parts: [{ partId: town.ours.parts.fan, code: 'EF-12', quantity: 6, picked: 0 }],
    })
    const station = await minutesOf(taskId)
    await tell(technician, id, { kind: 'save_draft', taskId, answers: {}, services: [] })
    expect(station - (await minutesOf(taskId))).toBe(120)
    const { items: after = [] } = await detail(technician, id)
    expect(after.find((one) => one.id === item.id)).toBeUndefined()
  })

  test('#48 a task takes the minutes of its own place, not headquarters’', async () => {
    const item = await newItem()
    const params = { id: item.id, scope: town.ours.territories.jingan }
    await manager('PUT /service-items/:id/overrides/:scope', { params, body: { base: 0, fields: { minutes: 55 } } })
    const { id, taskId } = await orderWith(item.id, 2)
    const station = await minutesOf(taskId)
    await tell(technician, id, { kind: 'save_draft', taskId, answers: {}, services: [] })
    expect(station - (await minutesOf(taskId))).toBe(110)
  })

  test('#46 picked parts are counted beside what the item takes', async () => {
    const { id, taskId } = await orderWith((await newItem()).id)
    await tell(technician, id, { kind: 'pick_parts', taskId, parts: [{ partId: town.ours.parts.fan, quantity: 1 }] })
    const { items = [] } = await detail(technician, id)
    expect(items.flatMap(({ parts }) => parts)).toMatchObject([{ code: 'EF-12', quantity: 2, picked: 1 }])
  })

  test('#47 what to know of the site comes with the order, before departure', async () => {
    const { id: itemId } = (await manager('GET /service-items/:id', { params: { id: town.ours.items.visit } })).value
    const visit = { ...content({ parts: [], minutes: 60, instruction: null }), label: { 'zh-CN': '上门维修 商用冷柜' } }
    await manager('PUT /service-items/:id', { params: { id: itemId }, body: { base: 1, ...visit } })
    const { id } = await report(customer, town.ours.tags.freezer, notCooling)
    const order = await detail(await town.as(town.ours.people.dispatcher), id)
    expect([order.task?.state, order.task?.assigneeId]).toEqual(['assigned', expect.any(String)])
    expect(order.hints.map((hint) => hint['zh-CN'])).toEqual(['断电前请店员先移走冰品；货梯免费', '电梯收费，先问物业'])
    expect(order.items).toMatchObject([{ id: itemId, hints: [{ 'zh-CN': '电梯收费，先问物业' }] }])
    const { hints, items } = await detail(customer, id)
    expect([hints, items]).toEqual([[], []])
  })

  test('#49 an open ticket shows that the instruction is another, line by line, and which part takes the place of which', async () => {
    const item = await newItem()
    const { id, taskId } = await orderWith(item.id)
    expect((await detail(technician, id)).items?.find((one) => one.id === item.id)?.updated).toBeNull()
    town.clock.at += 60_000
    const next = content({
      parts: [{ partId: town.ours.parts.condenserFan, quantity: 2 }],
      instruction: { 'zh-CN': '断电\n换上新型号风机\n拧紧接地线\n试机十分钟' },
    })
    await manager('PUT /service-items/:id', { params: { id: item.id }, body: { base: 1, ...next } })
    const changed = (await detail(technician, id)).items?.find((one) => one.id === item.id)
    expect(changed).toMatchObject({
      version: 2,
      updated: { from: 1, to: 2, fields: ['parts', 'instruction'], minutes: null },
    })
    expect(changed?.updated?.instruction).toEqual([
      { change: 'same', text: '断电' },
      { change: 'gone', text: '换上新风机' },
      { change: 'new', text: '换上新型号风机' },
      { change: 'new', text: '拧紧接地线' },
      { change: 'same', text: '试机十分钟' },
    ])
    expect(changed?.updated?.parts).toMatchObject([
      { code: 'EF-12', before: 2, after: 0 },
      { code: 'CF-20', before: 0, after: 2 },
    ])
    // A ticket opened since then knows nothing else.
    town.clock.at += 60_000
    const later = await orderWith(item.id)
    expect((await detail(technician, later.id)).items?.find((one) => one.id === item.id)?.updated).toBeNull()
    expect(taskId).not.toBe(later.taskId)
  })

  test('every version stays, and nobody changes one', async () => {
    const item = await newItem()
    await manager('PUT /service-items/:id', { params: { id: item.id }, body: { base: 1, ...content({ minutes: 55 }) } })
    const { versions } = (await manager('GET /service-items/:id/versions', { params: { id: item.id } })).value
    expect(versions).toMatchObject([
      { number: 2, by: '吴经理', changed: ['minutes'], content: { minutes: 55 } },
      { number: 1, changed: [], content: { minutes: 40, instruction: { 'zh-CN': '断电\n换上新风机\n试机十分钟' } } },
    ])
    await expect(town.sql('update service_item_version set number = 9 where item_id = $1', [item.id])).rejects.toThrow(
      'append-only',
    )
  })

  test('two who change one version: the second is told, and the same content again is no version', async () => {
    const { id } = await newItem()
    const body = { base: 1, ...content({ minutes: 50 }) }
    expect((await manager('PUT /service-items/:id', { params: { id }, body })).value.version).toBe(2)
    const late = await manager('PUT /service-items/:id', { params: { id }, body: { ...body, minutes: 70 } })
    expect([late.status, late.error.code]).toEqual([409, 'version_conflict'])
    const again = await manager('PUT /service-items/:id', { params: { id }, body: { ...body, base: 2 } })
    expect(again.value.version).toBe(2)
  })

  test('a retired item is found no more, and stays in the orders that name it', async () => {
    const item = await newItem()
    const { id } = await orderWith(item.id)
    await manager('POST /service-items/:id/retire', { params: { id: item.id }, body: { retired: true } })
    const { items } = (await technician('GET /service-items', { query: { q: item.code } })).value
    expect(items.filter((one) => one.id === item.id)).toEqual([])
    expect((await detail(technician, id)).items?.map((one) => one.id)).toContain(item.id)
    const shown = (await technician('GET /service-items/:id', { params: { id: item.id } })).value
    expect(shown.retiredAt).not.toBeNull()
    const gone = (await manager('GET /service-items', { query: { q: item.code, retired: true } })).value
    expect(gone.items.map((one) => one.id)).toEqual([item.id])
    const all = (await manager('GET /service-items', { query: { retired: true, limit: 200 } })).value
    expect(all.items.map((one) => one.id)).not.toContain(town.ours.items.visit)
  })

  test.each([
    ['a code that is taken', { code: 'FAN-45' }, 'not_unique', 'code'],
    ['a code with a space', { code: 'A 1' }, 'wrong_format', 'code'],
    ['no name', { label: { 'zh-CN': ' ' } }, 'required', 'label'],
    ['a part twice', { twice: true }, 'not_unique', 'parts.1'],
    ['a part of nobody', { partId: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd' }, 'part_unknown', 'parts.0.partId'],
  ])('refuses %s and names the field', async (_, { twice, partId, ...given }: Record<string, unknown>, code, path) => {
    const fan = { partId: town.ours.parts.fan as string, quantity: 1 }
    const parts = twice ? [fan, fan] : partId ? [{ ...fan, partId: partId as string }] : [fan]
    const answer = await manager('POST /service-items', { body: { code: 'N-1', ...content({ parts }), ...given } })
    expect([answer.error.code, answer.error.path]).toEqual([code, path])
  })

  test('another company has nothing of it', async () => {
    const item = await newItem()
    const theirs = await town.as(town.theirs.people.manager)
    expect((await theirs('GET /service-items/:id', { params: { id: item.id } })).status).toBe(404)
    const answer = await theirs('PUT /service-items/:id', { params: { id: item.id }, body: { base: 1, ...content() } })
    expect(answer.status).toBe(404)
  })
})
