import { isOpen } from '@field/domain/work-order'
import { presets } from '@field/presets'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { detailFor, type Ride, report, step, whoDoes } from '../support/drive.ts'
import { stopTown } from '../support/job.ts'
import { inOrderOfNeed, openShop, priceEverything, type Shop, takeOver } from '../support/shop.ts'
import { type Options, openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'
import { givePhone } from './busy-town.ts'

// The opening of a shop: 38 stations, two parts side by side, on the phones of its customer and of its staff.

const updateBytes = 32 * 1_024
const nodesOnScreen = 1_000

let shop: Shop
let ride: Ride
const open: Weapp[] = []

beforeAll(async () => {
  shop = await openShop({ sandbox: { phones: [{ id: 'mei' }, { id: 'chen' }, { id: 'wu' }] } })
  const { customer, dispatcher, manager } = shop.ours.people
  await givePhone(shop.server, 'mei', customer.id)
  await givePhone(shop.server, 'chen', dispatcher.id)
  await givePhone(shop.server, 'wu', manager.id)
  const wanted = presets.find(({ key }) => key === 'store_opening')
  if (!wanted) throw new Error('no store opening')
  const needed = inOrderOfNeed([wanted])
  let taken = null
  for (const preset of needed) taken = await takeOver(shop, preset)
  await priceEverything(shop, 3_000)
  const journey = wanted.sample.journeys.find(({ tells }) => tells.startsWith('everything twice'))
  if (!taken || !journey) throw new Error('nothing to live through')
  ride = await report(shop, taken, journey)
})
afterEach(async () => {
  for (const phone of open.splice(0)) await phone.close()
})
afterAll(() => shop && stopTown(shop))

async function look(phoneId: string, path: string, more: Partial<Options> = {}): Promise<Weapp> {
  const launch = { path, query: { id: ride.id } }
  const { url, sandbox } = shop.server
  const phone = await openWeapp({
    dist: weappDist(),
    apiOrigin: url,
    sandbox: sandbox?.url,
    phoneId,
    launch,
    ...more,
  })
  open.push(phone)
  await phone.page.locator('wx-page:not([hidden]) .timeline').first().waitFor()
  await phone.settled(600)
  return phone
}

/** Goes on until that many tasks are open at once. */
async function until(count: number): Promise<void> {
  for (let steps = 0; steps < 200; steps += 1) {
    const seen = await detailFor(ride, shop.ours.people.dispatcher)
    if (seen.tasks.filter(isOpen).length >= count) return
    if (!(await step(ride))) throw new Error('it ended before')
  }
}

/** Scrolls the page to its end and back: every screen of it is drawn and holds against the budgets. */
async function scrollThrough({ page, settled, nodes, setDataStats }: Weapp) {
  let most = 0
  let screens = 0
  for (let moved = true; moved; screens += 1) {
    most = Math.max(most, await nodes())
    moved = await page.evaluate(() => {
      const scroll = document.querySelector('wx-page:not([hidden]) .page-scroll') as HTMLElement
      const before = scroll.scrollTop
      scroll.scrollTo({ top: before + scroll.clientHeight * 0.8, behavior: 'instant' })
      return scroll.scrollTop - before > 4
    })
    await settled(60)
  }
  const { largest, count } = await setDataStats()
  return { nodes: most, screens, largest, count }
}

async function holds(phone: Weapp, name: string): Promise<void> {
  const found = await scrollThrough(phone)
  console.log(`${name}: ${JSON.stringify(found)}`)
  expect(found.largest).toBeLessThanOrEqual(updateBytes)
  expect(found.nodes).toBeLessThanOrEqual(nodesOnScreen)
}

async function picture(phone: Weapp, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (!folder) return
  await phone.page.evaluate(() =>
    document.querySelector('wx-page:not([hidden]) .page-scroll')?.scrollTo({ top: 0, behavior: 'instant' }),
  )
  await phone.settled(200)
  await phone.page.screenshot({ path: `${folder}/${name}.png` })
}

const looks = [
  ['light', {}],
  ['dark', { dark: true }],
  ['large', { textSize: 23 }],
] as const

test('#6 two parts side by side: customer and staff read what is open, with whom, and since when', async () => {
  await until(4)
  for (const [name, more] of looks) {
    const customer = await look('mei', 'pages/progress/page', more)
    await picture(customer, `parts-customer-${name}`)
    await customer.see('同时进行：')
    expect(await customer.page.locator('wx-page:not([hidden]) #parts [id^="part-"]').count()).toBe(4)
    for (const label of ['营业执照', '门店设计', '招聘', '设备订购']) expect(await customer.text()).toContain(label)
    expect(
      await customer.page.locator('wx-page:not([hidden]) .progress-part, wx-page:not([hidden]) .stage').count(),
    ).toBeLessThanOrEqual(5)
    await holds(customer, `four parts, customer, ${name}`)
    await customer.close()
    open.pop()
  }
  const desk = await look('chen', 'dispatch/order/page')
  await picture(desk, 'parts-dispatcher-light')
  await desk.see('同时进行：')
  expect(await desk.page.locator('wx-page:not([hidden]) #parts [id^="part-"]').count()).toBe(4)
  await holds(desk, 'four parts, dispatcher')
})

test('#7 every open task stands in the list of whoever has it, and in nobody else’s', async () => {
  const seen = await detailFor(ride, shop.ours.people.dispatcher)
  const tasks = seen.tasks.filter(isOpen)
  expect(tasks.length).toBeGreaterThanOrEqual(4)
  const owners = new Set(tasks.map((task) => whoDoes(shop, task)?.id))
  for (const person of shop.people) {
    const { items } = (await (await shop.as(person))('GET /work-orders', { query: { view: 'tasks' } })).value
    expect(
      items.some(({ id }) => id === ride.id),
      person.name,
    ).toBe(owners.has(person.id))
  }
})

test('#6 it is worked through to its end, and the whole story scrolls on both phones', async () => {
  for (let steps = 0; await step(ride); steps += 1) if (steps > 200) throw new Error('it goes round and round')
  expect((await detailFor(ride, shop.ours.people.dispatcher)).status).toBe('settled')
  for (const [phoneId, path] of [
    ['mei', 'pages/progress/page'],
    ['chen', 'dispatch/order/page'],
  ] as const) {
    const phone = await look(phoneId, path)
    await picture(phone, `whole-${phoneId}-light`)
    await holds(phone, `whole story, ${path}`)
    await phone.page
      .getByText(/展开全部过程/)
      .first()
      .tap()
    await phone.settled(400)
    await holds(phone, `every step, ${path}`)
    const older = phone.page.locator('wx-page:not([hidden])').getByText(/更早的 \d+ 条/)
    // In one look: between counting and reading the link may go.
    const said = async () => (await older.allInnerTexts())[0] ?? ''
    for (let before = await said(); before !== ''; before = await said()) {
      await older.first().tap()
      await expect.poll(said).not.toBe(before)
      await phone.settled(400)
      await holds(phone, `earlier, ${path}`)
    }
    await phone.see('回到最新')
    await phone.see('报修')
    await picture(phone, `oldest-${phoneId}-light`)
  }
})
