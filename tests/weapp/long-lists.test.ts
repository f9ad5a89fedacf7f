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
 * Scrolls by this many heights of the list, if all that would be seen then is drawn already: how many points of it are
 * empty boxes when not, and whether there was anywhere to go.
 */
const scrollOn = (page: Weapp['page'], screens: number) =>
  page.evaluate((heights) => {
    const scroll = document.querySelector('wx-page:not([hidden]) .page-scroll') as HTMLElement
    const view = scroll.getBoundingClientRect()
    const next = {
      top: view.top + Math.min(0, heights) * view.height,
      bottom: view.bottom + Math.max(0, heights) * view.height,
    }
    const empty = Array.from(scroll.querySelectorAll('.list-part')).filter((part) => part.childElementCount === 0)
    const gaps = empty.map((part) => {
      const { top, bottom } = part.getBoundingClientRect()
      return Math.min(bottom, next.bottom) - Math.max(top, next.top)
    })
    const blank = Math.max(0, ...gaps)
    const before = scroll.scrollTop
    if (blank === 0) scroll.scrollTo({ top: before + view.height * heights, behavior: 'instant' })
    return { blank, moved: Math.abs(scroll.scrollTop - before) > 9 }
  }, screens)

const idsSeen = (page: Weapp['page'], prefix: string): Promise<string[]> =>
  page.evaluate(
    (start) => Array.from(document.querySelectorAll(`wx-page:not([hidden]) [id^="${start}"]`), ({ id }) => id),
    prefix,
  )

/** Scrolls to the end and a few screens back, and holds every screen against the budgets. */
async function scrollThrough(phone: Weapp, prefix: string, rows: number, step = 0.7) {
  const { page } = phone
  const seen = new Set<string>()
  let nodes = 0
  let screens = 0
  for (const [direction, most] of [
    [step, 1_000],
    [-step, 12],
  ] as const) {
    for (let left = most; left > 0; left -= 1, screens += 1) {
      // At the end of what is known, the rest comes from the server.
      const more = direction > 0 && seen.size < rows
      let now = { blank: 0, moved: false }
      await expect
        .poll(
          async () => {
            now = await scrollOn(page, direction)
            return now.blank === 0 && (now.moved || !more)
          },
          { timeout: 10_000, message: `screen ${screens}, after ${seen.size} rows` },
        )
        .toBe(true)
      await phone.settled(60)
      nodes = Math.max(nodes, await phone.nodes())
      for (const id of await idsSeen(page, prefix)) seen.add(id)
      if (!now.moved) break
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
    const found = await scrollThrough(weapp, prefix, rows)
    console.log(`${path}: ${JSON.stringify(found)}`)
    expect(found.rows).toBe(rows)
    expect(found.largest).toBeLessThanOrEqual(updateBytes)
    expect(found.nodes).toBeLessThanOrEqual(nodesOnScreen)
  },
)
