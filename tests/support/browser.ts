import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { SetupError } from '../../bff/src/platform/setup-error.ts'

/** A Chrome that can be started: its program, what it is, and what its environment needs besides. */
export type FoundBrowser = { readonly program: string; readonly from: string; readonly env: NodeJS.ProcessEnv }

const usual = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** The browser of CHROME_PATH, else one that is installed. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): FoundBrowser | undefined {
  if (env.CHROME_PATH) {
    if (!runs(env.CHROME_PATH))
      throw new SetupError(`CHROME_PATH is "${env.CHROME_PATH}", and that is not a Chrome that starts.`)
    return { program: env.CHROME_PATH, from: 'CHROME_PATH', env: {} }
  }
  const folders = (env.PATH ?? '').split(path.delimiter)
  const places = usual.flatMap((name) =>
    path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name)),
  )
  const program = places.find((place) => fs.existsSync(place) && runs(place))
  return program ? { program, from: program, env: {} } : undefined
}

/** The installed browser, else the one that came with the npm packages; throws a SetupError when there is neither. */
export function findBrowser(): FoundBrowser {
  const found = installedBrowser() ?? carriedBrowser()
  if (found) return found
  throw new SetupError('There is no browser to test in: install Chrome or Chromium, or set CHROME_PATH to one.')
}

/** How our pages are looked at unless a test says otherwise: a phone in Chinese. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser that this machine has; close it when done. */
export function launch(found = findBrowser()): Promise<Browser> {
  return chromium.launch({
    executablePath: found.program,
    args: quiet,
    // Without a locale of UTF-8 it saves files with Chinese names under underscores.
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...found.env } as Record<string, string>,
  })
}

const runs = (program: string, env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(program, ['--version', '--no-sandbox'], { timeout: 30_000, env: { ...process.env, ...env } }).status === 0

const unpacked = fileURLToPath(new URL('../../.data/browser', import.meta.url))

const unpack = `
  const { default: chromium, inflate } = await import(process.argv[1])
  await chromium.executablePath()
  await inflate(process.argv[2])
`

// The package unpacks below the temporary folder, under names that all accounts share; a private one avoids the clash.
function carriedBrowser(): FoundBrowser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const program = path.join(unpacked, 'chromium')
  if (!fs.existsSync(program)) {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const libraries = path.join(path.dirname(entry), '../bin/al2023.tar.br')
    fs.mkdirSync(path.dirname(unpacked), { recursive: true })
    const fresh = fs.mkdtempSync(`${unpacked}-`)
    execFileSync(process.execPath, ['--input-type=module', '-e', unpack, entry, libraries], {
      env: { ...process.env, TMPDIR: fresh },
    })
    fs.rmSync(unpacked, { recursive: true, force: true })
    fs.renameSync(fresh, unpacked)
  }
  const fonts = { FONTCONFIG_PATH: path.join(unpacked, 'fonts') }
  const own = fs.existsSync('/etc/fonts/fonts.conf') ? {} : fonts
  const from = 'the package @sparticuz/chromium'
  if (runs(program, own)) return { program, from, env: own }
  const env = { ...fonts, LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib') }
  return runs(program, env) ? { program, from, env } : undefined
}
