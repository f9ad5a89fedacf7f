import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTown, stopTown, type Town } from '../../support/job.ts'
import { newPart, stockedPart } from '../../support/stock-examples.ts'
import { broken, lying, rowsOf } from './keeping.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

const as = (name: keyof Town['ours']['people']) => town.server.as(town.ours.people[name])
const { warehouse, van, secondVan } = { warehouse: 'warehouse', van: 'van', secondVan: 'secondVan' } as const
const at = (name: keyof Town['ours']['locations']) => town.ours.locations[name]

const send = async (partId: string, quantity = 4) =>
  (
    await (
      await as('dispatcher')
    )('POST /stock/transfers', {
      body: { fromId: at(warehouse), toId: at(van), lines: [{ partId, quantity }], note: '补货' },
    })
  ).value

describe('#51 a transfer is confirmed at both ends', () => {
  test('#51 what is sent is in transit until the other end says what came, and both are in its timeline', async () => {
    const part = await stockedPart(town)
    const sent = await send(part)
    expect([sent.state, sent.steps]).toEqual(['sent', ['cancel']])
    expect(await lying(town, part)).toEqual({ supplier: -10, warehouse: 6, transit: 4 })
    const technician = await as('technician')
    const list = (await technician('GET /stock/transfers', { query: { state: 'sent' } })).value.items
    expect(list.find(({ id }) => id === sent.id)?.steps).toEqual(['receive'])
    const body = { lines: [{ partId: part, arrived: 4 }] }
    const came = (await technician('POST /stock/transfers/:id/receive', { params: { id: sent.id }, body })).value
    expect(came.timeline.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      'asked 陈调度',
      'sent 陈调度',
      'received 林志远',
    ])
    expect(await lying(town, part)).toEqual({ supplier: -10, warehouse: 6, van: 4 })
  })

  test('#51 fewer than were sent are stated as lost or returned, line by line, and nothing stays in transit', async () => {
    const parts = [await stockedPart(town), await stockedPart(town)] as const
    const dispatcher = await as('dispatcher')
    const lines = parts.map((partId) => ({ partId, quantity: 5 }))
    const { id } = (
      await dispatcher('POST /stock/transfers', { body: { fromId: at(warehouse), toId: at(van), lines } })
    ).value
    const technician = await as('technician')
    const receive = async (said: object[]) =>
      technician('POST /stock/transfers/:id/receive', { params: { id }, body: { lines: said as never } })
    const [first, second] = parts
    expect((await receive([{ partId: first, arrived: 5 }])).error).toMatchObject({
      code: 'required',
      path: `parts.${second}`,
    })
    const short = [
      { partId: first, arrived: 3 },
      { partId: second, arrived: 5 },
    ]
    expect((await receive(short)).error).toMatchObject({ code: 'reason_required', path: `parts.${first}` })
    const more = [
      { partId: first, arrived: 6 },
      { partId: second, arrived: 5 },
    ]
    expect((await receive(more)).error).toMatchObject({ code: 'too_many', path: `parts.${first}`, detail: { sent: 5 } })
    const stated = [
      { partId: first, arrived: 3, difference: 'lost' },
      { partId: second, arrived: 4, difference: 'returned' },
    ]
    expect((await receive(stated)).value.state).toBe('received')
    expect(await lying(town, first)).toEqual({ supplier: -10, warehouse: 5, van: 3, consumed: 2 })
    expect(await lying(town, second)).toEqual({ supplier: -10, warehouse: 6, van: 4 })
    expect((await receive(stated)).error.code).toBe('wrong_state')
    expect(await broken(town)).toEqual([])
  })

  test('#51 what a technician asks for is sent by the keeper of the warehouse, and may be taken back before', async () => {
    const part = await stockedPart(town)
    const technician = await as('technician')
    const body = { fromId: at(warehouse), toId: at(van), lines: [{ partId: part, quantity: 3 }] }
    const asked = (await technician('POST /stock/transfers', { body })).value
    expect([asked.state, asked.steps]).toEqual(['asked', ['cancel']])
    expect(await lying(town, part)).toEqual({ supplier: -10, warehouse: 10 })
    const params = { id: asked.id }
    expect((await technician('POST /stock/transfers/:id/send', { params, body: {} })).error.code).toBe('not_permitted')
    const dispatcher = await as('dispatcher')
    expect((await dispatcher('POST /stock/transfers/:id/send', { params, body: {} })).value.state).toBe('sent')
    const no = { params, body: { reason: '不要了' } }
    expect((await technician('POST /stock/transfers/:id/cancel', no)).error.code).toBe('not_permitted')
    expect((await dispatcher('POST /stock/transfers/:id/cancel', no)).value.state).toBe('cancelled')
    expect(await lying(town, part)).toEqual({ supplier: -10, warehouse: 10 })
  })

  test('#51 a van is its owner’s alone, and a stranger to both ends finds nothing', async () => {
    const part = await stockedPart(town)
    const sent = await send(part)
    const params = { id: sent.id }
    const body = { lines: [{ partId: part, arrived: 4 }] }
    const second = await as('secondTechnician')
    expect((await second('GET /stock/transfers/:id', { params })).error.code).toBe('not_found')
    expect((await second('POST /stock/transfers/:id/receive', { params, body })).error.code).toBe('not_found')
    const dispatcher = await as('dispatcher')
    expect((await dispatcher('POST /stock/transfers/:id/receive', { params, body })).error.code).toBe('not_permitted')
    const foreign = { fromId: at(van), toId: at(secondVan), lines: [{ partId: part, quantity: 1 }] }
    expect((await (await as('farTechnician'))('POST /stock/transfers', { body: foreign })).error.code).toBe(
      'not_permitted',
    )
  })

  test('#51 promised pieces do not leave, and the refusal names the part and what is free', async () => {
    const part = await stockedPart(town, 2)
    const body = { fromId: at(warehouse), toId: at(van), lines: [{ partId: part, quantity: 3 }] }
    const refused = (await (await as('dispatcher'))('POST /stock/transfers', { body })).error
    expect(refused).toMatchObject({ code: 'not_enough_stock', path: `parts.${part}`, detail: { free: 2 } })
    expect(await rowsOf(town, 'select from stock_transfer_line where part_id = $1', [part])).toEqual([])
  })
})

describe('#51 vans are refilled', () => {
  test('#51 below the minimum the proposal names the nearest place, what is on its way counts, one tap opens the transfer', async () => {
    const part = await stockedPart(town, 5)
    const technician = await as('technician')
    const levels = { locationId: at(van), lines: [{ partId: part, minimum: 2, target: 4 }] }
    expect((await technician('PUT /stock/levels', { body: levels })).value.items).toMatchObject([
      { partId: part, minimum: 2, target: 4, held: 0, incoming: 0 },
    ])
    const proposal = async () => (await technician('GET /stock/refills')).value.items
    expect(await proposal()).toMatchObject([
      { partId: part, quantity: 4, to: { name: '林志远的车' }, from: { name: '上海中心仓' } },
    ])
    expect((await proposal())[0]?.from?.metres).toBeGreaterThan(1_000)
    const made = (await technician('POST /stock/refills', { body: { locationId: at(van) } })).value
    expect(made).toEqual({ transfers: [expect.any(String)], missing: [] })
    expect(await proposal()).toEqual([])
    expect((await technician('POST /stock/refills', { body: { locationId: at(van) } })).value.transfers).toEqual([])
    await technician('PUT /stock/levels', { body: { ...levels, lines: [{ partId: part, minimum: 8, target: 9 }] } })
    expect(await proposal()).toMatchObject([
      { quantity: 1, from: { name: '上海中心仓' } },
      { quantity: 4, from: null },
    ])
    const other = await newPart(town)
    await technician('PUT /stock/levels', { body: { ...levels, lines: [{ partId: other, minimum: 1, target: 2 }] } })
    expect((await proposal()).find(({ partId }) => partId === other)).toMatchObject({ quantity: 2, from: null })
  })
})
