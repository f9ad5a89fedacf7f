import { createHash } from 'node:crypto'

const deepest = 64

/** Nested deeper than any form of ours; walking on could exhaust the stack. */
export class TooDeep extends Error {
  override name = 'TooDeep'
}

/**
 * SHA-256 of what is asked: the path parameters and the body, with the keys of objects sorted, so that the same request
 * written in another order is the same. Throws TooDeep beyond 64 levels.
 */
export const fingerprint = (params: unknown, body: unknown): Buffer =>
  createHash('sha256')
    .update(canonical([params ?? null, body ?? null]))
    .digest()

/** JSON with sorted keys. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > deepest) throw new TooDeep(`The body is nested deeper than ${deepest} levels.`)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`
  const fields = value as Readonly<Record<string, unknown>>
  const names = Object.keys(fields).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(fields[name], depth + 1)}`).join(',')}}`
}
