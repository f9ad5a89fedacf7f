import fs from 'node:fs'
import path from 'node:path'
import { lastWords } from '../src/platform/setup-error.ts'
import { buildClient } from './client.ts'
import { root } from './places.ts'
import { step } from './progress.ts'

/** Builds the web client again when its sources change, until `stop`; a broken build is told and the next change awaited. */
export function watchClient(stop: AbortSignal): void {
  let wait: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const rebuild = () => {
    last = last
      .then(() => step('web client', () => buildClient('h5', stop), String))
      .catch((error: unknown) => stop.aborted || console.error(lastWords(error)))
  }
  for (const place of ['miniapp/src', 'packages']) {
    const watcher = fs.watch(path.join(root, place), { recursive: true }, (_, file) => {
      if (file?.includes('node_modules')) return
      clearTimeout(wait)
      wait = setTimeout(rebuild, 300)
    })
    stop.addEventListener('abort', () => watcher.close())
  }
}
