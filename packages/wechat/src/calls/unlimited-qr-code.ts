import type { Outcome } from '../outcome.ts'
import { lacks, type Wire } from '../request.ts'
import type { TokenSource } from '../token/access-token.ts'
import { callWithToken } from '../token/call-with-token.ts'

export type QrCodeRequest = {
  /** At most 32 characters of letters, digits and !#$&'()*+,/:;=?@-._~ */
  readonly scene: string
  /** No leading slash, no query. */
  readonly page?: string
  /** Refuse a page that is not published; true if absent. */
  readonly checkPath?: boolean
  readonly envVersion?: 'release' | 'trial' | 'develop'
  /** Pixels, 280 to 1280; 430 if absent. */
  readonly width?: number
}

export type QrCode = { readonly bytes: Uint8Array; readonly contentType: string }

/** Draws a permanent mini-program code. The picture is JPEG or PNG: `contentType` says which. */
export const unlimitedQrCode = async (
  wire: Wire,
  tokens: TokenSource,
  code: QrCodeRequest,
): Promise<Outcome<QrCode>> => {
  const outcome = await callWithToken(wire, tokens, {
    method: 'POST',
    path: '/wxa/getwxacodeunlimit',
    body: {
      scene: code.scene,
      ...(code.page === undefined ? {} : { page: code.page }),
      check_path: code.checkPath ?? true,
      env_version: code.envVersion ?? 'release',
      width: code.width ?? 430,
    },
  })
  if (outcome.state !== 'ok') return outcome
  if (outcome.value.kind !== 'bytes') return lacks('picture')
  return { state: 'ok', value: { bytes: outcome.value.bytes, contentType: outcome.value.contentType } }
}
