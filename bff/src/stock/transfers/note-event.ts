import type { Actor } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'

type Happening = {
  readonly id: string
  readonly kind: 'asked' | 'sent' | 'received' | 'cancelled'
  readonly words?: string | null | undefined
}

/** Brings a transfer, which the caller holds, to its next state, and writes it into its timeline. */
export async function noteEvent(
  tx: Tx,
  { orgId, personId }: Actor,
  { id, kind, words = null }: Happening,
  now: Instant,
): Promise<void> {
  await Promise.all([
    sql`update stock_transfer set state = ${kind}, updated_at = ${time(now)} where org_id = ${orgId} and id = ${id}`.execute(
      tx,
    ),
    sql`insert into stock_transfer_event (org_id, transfer_id, seq, kind, at, by, words)
      select ${orgId}::uuid, ${id}::uuid, coalesce(max(seq), 0) + 1, ${kind}::text, ${time(now)}, ${personId}::uuid, ${words}::text
      from stock_transfer_event where org_id = ${orgId} and transfer_id = ${id}`.execute(tx),
  ])
}
