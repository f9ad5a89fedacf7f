import { readdirSync } from 'node:fs'
import path from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'

/**
 * Compiles every template of a build with WeChat's own compiler (`wcc`, of 2020) and answers their names; throws with
 * file and line when it would not take one.
 */
export function compileWithWcc(dist: string): string[] {
  // The compiler answers through a pipe, for which Node keeps 1 MB unless told.
  const code = wxmlToJs(dist, { maxBuffer: 256 * 1_024 * 1_024 })
  const templates = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => file.split(path.sep).join('/'))
  const missing = templates.filter((file) => !code.includes(file))
  if (missing.length > 0) throw new Error(`wcc left out ${missing.join(', ')}`)
  return templates
}
