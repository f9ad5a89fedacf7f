import type { Reply } from '@field/contract'
import type { Instant } from '@field/domain/kernel'
import type { Config } from '../platform/config.ts'
import { fileLinks } from './links.ts'
import type { FileRow } from './row.ts'

/** A file as its uploader sees it. */
export const fileView = (config: Config, now: Instant, row: FileRow): Reply<'POST /files'> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  sha256: row.sha256.toString('hex'),
  ...fileLinks(config, now, { orgId: row.org_id, id: row.id, hasThumbnail: row.thumbnail_key !== null }),
})
