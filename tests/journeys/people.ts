import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { phone } from '../support/browser.ts'

/** One person's window, with what a hand does in it. Pages that are left stay in the document, hidden: only what shows counts. */
export type Window = Awaited<ReturnType<typeof openWindow>>

export async function openWindow(browser: Browser, address: string) {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.setDefaultTimeout(15_000)
  await page.goto(address)
  const seen = (selector: string): Locator => page.locator(`${selector}:visible`).last()
  return {
    page,
    faults,
    seen,
    /** Waits until these words stand on the screen. */
    reads: (words: string | RegExp, timeout = 15_000) => words_(page, words).waitFor({ timeout }),
    tap: (selector: string) => seen(selector).tap(),
    tapWords: (words: string | RegExp) => words_(page, words).tap(),
    tapLabel: (label: string) => page.locator(`[aria-label="${label}"]:visible`).last().tap(),
    type: async (selector: string, text: string) => {
      await seen(`${selector} input, ${selector} textarea`).fill(text)
    },
    /** Taps what opens the camera and takes this picture. */
    photograph: async (open: () => Promise<void>, ...pictures: Buffer[]) => {
      const chooser = page.waitForEvent('filechooser')
      await open()
      await (await chooser).setFiles(pictures.map((buffer, i) => ({ name: `photo-${i}.jpg`, mimeType: 'image/jpeg', buffer })))
    },
    go: (path: string) => page.evaluate((hash) => window.location.assign(hash), `#/${path}`),
    /** Keeps a picture of the screen when PICTURES names a folder for them. */
    picture: async (name: string) => {
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` })
    },
    close: () => context.close(),
  }
}

const words_ = (page: Page, words: string | RegExp) => page.getByText(words).locator('visible=true').last()

/** A photo of one colour with a few lines, large enough that the phone makes it smaller. */
export const photo = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: colour } })
    .composite([{ input: Buffer.from('<svg width="1600" height="1200"><path d="M100 1100 L800 200 L1500 1100" stroke="#333" stroke-width="40" fill="none"/></svg>') }])
    .jpeg({ quality: 85 })
    .toBuffer()

/** Draws a signature with one finger, at a hand's pace: a stroke without pauses makes the browser swallow the next tap. */
export async function sign(window: Window, selector: string): Promise<void> {
  const pad = window.page.locator(`${selector}:visible, ${selector} canvas:visible`).last()
  await pad.waitFor()
  await wait(400) // the sheet slides in
  const box = await pad.boundingBox()
  if (!box) throw new Error('there is nothing to sign on')
  const session = await window.page.context().newCDPSession(window.page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', i?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: i === undefined ? [] : [{ x: box.x + 40 + i * 14, y: box.y + box.height / 2 + Math.sin(i) * 20 }],
    })
  await touch('touchStart', 0)
  for (let i = 1; i < 14; i++) {
    await wait(25)
    await touch('touchMove', i)
  }
  await wait(150)
  await touch('touchEnd')
  await wait(150)
}
