import { createHash, timingSafeEqual } from 'node:crypto'

/** WeChat's push signature: SHA-1 over the sorted, joined parts; with the cipher text as fourth part in safe mode. */
export const signPush = (...parts: readonly string[]): string =>
  createHash('sha1').update(parts.toSorted().join('')).digest('hex')

/** Compares in constant time. */
export const sameSignature = (given: string, expected: string): boolean => {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
