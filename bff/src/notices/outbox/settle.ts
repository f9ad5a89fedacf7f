import { sql } from 'kysely'
import { timeOrNull } from '../../platform/database/time.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { empty } from '../consent/empty.ts'
import { giveBack } from '../consent/spend.ts'
import type { Claimed } from './claim.ts'
import { lockDelivery, settleByEarlierEvents } from './delivery.ts'
import type { Verdict } from './judge.ts'
import type { OutboxRules } from './rules.ts'

/**
 * Writes what came of an attempt, unless the row went on without it; then hears what WeChat's events said meanwhile.
 * False when the attempt came too late: nothing is written, and a message that went out is known by its event.
 */
export async function settle(
  world: World,
  rules: OutboxRules,
  claimed: Claimed,
  verdict: Verdict,
  openid: string | null,
): Promise<boolean> {
  const { orgId, id, personId, templateId } = claimed
  const { state, msgid, code, detail, dueAt, consent } = verdict
  const now = world.clock.now()
  const fence = rules.fence(claimed)
  return inTransaction(world.workerDb, 'everything', async (tx) => {
    await lockDelivery(tx, claimed)
    const { rows } = await sql<{ attempted_at: number }>`
      update outbox set state = ${state}, msgid = ${msgid ?? null}, code = ${code ?? null}::int, detail = ${detail ?? null},
        due_at = coalesce(${timeOrNull(dueAt ?? null)}, due_at), settled_at = ${timeOrNull(state === 'pending' ? null : now)}
      where org_id = ${orgId}::uuid and id = ${id}::uuid and state = any(${fence.states}) and attempt = coalesce(${fence.attempt}::int, attempt) returning attempted_at`.execute(
      tx,
    )
    const [written] = rows
    if (!written) return false
    const account = { orgId, personId, templateId }
    if (consent === 'returned') await giveBack(tx, { ...account, outboxId: id, now })
    if (consent === 'emptied')
      await empty(tx, account, { cause: 'exhausted', at: written.attempted_at, now, outboxId: id })
    if (openid !== null && state !== 'pending') await settleByEarlierEvents(tx, { orgId, personId, openid }, now)
    return true
  })
}
