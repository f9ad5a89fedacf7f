import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, stopTown, type Town } from '../../support/job.ts'
import { newShelf, stockedPart } from '../../support/stock-examples.ts'
import { broken, lying } from './keeping.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

const as = (name: keyof Town['ours']['people']) => town.server.as(town.ours.people[name])

/** A shelf with ten pieces of a part, and an open count of it. */
async function counting() {
  const partId = await stockedPart(town)
  const locationId = await newShelf(town)
  const dispatcher = await as('dispatcher')
  await dispatcher('POST /stock/receipts', { body: { locationId, lines: [{ partId, quantity: 10 }] } })
  const { id } = (await dispatcher('POST /stock/counts', { body: { locationId } })).value
  const say = async (counted: number, client = dispatcher) =>
    client('POST /stock/counts/:id/lines', { params: { id }, body: { lines: [{ partId, counted }] } })
  const take = (quantity: number) =>
    dispatcher('POST /stock/transfers', {
      body: { fromId: locationId, toId: town.ours.locations.van, lines: [{ partId, quantity }] },
    })
  return { partId, locationId, id, say, take, dispatcher, params: { id } }
}

test('#51 a count freezes nothing: the difference is that of its moment, with the moves since beside it', async () => {
  const { partId, say, take, params, dispatcher } = await counting()
  await say(8)
  await take(3)
  const shown = (await dispatcher('GET /stock/counts/:id', { params })).value
  expect(shown.lines).toMatchObject([{ partId, counted: 8, book: 10, difference: -2, since: -3, countedBy: '陈调度' }])
  const posted = (await (await as('manager'))('POST /stock/counts/:id/post', { params, body: {} })).value
  expect([posted.state, posted.settledBy]).toEqual(['posted', '吴经理'])
  expect(await lying(town, partId)).toEqual({ supplier: -18, warehouse: 15, transit: 3 })
  expect(await broken(town)).toEqual([])
})

test('#51 pieces found come from outside, and a second count of the same place waits for the first', async () => {
  const { partId, locationId, say, params, dispatcher } = await counting()
  expect((await dispatcher('POST /stock/counts', { body: { locationId } })).error.code).toBe('wrong_state')
  await say(12)
  await (await as('manager'))('POST /stock/counts/:id/post', { params, body: {} })
  expect(await lying(town, partId)).toEqual({ supplier: -22, warehouse: 22 })
  expect((await say(1)).error.code).toBe('wrong_state')
})

test('#51 who counted does not post, unless the organization says so', async () => {
  const { say, params, dispatcher } = await counting()
  await say(9)
  const post = () => dispatcher('POST /stock/counts/:id/post', { params, body: {} })
  expect((await post()).error.code).toBe('not_permitted')
  const manager = await as('manager')
  await manager('PUT /stock/rules', { body: { countBySecondPerson: false } })
  expect((await post()).value.state).toBe('posted')
  await manager('PUT /stock/rules', { body: { countBySecondPerson: true } })
})

test('#51 a count never takes the shelf below zero: who took the rest meanwhile makes it be counted again', async () => {
  const { partId, say, take, params } = await counting()
  await say(2)
  await take(10)
  const manager = await as('manager')
  const refused = (await manager('POST /stock/counts/:id/post', { params, body: {} })).error
  expect(refused).toMatchObject({ code: 'not_enough_stock', path: `parts.${partId}`, detail: { free: 0 } })
  expect((await say(0)).value.lines).toMatchObject([{ difference: 0, since: 0 }])
  expect((await manager('POST /stock/counts/:id/post', { params, body: {} })).value.state).toBe('posted')
  expect(await broken(town)).toEqual([])
})

test('#51 an empty count is not posted, and one that is dropped changes nothing', async () => {
  const { partId, say, params, dispatcher } = await counting()
  const before = await lying(town, partId)
  const manager = await as('manager')
  expect((await manager('POST /stock/counts/:id/post', { params, body: {} })).error.code).toBe('no_open_line')
  await say(1)
  expect((await dispatcher('POST /stock/counts/:id/cancel', { params, body: {} })).value.state).toBe('cancelled')
  expect(await lying(town, partId)).toEqual(before)
  const seen = (await (await as('technician'))('GET /stock/counts')).value.items
  expect(seen).toEqual([])
})
