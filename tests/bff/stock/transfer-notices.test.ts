import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTown, stopTown, type Town } from '../../support/job.ts'
import { stockedPart } from '../../support/stock-examples.ts'
import { rowsOf } from './keeping.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

type Name = keyof Town['ours']['people']
const as = (name: Name) => town.server.as(town.ours.people[name])
const at = (name: keyof Town['ours']['locations']) => town.ours.locations[name]

/** What somebody was told of transfers, newest first: the words in both languages and the page that a tap opens. */
const told = async (name: Name) =>
  (await (await as(name))('GET /inbox')).value.items
    .filter(({ fields }) => String(fields.title).includes(' → '))
    .map(({ fields, page }) => ({ zh: String(fields.said), en: String(fields.saidInEnglish), page }))

const codeOf = async (part: string) =>
  (await rowsOf<{ code: string }>(town, 'select code from part where id = $1', [part]))[0]?.code

async function fromTechnician(quantity: number) {
  const part = await stockedPart(town)
  const body = { fromId: at('warehouse'), toId: at('van'), lines: [{ partId: part, quantity }] }
  const { id } = (await (await as('technician'))('POST /stock/transfers', { body })).value
  return { id, part, code: await codeOf(part), params: { id } }
}

test('#51 the warehouse is told what a van asks for, the van what was sent to it, each once', async () => {
  const { id, code, params } = await fromTechnician(3)
  const page = `manage/stock/page?transfer=${id}`
  expect(await told('dispatcher')).toEqual([
    {
      zh: `林志远的车向上海中心仓要货，等你发出：${code} × 3`,
      en: `林志远的车 asks 上海中心仓 for ${code} × 3; please send it`,
      page,
    },
  ])
  expect(await told('technician')).toEqual([])
  const dispatcher = await as('dispatcher')
  const key = randomUUID()
  for (const _ of [1, 2]) await dispatcher('POST /stock/transfers/:id/send', { params, body: {}, key })
  expect(await told('technician')).toEqual([
    {
      zh: `上海中心仓已发往林志远的车，到了请清点：${code} × 3`,
      en: `上海中心仓 sent to 林志远的车: ${code} × 3; please count it when it comes`,
      page: 'technician/van/page',
    },
  ])
  expect(await told('dispatcher')).toHaveLength(1)
  expect(await told('secondTechnician')).toEqual([])
  expect(await told('manager')).toEqual([])
})

test('#51 what differs at receipt is told to the place that sent it; what came whole is no news', async () => {
  const before = (await told('dispatcher')).length
  const [whole, part] = [await fromTechnician(2), await fromTechnician(4)]
  const dispatcher = await as('dispatcher')
  const technician = await as('technician')
  for (const { params } of [whole, part]) await dispatcher('POST /stock/transfers/:id/send', { params, body: {} })
  await technician('POST /stock/transfers/:id/receive', {
    params: whole.params,
    body: { lines: [{ partId: whole.part, arrived: 2 }] },
  })
  expect(await told('dispatcher')).toHaveLength(before + 2)
  await technician('POST /stock/transfers/:id/receive', {
    params: part.params,
    body: { lines: [{ partId: part.part, arrived: 3, difference: 'lost' }] },
  })
  const news = await told('dispatcher')
  expect(news).toHaveLength(before + 3)
  expect(news[0]).toEqual({
    zh: `上海中心仓发往林志远的车的没有全到：丢了 ${part.code} × 1`,
    en: `Not all came from 上海中心仓 to 林志远的车: lost ${part.code} × 1`,
    page: `manage/stock/page?transfer=${part.id}`,
  })
})

test('#51 an end before its time is told at the other end; what was refused is told to nobody', async () => {
  const { code, params } = await fromTechnician(1)
  const dispatcher = await as('dispatcher')
  const before = (await told('technician')).length
  await dispatcher('POST /stock/transfers/:id/cancel', { params, body: { reason: '改从静安站调' } })
  const [news] = await told('technician')
  expect(news?.zh).toBe(`上海中心仓到林志远的车的调拨取消了：${code} × 1`)
  const part = await stockedPart(town, 1)
  const body = { fromId: at('warehouse'), toId: at('van'), lines: [{ partId: part, quantity: 2 }] }
  expect((await dispatcher('POST /stock/transfers', { body })).error.code).toBe('not_enough_stock')
  expect(await told('technician')).toHaveLength(before + 1)
})
