import { createHash } from 'node:crypto'

/** A stream of values that depends on the seed alone, so that a run can be repeated. */
export type Seeded = {
  readonly bytes: (count: number) => Buffer
  /** URL-safe base64 characters. */
  readonly text: (length: number) => string
  readonly digits: (length: number) => string
  /** At least 0, below 1. */
  readonly fraction: () => number
}

export const createSeeded = (seed: string): Seeded => {
  let drawn = 0
  const bytes = (count: number): Buffer => {
    const parts: Buffer[] = []
    for (let have = 0; have < count; have += 32) {
      drawn += 1
      parts.push(createHash('sha256').update(`${seed}|${drawn}`).digest())
    }
    return Buffer.concat(parts).subarray(0, count)
  }
  return {
    bytes,
    text: (length) => bytes(length).toString('base64url').slice(0, length),
    digits: (length) => [...bytes(length)].map((byte) => byte % 10).join(''),
    fraction: () => bytes(4).readUInt32BE() / 2 ** 32,
  }
}

const fixed = (length: number, ...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, length)

/** A person's openid in an app: the same for the same seed, app and phone, also after a restart. */
export const openidOf = (seed: string, appId: string, phoneId: string): string =>
  `o${fixed(27, 'openid', seed, appId, phoneId)}`

export const unionidOf = (seed: string, phoneId: string): string => `o6_${fixed(25, 'unionid', seed, phoneId)}`
