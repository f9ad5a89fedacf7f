import { sql } from 'kysely'
import { type Tx, withoutWaiting } from '../../platform/database/transaction.ts'

export const outboxChannel = 'outbox'

/** Tells the workers, when this transaction commits, that something is due; a hint, for they also look by themselves. */
export const wakeOutbox = (tx: Tx): Promise<void> =>
  withoutWaiting(tx, sql`select pg_notify(${outboxChannel}, '')`.execute(tx))
