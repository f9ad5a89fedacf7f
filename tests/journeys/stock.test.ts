import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, type Window } from './people.ts'

const browser = launch()
let system: System
let lin: Window
let chen: Window

/** Calls of the server as the person of a window, with the token that their page uses. */
function asking(window: Window) {
  let token = ''
  window.page.on('request', (request) => {
    token = request.headers().authorization ?? token
  })
  return async (method: string, path: string, body?: object) => {
    await vi.waitUntil(() => token !== '', { timeout: 20_000 })
    const answer = await fetch(`${system.origin}/api${path}`, {
      method,
      headers: {
        authorization: token,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as never
  }
}
let asLin: ReturnType<typeof asking>
let asChen: ReturnType<typeof asking>

type Van = { locationId: string; items: { partId: string; code: string; quantity: number }[] }
type Places = { items: { id: string; kind: string; name: string; mine: boolean; pieces: number }[] }
let van: Van
let part: Van['items'][number]
let shelf = ''

beforeAll(async () => {
  system = await startSystem()
  lin = await openWindow(await browser, system.link('technician'))
  chen = await openWindow(await browser, system.link('dispatcher'))
  asLin = asking(lin)
  asChen = asking(chen)
  await lin.go('technician/van/page')
  await chen.go('manage/stock/page')
  van = (await asLin('GET', '/van')) as Van
  const [first] = van.items
  if (!first) throw new Error('there is nothing on the van')
  part = first
  // The nearest place is a warehouse, which the dispatcher keeps.
  const { items } = (await asChen('GET', '/stock/places')) as Places
  const warehouse = items.find(({ kind, mine }) => kind === 'warehouse' && mine)
  shelf = warehouse?.id ?? ''
  await asChen('POST', '/stock/receipts', {
    locationId: warehouse?.id,
    lines: [{ partId: part.partId, quantity: 20, cost: 9_000 }],
  })
})
afterAll(async () => {
  await lin?.close()
  await chen?.close()
  await (await browser).close()
  await system?.stop()
})

const held = async (): Promise<number> =>
  ((await asLin('GET', '/van')) as Van).items.find(({ partId }) => partId === part.partId)?.quantity ?? 0

/** Leaves a page and comes back, so that its lists are fetched anew. */
async function shownAnew(window: Window, path: string, words: string) {
  await window.go('pages/me/page')
  await window.reads('深浅')
  await window.go(path)
  await window.reads(words)
}

test('#51 what the van should carry is set, and one tap asks for what it lacks', async () => {
  await lin.tap(`#van-${part.code}`)
  await lin.type('#level-minimum', String(part.quantity + 1))
  await lin.type('#level-target', String(part.quantity + 3))
  await lin.tap('#save-level')
  await lin.reads('该补的')
  await lin.picture('van-refills')
  await lin.tap('#refill-van')
  await lin.reads('已开 1 张调拨')
})

test('#51 the stockroom sends it, and the van confirms what came, one of them lost', async () => {
  const asked = { fromId: shelf, toId: van.locationId, lines: [{ partId: part.partId, quantity: 3 }] }
  const { id } = (await asLin('POST', '/stock/transfers', asked)) as { id: string }
  await shownAnew(chen, 'manage/stock/page', '等我发出')
  await chen.picture('stock-todo')
  // The message about it opens it too.
  await chen.go('pages/messages/page')
  await chen.picture('stock-message')
  await chen.tapWords(`向上海中心仓要货，等你发出：${part.code} × 3`)
  await chen.seen('#transfer').waitFor()
  await chen.picture('stock-transfer')
  await chen.tap('#send-transfer')
  await chen.reads('已办好')
  await lin.go('pages/messages/page')
  await lin.tapWords(`上海中心仓已发往`)
  await lin.reads('到货待收')
  await lin.picture('van-arriving')
  const before = await held()
  await lin.tap(`#receive-${id}`)
  await lin.tap(`#arrival-${part.code} [aria-label^="少一件"]`)
  await lin.reads(`${part.code}：少的去哪了`)
  await lin.tap(`#missing-${part.code} [aria-label="丢了"]`)
  await lin.picture('van-receive')
  await lin.tap('#receive-now')
  await lin.reads('已办好')
  await expect.poll(held).toBe(before + 2)
})

test('#51 the van is counted, the difference is shown beside the book, and posted by another', async () => {
  const before = await held()
  await lin.tap('#count-van')
  await lin.type(`#count-of-${part.code}`, String(before - 1))
  await lin.tap('#hand-in')
  await lin.reads('少 1')
  await lin.reads('要由没数过的人过账')
  await lin.picture('van-count')
  await shownAnew(chen, 'manage/stock/page', '调拨')
  await chen.tap('[aria-label="盘点"]')
  await chen.tap('[id^=count-]')
  await chen.reads('按数过账')
  await chen.picture('stock-count')
  await chen.tap('#post-count')
  await chen.reads('已过账')
  await expect.poll(held).toBe(before - 1)
})

test('#53 #52 a job that needs what the van lacks reserves it nearby and loads it; a code is looked up', async () => {
  const tag = /scene=([^&]+)/.exec(system.link('customer'))?.[1]
  const answers = { symptoms: ['not_cooling'], words: '早上开始不怎么冷' }
  const { id } = (await asChen('POST', '/work-orders', { tag, answers })) as { id: string }
  const { task, version } = (await asChen('GET', `/work-orders/${id}`)) as {
    task: { id: string; assigneeId: string | null }
    version: number
  }
  expect(version).toBeGreaterThan(0)
  const { id: me } = (await asLin('GET', '/me')) as { id: string }
  const tell = (as: typeof asLin, command: object) => as('POST', `/work-orders/${id}/commands`, { command })
  if (task.assigneeId !== me) await tell(asChen, { kind: 'assign', taskId: task.id, to: me })
  await tell(asLin, { kind: 'accept', taskId: task.id })
  const { items } = (await asLin('GET', `/parts?workOrderId=${id}&limit=200`)) as {
    items: { code: string; van: number; nearest: object | null }[]
  }
  const lacking = items.find((one) => one.van === 0 && one.nearest !== null)
  await lin.go(`technician/task/page?id=${id}&tab=parts`)
  await lin.type('#search-parts', lacking?.code ?? '')
  await lin.tap(`#find-${lacking?.code}`)
  await lin.seen('#sources').waitFor()
  await lin.picture('task-sources')
  await lin.tap('[id^=reserve-]')
  await lin.reads('给这单留的')
  await lin.picture('task-reserved')
  await lin.tap(`#load-${lacking?.code}`)
  await lin.reads('已到车上')
  await lin.tap('#faults')
  await lin.type('#fault-code', 'ZZ-99')
  await lin.reads('手册里没有这个码')
  await lin.picture('task-fault')
})

test('#51 #54 on a wide screen the places stand beside what lies in them, and a delivery is booked', async () => {
  const page = await (await browser).newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  page.setDefaultTimeout(15_000)
  await page.goto(system.link('manager'))
  await page.getByText('经营').first().waitFor()
  await page.evaluate(() => window.location.assign('#/manage/stock/page'))
  await page.locator('[aria-label="库位"]:visible').click()
  await page.locator('[id^=place-]:visible').first().click()
  await page.locator('#detail:visible').waitFor()
  await page.getByText('这里有').waitFor()
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/stock-wide.png` })
  await page.locator('#receipt:visible').click()
  await page.locator('#search-add input:visible').fill(part.code)
  await page.locator(`#add-${part.code}:visible`).click()
  await page.locator(`#pieces-${part.code} input:visible`).fill('5')
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/stock-receipt-wide.png` })
  await page.locator('#book-receipt:visible').click()
  await page.getByText('已入库').waitFor()
  await page.locator('[aria-label="呆滞"]:visible').click()
  await page.locator('[aria-label="30 天没动"]:visible').click()
  await page.locator('#slow-value:visible, .two-list .empty-title:visible').first().waitFor()
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/stock-slow-wide.png` })
  await page.close()
  expect(await lin.faults()).toEqual([])
  expect(await chen.faults()).toEqual([])
})
