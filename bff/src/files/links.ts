import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type Instant, isId, minute, type OrgId, second } from '@field/domain/kernel'
import type { Config } from '../platform/config.ts'

/** What a link opens. */
export type Opened = { readonly orgId: OrgId; readonly id: string; readonly thumbnail: boolean }

const life = 15 * minute
// Links made within the same minutes are the same text, so that a phone need not fetch a picture again for a new link.
const grain = 5 * minute

const keys = new Map<string, Buffer>()

function keyOf({ jwtSecret }: Pick<Config, 'jwtSecret'>): Buffer {
  const known = keys.get(jwtSecret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', jwtSecret, '', 'field file links', 32))
  keys.set(jwtSecret, key)
  return key
}

const seal = (config: Pick<Config, 'jwtSecret'>, { orgId, id, thumbnail }: Opened, expires: string): Buffer =>
  createHmac('sha256', keyOf(config))
    .update(['file', orgId, id, thumbnail ? 'thumbnail' : 'whole', expires].join('|'))
    .digest()

/** Links to a file and its thumbnail that open for at most 15 minutes, for whoever holds them. */
export function fileLinks(
  config: Pick<Config, 'jwtSecret' | 'publicUrl'>,
  now: Instant,
  file: { readonly orgId: OrgId; readonly id: string; readonly hasThumbnail: boolean },
): { url: string; thumbnail: string | null } {
  const expires = String((now - (now % grain) + life) / second)
  const link = (thumbnail: boolean) => {
    const { orgId, id } = file
    const proof = seal(config, { orgId, id, thumbnail }, expires).toString('base64url')
    const variant = thumbnail ? '&v=thumbnail' : ''
    return `${config.publicUrl}/api/files/${id}?e=${expires}&s=${orgId}.${proof}${variant}`
  }
  return { url: link(false), thumbnail: file.hasThumbnail ? link(true) : null }
}

/** Reads the parts of a link. `expired` for one of ours that is too old, null for anything we never signed. */
export function openLink(
  config: Pick<Config, 'jwtSecret'>,
  now: Instant,
  link: { readonly id: string; readonly e: string; readonly s: string; readonly v?: 'thumbnail' },
): Opened | 'expired' | null {
  const [orgId = '', proof = ''] = link.s.split('.')
  if (!isId(orgId) || !/^\d{1,15}$/.test(link.e)) return null
  const opened = { orgId: orgId as OrgId, id: link.id, thumbnail: link.v === 'thumbnail' }
  const given = Buffer.from(proof, 'base64url')
  const wanted = seal(config, opened, link.e)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  return now < Number(link.e) * second ? opened : 'expired'
}
