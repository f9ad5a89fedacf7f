import type { Claimed } from './claim.ts'

/** Which rows a write may touch: those in one of the states and, unless null, at this attempt. */
export type Fence = { readonly states: readonly string[]; readonly attempt: number | null }

export type OutboxRules = {
  /** What the row of an attempt must still be like for it to write what came of it. */
  readonly fence: (claimed: Pick<Claimed, 'attempt'>) => Fence
  /** What becomes of a send that may have happened. */
  readonly unclear: 'unknown' | 'pending'
}

/**
 * The two decisions on which "at most one message" hangs: an attempt writes only while nobody else went on with the
 * row, and what may have happened is never tried again. Named so that a test can put a broken one in place and see that
 * it is noticed.
 */
export const outboxRules: OutboxRules = {
  fence: ({ attempt }) => ({ states: ['sending'], attempt }),
  unclear: 'unknown',
}
