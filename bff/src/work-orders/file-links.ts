import type { Instant, OrgId } from '@field/domain/kernel'
import { fileLinks, type OrderFile } from '../files/queries.ts'
import type { Config } from '../platform/config.ts'

export type Links = Record<
  string,
  { url: string; thumbnail: string | null; kind: string; name: string | null; at: Instant }
>

/** Links to those files of an order that a reply names; what a viewer may not read is not named and gets no link. */
export function linksFor(
  config: Config,
  now: Instant,
  orgId: OrgId,
  files: readonly OrderFile[],
  named: unknown,
): Links {
  const text = JSON.stringify(named)
  const shown = files.filter(({ id }) => text.includes(id))
  return Object.fromEntries(
    shown.map(({ id, kind, at, hasThumbnail, name }) => [
      id,
      { ...fileLinks(config, now, { orgId, id, hasThumbnail }), kind, name, at },
    ]),
  )
}
