import fs from 'node:fs'
import path from 'node:path'
import { data } from './places.ts'

const file = path.join(data, 'environment')

/**
 * Writes the settings of the running system where a single part can be started with them from another terminal:
 * `node --env-file=.data/environment bff/src/worker.ts`. Returns what takes the file away again.
 */
export function writeEnvironment(settings: Readonly<Record<string, string>>): () => Promise<void> {
  fs.rmSync(file, { force: true })
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`)
  fs.writeFileSync(file, lines.join(''), { mode: 0o600 })
  return () => fs.promises.rm(file, { force: true })
}
