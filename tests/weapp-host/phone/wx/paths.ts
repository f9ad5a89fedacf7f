import { setup } from '../setup.ts'

export const userFolder = 'wxfile://usr'

export type Kind = 'file' | 'folder'
export type Kept = { readonly bytes: Uint8Array; readonly at: number; readonly type: string }

/** The files of the phone by path: `wxfile://usr/…` stay, `wxfile://tmp_…` go when the app is killed. */
export const files = new Map<string, Kept>()
export const folders = new Set<string>([userFolder])
const shown = new Map<string, { file: Kept; url: string }>()

let made = 0

const types: Record<string, string> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', mp3: 'audio/mpeg' }
export const typeOf = (path: string): string => types[path.split('.').pop() ?? ''] ?? 'application/octet-stream'

/** Writes a temporary file and answers its path. */
export function writeTemporary(bytes: Uint8Array, ending: string): string {
  made += 1
  const path = `wxfile://tmp_${String(made).padStart(8, '0')}.${ending}`
  files.set(path, { bytes, at: Date.now(), type: typeOf(path) })
  return path
}

export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** The way of an address of the outside world through the host's server; null when the app may not reach it. */
export function wayOut(address: string): string | null {
  const origin = /^https:\/\/[^/?#]+/.exec(address)?.[0]
  return origin && setup().domains.includes(origin) ? `/net/${address}` : null
}

/** Where the browser finds a picture or a sound that a page names. */
export function showable(path: string): string {
  const file = files.get(path)
  if (!file) return wayOut(path) ?? path
  const known = shown.get(path)
  if (known?.file === file) return known.url
  const url = URL.createObjectURL(new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.type }))
  shown.set(path, { file, url })
  return url
}
