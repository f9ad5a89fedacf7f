import { ok, type Result, refuse } from '@field/domain/kernel'

/** A video as it is kept: its bytes without what it tells of where and with what it was taken. */
export type Film = { readonly type: string; readonly extension: string; readonly bytes: Buffer }

type Box = { readonly name: string; readonly at: number; readonly body: number; readonly end: number }

const longestSeconds = 60
/** Phones stop a little after the last second that was asked for. */
const grace = 2
const mostBoxes = 10_000
const brands = ['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'qt  ', '3gp4', '3gp5']
/** What may say where and with what it was filmed: told as a box of nothing, in place, so that no offset changes. */
const telling = ['udta', 'meta', 'uuid']

/** The boxes between two offsets, null when one reaches beyond or is too small to be one. */
function boxesIn(bytes: Buffer, from: number, to: number): readonly Box[] | null {
  const boxes: Box[] = []
  let at = from
  while (at < to) {
    if (boxes.length >= mostBoxes || at + 8 > to) return null
    const short = bytes.readUInt32BE(at)
    const wide = short === 1
    if (wide && at + 16 > to) return null
    const size = wide ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    const body = at + (wide ? 16 : 8)
    if (at + size > to || at + size < body) return null
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), at, body, end: at + size })
    at += size
  }
  return boxes
}

/** Seconds by the movie's own header; null when it does not say. */
function secondsOf(bytes: Buffer, { body, end }: Box): number | null {
  const wide = bytes[body] === 1
  if (end - body < (wide ? 32 : 20)) return null
  const scale = bytes.readUInt32BE(body + (wide ? 20 : 12))
  const length = wide ? Number(bytes.readBigUInt64BE(body + 24)) : bytes.readUInt32BE(body + 16)
  return scale === 0 ? null : length / scale
}

function blank(bytes: Buffer, boxes: readonly Box[]): void {
  for (const { name, at, body, end } of boxes)
    if (telling.includes(name)) {
      bytes.write('free', at + 4, 'latin1')
      bytes.fill(0, body, end)
    }
}

/**
 * An MP4 or QuickTime film of at most a minute, whole, with pictures in it. It is not encoded anew; what its header tells
 * about place and device is blanked. Refuses `file_kind` for another container, `file_unreadable` for a broken one,
 * `file_too_large` for a longer one.
 */
export function readFilm(upload: Buffer): Result<Film> {
  const brand = upload.toString('latin1', 8, 12)
  if (upload.toString('latin1', 4, 8) !== 'ftyp' || !brands.includes(brand)) return refuse('file_kind')
  const bytes = Buffer.from(upload)
  const boxes = boxesIn(bytes, 0, bytes.length)
  const movie = boxes?.find(({ name }) => name === 'moov')
  const parts = movie && boxesIn(bytes, movie.body, movie.end)
  const head = parts?.find(({ name }) => name === 'mvhd')
  const seconds = head ? secondsOf(bytes, head) : null
  const tracks = parts?.filter(({ name }) => name === 'trak') ?? []
  if (!boxes?.some(({ name }) => name === 'mdat') || !parts || seconds === null || tracks.length === 0)
    return refuse('file_unreadable')
  if (seconds > longestSeconds + grace) return refuse('file_too_large', { detail: { seconds: longestSeconds } })
  const filmed = tracks.some(({ body, end }) => bytes.subarray(body, end).includes('vide'))
  if (!filmed) return refuse('file_kind')
  blank(bytes, boxes)
  blank(bytes, parts)
  for (const { body, end } of tracks) blank(bytes, boxesIn(bytes, body, end) ?? [])
  return ok(
    brand === 'qt  '
      ? { type: 'video/quicktime', extension: 'mov', bytes }
      : { type: 'video/mp4', extension: 'mp4', bytes },
  )
}
