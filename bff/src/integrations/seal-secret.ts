import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '../platform/config.ts'

const keyOf = ({ jwtSecret }: Pick<Config, 'jwtSecret'>): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', jwtSecret, '', 'secrets of hooks', 32))

/** A secret as it may stand in the database. */
export function sealSecret(config: Pick<Config, 'jwtSecret'>, secret: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(config), iv)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The secret itself. Throws when it was sealed by a server of another key. */
export function openSecret(config: Pick<Config, 'jwtSecret'>, kept: string): string {
  const bytes = Buffer.from(kept, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', keyOf(config), bytes.subarray(0, 12)).setAuthTag(
    bytes.subarray(12, 28),
  )
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
}
