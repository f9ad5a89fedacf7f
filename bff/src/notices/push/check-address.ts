import { ok, refuse } from '@field/domain/kernel'
import { verifyPushUrl } from '@field/wechat'
import type { Handler } from '../../platform/http/call.ts'

/** Proves to WeChat's back office that this address is ours. */
export const checkAddress: Handler<'GET /wechat/push'> = async ({ world, query }) => {
  const echo = verifyPushUrl(world.config.wechat.pushToken, query)
  return echo === undefined ? refuse('not_permitted') : ok(echo)
}
