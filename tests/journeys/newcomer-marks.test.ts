import type { Role } from '@field/domain/access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleCoachSteps } from '../../miniapp/src/roles/coach-steps.ts'
import { homeOf } from '../../miniapp/src/roles/tabs.ts'
import { wordsIn } from '../../miniapp/src/words/area.ts'
import { coachWords } from '../../miniapp/src/words/coach.ts'
import { launch } from '../support/browser.ts'
import { type Hand, openHand } from '../support/hand.ts'
import { type System, startSystem } from '../support/system.ts'

const visited = [
  ['customer', 'phone'],
  ['technician', 'phone'],
  ['store_staff', 'phone'],
  ['dispatcher', 'wide'],
  ['manager', 'wide'],
] as const satisfies readonly (readonly [Role, 'wide' | 'phone'])[]

const w = wordsIn(coachWords, 'zh-CN')
const browser = launch()
let system: System

beforeAll(async () => {
  system = await startSystem()
})
afterAll(async () => {
  await (await browser).close()
  await system?.stop()
})

const goTo = (hand: Hand, path: string) => hand.page.evaluate((hash) => window.location.assign(hash), `#${path}`)

/** Opens a page anew and waits until the person is signed in and the bar of its role is there. */
async function visit(hand: Hand, path: string): Promise<void> {
  await goTo(hand, path)
  await hand.page.reload()
  await hand.seen('#tab-me').waitFor()
}

const marksSeen = (hand: Hand) => hand.page.locator('.coach:visible').count()

/** Taps through the marks; everything they said. */
async function goThrough(hand: Hand, name: string): Promise<readonly string[]> {
  const said: string[] = []
  const mark = hand.seen(`#coach-${name}`)
  await mark.waitFor()
  for (;;) {
    const words = await mark.innerText()
    said.push(words)
    await hand.page.locator('.coach-ring:visible').waitFor()
    await hand.picture(`mark-${name}-${said.length}`)
    const last = words.includes('完成') || words.includes('好了')
    await hand.tap(`#coach-${name}-next`)
    if (last) break
    await expect.poll(() => mark.innerText()).not.toBe(words)
  }
  await mark.waitFor({ state: 'detached' })
  return said
}

describe.each(visited)('#25 the first visit of %s', (role, on) => {
  let hand: Hand
  const home = homeOf(role)
  beforeAll(async () => {
    hand = await openHand(await browser, system.link(role).replace(/#.*$/, `#${home}`), on)
  })
  afterAll(() => hand.page.context().close())

  test('#25 its marks are shown, each beside its place, and do not come back', async () => {
    const said = await goThrough(hand, role)
    const steps = roleCoachSteps(role, on === 'wide', w)
    expect(said.length).toBe(steps.length)
    for (const [index, { title, words }] of steps.entries()) {
      expect(said[index]).toContain(title)
      expect(said[index]).toContain(words)
    }
    await visit(hand, home)
    await hand.page.waitForTimeout(700)
    expect(await marksSeen(hand)).toBe(0)
  })

  if (role === 'manager')
    test('#25 a page under the home is free of its marks, so that nothing lies over its foot', async () => {
      await hand.page.evaluate(() => window.localStorage.removeItem('field.coach.manager'))
      await visit(hand, '/manage/library/page')
      await hand.seen('#add-item').waitFor()
      await hand.page.waitForTimeout(700)
      expect(await marksSeen(hand)).toBe(0)
      await hand.picture('library-without-marks')
      await visit(hand, home)
      await hand.seen('#coach-manager').waitFor()
    })

  test('#25 asked for under "me" they are shown again, and skipped they are gone for good', async () => {
    await goTo(hand, '/pages/me/page')
    await hand.tap('#replay-coach')
    await visit(hand, home)
    await hand.seen(`#coach-${role}`).waitFor()
    const skip = hand.page.locator(`#coach-${role}-skip:visible`)
    if ((await skip.count()) > 0) await hand.tap(`#coach-${role}-skip`)
    else await hand.tap(`#coach-${role}-next`)
    await hand.seen(`#coach-${role}`).waitFor({ state: 'detached' })
    await visit(hand, home)
    await hand.page.waitForTimeout(700)
    expect(await marksSeen(hand)).toBe(0)
    expect(hand.faults).toEqual([])
  })
})
