import { type Actor, type Role, roles } from '@field/domain/access'
import { type Instant, minute, type OrgId, second } from '@field/domain/kernel'
import { createSigner, createVerifier } from 'fast-jwt'
import type { Clock } from '../clock.ts'
import type { RefreshTokenId, SessionId } from './session-id.ts'

/** What an access token says: who acts, in which role and at which places, and by which session. */
export type Bearer = { readonly actor: Actor; readonly sessionId: SessionId }

/** What a refresh token says; whether it is still good stands in the database. */
export type RefreshClaim = { readonly orgId: OrgId; readonly id: RefreshTokenId }

export type Tokens = {
  readonly signAccess: (bearer: Bearer) => { readonly token: string; readonly expiresAt: Instant }
  /** Null for anything but an access token of ours that has not expired. */
  readonly readAccess: (token: string) => Bearer | null
  readonly signRefresh: (claim: RefreshClaim, expiresAt: Instant) => string
  readonly readRefresh: (token: string) => RefreshClaim | null
}

export const accessLife = 15 * minute

// Two audiences and two header types, so that neither kind of token is ever taken for the other.
const access = { aud: 'field-access', typ: 'at+jwt' }
const refresh = { aud: 'field-refresh', typ: 'rt+jwt' }

/**
 * Signs and reads our tokens: HS256 and nothing else. Signatures are checked once and remembered; the times in a token
 * are held against our own clock at every reading.
 */
export function createTokens(secret: string, clock: Clock): Tokens {
  const sign = ({ aud, typ }: typeof access) =>
    createSigner({ key: secret, algorithm: 'HS256', aud, header: { alg: 'HS256', typ } })
  const verify = ({ aud, typ }: typeof access, cache: number) =>
    createVerifier({
      key: secret,
      algorithms: ['HS256'],
      allowedAud: aud,
      checkTyp: typ,
      requiredClaims: ['aud', 'exp', 'iat'],
      ignoreExpiration: true,
      cache,
    })
  const [signAccess, signRefresh] = [sign(access), sign(refresh)]
  const [verifyAccess, verifyRefresh] = [verify(access, 5_000), verify(refresh, 0)]

  const read = (check: (token: string) => Claims, token: string): Claims | null => {
    const claims = checked(check, token)
    return claims && typeof claims.exp === 'number' && clock.now() < claims.exp * second ? claims : null
  }

  return {
    signAccess: ({ actor, sessionId }) => {
      const iat = Math.floor(clock.now() / second)
      const exp = iat + accessLife / second
      const { personId: sub, orgId: org, role, placeIds: places } = actor
      return { token: signAccess({ sub, org, role, places, sid: sessionId, iat, exp }), expiresAt: exp * second }
    },
    readAccess: (token) => bearerOf(read(verifyAccess, token)),
    signRefresh: ({ orgId: org, id: jti }, expiresAt) =>
      signRefresh({ org, jti, iat: Math.floor(clock.now() / second), exp: Math.floor(expiresAt / second) }),
    readRefresh: (token) => {
      const claims = read(verifyRefresh, token)
      return claims && isText(claims.org) && isText(claims.jti)
        ? { orgId: claims.org as OrgId, id: claims.jti as RefreshTokenId }
        : null
    },
  }
}

type Claims = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isRole = (value: unknown): value is Role => roles.some((role) => role === value)

// The library throws for every reason that a token can be bad; to us they are one.
function checked(check: (token: string) => Claims, token: string): Claims | null {
  try {
    return check(token)
  } catch {
    return null
  }
}

function bearerOf(claims: Claims | null): Bearer | null {
  if (!claims) return null
  const { sub, org, role, places, sid } = claims
  if (!isText(sub) || !isText(org) || !isText(sid) || !isRole(role) || !Array.isArray(places)) return null
  const actor = { personId: sub, orgId: org, role, placeIds: places } as unknown as Actor
  return { actor, sessionId: sid as SessionId }
}
