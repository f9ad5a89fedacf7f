import { writeFileSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Answers, ChecklistAnswer } from '@field/domain/form'
import { asId, fen, type TaskId } from '@field/domain/kernel'
import type { Download } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../../bff/src/invariants.ts'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { type SystemClient, signIn } from '../support/system-client.ts'
import { openWindow, photo, type Window } from './people.ts'

const browser = launch()
let system: System
let mei: Window
let lin: Window
let fang: Window
let shen: Window
let asLin: SystemClient
let asFang: SystemClient
let orderId = ''
let visit = ''

const monthNow = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)

const inDatabase = (text: string, values: unknown[] = []) =>
  asAdmin(system.settings.DATABASE_WORKER_URL, async (client) => (await client.query(text, values)).rows)
const sheet = () => asFang('GET /work-orders/:id/settlement', { params: { id: orderId } })
const openAs = async (role: string) => openWindow(await browser, system.link(role))

/** The bytes of a file that a tap saves. */
async function saved(at: Window, tap: () => Promise<void>): Promise<{ name: string; head: string; bytes: Buffer }> {
  const coming = at.page.waitForEvent('download') as Promise<Download>
  await tap()
  const file = await coming
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  return { name: file.suggestedFilename(), head: bytes.subarray(0, 4).toString('latin1'), bytes }
}

/** Turns the wheel of a month field as far as a month and takes it. */
async function pickMonth(at: Window, field: string, month: string): Promise<void> {
  await at.tap(field)
  await at.page.locator('.weui-picker__action:visible').last().waitFor()
  await at.picture('month-wheel')
  await at.tapWords('确定')
  await expect.poll(() => at.seen(field).innerText()).toContain(month)
}

/** Leaves a page and comes back, so that its lists are fetched anew. */
async function anew(at: Window, page: string): Promise<void> {
  await at.go('pages/me/page')
  await at.reads('深浅')
  await at.go(page)
}

/** Names the tier that the company made for itself, or gives it another name. */
const callTier = async (name: string) => {
  const asShen = await signIn(system, 'manager')
  await asShen('PUT /price-tiers/:key', { params: { key: 'key_account' }, body: { label: { 'zh-CN': name } } })
}

beforeAll(async () => {
  system = await startSystem()
  // In this organization the technician may change a price: the designer says so at the node.
  const asShen = await signIn(system, 'manager')
  const [type] = (await asShen('GET /work-types')).workTypes
  const params = { key: type?.key ?? '' }
  const { revision } = await asShen('GET /work-types/:key/draft', { params })
  const edits = [{ op: 'set' as const, path: ['nodes', 'repair', 'overridePrices'], value: true }]
  const edited = await asShen('POST /work-types/:key/draft/edits', { params, body: { base: revision, edits } })
  await asShen('POST /work-types/:key/publish', { params, body: { revision: edited.revision, migrate: 'none' } })
  const { items } = await asShen('GET /territories')
  const territoryIds = items.filter(({ parentId }) => parentId === null).map(({ id }) => id)
  const gift = { kind: 'reward', spend: fen(10_000), reward: 10, repeats: true } as const
  await asShen('POST /promotions', { body: { label: { 'zh-CN': '每满 100 送积分' }, on: 'total', gift, territoryIds } })
  await callTier('大客户档')
  await asShen('POST /price-grants', { body: { kind: 'tier', key: 'key_account' } })
  asFang = await signIn(system, 'finance')
  asLin = await signIn(system, 'technician')
  fang = await openAs('finance')
  lin = await openAs('technician')
  mei = await openAs('customer')
  shen = await openAs('manager')
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [who, one] of Object.entries({ mei, lin, fang, shen })) await one?.picture(`failed-${who}`)
})
afterAll(async () => {
  for (const one of [mei, lin, fang, shen]) await one?.close()
  await (await browser).close()
  await system?.stop()
})

const tell = (as: SystemClient, command: object) =>
  as('POST /work-orders/:id/commands', { params: { id: orderId }, body: { command } as never })
const taskOf = async (as: SystemClient): Promise<TaskId> =>
  asId<TaskId>((await as('GET /work-orders/:id', { params: { id: orderId } })).task?.id ?? '')

test('#67 before departure the technician sees what the visit is expected to bring, and only the own', async () => {
  await mei.tap('#report')
  await mei.tapWords('不制冷')
  await mei.photograph(() => mei.tapWords('拍照'), await photo('#9aa7b0'))
  await mei.seen('.photo-image').waitFor()
  await mei.tap('#send')
  await mei.consent()
  await mei.reads('预计到达')
  await expect.poll(() => mei.orderId(), { timeout: 10_000 }).not.toBe('')
  orderId = await mei.orderId()
  await tell(asLin, { kind: 'accept', taskId: await taskOf(asLin) })
  const own = (await asLin('GET /work-orders/:id/settlement', { params: { id: orderId } })).own
  await anew(lin, 'technician/earnings/page')
  await lin.reads('出发前预计')
  await lin.reads(`¥${((own?.amountFen ?? 0) / 100).toFixed(2)}`)
  await lin.picture('earnings-before')
})

test('#67 where the node permits, the technician changes the price of one line with a reason', async () => {
  await tell(asLin, { kind: 'travel', taskId: await taskOf(asLin) })
  await tell(asLin, { kind: 'arrive', taskId: await taskOf(asLin) })
  visit = (await sheet()).lines[0]?.id ?? ''
  await lin.go(`technician/task/page?id=${orderId}&tab=settlement`)
  await lin.tapWords('上门维修 商用冷柜')
  await lin.picture('task-line')
  await lin.tap(`#override-${visit} .link`)
  await lin.type('#override-amount', '320')
  await lin.reads('先写原因')
  await lin.type('#override-reason', '隔层要拆，多花一小时')
  await lin.picture('task-override')
  await lin.tap('#override-now')
  await lin.reads('改价：原价 300.00，隔层要拆，多花一小时')
  await lin.picture('task-overridden')
  expect((await sheet()).lines[0]).toMatchObject({ amountFen: 32_000, listFen: 30_000 })
})

test('#73 finance finds the order that money came in for, records it, and gives it back', async () => {
  await fang.go('manage/settlements/page')
  await fang.tap('#to-prepayments')
  await fang.reads('没有要退的预付款')
  await fang.picture('prepayments-none')
  await fang.tap('#find-order')
  const { number } = await sheet()
  await fang.type('#search-order', number)
  await fang.tap(`#order-${orderId}`)
  await fang.reads('先写金额')
  await fang.type('#booked-amount', '100')
  await fang.type('#booked-note', '上门前收的定金')
  await fang.picture('prepayment-form')
  await fang.tap('#book-now')
  await fang.reads('已记下')
  await fang.tapWords('已收，未结算')
  await fang.reads('¥100.00')
  await fang.picture('prepayments-kept')
  expect(await sheet()).toMatchObject({ prepaidFen: 10_000 })
  await fang.tap(`#prepaid-${orderId}`)
  await fang.reads('上门前收的定金')
  await fang.picture('prepayment-one')
  await fang.tap('#open-refund')
  await fang.type('#booked-amount', '100.01')
  await fang.reads('最多退 ¥100.00')
  await fang.picture('refund-too-much')
  await fang.type('#booked-amount', '100')
  await fang.tap('#book-now')
  await fang.reads('没有未结算的预付款')
  expect(await sheet()).toMatchObject({ prepaidFen: 0 })
  await fang.go(`manage/prepayments/page?id=${orderId}`)
  await fang.reads('退回')
  await fang.picture('prepayment-story')
})

test('#72 finance changes a line, and what is large is reviewed and confirmed by two people', async () => {
  const answers = { before_temperature: -3, fault_code: 'e4', after_temperature: -18.4, checklist: nothingToDo }
  await tell(asLin, { kind: 'complete', taskId: await taskOf(asLin), answers })
  const asZhou = await signIn(system, 'store_staff')
  const verdicts = Object.keys(nothingToDo).map((line) => ({ line, verdict: 'accepted' }))
  await tell(asZhou, { kind: 'complete', taskId: await taskOf(asZhou), verdicts })
  await mei.tap('#to-confirm')
  await mei.reads('270.00')
  await mei.picture('confirm-changed')
  await mei.tap('#why')
  await mei.reads('320.00：隔层要拆，多花一小时')
  await mei.reads('20 积分')
  await mei.reads('按 270.00 算，每满 100.00 送 10')
  await mei.reads('大客户档')
  await mei.seen('#rewards').scrollIntoViewIfNeeded()
  await mei.picture('why-changed')
  await mei.tapLabel('关闭')
  const asMei = await signIn(system, 'customer')
  await tell(asMei, { kind: 'complete', taskId: await taskOf(asMei) })
  // Whatever a technician changed waits for its review, however small.
  await anew(fang, 'manage/settlements/page')
  await fang.tap('[id^=settlement-0]')
  await fang.reads('原价 300.00，隔层要拆，多花一小时')
  await fang.picture('settlement-sheet')
  await fang.tap(`#line-${visit} .money-tap`)
  await fang.picture('settlement-line')
  await fang.tap(`#override-${visit} .link`)
  await fang.type('#override-amount', '12000')
  await fang.type('#override-reason', '按合同打包计价')
  await fang.picture('settlement-override')
  await fang.tap('#override-now')
  await fang.reads('已改价，等审核')
  await fang.reads('金额大，审核和确认要两个人')
  await fang.picture('settlements-two')
  await fang.tap('[id^=move-]')
  await fang.tapWords('待确认')
  await fang.reads('等另一人确认')
  await fang.picture('settlements-second')
  await shen.go('manage/settlements/page')
  await shen.tapWords('待确认')
  await shen.reads('金额大，审核和确认要两个人')
  await shen.tap('[id^=move-]')
  await expect.poll(async () => (await sheet()).state).toBe('confirmed')
  const steps = await inDatabase(
    `select t.action, p.name from settlement_step t join settlement s on s.id = t.settlement_id join person p on p.id = t.by
     where s.work_order_id = $1 and s.state <> 'reversed' and t.action in ('review', 'confirm') order by t.number`,
    [orderId],
  )
  expect(steps).toEqual([
    { action: 'review', name: '方铭' },
    { action: 'confirm', name: '沈岚' },
  ])
})

test('#70 the customer sees the points that came with the order, and all that there are', async () => {
  await mei.go('pages/me/page')
  await mei.tap('#points')
  await mei.reads('+1,190')
  await mei.reads('按 11,950.00 算，每满 100.00 送 10')
  await mei.page.waitForTimeout(500)
  await mei.picture('points')
  await mei.tap('#points-0')
  await mei.reads('已送 1,190 积分')
})

test('#75 who judges, and within how many days, is set on its page', async () => {
  await fang.go('disputes/list/page')
  await fang.tap('#to-reviewers')
  await fang.reads('3 天内评审')
  await fang.tap('#department-finance [aria-label="多一天"]')
  await fang.picture('reviewers')
  await fang.tap('#save-reviewers')
  await fang.reads('已保存')
  expect((await asFang('GET /dispute-settings')).reviewers).toEqual([
    { department: 'finance', days: 4 },
    { department: 'manager', days: 5 },
  ])
})

test('#74 the customer disputes the line in three taps, with the evidence of the order and a photo', async () => {
  await mei.go(`pages/progress/page?id=${orderId}`)
  await mei.reads('费用 ¥11,950.00')
  await mei.picture('progress-paid')
  // What it is called afterwards changes no reason of before.
  await callTier('战略客户档')
  await mei.tap('#paid')
  await mei.reads('大客户档')
  await mei.picture('why-paid')
  await mei.tap(`#dispute-${visit} .link`)
  await mei.reads('已自动附上')
  await mei.type('#wanted', '320')
  await mei.type('#dispute-words', '上门前说的是 320 元')
  await mei.photograph(() => mei.tapLabel('加照片'), await photo('#c9b79c'))
  await mei.seen('.photo-remove').waitFor()
  await mei.picture('dispute-open')
  await mei.tap('#send-dispute')
  await mei.reads('评审中')
  await expect.poll(async () => (await sheet()).state).toBe('disputed')
  await mei.picture('dispute-list')
})

test('#75 two departments judge; the decision is carried out and both sides see it', async () => {
  await anew(fang, 'disputes/list/page')
  await fang.reads('待我评审')
  await fang.picture('disputes-for-me')
  await fang.tap('[id^=dispute-0]')
  await fang.reads('上门前说的是 320 元')
  await fang.reads('工单共 2 个文件')
  await fang.picture('dispute-judge')
  await fang.tapWords('同意')
  await fang.type('#judged-words', '合同不含这一单')
  await fang.tap('#judge-now')
  await fang.reads('意见已提交')
  await fang.picture('dispute-judged')
  await shen.go('disputes/list/page')
  await shen.tap('[id^=dispute-0]')
  await shen.tapWords('另定金额')
  await shen.type('#judged-amount', '320')
  await shen.type('#judged-words', '按上门时说的')
  await shen.tap('#judge-now')
  await shen.reads('已裁定')
  await shen.picture('dispute-decided')
  await expect.poll(sheet).toMatchObject({ state: 'submitted', totalFen: 27_000 })
  await anew(mei, `pages/progress/page?id=${orderId}`)
  await mei.reads('费用 ¥270.00')
  await mei.reads('结算确认后送 20 积分')
  await mei.picture('progress-corrected')
  // What was given with the reversed settlement went with it.
  await mei.go('pages/me/page')
  await mei.reads('深浅')
  await mei.seen('#points').waitFor({ state: 'hidden' })
  await mei.go('disputes/list/page')
  await mei.tap('[id^=dispute-0]')
  await mei.reads('合同不含这一单')
  await mei.page.waitForTimeout(500)
  await mei.picture('dispute-decided-customer')
  await anew(lin, `technician/task/page?id=${orderId}&tab=settlement`)
  await lin.reads('¥270.00')
  await lin.picture('task-corrected')
})

test('#76 the order is filed; the report opens, verifies, and a changed byte shows on the page', async () => {
  await anew(fang, 'manage/settlements/page')
  await fang.tap('[id^=settlement-0]')
  await fang.tap('#to-papers')
  await fang.reads('还没有备案')
  await fang.tap('#file-now')
  await fang.reads('第 1 份')
  const filing = await saved(fang, () => fang.tap('#open-filing-1'))
  expect(filing.head).toBe('%PDF')
  const [known] = (await asFang('GET /work-orders/:id/filings', { params: { id: orderId } })).filings
  await fang.type('#paper-1', (known?.checksum ?? '').toUpperCase())
  await fang.tap('#verify-1')
  await fang.reads('没有改动')
  await fang.reads('纸上的校验码也对')
  await fang.picture('papers-genuine')
  await flipOneByte()
  await fang.tap('#verify-1')
  await fang.reads('1 项和备案时不一样')
  await fang.picture('papers-changed')
  await fang.type('#report-code', '3-AAAA-BBBB-CCCC')
  await fang.tap('#check-code')
  await fang.reads('不是这张工单的回执单')
  const report = await saved(fang, () => fang.tap('#open-report'))
  expect(report.head).toBe('%PDF')
})

test('the service report is opened by the customer and by the technician', async () => {
  for (const [who, page] of [
    [mei, `pages/progress/page?id=${orderId}`],
    [lin, `technician/task/page?id=${orderId}&tab=history`],
  ] as const) {
    await who.go(page)
    await who.seen('#service-report').waitFor()
    await who.picture(who === mei ? 'report-link-customer' : 'report-link-technician')
    const { head, name } = await saved(who, () => who.tap('#service-report .link'))
    expect([head, name.startsWith('回执单')]).toEqual(['%PDF', true])
  }
})

test('#69 a rebate is set beside the statements; the month is shown, opened as files, and closed by a second tap', async () => {
  for (const to of ['reviewed', 'confirmed'] as const) {
    const { items } = await asFang('GET /settlements')
    const id = items.find((one) => one.workOrderId === orderId)?.id ?? ''
    await asFang('POST /settlements/:id/move', { params: { id }, body: { to } })
  }
  await fang.go('manage/statements/page')
  await fang.tap('#to-rebates')
  await fang.tap('#add-rebate')
  await fang.type('#rebate-name', '师傅月销返点')
  await fang.tapWords('师傅')
  await fang.type('#find-party', '林志远')
  await fang.tap(`#party-${(await asLin('GET /me')).id}`)
  await fang.type('#rung-from-0', '200')
  await fang.type('#rung-points-0', '2')
  await fang.picture('rebate-form')
  await fang.tap('#save-rebate')
  await fang.reads('满 ¥200.00 返 2%')
  await fang.reads('师傅 · 林志远 · 全部区域')
  expect((await asFang('GET /rebates')).rebates).toMatchObject([
    { role: 'technician', party: (await asLin('GET /me')).id },
  ])
  await fang.tap('#rebate-0')
  await pickMonth(fang, '#rebate-from', monthNow)
  await fang.picture('rebate-one')
  await fang.tap('#save-rebate')
  await fang.reads(`${monthNow} 至 以后`)
  await fang.picture('rebates')
  const later = 32 * 86_400_000
  writeFileSync(system.settings.CLOCK_FILE, `${later}\n`)
  // Her phone's clock goes with the server's.
  await fang.page.addInitScript((ahead) => {
    const here = Date.now
    Date.now = () => here() + ahead
  }, later)
  await fang.page.reload()
  await anew(fang, 'manage/statements/page')
  await fang.tap(`#month-${monthNow} .tap`)
  await fang.reads('结账会计算返点', 40_000)
  await fang.picture('statements-open')
  await fang.tapWords('林志远')
  await fang.reads('期末应付')
  await fang.picture('statement')
  const book = await saved(fang, () => fang.tap('#statement-xlsx'))
  const paper = await saved(fang, () => fang.tap('#statement-pdf'))
  expect([book.head.slice(0, 2), paper.head]).toEqual(['PK', '%PDF'])
  await fang.tapLabel('关闭')
  await fang.tap('#close-month')
  await fang.reads('结账后不能改，再点一次')
  await fang.tap('#close-month')
  await fang.reads('已结账')
  await fang.picture('statements-closed')
  const [kept] = await inDatabase('select count(*)::int as months from statement_month')
  expect(kept).toEqual({ months: 1 })
  // The closed month says what is owed now, and what is typed beyond it is told.
  await fang.tapWords('林志远')
  await fang.reads(`林志远 · ${Number(monthNow.slice(0, 4))} 年 ${Number(monthNow.slice(5))} 月`)
  await fang.reads('到现在应付')
  await fang.tap('#open-payout')
  await fang.type('#payout-amount', '99999')
  await fang.reads('多付的算预支')
  await fang.reads(/比现在可付多 ¥99,[\d.]+/)
  await fang.picture('statement-past')
  await fang.tap('#payout-not')
  await fang.tapLabel('关闭')
})

test('#67 the technician’s month holds the own share with its rebate, and no colleague’s', async () => {
  await anew(lin, 'technician/earnings/page')
  await lin.reads('本月应得')
  await lin.reads('已结账', 40_000)
  await lin.picture('earnings-after')
  await lin.tap('#statement-lines')
  await lin.reads('返点')
  await lin.picture('earnings-lines')
  const book = await saved(lin, () => lin.tap('#statement-xlsx'))
  expect(book.head.slice(0, 2)).toBe('PK')
  // The others of this month are there, and are not shown to the technician.
  const own = await signIn(system, 'technician')
  const { items } = await (await signIn(system, 'finance'))('GET /statement-months/:month', {
    params: { month: monthNow },
  })
  const others = items.filter(({ party }) => party.name !== '林志远')
  expect(others.length).toBeGreaterThan(0)
  for (const { party } of others) {
    const params = { month: monthNow, role: party.role, id: party.id }
    await expect(own('GET /statements/:month/:role/:id', { params })).rejects.toThrow('not_found')
    expect(await lin.page.getByText(party.name).locator('visible=true').count()).toBe(0)
  }
})

/** The words that stand beyond the right edge of what is shown. */
const tooWide = () =>
  Array.from(document.querySelectorAll<HTMLElement>('taro-view-core, taro-text-core'))
    .filter((one) => one.childElementCount === 0 && one.offsetParent !== null && one.innerText.trim() !== '')
    .filter((one) => {
      const range = document.createRange()
      range.selectNodeContents(one)
      return range.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    })
    .map((one) => one.innerText)

test('words beyond the edge are noticed', async () => {
  await fang.page.evaluate(() => {
    const planted = document.createElement('taro-view-core')
    planted.id = 'planted'
    planted.style.cssText = 'position: absolute; top: 0; left: 380px; white-space: nowrap'
    planted.textContent = '这一行伸到页面外面去了'
    document.body.append(planted)
  })
  expect(await fang.page.evaluate(tooWide)).toContain('这一行伸到页面外面去了')
  await fang.page.evaluate(() => document.getElementById('planted')?.remove())
})

const looks = {
  dark: { storage: {}, scheme: 'dark', width: 390 },
  large: { storage: { 'field.text-size': 'extra' }, scheme: 'light', width: 390 },
  english: { storage: { 'field.language': 'en' }, scheme: 'light', width: 390 },
  wide: { storage: {}, scheme: 'light', width: 1280 },
} as const

test.each(Object.entries(looks))('in other looks nothing is pushed off the page: %s', async (look, one) => {
  const [dispute] = await inDatabase('select id from dispute where work_order_id = $1', [orderId])
  const ofFang = {
    settlements: 'manage/settlements/page',
    statements: 'manage/statements/page',
    prepayments: 'manage/prepayments/page',
    prepayment: `manage/prepayments/page?id=${orderId}`,
    rebates: 'manage/rebates/page',
    reviewers: 'manage/reviewers/page',
    papers: `manage/papers/page?id=${orderId}&number=2611-TEST`,
    disputes: 'disputes/list/page',
    dispute: `disputes/show/page?id=${dispute?.id}`,
  }
  const ofLin = { earnings: 'technician/earnings/page', task: `technician/task/page?id=${orderId}&tab=settlement` }
  const ofMei = { progress: `pages/progress/page?id=${orderId}`, me: 'pages/me/page' }
  for (const [who, pages] of [
    [fang, ofFang],
    [lin, ofLin],
    [mei, ofMei],
  ] as const) {
    const { page } = who
    await page.emulateMedia({ colorScheme: one.scheme })
    await page.setViewportSize({ width: one.width, height: one.width > 1000 ? 800 : 844 })
    await page.evaluate((stored) => {
      for (const key of ['field.text-size', 'field.language']) localStorage.removeItem(key)
      for (const [key, data] of Object.entries(stored)) localStorage.setItem(key, JSON.stringify({ data }))
    }, one.storage)
    for (const [name, path] of Object.entries(pages)) {
      await who.go(path)
      await page.reload()
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(700)
      await who.picture(`${look}-${name}`)
      expect([look, name, await page.evaluate(tooWide)]).toEqual([look, name, []])
    }
  }
})

test('leaves nothing that must never be, and no window had a fault', async () => {
  expect(await asAdmin(system.settings.DATABASE_WORKER_URL, (client) => checkInvariants(client))).toEqual([])
  for (const one of [mei, lin, fang, shen]) expect(await one.faults()).toEqual([])
})

const nothingToDo: Record<string, ChecklistAnswer> = Object.fromEntries(
  ['evaporator_fan', 'start_capacitor', 'door_seal', 'drain_hole'].map((line) => [
    line,
    { done: true, notApplicable: true, note: '检查正常，不用处理', before: [], after: [] },
  ]),
) satisfies Answers['checklist'] & object

/** Changes one byte of the photo that the customer took. */
async function flipOneByte(): Promise<void> {
  const [row] = await inDatabase(
    `select f.storage_key from file f join person p on p.id = f.created_by where p.name = '梅女士' order by f.created_at limit 1`,
  )
  const name = path.basename(String(row?.storage_key))
  const found = (await readdir(system.settings.FILES_DIR, { recursive: true })).find(
    (one) => path.basename(one) === name,
  )
  const file = await open(path.join(system.settings.FILES_DIR, found ?? ''), 'r+')
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 100)
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, 100)
  await file.close()
}
