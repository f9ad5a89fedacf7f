import { type Instant, ok, refuse } from '@field/domain/kernel'
import { type PushEvent, receivePush } from '@field/wechat'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/call.ts'
import type { World } from '../../platform/world.ts'
import { libraryOf } from '../library.ts'
import { applyEvent } from './apply.ts'
import { eachOf, recipientsOf } from './recipients.ts'

/**
 * Takes an event that WeChat pushes, in safe mode only. It is kept and applied in one transaction, once however often it
 * comes, before WeChat is told `success`; what we have no use for is kept too. A fault is answered 5xx: WeChat repeats.
 */
export const receive: Handler<'POST /wechat/push'> = async ({ world, tx, query, raw, now }) => {
  const { pushToken: token, pushAesKey: encodingAesKey, appId } = world.config.wechat
  const body = typeof raw.body === 'string' ? raw.body : ''
  const push = receivePush({ token, encodingAesKey, appId }, query, body, now)
  if (!push.ok) {
    raw.said.push = push.reason
    return refuse('not_permitted')
  }
  raw.said.push = push.event.event
  const fresh = await keep(world, tx, push.event, now)
  if (!fresh) raw.said.repeated = true
  return ok('success')
}

async function keep(world: World, outside: Tx, event: PushEvent, now: Instant): Promise<boolean> {
  const recipients = event.openid === '' ? [] : await recipientsOf(outside, world.config.wechat.appId, event.openid)
  const [first] = recipients
  if (!first) return store(outside, event, now)
  return world.inOrganization(first.orgId, async (tx) => {
    const fresh = await store(tx, event, now)
    if (fresh) await applyEvent(event, libraryOf(world.config), eachOf(tx, recipients), now)
    return fresh
  })
}

async function store(tx: Tx, event: PushEvent, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into wechat_push (key, event, received_at) values (${event.dedupeKey}, ${JSON.stringify(event)}, ${time(now)})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
