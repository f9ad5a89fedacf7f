import type { TaskId } from '@field/domain/kernel'
import { day, hour } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photoBy, report, startTown, stopTown, type Town, taskNow, tell } from '../../support/job.ts'
import { newPart, onVan, orderAtWork, requestOf, stockedPart } from '../../support/stock-examples.ts'
import { broken, lying, rowsOf, tellLate } from './keeping.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

const as = (name: keyof Town['ours']['people']) => town.server.as(town.ours.people[name])
const picking = (taskId: string, partId: string, quantity: number): Command =>
  ({
    kind: 'pick_parts',
    taskId: taskId as TaskId,
    parts: quantity ? [{ partId, quantity }] : [],
  }) as unknown as Command

/** An order at work by one of the two technicians of the site. */
async function orderOf(name: 'technician' | 'secondTechnician', tag: string) {
  const { people } = town.ours
  const { id } = await report(await as('neighbour'), tag)
  const { id: taskId } = await taskNow(town, id)
  const dispatcher = await as('dispatcher')
  const task = await taskNow(town, id)
  if (task.assigneeId !== people[name].id) await tell(dispatcher, id, { kind: 'assign', taskId, to: people[name].id })
  await tell(await as(name), id, { kind: 'accept', taskId })
  return { id, taskId }
}

describe('#51 two technicians use the last piece, both offline', () => {
  test('#51 both reports stand, one is flagged with a proposed purchase, and nothing is below zero', async () => {
    const { people, tags } = town.ours
    const part = await onVan(town, await stockedPart(town, 1), 1)
    const [first, second] = [await orderOf('technician', tags.freezer), await orderOf('secondTechnician', tags.fridge)]
    const told = await Promise.all([
      tellLate(town, people.technician, first.id, picking(first.taskId, part, 1), hour),
      tellLate(town, people.secondTechnician, second.id, picking(second.taskId, part, 1), 2 * hour),
    ])
    expect(told.map(({ status }) => status)).toEqual([200, 200])
    const said = await rowsOf<{ parts: object[] }>(
      town,
      `select data->'parts' as parts from task where id = any($1::uuid[])`,
      [[first.taskId, second.taskId]],
    )
    expect(said).toMatchObject([{ parts: [{ partId: part }] }, { parts: [{ partId: part }] }])
    const dispatcher = await as('dispatcher')
    const flagged = (await dispatcher('GET /stock/shortages')).value.items.filter(({ partId }) => partId === part)
    expect(flagged).toMatchObject([
      { person: '何平', quantity: 1, proposal: { kind: 'purchase', from: { name: '供应商' } }, state: 'open' },
    ])
    expect(await lying(town, part)).toEqual({ supplier: -1, consumed: 1 })
    expect(await broken(town)).toEqual([])
    const params = { id: flagged[0]?.id ?? '' }
    const settle = (fromId: string) => dispatcher('POST /stock/shortages/:id/settle', { params, body: { fromId } })
    expect((await settle(town.ours.locations.warehouse)).error).toMatchObject({ code: 'not_enough_stock' })
    expect((await settle(town.ours.locations.supplier)).value.state).toBe('settled')
    expect((await settle(town.ours.locations.supplier)).error.code).toBe('wrong_state')
    expect(await lying(town, part)).toEqual({ supplier: -2, consumed: 2 })
    expect(await broken(town)).toEqual([])
  })

  test('#51 when another place still has one, that transfer is proposed; fewer used later takes the flag away first', async () => {
    const { people } = town.ours
    const part = await stockedPart(town, 5)
    const { id, taskId } = await orderAtWork(town)
    await tellLate(town, people.technician, id, picking(taskId, part, 2), hour)
    const technician = await as('technician')
    const open = async () =>
      (await technician('GET /stock/shortages')).value.items.filter(({ partId }) => partId === part)
    expect(await open()).toMatchObject([
      { quantity: 2, proposal: { kind: 'transfer', from: { name: '上海中心仓' }, metres: expect.any(Number) } },
    ])
    await tell(technician, id, picking(taskId, part, 1))
    expect(await open()).toMatchObject([{ quantity: 1 }])
    const dispatcher = await as('dispatcher')
    const params = { id: (await open())[0]?.id ?? '' }
    const body = { fromId: town.ours.locations.warehouse }
    await dispatcher('POST /stock/shortages/:id/settle', { params, body })
    expect(await lying(town, part)).toEqual({ supplier: -5, warehouse: 4, consumed: 1 })
    await tell(technician, id, picking(taskId, part, 0))
    expect(await lying(town, part)).toEqual({ supplier: -5, warehouse: 4, van: 1 })
    expect(await broken(town)).toEqual([])
  })

  test('#51 what is done online is still refused beyond the book', async () => {
    const part = await stockedPart(town, 5)
    const { id, taskId } = await orderAtWork(town)
    const answer = await tellLate(town, town.ours.people.technician, id, picking(taskId, part, 1), 1_000)
    expect(answer.error).toMatchObject({ code: 'not_enough_stock', path: `parts.${part}` })
  })
})

describe('#53 a shortage finds the nearest place with stock, across cities', () => {
  test('#53 the nearest that has enough comes first, with its city and metres; one tap promises or asks for it', async () => {
    const { orgId, territories, people, locations } = town.ours
    const part = await stockedPart(town, 9)
    const [city, place, suzhou] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    await rowsOf(
      town,
      `insert into territory (org_id, id, parent_id, division_code, name, level, path) values ($1, $2, $3, '320500', '苏州', 'city', $4)`,
      [orgId, city, territories.eastChina, [territories.china, territories.eastChina, city]],
    )
    await rowsOf(
      town,
      `insert into place (org_id, id, kind, name, address, territory_id, latitude, longitude) values ($1, $2, 'warehouse', '苏州仓', '工业园', $3, 31.3, 120.6)`,
      [orgId, place, city],
    )
    await rowsOf(
      town,
      `insert into stock_location (org_id, id, kind, name, place_id) values ($1, $2, 'warehouse', '苏州仓', $3)`,
      [orgId, suzhou, place],
    )
    const dispatcher = await as('dispatcher')
    await dispatcher('POST /stock/receipts', { body: { locationId: suzhou, lines: [{ partId: part, quantity: 30 }] } })
    const { id: workOrderId } = await orderAtWork(town)
    const technician = await as('technician')
    const ask = async (quantity: number) =>
      (await technician('GET /stock/sources', { query: { partId: part, quantity, workOrderId } })).value
    const near = await ask(5)
    expect(near.items.map(({ name, city }) => [name, city])).toEqual([
      ['上海中心仓', '静安'],
      ['苏州仓', '苏州'],
    ])
    const far = await ask(20)
    expect([far.items[0]?.name, far.items[0]?.enough, far.purchase]).toEqual(['苏州仓', true, false])
    expect(far.items[0]?.metres).toBeGreaterThan(60_000)
    expect((await ask(50)).purchase).toBe(true)
    const wish = { workOrderId, locationId: suzhou, partId: part, quantity: 20 }
    expect((await technician('POST /stock/reservations', { body: wish })).value.quantity).toBe(20)
    expect((await ask(20)).items.map(({ name, free }) => [name, free])).toEqual([
      ['上海中心仓', 9],
      ['苏州仓', 10],
    ])
    const more = await technician('POST /stock/reservations', { body: { ...wish, quantity: 11 } })
    expect(more.error).toMatchObject({ code: 'not_enough_stock', path: `parts.${part}`, detail: { free: 10 } })
    const lines = [{ partId: part, quantity: 2 }]
    const asked = { fromId: locations.warehouse, toId: locations.van, lines, workOrderId }
    expect((await technician('POST /stock/transfers', { body: asked })).value).toMatchObject({
      state: 'asked',
      workOrder: { id: workOrderId },
    })
    expect(await broken(town)).toEqual([])
    expect(people.technician.name).toBe('林志远')
  })

  test('#53 promised pieces are picked by whoever has the order; nobody else gets them', async () => {
    const part = await stockedPart(town, 3)
    const [mine, other] = [await orderAtWork(town), await orderAtWork(town)]
    const locationId = town.ours.locations.warehouse
    const technician = await as('technician')
    const promise = { workOrderId: mine.id, locationId, partId: part, quantity: 2 }
    await technician('POST /stock/reservations', { body: promise })
    const pick = (workOrderId: string, quantity: number) =>
      technician('POST /stock/picks', { body: { workOrderId, locationId, lines: [{ partId: part, quantity }] } })
    expect((await pick(other.id, 2)).error).toMatchObject({ code: 'not_enough_stock', detail: { free: 1 } })
    expect((await pick(mine.id, 3)).value.items).toEqual([{ partId: part, quantity: 3 }])
    const left = (await technician('GET /stock/reservations', { query: { workOrderId: mine.id } })).value.items
    expect(left).toEqual([])
    expect(await lying(town, part)).toEqual({ supplier: -3, van: 3 })
  })

  test('#53 an order that is over lets its promises go, and takes no new ones', async () => {
    const part = await stockedPart(town, 3)
    const { id: workOrderId } = await orderAtWork(town)
    const body = { workOrderId, locationId: town.ours.locations.warehouse, partId: part, quantity: 3 }
    const technician = await as('technician')
    await technician('POST /stock/reservations', { body })
    const dispatcher = await as('dispatcher')
    await tell(dispatcher, workOrderId, { kind: 'cancel', reason: '客户不修了' })
    const kept = await rowsOf<{ quantity: number }>(town, 'select quantity from stock_reservation where part_id = $1', [
      part,
    ])
    expect(kept).toEqual([{ quantity: 0 }])
    expect((await dispatcher('POST /stock/reservations', { body })).error).toMatchObject({
      code: 'wrong_state',
      path: 'workOrderId',
    })
    expect(await broken(town)).toEqual([])
  })
})

describe('#53 what the work asks for', () => {
  test('#53 a request is fulfilled by promising or by sending to the van of whoever has the work, once', async () => {
    const dispatcher = await as('dispatcher')
    const [one, two] = [await requestOf(town), await requestOf(town)]
    const list = (await dispatcher('GET /stock/requests')).value.items
    expect(list.find(({ id }) => id === one.id)).toMatchObject({
      location: { name: '上海中心仓' },
      van: { person: '林志远' },
      lines: [{ quantity: 2, free: 10 }],
      state: 'open',
    })
    const reserved = await dispatcher('POST /stock/requests/:id/fulfil', {
      params: { id: one.id },
      body: { how: 'reserve' },
    })
    expect(reserved.value).toMatchObject({ state: 'sent', answer: { how: 'reserve' } })
    const promises = await dispatcher('GET /stock/reservations', { query: { workOrderId: one.workOrderId } })
    expect(promises.value.items).toMatchObject([{ quantity: 2, location: '上海中心仓' }])
    const sent = (
      await dispatcher('POST /stock/requests/:id/fulfil', { params: { id: two.id }, body: { how: 'transfer' } })
    ).value
    const params = { id: sent.answer?.transferId ?? '' }
    expect((await dispatcher('GET /stock/transfers/:id', { params })).value).toMatchObject({
      state: 'sent',
      to: { name: '林志远的车' },
      workOrder: { id: two.workOrderId },
    })
    const again = { params: { id: two.id }, body: { reason: '没有货' } }
    expect((await dispatcher('POST /stock/requests/:id/refuse', again)).error.code).toBe('wrong_state')
  })

  test('#53 a request beyond what is free stays open, and may be refused with a reason', async () => {
    const { id } = await requestOf(town)
    await rowsOf(town, `update stock_request set lines = jsonb_set(lines, '{0,quantity}', '11') where id = $1`, [id])
    const dispatcher = await as('dispatcher')
    const params = { id }
    for (const how of ['reserve', 'transfer'] as const) {
      const answer = await dispatcher('POST /stock/requests/:id/fulfil', { params, body: { how } })
      expect(answer.error).toMatchObject({ code: 'not_enough_stock', detail: { free: 10 } })
    }
    const refused = await dispatcher('POST /stock/requests/:id/refuse', { params, body: { reason: '已停产' } })
    expect(refused.value).toMatchObject({ state: 'refused', answer: { how: 'refused', reason: '已停产' } })
  })
})

describe('#52 a fault code', () => {
  test('#52 gives its manual, the parts that mend it and where they lie, the model’s own before that of all', async () => {
    const { parts } = town.ours
    const manager = await as('manager')
    const keep = (model: string, manual: string, list: object[]) =>
      manager('PUT /fault-codes', {
        body: { code: 'E4', model, label: { 'zh-CN': '蒸发风机不转' }, manual, parts: list as never },
      })
    await keep('', '先看电源。', [])
    await keep('CN-L460', '断电后量绕组，应为 38 Ω。', [{ partId: parts.fan, quantity: 1 }])
    await keep('CN-X200', '换主板。', [])
    const { id: workOrderId } = await orderAtWork(town)
    const technician = await as('technician')
    const found = (await technician('GET /fault-codes', { query: { code: 'e4', workOrderId } })).value.items
    expect(found.map(({ model, manual }) => [model, manual])).toEqual([
      ['CN-L460', '断电后量绕组，应为 38 Ω。'],
      ['', '先看电源。'],
    ])
    expect(found[0]?.parts).toMatchObject([
      {
        code: 'EF-12',
        quantity: 1,
        places: [
          { kind: 'van', free: 2 },
          { name: '上海中心仓', free: 20 },
        ],
      },
    ])
    expect((await technician('GET /fault-codes', { query: { code: 'E5' } })).value.items).toEqual([])
  })

  test('#52 its manual is opened by whoever works with it, and by nobody else', async () => {
    const { people } = town.ours
    const manager = await as('manager')
    const id = await photoBy(town.server, people.manager)
    const link = async (name: 'technician' | 'customer') =>
      (await (await as(name))('GET /files/:id/link', { params: { id } })).status
    expect(await link('technician')).toBe(404)
    await manager('PUT /fault-codes', {
      body: { code: 'E9', label: { 'zh-CN': '缺氟' }, manual: '', fileId: id, parts: [] },
    })
    expect(await link('technician')).toBe(200)
    expect(await link('customer')).toBe(404)
    // Rows of a sheet say nothing of files and leave it; taken away, it is nobody's.
    await manager('POST /fault-codes/import', { body: { rows: [['E9', '', '缺氟', '', '补氟', '']], confirm: true } })
    expect(await link('technician')).toBe(200)
    const bare = { code: 'E9', label: { 'zh-CN': '缺氟' }, fileId: null, parts: [] }
    await manager('PUT /fault-codes', { body: bare })
    expect(await link('technician')).toBe(404)
  })

  test('#52 codes are imported by rows: a dry run first, each fault by row and column, nothing written while one is wrong', async () => {
    const manager = await as('manager')
    const rows = [
      ['code', 'model', 'name', 'name_en', 'manual', 'parts'],
      ['I1', 'CN-L460', '门封漏冷', 'Door seal leaks', '换门封条', 'MF-460'],
      ['I2', '', '', '', '', 'NO-SUCH*2; EF-12*0'],
      ['i1', 'CN-L460', '又一次', '', '', ''],
      ['', '', '', '', '', ''],
    ]
    const wrong = (await manager('POST /fault-codes/import', { body: { rows, confirm: true } })).value
    expect(wrong.written).toBe(0)
    expect(wrong.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 3, 'required'],
      [3, 6, 'part_unknown'],
      [3, 6, 'quantity_invalid'],
      [4, 1, 'not_unique'],
    ])
    expect(wrong.faults[0]?.message).toEqual({ 'zh-CN': '不能为空', en: 'must not be empty' })
    const good = rows.slice(0, 2)
    const imported = async (confirm: boolean) =>
      (await manager('POST /fault-codes/import', { body: { rows: good, confirm } })).value
    const known = async () => (await manager('GET /fault-codes', { query: { code: 'I1' } })).value.items
    expect([await imported(false), await known()]).toEqual([{ rows: 1, written: 0, faults: [] }, []])
    expect((await imported(true)).written).toBe(1)
    expect(await known()).toMatchObject([
      { code: 'I1', label: { 'zh-CN': '门封漏冷', en: 'Door seal leaks' }, parts: [{ code: 'MF-460', quantity: 1 }] },
    ])
    expect((await imported(true)).written).toBe(1)
    expect(await known()).toHaveLength(1)
  })
})

describe('#54 slow movers', () => {
  test('#54 lie there for longer than so many days with nothing leaving, with their value at cost, the dearest first', async () => {
    const dispatcher = await as('dispatcher')
    const deliver = async (partId: string, quantity: number, cost?: number) => {
      const lines = [{ partId, quantity, ...(cost !== undefined && { cost }) }]
      await dispatcher('POST /stock/receipts', { body: { locationId: town.ours.locations.warehouse, lines } })
    }
    const [dear, cheap, moved, fresh, unknown] = [
      await newPart(town),
      await newPart(town),
      await newPart(town),
      await newPart(town),
      await newPart(town),
    ] as [string, string, string, string, string]
    await deliver(dear, 3, 40_000)
    await deliver(cheap, 10, 150)
    await deliver(moved, 10, 99_000)
    await deliver(unknown, 7)
    const old = [dear, cheap, moved, unknown]
    await rowsOf(
      town,
      `with off as (select set_config('session_replication_role', 'replica', true))
       update stock_move set created_at = created_at - interval '100 days' from off where part_id = any($1::uuid[])`,
      [old],
    )
    await deliver(fresh, 5, 70_000)
    await onVan(town, moved, 1)
    const finance = await as('finance')
    const ours = [dear, cheap, moved, fresh, unknown]
    const slow = async (days?: number) => {
      const { items } = (await finance('GET /stock/slow', { query: days === undefined ? {} : { days } })).value
      return items.filter(({ partId }) => ours.includes(partId))
    }
    expect((await slow()).map(({ partId, quantity, value }) => [partId, quantity, value])).toEqual([
      [dear, 3, 120_000],
      [cheap, 10, 1_500],
      [unknown, 7, null],
    ])
    expect(await slow(101)).toEqual([])
    expect((await (await as('technician'))('GET /stock/slow')).error.code).toBe('not_permitted')
    expect(day).toBe(86_400_000)
  })
})
