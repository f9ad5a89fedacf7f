import type { Id } from '@field/domain/kernel'

/** One sign-in on one phone. */
export type SessionId = Id<'session'>
export type RefreshTokenId = Id<'refresh_token'>
