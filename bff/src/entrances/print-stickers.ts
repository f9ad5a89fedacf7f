import type { Query } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse, say } from '@field/domain/kernel'
import { sql } from 'kysely'
import { qrCode } from '../places/queries.ts'
import type { World } from '../platform/world.ts'
import { entrancesWhere } from './list.ts'
import { perSheet, type Sticker, stickerSheets } from './sticker-sheet.ts'
import { shortCode } from './tags.ts'

type Asked = Query<'GET /entrances/:id/stickers.pdf'>

// WeChat draws a code once and we keep it; a few are asked for at a time.
const atOnce = 4

/**
 * The stickers of an entrance as PDF, from a number on. Refuses `not_found` for an entrance that is not there or has no
 * code to print, and `wechat_unavailable` when WeChat draws none now.
 */
export async function printStickers(
  world: World,
  { orgId }: Actor,
  id: string,
  { from = 1, sheets = 1 }: Asked,
): Promise<Result<Buffer>> {
  const found = await world.inOrganization(orgId, async (tx) => {
    const [entrance] = await entrancesWhere(tx, sql<boolean>`e.org_id = ${orgId}::uuid and e.id = ${id}::uuid`)
    const tags = await tx
      .selectFrom('tag')
      .select(['token', 'number'])
      .where('org_id', '=', orgId)
      .where('entrance_id', '=', id)
      .where('revoked_at', 'is', null)
      .where('number', '>=', from)
      .orderBy('number')
      .limit(sheets * perSheet)
      .execute()
    return { entrance, tags }
  })
  const { entrance, tags } = found
  if (!entrance || tags.length === 0) return refuse('not_found')
  const stickers: Sticker[] = []
  for (let index = 0; index < tags.length; index += atOnce) {
    const some = tags.slice(index, index + atOnce)
    const codes = await Promise.all(some.map(({ token }) => qrCode(world, token)))
    for (const [at, code] of codes.entries()) {
      if (!code.ok) return code
      const label = say(entrance.label, 'zh-CN')
      stickers.push({ code: code.value, label, short: shortCode(entrance.code, some[at]?.number ?? 0) })
    }
  }
  return ok(await stickerSheets(stickers))
}
