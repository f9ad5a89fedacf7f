import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { installedBrowser } from './browser.ts'

/** As root on Debian: installs Chromium and Chinese letters where they are missing. Elsewhere, or offline, it does nothing. */
export function installBrowser(): void {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return
  const missing = [
    ...(installedBrowser() ? [] : ['chromium']),
    ...(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ]
  if (missing.length === 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  const install = () => apt('install', '-y', '--no-install-recommends', ...missing)
  if (!(apt('update') && install()))
    console.log(`     could not install ${missing.join(', ')}; going on with what there is`)
}
