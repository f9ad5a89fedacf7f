import { createHash } from 'node:crypto'
import type { PersonId } from '@field/domain/kernel'

/**
 * What a report is known by for ever: the phone's key made the person's own (a UUID of version 8), so that the same key
 * of two people is two requests and neither hears of the other's.
 */
export function requestIdOf(personId: PersonId, key: string): string {
  const hex = createHash('sha256').update(`${personId} ${key}`).digest('hex')
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)]
  return [...parts, hex.slice(20, 32)].join('-')
}
