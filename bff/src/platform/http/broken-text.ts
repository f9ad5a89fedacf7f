import { TooDeep } from '../idempotency/fingerprint.ts'
import { unkept } from '../unkept.ts'

const deepest = 64

/** The dotted path of the first text in an input that cannot be stored; null without one. Throws TooDeep beyond 64 levels. */
export function brokenText(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return unkept.test(value) ? path.join('.') : null
  if (typeof value !== 'object' || value === null) return null
  if (path.length > deepest) throw new TooDeep(`The body is nested deeper than ${deepest} levels.`)
  for (const [name, inner] of Object.entries(value)) {
    if (unkept.test(name)) return path.join('.')
    const found = brokenText(inner, [...path, name])
    if (found !== null) return found
  }
  return null
}
