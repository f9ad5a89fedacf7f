import type { Instant } from '@field/domain/kernel'
import type { Tx } from '../../platform/database/transaction.ts'
import { type Account, addGrant, hurryWaiting, joinGrant, lockLedger, type Source } from './ledger.ts'

/**
 * Counts one accepted send at `at`, once, whether the phone, WeChat's push or both tell of it and in whichever order.
 * A tap in the future (a phone's wrong clock) counts as now.
 */
export async function grant(
  tx: Tx,
  account: Account,
  source: Source,
  { at, now }: { at: Instant; now: Instant },
): Promise<void> {
  const tapped = Math.min(at, now)
  await lockLedger(tx, account)
  if (await joinGrant(tx, account, source, tapped)) return
  await hurryWaiting(tx, account, now)
  await addGrant(tx, account, source, { at: tapped, now })
}
