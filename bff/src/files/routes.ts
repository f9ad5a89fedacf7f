import { ok, refuse, second } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { isManual } from '../stock/queries.ts'
import { maySee } from '../work-orders/queries.ts'
import { fileLinks, openLink } from './links.ts'
import { type Range, rangeOf } from './range.ts'
import { type FileRow, fileRow } from './row.ts'
import { readKept, readPart } from './store.ts'
import { readUpload, takeUpload } from './upload.ts'
import { fileView } from './view.ts'

export const fileRoutes = {
  'POST /files': {
    outside: async ({ world, actor, raw, now }) => {
      const upload = await readUpload(raw)
      if (!upload.ok) return upload
      const write = await takeUpload(world, actor, upload.value, now)
      if (!write.ok) return write
      return ok(async ({ tx }) => {
        const row = await write.value(tx)
        return row.ok ? ok(fileView(world.config, now, row.value)) : row
      })
    },
  },

  'GET /files/:id/link': async ({ world, tx, actor, params, now }) => {
    const row = await fileRow(tx, params.id)
    const own = row?.created_by === actor.personId
    const seen =
      own ||
      (row?.work_order_id && (await maySee(tx, actor, row.work_order_id))) ||
      (await isManual(tx, actor, params.id))
    if (!row || !seen) return refuse('not_found')
    return ok(fileLinks(world.config, now, { orgId: row.org_id, id: row.id, hasThumbnail: row.thumbnail_key !== null }))
  },

  'GET /files/:id': async ({ world, params, query, now, raw, reply }) => {
    const opened = openLink(world.config, now, { id: params.id, ...query })
    if (opened === 'expired') return refuse('link_expired')
    const row = opened && (await world.inOrganization(opened.orgId, (tx) => fileRow(tx, opened.id)))
    const key = opened?.thumbnail ? row?.thumbnail_key : row?.storage_key
    if (!row || !key) return refuse('not_found')
    reply.headers({
      'content-type': row.content_type,
      'content-disposition': dispositionOf(row, key),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': `private, max-age=${Math.max(0, Math.floor(Number(query.e) - now / second))}, immutable`,
    })
    const { filesDir } = world.config
    const range: Range | null = opened?.thumbnail ? null : rangeOf(raw.headers.range, row.bytes)
    if (!range) return ok(await readKept(filesDir, key))
    reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${row.bytes}`)
    return ok(await readPart(filesDir, key, range.from, range.to))
  },
} satisfies Handlers

/** Pictures, sounds and videos are shown where they stand; a document is only ever downloaded, under its own name. */
function dispositionOf({ id, kind, name }: Pick<FileRow, 'id' | 'kind' | 'name'>, key: string): string {
  const plain = `filename="${id}.${key.split('.')[1]}"`
  if (kind !== 'document') return `inline; ${plain}`
  return name === null ? `attachment; ${plain}` : `attachment; ${plain}; filename*=UTF-8''${encodeURIComponent(name)}`
}
