import { ok, type Result, refuse } from '@field/domain/kernel'
import type { Sharp } from 'sharp'
import { pictures } from '../platform/pictures.ts'
import { documentFormat } from './documents.ts'
import { readFilm } from './film.ts'
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

export const purposes = ['photo', 'audio', 'signature', 'video', 'file'] as const
export type Purpose = (typeof purposes)[number]

const mega = 1024 * 1024
/** Bytes that an upload may have: a minute of video as phones send it is the most. */
export const uploadLimits: Readonly<Record<Purpose, number>> = {
  photo: 20 * mega,
  audio: 20 * mega,
  signature: 20 * mega,
  video: 50 * mega,
  file: 20 * mega,
}
const mostPixels = 40_000_000
const longestEdge = 2560
const thumbnailEdge = 320

/**
 * Makes of an upload what is kept. A picture is decoded and encoded anew, so nothing that hid in the file (position, a
 * second format) comes along, also when it is sent as a document; a sound is kept as it is, a video but for what it tells
 * of place and device. Refuses `file_kind` when the bytes are not of the purpose, `file_too_large` beyond 40 million
 * pixels or a minute, and `file_unreadable`.
 */
export async function prepare(purpose: Purpose, upload: Buffer): Promise<Result<Prepared>> {
  if (purpose === 'audio') return prepareSound(upload)
  if (purpose === 'video') return prepareFilm(upload)
  const claimed = pictureFormat(upload)
  if (!claimed) return purpose === 'file' ? prepareDocument(upload) : refuse('file_kind')
  const sharp = await pictures()
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

async function encode(purpose: 'photo' | 'signature' | 'file', picture: Sharp): Promise<Prepared> {
  const fitted = picture.resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
  const drawn = purpose === 'signature'
  const sharp = await pictures()
  const { data, info } = await (drawn
    ? fitted.png()
    : fitted.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true })
  ).toBuffer({ resolveWithObject: true })
  const small = sharp(data).resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
  return {
    kind: drawn ? 'signature' : purpose === 'file' ? 'document' : 'image',
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
  return ok(asItIs('audio', format, upload))
}

function prepareFilm(upload: Buffer): Result<Prepared> {
  const film = readFilm(upload)
  return film.ok ? ok(asItIs('video', film.value, film.value.bytes)) : film
}

function prepareDocument(upload: Buffer): Result<Prepared> {
  const format = documentFormat(upload)
  return format ? ok(asItIs('document', format, upload)) : refuse('file_kind')
}

const asItIs = (
  kind: FileKind,
  { type, extension }: { readonly type: string; readonly extension: string },
  bytes: Buffer,
): Prepared => ({ kind, contentType: type, extension, bytes, width: null, height: null, thumbnail: null })
