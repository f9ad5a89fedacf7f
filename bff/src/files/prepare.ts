import { ok, type Result, refuse } from '@field/domain/kernel'
import sharp, { type Sharp } from 'sharp'
import { inTurn } from './in-turn.ts'
import { pictureFormat, soundFormat } from './kinds.ts'
import type { FileKind } from './queries.ts'

/** What is kept of an upload. */
export type Prepared = {
  readonly kind: FileKind
  readonly contentType: string
  readonly extension: string
  readonly bytes: Buffer
  readonly width: number | null
  readonly height: number | null
  readonly thumbnail: Buffer | null
}

export const purposes = ['photo', 'audio', 'signature'] as const
export type Purpose = (typeof purposes)[number]

export const uploadLimit = 20 * 1024 * 1024
const mostPixels = 40_000_000
const longestEdge = 2560
const thumbnailEdge = 320

sharp.cache(false)
sharp.concurrency(1)

/**
 * Makes of an upload what is kept. A picture is decoded and encoded anew, so nothing that hid in the file (position, a
 * second format) comes along; a sound is kept as it is. Refuses `file_kind` when the first bytes are not of the purpose,
 * `file_too_large` beyond 40 million pixels, and `file_unreadable`.
 */
export async function prepare(purpose: Purpose, upload: Buffer): Promise<Result<Prepared>> {
  if (purpose === 'audio') return prepareSound(upload)
  const claimed = pictureFormat(upload)
  if (!claimed) return refuse('file_kind')
  const picture = () => sharp(upload, { limitInputPixels: false, failOn: 'error', sequentialRead: true })
  try {
    const { format, width, height, pages = 1 } = await picture().metadata()
    if (format !== claimed || pages > 1) return refuse('file_kind')
    if (width * height > mostPixels) return refuse('file_too_large', { detail: { pixels: mostPixels } })
    return ok(await inTurn(() => encode(purpose, picture().autoOrient())))
  } catch {
    // The decoder throws for every way in which a picture can be broken; to its sender they are one.
    return refuse('file_unreadable')
  }
}

async function encode(purpose: 'photo' | 'signature', picture: Sharp): Promise<Prepared> {
  const fitted = picture.resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
  const drawn = purpose === 'signature'
  const { data, info } = await (drawn
    ? fitted.png()
    : fitted.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true })
  ).toBuffer({ resolveWithObject: true })
  const small = sharp(data).resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
  return {
    kind: drawn ? 'signature' : 'image',
    contentType: drawn ? 'image/png' : 'image/jpeg',
    extension: drawn ? 'png' : 'jpg',
    bytes: data,
    width: info.width,
    height: info.height,
    thumbnail: await (drawn ? small.png() : small.jpeg({ quality: 78 })).toBuffer(),
  }
}

function prepareSound(upload: Buffer): Result<Prepared> {
  const format = soundFormat(upload)
  if (!format) return refuse('file_kind')
  const { type: contentType, extension } = format
  return ok({ kind: 'audio', contentType, extension, bytes: upload, width: null, height: null, thumbnail: null })
}
