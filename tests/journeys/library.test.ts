import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, type Window } from './people.ts'

const browser = launch()
let system: System
let shen: Window
let lin: Window
const tokens = new Map<Window, string>()

const open = async (role: string) => {
  const window = await openWindow(await browser, system.link(role))
  window.page.on('request', (request) => {
    const { authorization } = request.headers()
    if (authorization) tokens.set(window, authorization)
  })
  return window
}
const ask = async <T>(window: Window, method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`${system.origin}/api${path}`, {
    method,
    headers: {
      authorization: tokens.get(window) ?? '',
      ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
const count = (window: Window, selector: string) => window.page.locator(`${selector}:visible`).count()

beforeAll(async () => {
  system = await startSystem()
  shen = await open('manager')
  await shen.reads('项目库')
})
afterAll(async () => {
  const faults: string[] = []
  for (const window of [shen, lin]) {
    faults.push(...((await window?.faults()) ?? []))
    await window?.close()
  }
  await (await browser).close()
  await system?.stop()
  expect(faults).toEqual([])
})

type Items = { items: { id: string; code: string; name: { 'zh-CN': string }; minutes: number; version: number }[] }
const itemCalled = async (code: string) => {
  const { items } = await ask<Items>(shen, 'GET', `/service-items?q=${code}`)
  return items.find((one) => one.code === code)
}

test('#46 an item is made on the phone with hints and an instruction of lines, found by its initials, and changed', async () => {
  await shen.tap('#to-library')
  await shen.reads('现成项目库')
  await shen.picture('library-list')
  await shen.tap('#add-item')
  await shen.type('#item-code', 'T-100')
  await shen.type('#item-name', '更换启动电容')
  await shen.type('#item-name-en', 'Replace start capacitor')
  await shen.type('#path-0', '测试行业')
  await shen.type('#item-minutes', '40')
  await shen.type('#find-part', 'SC-35')
  await shen.tap('#add-part-SC-35')
  await shen.tap('#add-hint')
  await shen.type('#hint-0', '电梯要收费，带零钱')
  await shen.type('#item-instruction', '断电\n拆旧电容\n装新电容')
  await shen.picture('library-new')
  await shen.tap('#save-item')
  await shen.reads('已保存')
  await shen.tapLabel('关闭')
  await shen.type('#search-library', 'ghqddr')
  await shen.tap('#item-T-100')
  await shen.type('#item-instruction', '断电\n拆旧电容并放电\n装新电容')
  await shen.tap('#save-item')
  await shen.reads('第 2 版')
  await shen.tap('#version-2')
  await shen.reads('拆旧电容并放电')
  await shen.picture('library-diff')
  expect(await itemCalled('T-100')).toMatchObject({ minutes: 40, version: 2 })
})

test('#48 a site has its own minutes; when headquarters changes them the list says so, and giving up follows again', async () => {
  await shen.tap('#add-override')
  const { items: sites } = await ask<{ items: { id: string; name: string }[] }>(shen, 'GET', '/places?kind=site')
  const site = sites[0]?.id ?? ''
  await shen.type('#find-scope', sites[0]?.name ?? '')
  await shen.tap(`#scope-${site}`)
  await shen.tap('#own-minutes')
  await shen.type('#item-minutes', '55')
  await shen.tap('#save-override')
  await shen.seen(`#override-${site}`).waitFor()
  await shen.type('#item-minutes', '45')
  await shen.tap('#save-item')
  await shen.reads('总部已改')
  await shen.picture('library-override')
  await shen.tap(`#override-${site}`)
  await shen.tap('#follow-hq')
  await shen.reads('各地都跟总部一样')
  await shen.tap('#add-override')
  await shen.type('#find-scope', sites[0]?.name ?? '')
  await shen.tap(`#scope-${site}`)
  await shen.tap('#own-available')
  await shen.tap('#save-override')
  await shen.seen(`#override-${site}`).waitFor()
  await shen.tap(`#override-${site}`)
  await shen.tap('#follow-hq')
  await shen.reads('各地都跟总部一样')
})

test('#46 a part that is retired is marked on the items that name it, until it is back in use', async () => {
  const [part] = (await ask<{ items: { id: string }[] }>(shen, 'GET', '/parts?q=SC-35')).items
  const retire = (retired: boolean) => ask(shen, 'POST', `/parts/${part?.id}/retire`, { retired })
  const again = async () => {
    await shen.tapLabel('关闭')
    await shen.tap('#item-T-100')
    await shen.seen('#part-SC-35').waitFor()
  }
  await retire(true)
  await again()
  await shen.reads('已停用，师傅看不到')
  await shen.seen('#part-SC-35').scrollIntoViewIfNeeded()
  await shen.picture('library-retired-part')
  await retire(false)
  await again()
  await expect.poll(() => count(shen, '#part-SC-35 .badge')).toBe(0)
})

test('#46 a retired item is found among the retired ones and brought back', async () => {
  await shen.tap('#retire-item')
  await shen.seen('#restore-item').waitFor()
  await shen.tapLabel('关闭')
  await shen.type('#search-library', '')
  await shen.tap('#in-retired')
  await shen.tap('#item-T-100')
  await shen.tap('#restore-item')
  await shen.seen('#retire-item').waitFor()
  await shen.tapLabel('关闭')
})

test('#45 a sheet is looked at first: each fault by row and column, nothing written; the mended one is written', async () => {
  await shen.tap('#open-sheets')
  const choose = async (text: string) => {
    const chooser = shen.page.waitForEvent('filechooser')
    await shen.tap('#choose-sheet')
    await (await chooser).setFiles({ name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  await choose('编码,名称,工时（分钟）\nT-200,清洗滤网,二十\nT-201,,30\n')
  await shen.seen('#import-faulty').waitFor()
  await shen.seen('#fault-2-minutes').waitFor()
  await shen.seen('#fault-3-name').waitFor()
  await shen.picture('library-import')
  expect(await itemCalled('T-200')).toBeUndefined()
  await choose('编码,名称,工时（分钟）\nT-200,清洗滤网,20\nT-201,清洗风轮,30\n')
  await shen.seen('#import-ready').waitFor()
  await shen.tap('#confirm-import')
  await shen.seen('#import-confirmed').waitFor()
  expect(await itemCalled('T-200')).toMatchObject({ minutes: 20 })
  await shen.tapLabel('关闭')
})

test('#45 the ready library is taken by trades', async () => {
  await shen.tap('#open-ready')
  const { trades } = await ask<{ trades: { trade: string; items: number; taken: number }[] }>(
    shen,
    'GET',
    '/library/ready',
  )
  const one = trades.find(({ items, taken }) => taken === 0 && items > 0)
  await shen.tap(`#trade-${one?.trade}`)
  await shen.picture('library-ready')
  await shen.tap('#take-ready')
  await shen.reads(new RegExp(`放进 ${one?.items} 个项目`))
  await shen.tapLabel('关闭')
  await shen.tap(`#in-trade-${one?.trade}`)
  await shen.picture('library-trade')
})

test('#50 a package of two items is made and stands with its price', async () => {
  await shen.tapWords('套餐')
  await shen.tap('#add-package')
  await shen.type('#package-name', '冷柜全套保养')
  await shen.type('#package-summary', '清洗加检查，一次做完')
  await shen.tap('#package-type-appliance_repair')
  await shen.type('#find-line', 'ghqddr')
  await shen.tap('#add-line-T-100')
  await shen.type('#find-line', 'T-200')
  await shen.tap('#add-line-T-200')
  await shen.picture('library-package')
  await shen.tap('#save-package')
  await shen.reads('已保存')
  await shen.tapLabel('关闭')
  await shen.reads('冷柜全套保养')
  expect(await count(shen, '.pick-card')).toBeGreaterThan(0)
})

test('#45 on a wide screen the list and the item stand side by side', async () => {
  const item = await itemCalled('T-100')
  await shen.page.setViewportSize({ width: 1280, height: 800 })
  await shen.go(`manage/library/page?id=${item?.id}&wide=1`)
  await shen.seen('#item-form').waitFor()
  await shen.seen('#search-library').waitFor()
  await shen.reads('第 3 版')
  await shen.picture('library-wide')
  await shen.page.emulateMedia({ colorScheme: 'dark' })
  await shen.picture('library-wide-dark')
  await shen.page.emulateMedia({ colorScheme: 'light' })
  await shen.page.setViewportSize({ width: 390, height: 844 })
})

test('#45 #46 #49 in the task: found without a network, brings parts and minutes; the changed instruction is shown', async () => {
  const gu = await open('dispatcher')
  await gu.reads('代客报修')
  await gu.go('pages/messages/page')
  await expect.poll(() => tokens.has(gu)).toBe(true)
  const { rows } = await asAdmin(system.database.urls.admin ?? '', (client) =>
    client.query(`select a.id from asset a where a.name = '立式冷冻展示柜' order by id limit 1`),
  )
  const { id } = await ask<{ id: string }>(gu, 'POST', '/work-orders', {
    assetId: rows[0].id,
    source: 'staff',
    answers: { symptoms: ['not_cooling'] },
  })
  lin = await open('technician')
  await lin.go('pages/messages/page')
  await expect.poll(() => tokens.has(lin)).toBe(true)
  const { tasks } = await ask<{ tasks: { id: string; state: string; assigneeId: string | null }[] }>(
    gu,
    'GET',
    `/work-orders/${id}`,
  )
  const task = tasks[0]
  const { id: linId } = await ask<{ id: string }>(lin, 'GET', '/me')
  if (task?.assigneeId !== linId) {
    const { version } = await ask<{ version: number }>(gu, 'GET', `/work-orders/${id}`)
    expect(version).toBeGreaterThan(0)
    await ask(gu, 'POST', `/work-orders/${id}/commands`, {
      command: {
        kind: task?.assigneeId ? 'transfer' : 'assign',
        taskId: task?.id,
        to: linId,
        ...(task?.assigneeId && { reason: '换人' }),
      },
    })
  }
  const does = (command: object) =>
    ask(lin, 'POST', `/work-orders/${id}/commands`, { command: { taskId: task?.id, ...command }, at: Date.now() })
  await does({ kind: 'accept' })
  await does({ kind: 'travel' })
  await does({ kind: 'arrive' })
  await lin.go(`technician/task/page?id=${id}&tab=parts`)
  await lin.tapLabel('服务项目')
  await lin.seen('#search-items').waitFor()
  await lin.page.context().setOffline(true)
  await lin.type('#search-items', 'ghqddr')
  await lin.seen('#item-T-100').waitFor()
  await lin.picture('task-item-offline')
  await lin
    .tapLabel('多一件 更换启动电容')
    .catch(async () => lin.page.locator('#item-T-100 .stepper-sign').last().tap())
  await lin.seen('#chosen-T-100').waitFor()
  await lin.page.context().setOffline(false)
  await lin.picture('task-item-chosen')
  await lin.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect
    .poll(
      async () =>
        (await ask<{ items?: { code: string }[] }>(lin, 'GET', `/work-orders/${id}`)).items?.map(({ code }) => code),
      { timeout: 15_000 },
    )
    .toContain('T-100')
  await lin.tapLabel('配件')
  await lin.seen('#need-SC-35').waitFor()
  await lin.picture('task-needs')
  const item = await itemCalled('T-100')
  const whole = await ask<Record<string, unknown>>(shen, 'GET', `/service-items/${item?.id}`)
  const { label, path, minutes, parts, hints, version } = whole as {
    label: object
    path: object[]
    minutes: number
    parts: { partId: string; quantity: number }[]
    hints: object[]
    version: number
  }
  await ask(shen, 'PUT', `/service-items/${item?.id}`, {
    base: version,
    label,
    path,
    minutes,
    parts: parts.map(({ partId, quantity }) => ({ partId, quantity })),
    hints,
    instruction: { 'zh-CN': '断电\n拆旧电容，戴手套\n装新电容' },
  })
  await lin.go(`technician/task/page?id=${id}&tab=overview&again=1`)
  await lin.tap('#updated-items')
  await lin.seen('#instruction-diff').waitFor()
  await lin.reads('拆旧电容，戴手套')
  await lin.picture('task-updated')
  await lin.tapLabel('关闭')
  await gu.close()
})

test('#50 a package is taken in the task: its lines are there at once', async () => {
  await lin.tapLabel('配件')
  await lin.tapLabel('服务项目')
  await lin.tap('#choose-package')
  await lin.tapWords('冷柜全套保养')
  await lin.picture('task-packages')
  await lin.page.locator('[id^="take-p"]:visible').last().tap()
  await lin.seen('#chosen-T-200').waitFor()
  await lin.picture('task-package-taken')
})
