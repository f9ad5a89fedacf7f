import { sql } from 'kysely'
import type { World } from '../platform/world.ts'

/** Figures of the outbox for operators: what waits, and what nobody knows the end of. Over every organization. */
export function registerNoticeFigures({ metrics, workerDb }: World): void {
  const count = (state: string) => async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from outbox where state = ${sql.lit(state)}`.execute(workerDb.read)
    return rows[0]?.count ?? 0
  }
  metrics.gauge('field_outbox_pending', 'Messages that wait to be sent.', count('pending'))
  metrics.gauge('field_outbox_sending', 'Messages that are being sent.', count('sending'))
  metrics.gauge('field_outbox_unknown', 'Messages of which nobody knows whether they arrived.', count('unknown'))
}
