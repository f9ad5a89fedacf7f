import { createCipheriv, createDecipheriv } from 'node:crypto'

const block = 32

const keyOf = (encodingAesKey: string): Buffer => {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  if (encodingAesKey.length !== 43 || key.length !== 32) throw new Error('an EncodingAESKey has 43 base64 characters')
  return key
}

export type Decrypted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'bad_cipher' | 'wrong_app' }

/**
 * Opens a safe-mode push: AES-256-CBC, padded to 32, around 16 random bytes, the length, the text and the appid.
 * Throws only for a key that is no EncodingAESKey.
 */
export const decryptPush = (encodingAesKey: string, appId: string, cipherText: string): Decrypted => {
  const key = keyOf(encodingAesKey)
  const cipher = Buffer.from(cipherText, 'base64')
  if (cipher.length === 0 || cipher.length % block !== 0) return { ok: false, reason: 'bad_cipher' }
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(cipher), decipher.final()])
  const pad = padded.at(-1) ?? 0
  const tail = padded.subarray(padded.length - pad)
  if (pad < 1 || pad > block || tail.some((byte) => byte !== pad)) return { ok: false, reason: 'bad_cipher' }
  const plain = padded.subarray(0, padded.length - pad)
  if (plain.length < 20) return { ok: false, reason: 'bad_cipher' }
  const end = 20 + plain.readUInt32BE(16)
  if (end > plain.length) return { ok: false, reason: 'bad_cipher' }
  if (plain.subarray(end).toString() !== appId) return { ok: false, reason: 'wrong_app' }
  return { ok: true, text: plain.subarray(20, end).toString() }
}

/** Seals a text as WeChat does; `random` is 16 bytes that nobody can foresee. Returns base64. */
export const encryptPush = (encodingAesKey: string, appId: string, text: string, random: Uint8Array): string => {
  if (random.length !== 16) throw new Error('exactly 16 random bytes go before the text')
  const key = keyOf(encodingAesKey)
  const message = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([random, length, message, Buffer.from(appId)])
  const pad = block - (plain.length % block)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  )
}
