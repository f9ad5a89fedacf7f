import type { OrgId, PersonId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { lockDelivery, settleByEarlierEvents } from './delivery.ts'
import type { OutboxRules } from './rules.ts'

type Lost = { readonly orgId: OrgId; readonly personId: PersonId; readonly id: string; readonly openid: string | null }

/**
 * Ends the attempts whose worker died or hangs: nobody can say whether WeChat got them, so they become unclear and are
 * not tried again, unless an event has told already. Answers how many.
 */
export async function endLostLeases(world: World, { unclear }: Pick<OutboxRules, 'unclear'>): Promise<number> {
  const now = world.clock.now()
  const { rows } = await sql<Lost>`
    update outbox o set state = ${unclear}, detail = 'lease_lost', settled_at = case when ${unclear} = 'unknown' then ${time(now)} end
    from person p where (p.org_id, p.id) = (o.org_id, o.person_id) and o.state = 'sending' and o.lease_until < clock_timestamp()
    returning o.org_id as "orgId", o.person_id as "personId", o.id, p.openid`.execute(world.workerDb.read)
  for (const { id, openid, ...recipient } of rows) {
    world.log.warn({ message: id }, 'a send was cut off; it is unclear whether it went out')
    if (openid === null) continue
    await inTransaction(world.workerDb, 'everything', async (tx) => {
      await lockDelivery(tx, recipient)
      await settleByEarlierEvents(tx, { ...recipient, openid }, now)
    })
  }
  return rows.length
}
