import { setTimeout as wait } from 'node:timers/promises'
import { checkDefinition, edgesOf, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { type Client, clientOf } from '../support/server.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, seeing, type Window } from './people.ts'

type Screen = Pick<Window, 'page' | 'seen' | 'reads' | 'tap' | 'tapWords' | 'picture'>

const browser = launch()
let system: System
let shen: Screen
let han: Screen
let phone: Window
let api: Client

beforeAll(async () => {
  system = await startSystem()
  shen = await openDesk('manager')
  han = await openDesk('admin')
  phone = await openWindow(await browser, system.link('manager'))
  const kept = await shen.page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.endsWith(':session'))
    return name === undefined ? null : localStorage.getItem(name)
  })
  api = clientOf(system.origin, JSON.parse(JSON.parse(kept ?? '{}').data).accessToken)
})
afterAll(async () => {
  await (await browser).close()
  await system?.stop()
})

/** A window of 1280 × 800 with a mouse. */
async function openDesk(role: string): Promise<Screen> {
  const context = await (await browser).newContext({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(system.link(role))
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith(':session')))
  return seeing(
    page,
    {
      seen: (selector) => page.locator(`${selector}:visible`).last(),
      words: (words) => page.getByText(words).locator('visible=true').last(),
    },
    'desk-',
  )
}

async function begin(preset: string): Promise<string> {
  return (await api('POST /work-types', { body: { preset } })).value.key
}
async function openDraft(screen: Screen, key: string, ready: string) {
  await screen.page.evaluate((hash) => window.location.assign(hash), `#/studio/designer/page?key=${key}`)
  await screen.seen(ready).waitFor()
  const skip = screen.page.getByText('跳过', { exact: true }).locator('visible=true')
  if ((await skip.count()) > 0) await skip.last().tap()
}
const draftOf = async (key: string) => (await api('GET /work-types/:key/draft', { params: { key } })).value
const leadsTo = ({ nodes }: WorkTypeDefinition, key: string): string | undefined => {
  const node = nodes.find((one) => one.key === key)
  return node && edgesOf(node).at(-1)?.to
}
const fieldsOf = (definition: WorkTypeDefinition, key: string): readonly string[] => {
  const node = nodeOf(definition, key)
  return node && 'form' in node ? (node.form?.fields ?? []).map((field) => field.key) : []
}

const middleOf = async (at: Locator) => {
  const box = await at.boundingBox()
  if (!box) throw new Error('there is nothing to take hold of')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Takes hold with the mouse and lets go there. */
async function drag({ page }: Screen, from: Locator, to: { readonly x: number; readonly y: number }) {
  const { x, y } = await middleOf(from)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 10, y + 10, { steps: 2 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
  await wait(150)
}

/** Rests a finger there until the thing is held, moves it and lets go. */
async function holdAndMove({ page }: Screen, from: Locator, to: { readonly x: number; readonly y: number }) {
  const { x, y } = await middleOf(from)
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { readonly x: number; readonly y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', { x, y })
  await wait(500)
  for (let step = 1; step <= 8; step++) {
    await touch('touchMove', { x: x + ((to.x - x) * step) / 8, y: y + ((to.y - y) * step) / 8 })
    await wait(30)
  }
  await touch('touchEnd')
  await wait(200)
}

const above = async (at: Locator) => {
  const box = await at.boundingBox()
  if (!box) throw new Error('there is no such row')
  return { x: box.x + box.width / 2, y: box.y + 4 }
}

test('#18 on a wide screen: steps and fields are dragged to their places, added and removed, and the draft is sound', async () => {
  const key = await begin('cleaning')
  await openDraft(shen, key, '#node-survey')
  expect(leadsTo((await draftOf(key)).definition, 'look_over')).toBe('survey')
  await drag(shen, shen.seen('#node-survey'), await middleOf(shen.seen('#node-quote_agreed')))
  await expect.poll(async () => leadsTo((await draftOf(key)).definition, 'quote_agreed')).toBe('survey')
  expect(leadsTo((await draftOf(key)).definition, 'look_over')).toBe('quote_agreed')
  await shen.tap('#node-survey')
  await shen.seen('#field-list .fd-place').waitFor()
  const before = fieldsOf((await draftOf(key)).definition, 'survey')
  const place = (index: number) => shen.page.locator('#field-list > .fd-place:visible').nth(index)
  await drag(shen, place(1).locator('.drag-grip'), await above(place(0)))
  await expect
    .poll(async () => fieldsOf((await draftOf(key)).definition, 'survey').slice(0, 2))
    .toEqual([before[1], before[0]])
  await drag(shen, shen.seen('#kind-photo'), await above(place(1)))
  await expect.poll(async () => fieldsOf((await draftOf(key)).definition, 'survey').length).toBe(before.length + 1)
  const added = fieldsOf((await draftOf(key)).definition, 'survey')
  expect(before).not.toContain(added[1])
  expect([added[0], ...added.slice(2)]).toEqual([before[1], before[0], ...before.slice(2)])
  await shen.picture('18-wide')
  await shen.tap('#field-remove')
  await expect.poll(async () => fieldsOf((await draftOf(key)).definition, 'survey')).not.toContain(added[1])
  await shen.tap('#undo')
  await expect.poll(async () => fieldsOf((await draftOf(key)).definition, 'survey')).toEqual(added)
  expect(checkDefinition((await draftOf(key)).definition)).toEqual([])
})

test('#18 on the phone: a finger rests on a step or a field, moves it, and the draft is sound', async () => {
  const key = await begin('cleaning')
  await openDraft(phone, key, '#place-dry')
  expect(leadsTo((await draftOf(key)).definition, 'deep_clean')).toBe('dry')
  await holdAndMove(phone, phone.seen('#step-dry'), await above(phone.seen('#place-deep_clean')))
  await expect.poll(async () => leadsTo((await draftOf(key)).definition, 'quote_agreed')).toBe('dry')
  expect(leadsTo((await draftOf(key)).definition, 'deep_clean')).toBe('clean')
  await phone.tap('#step-survey')
  await phone.seen('#field-list .fd-place').waitFor()
  const before = fieldsOf((await draftOf(key)).definition, 'survey')
  const place = (index: number) => phone.page.locator('#field-list > .fd-place:visible').nth(index)
  await holdAndMove(phone, place(1).locator('.fd-main'), await above(place(0)))
  await expect
    .poll(async () => fieldsOf((await draftOf(key)).definition, 'survey').slice(0, 2))
    .toEqual([before[1], before[0]])
  await holdAndMove(phone, phone.seen('#kind-photo'), await above(place(1)))
  await expect.poll(async () => fieldsOf((await draftOf(key)).definition, 'survey').length).toBe(before.length + 1)
  const added = fieldsOf((await draftOf(key)).definition, 'survey')
  expect(before).not.toContain(added[1])
  await phone.picture('18-phone')
  await phone.tap('#field-remove')
  await expect.poll(async () => fieldsOf((await draftOf(key)).definition, 'survey')).not.toContain(added[1])
  await phone.tap('#to-flow')
  await phone.tap('#undo')
  await expect.poll(async () => fieldsOf((await draftOf(key)).definition, 'survey')).toEqual(added)
  expect(checkDefinition((await draftOf(key)).definition)).toEqual([])
})

test('a finger that moves at once scrolls the list and moves nothing', async () => {
  const key = await begin('catering_complaint')
  await openDraft(phone, key, '#place-contact')
  const before = (await draftOf(key)).revision
  const { x, y } = await middleOf(phone.seen('#step-trace'))
  const session = await phone.page.context().newCDPSession(phone.page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] })
  await touch('touchStart', y)
  for (let step = 1; step <= 10; step++) await touch('touchMove', y - step * 30)
  await touch('touchEnd')
  await expect.poll(async () => (await phone.seen('#step-list').boundingBox())?.y ?? 0).toBeLessThan(-50)
  await wait(1_000)
  expect((await draftOf(key)).revision).toBe(before)
})

test('two people shape one draft: each sees the other’s step; the same field changed by both is asked about, and neither is lost', async () => {
  const key = await begin('appliance_repair')
  await openDraft(shen, key, '#node-repair')
  await openDraft(han, key, '#node-repair')
  const rename = async (screen: Screen, node: string, name: string) => {
    await screen.tap(`#node-${node}`)
    if (node !== 'settle') await screen.page.locator('#node-part .seg-one:visible').nth(1).click()
    await screen.seen('#node-name input').fill(name)
  }
  await rename(shen, 'repair', '修好它')
  await rename(han, 'acceptance', '店长验收')
  await expect.poll(async () => (await han.seen('#node-repair').textContent()) ?? '').toContain('修好它')
  await expect.poll(async () => (await shen.seen('#node-acceptance').textContent()) ?? '').toContain('店长验收')
  await han.seen('#others').waitFor()
  expect(await han.seen('#others').textContent()).toContain('沈岚也在改')
  await shen.picture('two-people')

  // Both change one name while neither hears of the other.
  await han.page.context().setOffline(true)
  await rename(han, 'confirm', '顾客点头')
  await rename(shen, 'confirm', '客户认可')
  await expect.poll(async () => nodeOf((await draftOf(key)).definition, 'confirm')?.label['zh-CN']).toBe('客户认可')
  await han.page.context().setOffline(false)
  await han.reads(/两个人改了同一处/, 30_000)
  const card = han.page.locator('[id^="clash-"]:visible').first()
  expect(await card.textContent()).toContain('顾客点头')
  expect(await card.textContent()).toContain('客户认可')
  expect(nodeOf((await draftOf(key)).definition, 'confirm')?.label['zh-CN']).toBe('客户认可')
  await han.picture('clash')
  await card.getByText('顾客点头').click()
  await han.seen('[id^="clash-"][id$="-use"]').click()
  await expect.poll(async () => nodeOf((await draftOf(key)).definition, 'confirm')?.label['zh-CN']).toBe('顾客点头')
  await expect.poll(async () => (await shen.seen('#node-confirm').textContent()) ?? '').toContain('顾客点头')
  const { definition } = await draftOf(key)
  expect(nodeOf(definition, 'repair')?.label['zh-CN']).toBe('修好它')
  expect(nodeOf(definition, 'acceptance')?.label['zh-CN']).toBe('店长验收')
})

test('a rehearsal is run again with another answer and takes the other branch', async () => {
  const key = await begin('catering_complaint')
  await openDraft(shen, key, '#node-contact')
  await shen.tap('#rehearse')
  await shen.tap('#rehearse-run')
  await shen.seen('#rehearse-lines').waitFor()
  // The samples choose what is not safe to eat: the dish is sealed.
  expect(await shen.seen('#rehearse-lines').textContent()).toContain('留样封存停售')
  await shen.page.locator('#rehearse-shown .seg-one:visible').nth(1).click()
  await shen.tap('#rehearse-report-answers')
  await shen.seen('#rehearse-report-answers-form .field').waitFor()
  await shen.tap('#rehearse-report-answers-form #answer-complaint')
  await shen.seen('input#search-complaint, #search-complaint input').fill('上菜慢')
  await shen.tap('#option-dine_in-service-slow')
  await shen.picture('rehearsal-answers')
  await shen.tap('#rehearse-run')
  await expect.poll(async () => (await shen.seen('#rehearse-lines').textContent()) ?? '').not.toContain('留样封存停售')
  expect(await shen.seen('#rehearse-lines').textContent()).toContain('落实处理')
})
