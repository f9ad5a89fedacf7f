import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { phone } from '../support/browser.ts'
import { faultsOf } from '../support/faults.ts'
import type { System } from '../support/system.ts'
import { openWeapp, weappDist } from '../weapp-host/index.ts'

/** What a person sees and what a hand does, in a browser's window or on a phone of the host. */
export type Window = {
  readonly page: Page
  /** What is shown and fits; pages that were left stay in the document, hidden. */
  readonly seen: (selector: string) => Locator
  readonly shows: (selector: string, timeout: number) => Promise<boolean>
  /** Waits until these words stand on the screen. */
  readonly reads: (words: string | RegExp, timeout?: number) => Promise<void>
  readonly tap: (selector: string) => Promise<void>
  readonly tapWords: (words: string | RegExp) => Promise<void>
  readonly tapLabel: (label: string) => Promise<void>
  readonly type: (selector: string, text: string) => Promise<void>
  /** Taps what opens the camera and takes these pictures. */
  readonly photograph: (open: () => Promise<void>, ...pictures: Buffer[]) => Promise<void>
  /** Answers WeChat's sheet of subscriptions with "allow". */
  readonly consent: () => Promise<void>
  readonly go: (path: string) => Promise<void>
  /** The work order of the page that is shown; '' while it has none. */
  readonly orderId: () => Promise<string>
  /** Keeps a picture of the screen when PICTURES names a folder for them. */
  readonly picture: (name: string) => Promise<void>
  readonly faults: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

type Seeing = Pick<Window, 'page' | 'seen' | 'shows' | 'reads' | 'tap' | 'tapWords' | 'tapLabel' | 'type' | 'picture'>

/** The hands and eyes that a browser and a phone have in common. */
export function seeing(
  page: Page,
  shown: { readonly seen: (selector: string) => Locator; readonly words: (words: string | RegExp) => Locator },
  mark = '',
): Seeing {
  const { seen, words } = shown
  return {
    page,
    seen,
    shows: (selector, timeout) =>
      seen(selector)
        .waitFor({ timeout })
        .then(
          () => true,
          () => false,
        ),
    reads: (text, timeout = 15_000) => words(text).waitFor({ timeout }),
    tap: (selector) => seen(selector).tap(),
    tapWords: (text) => words(text).tap(),
    tapLabel: (label) => seen(`[aria-label="${label}"]`).tap(),
    type: (selector, text) => seen(`:is(${selector} input, ${selector} textarea)`).fill(text),
    picture: async (name) => {
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${mark}${name}.png` })
    },
  }
}

export async function openWindow(browser: Browser, address: string): Promise<Window> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const faults = faultsOf(page)
  page.setDefaultTimeout(15_000)
  await page.goto(address)
  return {
    ...seeing(page, {
      seen: (selector) => page.locator(`${selector}:visible`).last(),
      words: (words) => page.getByText(words).locator('visible=true').last(),
    }),
    faults: async () => faults,
    photograph: async (open, ...pictures) => {
      const chooser = page.waitForEvent('filechooser')
      await open()
      await (await chooser).setFiles(
        pictures.map((buffer, i) => ({ name: `photo-${i}.jpg`, mimeType: 'image/jpeg', buffer })),
      )
    },
    consent: async () => {
      const allow = page.getByTestId('wx-consent-allow')
      await allow.tap()
      await allow.waitFor({ state: 'detached' })
    },
    go: (path) => page.evaluate((hash) => window.location.assign(hash), `#/${path}`),
    orderId: async () => /[?&]id=([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '',
    close: () => context.close(),
  }
}

/** A phone of the host, with the built mini-program of the person opened where the link leads. */
export async function openPhone(system: System, browser: Browser, address: string): Promise<Window> {
  const [before = '', after = ''] = address.split('#/')
  const [path = '', query = ''] = after.split('?')
  const weapp = await openWeapp({
    dist: weappDist(),
    apiOrigin: system.origin,
    sandbox: system.sandbox,
    phoneId: new URL(before).searchParams.get('phone') ?? '',
    launch: { path, query: Object.fromEntries(new URLSearchParams(query)), scene: 1047 },
    browser,
  })
  const { page } = weapp
  const here = page.locator('wx-page:not([hidden])')
  return {
    ...seeing(
      page,
      {
        seen: (selector) => here.locator(`${selector}:visible`).last(),
        words: (words) => here.getByText(words).locator('visible=true').last(),
      },
      'weapp-',
    ),
    faults: () =>
      weapp.check().then(
        () => [],
        (error: Error) => [error.message],
      ),
    photograph: async (open, ...pictures) => {
      await weapp.setFiles(pictures.map((bytes, i) => ({ name: `photo-${i}.jpg`, bytes })))
      await open()
    },
    // The host's phone answers the sheet by itself; what was asked stands in its calls.
    consent: () => Promise.resolve(),
    // WeChat was swept away and is opened anew: what the phone kept is all there is.
    go: (path) => weapp.restart({ path, query: {} }),
    orderId: async () => ((await weapp.query()) as { id?: string }).id ?? '',
    close: () => weapp.close(),
  }
}

/** A photo of one colour with a few lines, large enough that the phone makes it smaller. */
export const photo = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: colour } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="1600" height="1200"><path d="M100 1100 L800 200 L1500 1100" stroke="#333" stroke-width="40" fill="none"/></svg>',
        ),
      },
    ])
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
