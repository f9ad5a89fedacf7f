import { checkDefinition, type WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { type Hand, openHand } from '../support/hand.ts'
import { type System, startSystem } from '../support/system.ts'
import { type SystemClient, signIn } from '../support/system-client.ts'
import { openWindow, type Window } from './people.ts'

/**
 * Everything a newcomer taps and types, from the open gallery to a published work type; the guide itself needs no tap.
 * Raise a number only with a reason; every tap more is one that each shop makes.
 */
const budget = {
  preset: { taps: 4, typed: 2 },
  wide: { taps: 9, typed: 60 },
  phone: { taps: 11, typed: 60 },
}
/** A slow hand: so many seconds to find and tap a thing, and to type a character. */
const slow = { tap: 15, typed: 3 }

const levels = ['堂食', '  菜品', '    有异物'].join('\n')
const rest = [' #高优先级', '    口味不对', '外卖', '  配送', '    超时'].join('\n')

const browser = launch()
let system: System
let office: SystemClient
let desk: SystemClient
let mei: Window | undefined
const hands: Partial<Record<'wide' | 'phone', Hand>> = {}
const keys = { preset: '', hand: '' }

beforeAll(async () => {
  system = await startSystem()
  ;[office, desk] = await Promise.all([signIn(system, 'manager'), signIn(system, 'dispatcher')])
  for (const on of ['wide', 'phone'] as const) hands[on] = await newcomer(on)
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const hand of Object.values(hands)) await hand.picture('failed')
  await mei?.picture('failed-mei')
})
afterAll(async () => {
  await (await browser).close()
  await system?.stop()
})

/** The manager on a device that never saw the app. */
const newcomer = async (on: 'wide' | 'phone'): Promise<Hand> =>
  openHand(await browser, system.link('manager').replace(/#.*$/, '#/studio/gallery/page'), on)

const handOn = (on: 'wide' | 'phone'): Hand => hands[on] as Hand
const keyOf = (hand: Hand) => /[?&]key=([a-z0-9_]+)/.exec(hand.page.url())?.[1] ?? ''

async function publish(hand: Hand): Promise<string> {
  await hand.tap('#publish')
  await hand.seen('#publish-now').waitFor()
  await hand.picture('publish')
  await hand.tap('#publish-now')
  await hand.seen('#published').waitFor()
  await hand.picture('published')
  return keyOf(hand)
}

/** Waits until the guide says this, and rings the place that it speaks of. */
async function guided(hand: Hand, name: string, words: RegExp): Promise<void> {
  await expect.poll(() => hand.seen(`#coach-${name}`).innerText(), { timeout: 10_000 }).toMatch(words)
  await hand.page.locator('.coach-ring:visible').waitFor()
  await hand.picture(`guide-${name}-${String(words).replace(/\W*(\p{L}+).*/u, '$1')}`)
}

/** What the guide tells to do, done from an empty work type; each tap is the one that the guide named last. */
async function byHand(hand: Hand, on: 'wide' | 'phone'): Promise<string> {
  await guided(hand, 'gallery', /从空白开始/)
  await hand.tap('#begin-empty')
  await hand.type('#empty-name', '餐饮投诉', 'itself')
  await hand.picture('naming')
  await hand.tap('#create-empty')
  if (on === 'phone') {
    await guided(hand, 'studio', /点「报单」/)
    await hand.tap('#step-report')
  }
  await guided(hand, 'studio', /点「级联标签」/)
  await hand.tap('#kind-cascade')
  await guided(hand, 'studio', /把三级分类写进「选项」/)
  await hand.type('#field-name', '投诉分类', 'itself')
  await hand.type('#field-options', levels)
  await guided(hand, 'studio', /末尾写「 #高优先级」/)
  await hand.type('#field-options', rest, 'itself')
  await hand.seen('#field-required').evaluate((one) => one.scrollIntoView({ block: 'center' }))
  await guided(hand, 'studio', /「必填」选「一直」/)
  await hand.tapIn('#field-required', '一直')
  if (on === 'phone') {
    await guided(hand, 'studio', /先点「回到流程」/)
    await hand.tap('#to-flow')
  }
  await guided(hand, 'studio', /点「加节点」，再点「高优先级」要主管审批/)
  await hand.tap('#add-step')
  await hand.seen('#add-marked-approval').waitFor()
  await hand.picture('add-step')
  await hand.tap('#add-marked-approval')
  await guided(hand, 'studio', /点「发布」/)
  const key = await publish(hand)
  await hand.seen('#coach-studio').waitFor({ state: 'detached' })
  return key
}

const definitionOf = async (key: string): Promise<WorkTypeDefinition> =>
  (await office('GET /work-types/:key/draft', { params: { key } })).definition

function within(hand: Hand, way: keyof typeof budget): void {
  const { taps, typed } = hand.count()
  const minutes = (taps * slow.tap + typed * slow.typed) / 60
  console.log(`${way}: ${taps} taps, ${typed} typed characters, ${minutes.toFixed(1)} minutes of a slow hand`)
  expect(taps, `taps of ${way}`).toBeLessThanOrEqual(budget[way].taps)
  expect(typed, `characters of ${way}`).toBeLessThanOrEqual(budget[way].typed)
  expect(minutes).toBeLessThan(10)
}

/** Three levels asked of everybody, and an approval of the manager's that only grave ones come to. */
async function isComplaint(key: string): Promise<void> {
  const definition = await definitionOf(key)
  const field = definition.report.fields.find(({ kind }) => kind === 'cascade')
  expect(field).toMatchObject({ label: { 'zh-CN': '投诉分类' }, required: true, levels: { length: 3 } })
  expect(field?.label.en).toBeUndefined()
  const approval = definition.nodes.find(({ kind }) => kind === 'approval')
  expect(approval).toMatchObject({ assignee: [{ by: 'role', role: 'manager' }] })
  const handle = definition.nodes.find((node) => node.key === 'handle')
  expect(handle).toMatchObject({ next: [{ to: approval?.key, when: expect.anything() }, { to: 'end' }] })
  expect(checkDefinition(definition)).toEqual([])
}

/** A door for customers to what was made, as its code on a table: where it leads. */
async function doorTo(workType: string, code: string): Promise<string> {
  const { id } = await office('POST /entrances', {
    body: { code, kind: 'customer', label: { 'zh-CN': '桌面二维码' }, workType },
  })
  const { tags } = await office('POST /entrances/:id/tags', { params: { id }, body: { count: 1 } })
  return `pages/landing/page?scene=${tags[0]?.token}`
}

/** A customer's complaint by the levels tapped; the order's id. */
async function complain(door: string, chosen: readonly string[], words: string): Promise<string> {
  const { phoneId } = system.people.find(({ role }) => role === 'customer') ?? { phoneId: '' }
  mei = await openWindow(await browser, `${system.origin}/?phone=${phoneId}#/${door}`)
  const { page, seen } = mei
  await mei.tap('#report')
  await mei.type('#address', '灵石路店 3 号桌')
  await mei.tapWords('打字')
  await mei.type('#words', words)
  await page.locator('[id^="answer-"]:visible').first().tap()
  for (const level of chosen) await seen('[role=dialog]').getByText(level, { exact: true }).last().tap()
  await mei.picture(`complaint-${chosen.at(-1)}`)
  await mei.tap('#send')
  await mei.consent()
  const found = async () => {
    const { items } = await office('GET /work-orders', { query: { view: 'all' } })
    return items.find(({ title }) => title === words)?.id ?? ''
  }
  await expect.poll(found).not.toBe('')
  const id = await found()
  await mei.reads('现在到这一步')
  expect(await mei.faults()).toEqual([])
  await mei.close()
  mei = undefined
  return id
}

/** The order's open task: whose and at which node. */
async function openTask(id: string) {
  const { tasks } = await office('GET /work-orders/:id', { params: { id } })
  return tasks.find(({ state }) => state === 'pending' || state === 'assigned') ?? null
}

async function complete(by: SystemClient, id: string, answers: Record<string, unknown> = {}): Promise<void> {
  const task = await openTask(id)
  if (!task) throw new Error('nothing is open')
  await by('POST /work-orders/:id/commands', {
    params: { id },
    body: { command: { kind: 'complete', taskId: task.id, answers } as never },
  })
}

const told = async (id: string) => {
  const { items } = await office('GET /inbox')
  return items
    .filter(({ workOrderId }) => workOrderId === id)
    .map(({ template, fields }) => ({ template, said: fields.said ?? null }))
}

const goTo = (hand: Hand, path: string) => hand.page.evaluate((hash) => window.location.assign(hash), `#/${path}`)

test('#24 #25 by hand on the wide screen, from nothing, led by the guide alone', async () => {
  const hand = handOn('wide')
  await hand.seen('#coach-gallery').waitFor()
  keys.hand = await byHand(hand, 'wide')
  within(hand, 'wide')
  await isComplaint(keys.hand)
})

test('#24 #25 by hand on a phone, led by the guide alone', async () => {
  const hand = handOn('phone')
  const key = await byHand(hand, 'phone')
  within(hand, 'phone')
  await isComplaint(key)
})

test('#24 from the trade of complaints: found, taken, published', async () => {
  const hand = handOn('wide')
  await goTo(hand, 'studio/gallery/page')
  hand.restart()
  await hand.type('#search', '餐饮')
  await hand.tap('#take-catering_complaint')
  keys.preset = await publish(hand)
  within(hand, 'preset')
  const { nodes, report } = await definitionOf(keys.preset)
  expect(report.fields.find(({ kind }) => kind === 'cascade')).toMatchObject({ levels: { length: 3 } })
  expect(nodes.find(({ key }) => key === 'supervisor')).toMatchObject({ kind: 'approval' })
})

test('#24 customers complain through what was made: the grave one goes to the supervisor, told once; the other does not', async () => {
  const hand = handOn('wide')
  const door = await doorTo(keys.hand, 'hand')
  const grave = await complain(door, ['堂食', '菜品', '有异物'], '菜里有钢丝')
  const plain = await complain(door, ['外卖', '配送', '超时'], '晚了一小时')
  for (const id of [grave, plain]) await complete(desk, id)
  expect(await openTask(plain)).toBeNull()
  expect((await office('GET /work-orders/:id', { params: { id: plain } })).status).toBe('completed')
  const task = await openTask(grave)
  const { nodes } = await definitionOf(keys.hand)
  expect(nodes.find(({ key }) => key === task?.node)).toMatchObject({ kind: 'approval' })
  await expect.poll(() => told(grave), { timeout: 10_000 }).toHaveLength(1)
  expect(await told(plain)).toEqual([])
  await goTo(hand, 'desk/tasks/page')
  await hand.tap(`#task-${grave}`)
  await hand.seen('#approve').waitFor()
  await hand.picture('supervisor')
  await hand.tap('#approve')
  await expect.poll(() => openTask(grave), { timeout: 10_000 }).toBeNull()
})

test('#24 and through the one of the trade', async () => {
  const door = await doorTo(keys.preset, 'preset')
  const grave = await complain(door, ['堂食投诉', '服务态度', '言语冲突'], '服务员骂人')
  const plain = await complain(door, ['堂食投诉', '菜品问题', '口味偏差'], '太咸')
  const answers = { guest_says: '要道歉', found: '属实', remedy: 'apology', amount: 0 }
  for (const id of [grave, plain]) await complete(office, id, answers)
  expect((await openTask(plain))?.node).toBe('carry_out')
  await expect.poll(async () => (await openTask(grave))?.node, { timeout: 10_000 }).toBe('supervisor')
  const alerts = async (id: string) => (await told(id)).filter(({ said }) => said === '高优先级投诉待审批')
  await expect.poll(() => alerts(grave), { timeout: 10_000 }).toHaveLength(1)
  expect(await alerts(plain)).toEqual([])
})

test('nothing of it went wrong on the screens', () => {
  for (const hand of Object.values(hands)) expect(hand.faults).toEqual([])
})
