import type { Browser } from 'playwright-core'
import { launch as launchBrowser, phone as phoneContext } from '../support/browser.ts'
import { appId } from '../support/server.ts'
import { builtOrigin, sandboxOrigin } from './origins.ts'
import { type Output, readOutput } from './output.ts'
import type { Call, Update } from './phone/record.ts'
import type { Answers, Kept, Launch, Setup } from './phone/setup.ts'
import { serveHost } from './server.ts'
import { carryRequests } from './way-out.ts'

export { weappDist } from './dist.ts'
export { builtOrigin } from './origins.ts'

export type Options = {
  /** The folder of the build. */
  readonly dist: string
  /** The server that plays the origin the build speaks to. */
  readonly apiOrigin: string
  /** The WeChat stand-in. */
  readonly sandbox?: string | undefined
  /** Whose phone it is in the stand-in. */
  readonly phoneId?: string
  readonly launch?: Partial<Launch>
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly textSize?: number
  readonly language?: string
  /** A browser that is open already, for several phones after each other; it stays open. */
  readonly browser?: Browser
  /** What the phone kept from an earlier life of the app. */
  readonly kept?: Kept
}

export type SetData = {
  readonly count: number
  readonly bytes: number
  readonly largest: number
  readonly updates: readonly Update[]
}
export type Weapp = Awaited<ReturnType<typeof openWeapp>>

/**
 * Opens the built mini-program in a phone of its own and waits until its first page stands. Whatever the phone holds
 * against it (an error nobody caught, an unknown name of `wx`) is thrown by the next act and by `close`.
 */
export async function openWeapp(options: Options) {
  const output = readOutput(options.dist)
  const origins: Record<string, string> = { [builtOrigin]: options.apiOrigin }
  if (options.sandbox) origins[sandboxOrigin] = options.sandbox
  const server = await serveHost(output, origins)
  const browser = options.browser ?? (await launchBrowser())
  const context = await browser.newContext({
    ...phoneContext,
    viewport: { width: options.width ?? 390, height: options.height ?? 844 },
    colorScheme: options.dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  await carryRequests(page, origins)
  const said: string[] = []
  page.on('pageerror', (error) => said.push(`host: ${error.stack ?? error.message}`))
  const close = async () => {
    if (options.browser) await context.close()
    else await browser.close()
    await server.close()
  }
  const start = async (launch: Launch, kept: Kept) => {
    await page.goto(server.url)
    await page.waitForFunction(() => 'phone' in window)
    server.hide(await page.evaluate(() => window.phone.makeRealm()))
    await page.evaluate((given) => window.phone.start(given), setupOf(output, options, launch, kept))
  }
  const first = launchOf(output, options.launch)
  try {
    await start(first, options.kept ?? { storage: {}, files: {} })
  } catch (error) {
    await close()
    throw error
  }
  /** Throws what the phone holds against the app by now. */
  const check = async () => {
    const faults = [...said.splice(0), ...(await page.evaluate(() => window.phone.faults()))]
    if (faults.length > 0) throw new Error(`the mini-program did what it must not:\n${faults.join('\n')}`)
  }
  const shown = (id: string) => page.locator(`wx-page:not([hidden]) #${id}`)
  return {
    page,
    check,
    /** The element with this id on the page that is shown. */
    shown,
    tap: async (id: string) => {
      await shown(id).tap()
      await check()
    },
    tapText: async (text: string) => {
      await page.locator('wx-page:not([hidden])').getByText(text, { exact: true }).first().tap()
      await check()
    },
    type: async (id: string, text: string) => {
      await page.locator(`wx-page:not([hidden]) :is(#${id} input, #${id} textarea)`).fill(text)
      await check()
    },
    /** All the text on the page that is shown. */
    text: () => page.locator('wx-page:not([hidden])').innerText(),
    /** Waits for a text on the page that is shown. */
    see: async (text: string, timeout = 10_000) => {
      const found = page.locator('wx-page:not([hidden])').getByText(text).first()
      await found.waitFor({ timeout }).catch(async () => {
        await check()
        const shown = await page.locator('wx-page:not([hidden])').innerText()
        throw new Error(
          `"${text}" did not come on ${await page.evaluate(() => window.phone.path())}, which shows:\n${shown}`,
        )
      })
      await check()
    },
    path: () => page.evaluate(() => window.phone.path()),
    query: () => page.evaluate(() => window.phone.query()),
    stack: () => page.evaluate(() => window.phone.stack()),
    /** What the person and the phone answer from now on. */
    answer: (change: Partial<Answers>) => page.evaluate((given) => window.phone.answer(given), change),
    /** The photos of the next choice. */
    setFiles: (photos: readonly { readonly name: string; readonly bytes: Uint8Array }[]) =>
      page.evaluate(
        (chosen) => window.phone.answer({ photos: [chosen] }),
        photos.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
      ),
    setNetwork: (type: 'wifi' | '4g' | '5g' | 'none') => page.evaluate((given) => window.phone.setNetwork(given), type),
    /** Puts the app behind others; `atOnce` leaves out the five seconds it may still work. */
    hide: (atOnce = false) => page.evaluate((given) => window.phone.hide(given), atOnce),
    show: (launch: Partial<Launch> = {}) => page.evaluate((given) => window.phone.show(given), { ...first, ...launch }),
    /** Kills the app and opens it again on the same phone: storage and kept files stay. */
    restart: async (launch: Partial<Launch> = {}) => {
      const kept = await page.evaluate(() => window.phone.kept())
      await start({ ...first, ...launch }, kept)
    },
    kept: () => page.evaluate(() => window.phone.kept()),
    calls: (name?: string): Promise<Call[]> =>
      page.evaluate(
        (wanted) => window.phone.calls().filter((call) => wanted === null || call.name === wanted),
        name ?? null,
      ),
    logs: () => page.evaluate(() => window.phone.logs()),
    busy: () => page.evaluate(() => window.phone.busy()),
    /** Waits until nothing was sent to the screen and no request has run for `quietMs`. */
    settled: async (quietMs = 250) => {
      await page.waitForFunction(
        (quiet) => {
          const last = Math.max(0, ...window.phone.updates().map(({ at }) => at))
          return window.phone.busy().requests === 0 && performance.now() - last > quiet
        },
        quietMs,
        { timeout: 15_000, polling: 50 },
      )
      await check()
    },
    setDataStats: async (sinceMs = 0): Promise<SetData> => {
      const updates = (await page.evaluate(() => window.phone.updates())).filter(({ at }) => at >= sinceMs)
      const bytes = updates.map((update) => update.bytes)
      return { count: bytes.length, bytes: bytes.reduce((a, b) => a + b, 0), largest: Math.max(0, ...bytes), updates }
    },
    /** The elements of the page that is shown. */
    nodes: () => page.evaluate(() => window.phone.nodes()),
    screenshot: (path?: string) => page.screenshot(path === undefined ? {} : { path }),
    close: async () => {
      try {
        await check()
      } finally {
        await close()
      }
    },
  }
}

const launchOf = (output: Output, { path, query = {}, scene = 1001 }: Partial<Launch> = {}): Launch => ({
  path: path ?? (output.main.pages[0] as string),
  query,
  scene,
})

const setupOf = (output: Output, options: Options, launch: Launch, kept: Kept): Setup => ({
  app: output.app,
  pages: [output.main, ...output.subpackages].flatMap(({ pages }) => pages),
  scripts: output.scripts,
  configs: output.configs,
  styles: output.styles,
  launch,
  kept,
  appId,
  phoneId: options.phoneId ?? 'phone',
  domains: options.sandbox ? [builtOrigin, sandboxOrigin] : [builtOrigin],
  sockets: { [builtOrigin.replace('https', 'wss')]: options.apiOrigin.replace('http', 'ws') },
  dark: options.dark ?? false,
  language: options.language ?? 'zh_CN',
  textSize: options.textSize ?? 1,
  answers: {
    consent: {},
    consentAlways: false,
    phoneNumber: 'allow',
    scans: [],
    photos: [],
    recordings: [],
    location: null,
    modals: [],
    actions: [],
  },
})
