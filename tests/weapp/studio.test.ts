import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type System, startSystem } from '../support/system.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'

let system: System
let weapp: Weapp

beforeAll(async () => {
  system = await startSystem()
  weapp = await openWeapp({
    dist: weappDist(),
    apiOrigin: system.origin,
    sandbox: system.sandbox,
    phoneId: 'shen',
    launch: { path: 'studio/gallery/page', query: {}, scene: 1047 },
    dark: true,
  })
})
afterAll(async () => {
  await weapp?.close()
  await system?.stop()
})

const here = (selector: string) => weapp.page.locator(`wx-page:not([hidden]) ${selector}`).last()

/** The steps from top to bottom, as they stand on the screen. */
const steps = () =>
  weapp.page
    .locator('wx-page:not([hidden]) [id^="place-"]')
    .evaluateAll((rows) => rows.map(({ id }) => id.slice('place-'.length)))

const boxOf = async (selector: string) => {
  const box = await here(selector).boundingBox()
  if (!box) throw new Error(`there is no ${selector}`)
  return box
}

/** Rests a finger on a grip, moves it just above a row and lets go. */
async function move(grip: string, row: string) {
  const [from, to] = [await boxOf(grip), await boxOf(row)]
  const session = await weapp.page.context().newCDPSession(weapp.page)
  const x = from.x + from.width / 2
  const start = from.y + from.height / 2
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x, y }] })
  await touch('touchStart', start)
  await wait(500)
  for (let step = 1; step <= 8; step++) {
    await touch('touchMove', start + ((to.y + 4 - start) * step) / 8)
    await wait(40)
  }
  await touch('touchEnd')
  await weapp.settled()
}

const picture = async (name: string) => {
  if (process.env.PICTURES) await weapp.screenshot(`${process.env.PICTURES}/weapp-studio-${name}.png`)
}

test('#18 in WeChat: a step and a field are held by their grips and moved; the step’s form is looked at', async () => {
  await here('#take-cleaning').scrollIntoViewIfNeeded()
  await weapp.tap('take-cleaning')
  await here('#place-dry').waitFor()
  await weapp.settled()
  const before = await steps()
  expect(before.indexOf('dry')).toBe(before.indexOf('deep_clean') + 1)
  await picture('flow')
  await move('#grip-dry', '#place-deep_clean')
  const after = await steps()
  expect(after.indexOf('dry')).toBeGreaterThan(after.indexOf('deep_clean') + 1)
  expect([...after].sort()).toEqual([...before].sort())

  await weapp.tap('step-survey')
  await here('#field-list').waitFor()
  await weapp.settled()
  const fields = () =>
    here('#field-list')
      .locator('[id^="drag-"]')
      .evaluateAll((all) => all.map(({ id }) => id))
  const [first, second, ...others] = await fields()
  await move(`#${second}`, `.fd-place:has(#${first})`)
  expect(await fields()).toEqual([second, first, ...others])
  await picture('form')
  await weapp.tap('open-preview')
  await here('#preview').waitFor()
  await weapp.settled()
  await picture('preview')
})
