import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Route } from '@field/contract'

// Their replies open doors (a session, an invitation's code), so they are not kept readable.
const secretReplies: ReadonlySet<string> = new Set<Route>([
  'POST /invitations',
  'POST /invitations/:code/accept',
  'POST /api-keys',
  'POST /inbound-hooks',
  'PUT /outbound-hooks/:key',
])

export type Seal = { readonly close: (text: string) => string; readonly open: (kept: string) => string }

const bare: Seal = { close: (text) => text, open: (kept) => kept }

/** How the reply of a route is kept for replays: as it is, or encrypted when it carries a secret. */
export function sealFor(route: string, secret: string): Seal {
  if (!secretReplies.has(route)) return bare
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'stored replies', 32))
  return {
    close: (text) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open: (kept) => {
      const bytes = Buffer.from(kept, 'base64')
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
    },
  }
}
