import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { phone } from './browser.ts'
import { faultsOf } from './faults.ts'

/** A person at a screen whose every tap and every typed character is counted. */
export type Hand = {
  readonly page: Page
  readonly seen: (selector: string) => Locator
  readonly tap: (selector: string) => Promise<void>
  /** One of several words inside an element, as of a switch. */
  readonly tapIn: (selector: string, word: string) => Promise<void>
  /** Taps into an empty input and types; where the keyboard comes by itself, no tap is spent. */
  readonly type: (selector: string, text: string, by?: 'tap' | 'itself') => Promise<void>
  readonly count: () => { readonly taps: number; readonly typed: number }
  readonly restart: () => void
  readonly picture: (name: string) => Promise<void>
  readonly faults: readonly string[]
}

/** The width that the studio is designed for, with a mouse. */
export const wide: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

/** Opens the client at an address, on a wide screen or on a phone, with nothing kept from before. */
export async function openHand(browser: Browser, address: string, on: 'wide' | 'phone'): Promise<Hand> {
  const context = await browser.newContext(on === 'wide' ? wide : phone)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const faults = faultsOf(page)
  await page.goto(address)
  const seen = (selector: string) => page.locator(`${selector}:visible`).last()
  let taps = 0
  let typed = 0
  const press = async (what: Locator) => {
    taps += 1
    await (on === 'wide' ? what.click() : what.tap())
  }
  return {
    page,
    seen,
    faults,
    tap: (selector) => press(seen(selector)),
    tapIn: (selector, word) => press(seen(selector).getByText(word, { exact: true })),
    type: async (selector, text, by = 'tap') => {
      const input = seen(`:is(${selector} input, ${selector} textarea)`)
      if (by === 'tap') await press(input)
      await page.waitForFunction((one) => one === document.activeElement, await input.elementHandle())
      typed += text.length
      await page.keyboard.type(text)
    },
    count: () => ({ taps, typed }),
    restart: () => {
      taps = 0
      typed = 0
    },
    picture: async (name) => {
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}-${on}.png` })
    },
  }
}
