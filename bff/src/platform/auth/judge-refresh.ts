import { type Instant, minute } from '@field/domain/kernel'

/** A refresh token as its row tells it, with its successor when it has one. */
export type RefreshState = {
  readonly ended: boolean
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly successorUsed: boolean
}

/** How long after its first use a token still answers its successor again, because that reply may have been lost. */
export const grace = minute

/**
 * What to do with a refresh token that is presented. `rotate`: its first use. `repeat`: the reply of its first use may
 * have been lost, so the same successor is given again. `reused`: somebody has a copy, so the session must end.
 */
export function judgeRefresh(token: RefreshState, now: Instant): 'rotate' | 'repeat' | 'reused' | 'dead' {
  if (token.ended || token.expiresAt <= now) return 'dead'
  if (token.usedAt === null) return 'rotate'
  return !token.successorUsed && now - token.usedAt <= grace ? 'repeat' : 'reused'
}
