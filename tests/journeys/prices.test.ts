import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, photo, type Window } from './people.ts'

const browser = launch()
let system: System
let shen: Window
let lin: Window
let mei: Window
let token = ''

const ask = async (path: string) => {
  const answer = await fetch(`${system.origin}/api${path}`, { headers: { authorization: token } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as never
}

beforeAll(async () => {
  system = await startSystem()
  shen = await openWindow(await browser, system.link('manager'))
  shen.page.on('request', (request) => {
    token = request.headers().authorization ?? token
  })
})
afterAll(async () => {
  for (const window of [shen, lin, mei]) await window?.close()
  await (await browser).close()
  await system?.stop()
})

type Draft = { draft: { edits: number; rules: number; ambiguities: unknown[] } }
type Book = {
  version: number
  total: number
  rules: { label: { 'zh-CN': string }; method: object; territory?: string }[]
}
let before: Book

test('#60 the rules of the book stand as sentences by item, and one of them is read', async () => {
  await shen.go('studio/prices/page')
  await shen.reads('2026 销售价')
  await shen.reads(/第 \d+ 版，/)
  await shen.type('#find-rule', '偏远')
  await shen.reads(/每件 ¥[\d.]+（.+），\+10%/)
  await shen.picture('prices')
  before = (await ask('/price-books/sale?limit=500')) as Book
})

test('#56 a draft takes a rule, names the one it ties with and the case, and is not published before it is mended', async () => {
  await shen.tap('#begin-draft')
  await shen.tap('#add-price-rule')
  await shen.tapWords('附加费')
  await shen.type('#item-key', 'night')
  await shen.type('#rule-name', '夜间')
  await shen.type('#price-unit', '80')
  await shen.picture('price-rule')
  await shen.tap('#save-rule')
  await shen.reads(/草稿，改了 1 次/)
  await shen.tap('#add-price-rule')
  await shen.tapWords('附加费')
  await shen.type('#item-key', 'night')
  await shen.type('#rule-name', '夜间再加')
  await shen.tap('#method-fixed')
  await shen.type('#price-amount', '50')
  await shen.tap('#save-rule')
  await shen.reads(/1 对规则分不出谁优先/)
  const { draft } = (await ask('/price-books/sale/draft?limit=1')) as Draft
  expect(draft.ambiguities).toHaveLength(1)
  await shen.tap('#price-ties-strip > .tap')
  await shen.reads('都管：附加费「night」')
  await shen.picture('price-ties')
  await shen.tapWords('去改')
  await shen.tap('[role=checkbox][aria-label="西北"]')
  await shen.tap('#save-rule')
  await expect
    .poll(async () => ((await ask('/price-books/sale/draft?limit=1')) as Draft).draft.ambiguities)
    .toHaveLength(0)
  await shen.tapLabel('关闭')
})

test('#59 a case is tried in the draft: the amount, its steps, the rule that won and why others lost', async () => {
  await shen.tap('#try-it')
  await shen.tapWords('附加费')
  await shen.type('#item-key', 'night')
  await shen.tap('[role=checkbox][aria-label="华东"]')
  await shen.tap('#reckon')
  await shen.reads('用的规则：夜间')
  await shen.reads('只管西北')
  await shen.reads(/条规则管的是别的项目/)
  await shen.picture('price-try')
  await shen.tapLabel('关闭')
})

test('#58 the draft is compared and published; the version before it is not touched', async () => {
  await shen.tap('#compare')
  await shen.reads('新加 2 条')
  await shen.picture('price-compare')
  await shen.tapLabel('关闭')
  await shen.tap('#to-publish')
  await shen.tap('#publish-now')
  await shen.reads(new RegExp(`第 ${before.version + 1} 版，`))
  const now = (await ask('/price-books/sale?limit=500')) as Book
  expect([now.version, now.total]).toEqual([before.version + 1, before.total + 2])
  expect(((await ask(`/price-books/sale?limit=500&version=${before.version}`)) as Book).total).toBe(before.total)
})

test('a file with faults is told by row and column, and a right one goes into a draft', async () => {
  const file = (text: string) => ({ name: 'rules.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const choose = async (id: string, text: string) => {
    const chooser = shen.page.waitForEvent('filechooser')
    await shen.tap(id)
    await (await chooser).setFiles([file(text)])
  }
  await shen.tap('#import')
  await choose('#choose-file', 'label,item_kind,item,method,price\n周末,surcharge,weekend,fixed,很多\n')
  await shen.reads('1 行有问题，改好文件再选一次')
  await shen.reads('价格')
  await shen.picture('price-import')
  await choose('#another-file', 'label,item_kind,item,method,price\n周末,surcharge,weekend,fixed,50\n')
  await shen.reads('1 行都没有问题')
  await shen.tap('#confirm-import')
  await shen.reads(/草稿，改了 1 次/)
})

test('#71 one promotion is made for every city of a region at once', async () => {
  await shen.tapWords('活动')
  await shen.tap('#add-promotion')
  await shen.type('#promotion-name', '冬季满减')
  await shen.type('#promotion-spend', '300')
  await shen.type('#promotion-minus', '50')
  const cities = await shen.page.locator('[id^=city-]:visible').all()
  for (const one of cities) await one.tap()
  await shen.picture('promotion')
  await shen.tap('#launch')
  await shen.reads(`${cities.length} 个城市都办好了`)
  const { promotions } = (await ask('/promotions')) as {
    promotions: { label: { 'zh-CN': string }; campaign: string }[]
  }
  const own = promotions.filter(({ label }) => label['zh-CN'].startsWith('冬季满减'))
  expect(own.length).toBe(cities.length)
  expect(own.length).toBeGreaterThan(2)
  expect(new Set(own.map(({ campaign }) => campaign)).size).toBe(1)
  await shen.tapLabel('关闭')
})

test('#57 #62 a tier is made and granted, and a district gets its heat', async () => {
  await shen.tapWords('档位')
  await shen.tap('#add-tier')
  await shen.type('#standing-name', '战略档')
  await shen.tap('#save-name')
  await shen.tap('#add-grant')
  await shen.tapWords('战略档')
  await shen.tap('#give-grant')
  await shen.reads('所有人：战略档')
  await shen.picture('price-standing')
  await shen.tapWords('区县')
  await shen.reads('没有要定的区县')
  await shen.tap('#set-heat')
  await shen.tapLabel('看 华东 的下级')
  await shen.tap('[role=checkbox][aria-label="上海"]')
  await shen.tap('#district-heat-hot')
  await shen.tap('#save-heat')
  await expect.poll(async () => ((await ask('/district-heat')) as { districts: unknown[] }).districts).toHaveLength(1)
  await shen.picture('price-districts')
})

test('#63 the alert is turned on where it is missed; here the first order of the month passes the threshold', async () => {
  await shen.tap('#turn-alert-on')
  await shen.reads('提醒打开了')
  const { rules } = (await ask('/automation/rules')) as { rules: { key: string; version: number; rule: object }[] }
  const busy = rules.find(({ key }) => key === 'district_over_threshold')
  const atOnce = {
    ...busy?.rule,
    if: { op: 'greater', at: { from: 'order', key: 'territory_month_orders' }, value: 0 },
  }
  const answer = await fetch(`${system.origin}/api/automation/rules/district_over_threshold`, {
    method: 'PUT',
    headers: { authorization: token, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ base: busy?.version, enabled: true, rule: atOnce }),
  })
  expect(answer.status).toBe(200)
})

test('#64 a quote is offered by one tap, read with its reasons, and approved; it stands on the timeline', async () => {
  lin = await openWindow(await browser, system.link('technician'))
  await lin.reads('今天')
  mei = await openWindow(await browser, system.link('customer'))
  await mei.tap('#report')
  await mei.tapWords('不制冷')
  await mei.photograph(() => mei.tapWords('拍照'), await photo('#9aa7b0'))
  await mei.tap('#send')
  await mei.consent()
  await mei.reads('预计到达')
  await lin.tap('#accept')
  await lin.consent()
  await lin.tap('#travel')
  await lin.tap('#arrive')
  await lin.tap('#go_on')
  await lin.tapWords('结算')
  await lin.tap('#offer-quote')
  await lin.reads('等客户同意')
  await lin.picture('quote-offered')
  await mei.reads('等您决定')
  await mei.tap('#decline-quote')
  await mei.reads('先写一句为什么')
  await mei.type('#decline-words', '先不换风扇')
  await mei.tap('#send-decline')
  await mei.reads('您说：先不换风扇')
  await lin.reads('客户说：先不换风扇')
  await lin.tap('#offer-quote')
  await mei.reads('第 2 次报价')
  await mei.reads('等您决定')
  await mei.tap('#why-quote')
  await mei.reads(/按「/)
  await mei.tapWords('明白了')
  await mei.picture('quote')
  await mei.tap('#approve-quote')
  await mei.reads('客户同意报价')
  await lin.reads('已同意')
  await mei.picture('quote-approved')
})

test('#63 who keeps the books comes to the prices too, and answers the alert with one of its two buttons', async () => {
  const fang = await openWindow(await browser, system.link('finance'))
  await fang.reads(/结算/)
  await fang.go('manage/overview/page')
  await fang.reads('价格表、档位、活动、区县')
  await fang.tap('#to-prices')
  await fang.reads('2026 销售价')
  await fang.reads('华东：每件 ¥300.00')
  await fang.tapWords('区县')
  await fang.tap('[id^=busy-]')
  await fang.picture('price-alert')
  expect(await fang.shows('#adjust-prices', 5_000)).toBe(true)
  await fang.tap('#keep-prices')
  await fang.reads('没有要定的区县')
  const { decisions } = (await ask('/price-decisions')) as { decisions: { territory: string; decision: string }[] }
  expect(decisions).toMatchObject([{ territory: '静安', decision: 'keep' }])
  await fang.close()
})
