import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'
import { openWindow, type Window } from './people.ts'

const browser = launch()
let system: System
let lin: Window

beforeAll(async () => {
  system = await startSystem()
  lin = await openWindow(await browser, system.link('technician'))
  await lin.reads('今天')
  await lin.go('pages/me/page')
  await lin.seen('#rename').waitFor()
})
afterAll(async () => {
  await lin?.close()
  await (await browser).close()
  await system?.stop()
})

/** What has the keyboard: whether it is inside the open sheet, and which of the sheet's places it is. */
const focus = () =>
  lin.page.evaluate(() => {
    const sheet = document.querySelector('[role=dialog]')
    const { activeElement } = document
    const all = sheet ? Array.from(sheet.querySelectorAll('*')) : []
    return { inside: sheet?.contains(activeElement) ?? false, place: activeElement ? all.indexOf(activeElement) : -1 }
  })

const open = async () => {
  await lin.seen('#rename').focus()
  await lin.page.keyboard.press('Enter')
  await lin.seen('[role=dialog]').waitFor()
  await expect.poll(async () => (await focus()).inside).toBe(true)
}

/** Presses a key until the focus is where it was first; answers the places it came through, that one included once. */
async function around(key: 'Tab' | 'Shift+Tab'): Promise<readonly number[]> {
  const places: number[] = []
  for (let presses = 0; presses < 12; presses++) {
    await lin.page.keyboard.press(key)
    const { inside, place } = await focus()
    expect(inside, `${key} left the sheet at press ${presses + 1}`).toBe(true)
    if (place === places[0]) return places
    places.push(place)
  }
  throw new Error(`${key} did not come round: ${places.join(', ')}`)
}

test('Tab and Shift-Tab go round inside an open sheet, through the same places', async () => {
  await open()
  const forward = await around('Tab')
  expect(forward.length).toBeGreaterThanOrEqual(3) // the cross, the name, the button
  const backward = await around('Shift+Tab')
  expect([...backward].sort()).toEqual([...forward].sort())
  await lin.page.keyboard.press('Escape')
})

test('a focus that fell out of the sheet comes back in with the next Tab', async () => {
  await open()
  await lin.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await lin.page.keyboard.press('Tab')
  expect((await focus()).inside).toBe(true)
  await lin.page.keyboard.press('Escape')
})

test('Escape closes it, and the keyboard is where it was before', async () => {
  await open()
  await lin.page.keyboard.press('Escape')
  await lin.page.locator('[role=dialog]').waitFor({ state: 'detached' })
  expect(await lin.page.evaluate(() => document.activeElement?.id)).toBe('rename')
})
