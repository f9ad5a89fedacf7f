import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTown, type Town } from '../support/job.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'
import { givePhone, giveTasks } from './busy-town.ts'

// Five hundred orders, made by the server, on every list that can hold them.

const orders = 500
const updateBytes = 32 * 1_024
const nodesOnScreen = 1_000

let town: Town
let weapp: Weapp | undefined

beforeAll(async () => {
  town = await startTown({ sandbox: { phones: [{ id: 'mei' }, { id: 'lin' }, { id: 'chen' }] } })
  const { customer, technician, dispatcher } = town.ours.people
  await givePhone(town.server, 'mei', customer.id)
  await givePhone(town.server, 'lin', technician.id)
  await givePhone(town.server, 'chen', dispatcher.id)
  await giveTasks(town, orders)
})
afterEach(async () => {
  const closing = weapp
  weapp = undefined
  await closing?.close()
})
afterAll(() => town?.server.stop())

/**
 * What of the scrolled part of the screen is not covered by rows, in points: the largest empty box among the parts of its lists.
 */
const blank = (page: Weapp['page']) =>
  page.evaluate(() => {
    const scroll = document.querySelector('wx-page:not([hidden]) .page-scroll') as HTMLElement
    const view = scroll.getBoundingClientRect()
    const empty = Array.from(scroll.querySelectorAll('.list-part')).filter((part) => part.childElementCount === 0)
    const seen = empty.map((part) => {
      const { top, bottom } = part.getBoundingClientRect()
      return Math.min(bottom, view.bottom) - Math.max(top, view.top)
    })
    return Math.max(0, ...seen)
  })

const scrollBy = (page: Weapp['page'], screens: number) =>
  page.evaluate((heights) => {
    const scroll = document.querySelector('wx-page:not([hidden]) .page-scroll') as HTMLElement
    const before = scroll.scrollTop
    scroll.scrollTo({ top: before + scroll.clientHeight * heights, behavior: 'instant' })
    return scroll.scrollTop !== before
  }, screens)

const idsSeen = (page: Weapp['page'], prefix: string): Promise<string[]> =>
  page.evaluate(
    (start) => Array.from(document.querySelectorAll(`wx-page:not([hidden]) [id^="${start}"]`), ({ id }) => id),
    prefix,
  )

/** Waits until the list has looked where it is after `looks` looks, and nothing changes any more. */
async function drawnAgain(phone: Weapp, looks: number): Promise<void> {
  await expect.poll(() => looksOf(phone), { timeout: 10_000 }).toBeGreaterThan(looks)
  const shape = async () => `${await looksOf(phone)} ${await phone.nodes()} ${(await phone.setDataStats()).count}`
  for (let before = '', now = await shape(); before !== now; ) {
    await phone.settled(90)
    before = now
    now = await shape()
  }
}

const looksOf = async (phone: Weapp) => (await phone.calls('createSelectorQuery')).length

/** Scrolls to the end and a few screens back, and holds every screen against the budgets. */
async function scrollThrough(phone: Weapp, prefix: string, step = 0.7) {
  const { page } = phone
  const seen = new Set<string>()
  let nodes = 0
  let screens = 0
  for (const [direction, most] of [
    [step, 1_000],
    [-step, 12],
  ] as const) {
    for (let [more, left] = [true, most]; more && left > 0; left -= 1, screens += 1) {
      const looks = await looksOf(phone)
      more = await scrollBy(page, direction)
      // What was drawn ahead has to be there at once; only then may the next rows be drawn.
      expect(await blank(page), `screen ${screens}`).toBe(0)
      if (more) await drawnAgain(phone, looks)
      nodes = Math.max(nodes, await phone.nodes())
      for (const id of await idsSeen(page, prefix)) seen.add(id)
    }
  }
  const { largest, count } = await phone.setDataStats()
  return { rows: seen.size, nodes, screens, largest, count }
}

const shows = [
  { who: 'lin', path: 'technician/today/page', prefix: 'job-', rows: orders - 1 },
  { who: 'mei', path: 'pages/orders/page', prefix: 'order-', rows: orders },
  { who: 'chen', path: 'dispatch/board/page', prefix: 'card-', rows: 100 },
] as const

test.each(shows)(
  '$path scrolls through five hundred orders without blank rows',
  async ({ who, path, prefix, rows }) => {
    weapp = await openWeapp({
      dist: weappDist(),
      apiOrigin: town.server.url,
      sandbox: town.server.sandbox?.url,
      phoneId: who,
      launch: { path },
    })
    await weapp.page.locator(`wx-page:not([hidden]) [id^="${prefix}"]`).first().waitFor()
    await weapp.settled(800)
    const found = await scrollThrough(weapp, prefix)
    console.log(`${path}: ${JSON.stringify(found)}`)
    expect(found.rows).toBe(rows)
    expect(found.largest).toBeLessThanOrEqual(updateBytes)
    expect(found.nodes).toBeLessThanOrEqual(nodesOnScreen)
  },
)
