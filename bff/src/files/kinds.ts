type Sound = { readonly type: string; readonly extension: string }

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

/** The picture format that the first bytes claim, as sharp names it; what it really is shows when it is decoded. */
export function pictureFormat(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heif' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (ascii(bytes, 4, 8) === 'ftyp' && ['avif', 'avis'].includes(ascii(bytes, 8, 12))) return 'heif'
  return null
}

/** The sound format that the first bytes show: mp3, m4a, aac, wav, ogg or webm. */
export function soundFormat(bytes: Uint8Array): Sound | null {
  const [first = 0, second = 0] = bytes
  if (ascii(bytes, 0, 3) === 'ID3') return { type: 'audio/mpeg', extension: 'mp3' }
  if (first === 0xff && (second & 0xf6) === 0xf0) return { type: 'audio/aac', extension: 'aac' }
  if (first === 0xff && (second & 0xe6) === 0xe2) return { type: 'audio/mpeg', extension: 'mp3' }
  if (ascii(bytes, 4, 8) === 'ftyp' && ['M4A ', 'mp42', 'isom', 'iso2', 'mp41', 'dash'].includes(ascii(bytes, 8, 12)))
    return { type: 'audio/mp4', extension: 'm4a' }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return { type: 'audio/wav', extension: 'wav' }
  if (ascii(bytes, 0, 4) === 'OggS') return { type: 'audio/ogg', extension: 'ogg' }
  if (first === 0x1a && second === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3)
    return { type: 'audio/webm', extension: 'webm' }
  return null
}
