import { ok, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Handlers } from '../platform/http/call.ts'
import { version } from './version.ts'

export const systemRoutes = {
  'GET /health': async ({ tx, now }) => {
    await sql`select`.execute(tx)
    return ok({ ok: true, now, version })
  },
  'GET /client-settings': async ({ world, tx }) => {
    const { sandboxUrl, wechat } = world.config
    const organization = await tx
      .selectFrom('organization')
      .select(['code', 'name'])
      .where('wechat_appid', '=', wechat.appId)
      .orderBy('created_at')
      .orderBy('id')
      .executeTakeFirst()
    return organization ? ok({ organization, sandbox: sandboxUrl ?? null, appId: wechat.appId }) : refuse('not_found')
  },
} satisfies Handlers
