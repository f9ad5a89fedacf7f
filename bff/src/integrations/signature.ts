import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, minute, second } from '@field/domain/kernel'

/** How far the clock of the sender may be from ours. */
export const tolerance = 5 * minute

/** HMAC-SHA256 of `<timestamp>.<body>`; the timestamp is in epoch seconds, as text. */
export const signatureOf = (secret: string, timestamp: string, body: string): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest()

/** The signature as it goes into the header. */
export const signatureHeader = (signature: Buffer): string => `sha256=${signature.toString('hex')}`

/** The signature of a request when it is the sender's and fresh; null otherwise. */
export function checkedSignature(
  secret: string,
  { timestamp, signature, body }: { readonly timestamp: unknown; readonly signature: unknown; readonly body: string },
  now: Instant,
): Buffer | null {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return null
  if (Math.abs(now - Number(timestamp) * second) > tolerance) return null
  const given = typeof signature === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(signature)?.[1] : undefined
  if (given === undefined) return null
  const right = signatureOf(secret, timestamp, body)
  return timingSafeEqual(Buffer.from(given, 'hex'), right) ? right : null
}
