import { type RawBuilder, sql } from 'kysely'
import type { Claimed } from './claim.ts'

/**
 * The two decisions on which "at most one message" hangs, named so that a test can put a broken one in place and see
 * that it is noticed.
 */
export const outboxRules: OutboxRules = {
  stillOurs: ({ attempt }) => sql<boolean>`state = 'sending' and attempt = ${attempt}::int`,
  unclear: 'unknown',
}

export type OutboxRules = {
  /** Under what condition an attempt may still write what came of it: nobody else has meanwhile. */
  readonly stillOurs: (claimed: Pick<Claimed, 'attempt'>) => RawBuilder<boolean>
  /** What becomes of a send that may have happened: it is never tried again. */
  readonly unclear: 'unknown' | 'pending'
}
