import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtOrigin } from './origins.ts'

/**
 * The folder of the mini-program built for tests; FIELD_WEAPP names another. Throws when it is not there or speaks to
 * another server.
 */
export function weappDist(): string {
  const dist = process.env.FIELD_WEAPP ?? fileURLToPath(new URL('../../miniapp/dist/weapp', import.meta.url))
  const how = `build it with: FIELD_API=${builtOrigin} pnpm --filter ./miniapp build:weapp`
  if (!fs.existsSync(path.join(dist, 'app.json'))) throw new Error(`there is no mini-program in ${dist}; ${how}`)
  const scripts = fs.readdirSync(dist).filter((name) => name.endsWith('.js'))
  if (!scripts.some((name) => fs.readFileSync(path.join(dist, name), 'utf8').includes(builtOrigin)))
    throw new Error(`the mini-program in ${dist} does not speak to ${builtOrigin}; ${how}`)
  return dist
}
