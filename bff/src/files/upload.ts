import { createHash } from 'node:crypto'
import type { Actor } from '@field/domain/access'
import { asId, type FileId, type Instant, isId, ok, type Result, refuse } from '@field/domain/kernel'
import type { FastifyRequest } from 'fastify'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { type Prepared, type Purpose, prepare, purposes, uploadLimits } from './prepare.ts'
import { type FileRow, fileRow } from './row.ts'
import { drop, keep } from './store.ts'

/** One upload as it came: its id was born on the phone. */
export type Upload = {
  readonly id: FileId
  readonly purpose: Purpose
  readonly bytes: Buffer
  readonly name: string | null
}

const tooLarge = 'FST_REQ_FILE_TOO_LARGE'

const purposeOf = (said: string | undefined): Purpose | undefined => purposes.find((one) => one === said)

/** The bytes of a file as they come, no more of them than its purpose allows; null beyond that. */
async function readBytes(file: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of file) {
    size += piece.length
    if (size <= limit) pieces.push(piece)
  }
  return size <= limit ? Buffer.concat(pieces) : null
}

/** A name as it may stand in a header and in a list: no path, no control signs, at most 100. */
const cleanName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}"]/gu, '').slice(-100)

/**
 * Reads the multipart form: `id`, `purpose`, for a document its `name`, then `file`. Refuses a malformed one, and a file
 * beyond what its purpose allows.
 */
export async function readUpload(request: FastifyRequest): Promise<Result<Upload>> {
  const fields: Record<string, string> = {}
  let bytes: Buffer | null = null
  let limit = Math.min(...Object.values(uploadLimits))
  const heavy = () => refuse('file_too_large', { path: 'file', detail: { max: limit } })
  try {
    const fileSize = Math.max(...Object.values(uploadLimits))
    for await (const part of request.parts({ limits: { fileSize, files: 1, fields: 4, fieldSize: 400 } })) {
      if (part.type === 'file') {
        limit = uploadLimits[purposeOf(fields.purpose) ?? 'photo']
        bytes = await readBytes(part.file, limit)
        if (!bytes || part.file.truncated) return heavy()
      } else if (typeof part.value === 'string') fields[part.fieldname] = part.value
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === tooLarge) return heavy()
    throw error
  }
  const { id = '' } = fields
  const purpose = purposeOf(fields.purpose)
  if (!isId(id)) return refuse('wrong_format', { path: 'id' })
  if (!purpose) return refuse('not_an_option', { path: 'purpose' })
  if (!bytes || bytes.length === 0) return refuse('required', { path: 'file' })
  const name = purpose === 'file' ? cleanName(fields.name ?? '') || null : null
  return ok({ id: asId<FileId>(id), purpose, bytes, name })
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

type Kept = Prepared & { readonly key: string; readonly thumbnailKey: string | null }

/**
 * Decodes, re-encodes and stores an upload with no connection held, and answers what then writes its row. The same id
 * by the same person with the same bytes is the same file; anything else under a taken id is `key_reused`.
 */
export async function takeUpload(
  world: World,
  actor: Actor,
  upload: Upload,
  now: Instant,
): Promise<Result<(tx: Tx) => Promise<Result<FileRow>>>> {
  const sent = sha256(upload.bytes)
  const earlier = (tx: Tx) => judgeEarlier(tx, actor, upload.id, sent)
  const before = await world.inOrganization(actor.orgId, earlier)
  if (before) return before.ok ? ok(async () => before) : before
  const prepared = await prepare(upload.purpose, upload.bytes)
  if (!prepared.ok) return prepared
  const { filesDir } = world.config
  const { bytes, extension, thumbnail } = prepared.value
  const key = await keep(filesDir, bytes, extension)
  const thumbnailKey = thumbnail && (await keep(filesDir, thumbnail, extension))
  const kept = { ...prepared.value, key, thumbnailKey }
  return ok(async (tx) => {
    const inserted = await insertFile(tx, actor, { id: upload.id, name: upload.name, sent, kept, now })
    if (!inserted) await Promise.all([key, thumbnailKey].map((one) => one && drop(filesDir, one)))
    return (await earlier(tx)) ?? refuse('key_reused', { path: 'id' })
  })
}

/** What a file of that id means for this upload; null when there is none yet. */
async function judgeEarlier(tx: Tx, actor: Actor, id: FileId, sent: Buffer): Promise<Result<FileRow> | null> {
  const row = await fileRow(tx, id)
  if (!row) return null
  return row.created_by === actor.personId && row.upload_sha256.equals(sent)
    ? ok(row)
    : refuse('key_reused', { path: 'id' })
}

async function insertFile(
  tx: Tx,
  actor: Actor,
  { id, name, sent, kept, now }: { id: FileId; name: string | null; sent: Buffer; kept: Kept; now: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('file')
    .values({
      org_id: actor.orgId,
      id,
      kind: kept.kind,
      name,
      content_type: kept.contentType,
      bytes: kept.bytes.length,
      width: kept.width,
      height: kept.height,
      sha256: sha256(kept.bytes),
      upload_sha256: sent,
      storage_key: kept.key,
      thumbnail_key: kept.thumbnailKey,
      created_by: actor.personId,
      work_order_id: null,
      created_at: time(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
