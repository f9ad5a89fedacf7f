export type Token = {
  readonly token: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
  readonly fetchedAt: number
}

/** A token as kept: `version` counts the saves of its app, from 1. */
export type StoredToken = Token & { readonly version: number }

export type LeaseAnswer =
  /** This caller, and nobody else until the lease runs out, may fetch. `fence` proves it when saving. */
  | { readonly state: 'granted'; readonly fence: number }
  /** Somebody else is fetching. */
  | { readonly state: 'busy' }
  /** A token newer than the one the caller saw is already there: use it, do not fetch. */
  | { readonly state: 'newer'; readonly token: StoredToken }

/**
 * Where all instances of the server keep the one access token of an app, and agree on who fetches the next one.
 *
 * Laws an implementation must keep (each step is atomic against all instances):
 * - `acquire(appId, seen, leaseMs)`: `seen` is the version the caller read, 0 for none. If the stored version differs
 *   from `seen` → `newer`. Else if a lease is running → `busy`. Else start a lease of `leaseMs` milliseconds, measured
 *   on the store's own clock, with a fence number never used before → `granted`.
 * - `save(appId, fence, token)`: only if `fence` is the last one granted and was not released: keep the token under
 *   version + 1, end the lease, return it. Otherwise change nothing and return what is stored (a holder that slept
 *   past its lease must not overwrite the token of the next one).
 * - `release(appId, fence)`: end the lease if it is still this one.
 * - `read(appId)`: the last saved token, expired or not.
 *
 * On PostgreSQL this is one row an app and one UPDATE a step, with the condition in its WHERE; see the README.
 */
export type TokenStore = {
  readonly read: (appId: string) => Promise<StoredToken | undefined>
  readonly acquire: (appId: string, seen: number, leaseMs: number) => Promise<LeaseAnswer>
  readonly save: (appId: string, fence: number, token: Token) => Promise<StoredToken | undefined>
  readonly release: (appId: string, fence: number) => Promise<void>
}
