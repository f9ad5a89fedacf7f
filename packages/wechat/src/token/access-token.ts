import { setTimeout as sleep } from 'node:timers/promises'
import type { NotSent, Outcome } from '../outcome.ts'
import type { Wire } from '../request.ts'
import { fetchToken } from './fetch-token.ts'
import type { StoredToken, TokenStore } from './store.ts'

/** WeChat renews during the last 300 s and keeps both tokens good, so asking a minute later surely gets the new one. */
const renewBeforeMs = 240_000
/** A token blamed this soon after it was fetched is not fetched again: a broken account must not become a storm. */
const refetchGapMs = 5_000
const pollMs = 50

export type TokenSource = {
  /** The token to use now, fetched first if there is none or it is about to expire. */
  readonly current: () => Promise<Outcome<StoredToken>>
  /** The token to use after WeChat refused `blamed`: whatever another call has fetched since, or a fresh one. */
  readonly after: (blamed: StoredToken) => Promise<Outcome<StoredToken>>
}

type Needs = {
  readonly wire: Wire
  readonly app: { readonly appId: string; readonly secret: string }
  readonly store: TokenStore
  readonly now: () => number
}

const noToken = (detail: string): NotSent => ({ state: 'not_sent', why: 'no_token', detail })

const ok = (value: StoredToken): Outcome<StoredToken> => ({ state: 'ok', value })

/** Fetches under a lease already granted, and gives the lease back whatever happens. */
const fetchHolding = async (needs: Needs, fence: number): Promise<Outcome<StoredToken>> => {
  const { app, store } = needs
  const fetched = await fetchToken(needs.wire, app, needs.now)
  if (fetched.state === 'ok') {
    const kept = await store.save(app.appId, fence, fetched.value)
    return kept ? ok(kept) : noToken('the lease ran out before the token came')
  }
  await store.release(app.appId, fence)
  return fetched
}

/** Gets a token other than version `seen`. While another instance fetches, `fallback` (still valid) serves at once. */
const renew = async (needs: Needs, seen: number, fallback: StoredToken | undefined): Promise<Outcome<StoredToken>> => {
  const { appId } = needs.app
  const leaseMs = needs.wire.timeoutMs * 2
  const polls = Math.ceil((leaseMs + 1_000) / pollMs)
  for (let poll = 0; poll < polls; poll += 1) {
    const answer = await needs.store.acquire(appId, seen, leaseMs)
    if (answer.state === 'newer') return ok(answer.token)
    if (answer.state === 'granted') {
      const fetched = await fetchHolding(needs, answer.fence)
      return fetched.state === 'ok' || !fallback ? fetched : ok(fallback)
    }
    if (fallback) return ok(fallback)
    await sleep(pollMs)
  }
  return noToken('another instance holds the lease and brings no token')
}

/**
 * The access token of one app, shared by all instances through the store: at most one of them fetches per validity.
 * Within this process, callers that want the same renewal share one.
 */
export const createTokenSource = (needs: Needs): TokenSource => {
  const running = new Map<string, Promise<Outcome<StoredToken>>>()
  const renewOnce = (seen: number, fallback: StoredToken | undefined): Promise<Outcome<StoredToken>> => {
    // One who may fall back on the old token must not share with one to whom WeChat has just refused it.
    const key = `${seen} ${fallback ? 'early' : 'needed'}`
    const known = running.get(key)
    if (known) return known
    const started = renew(needs, seen, fallback).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
  return {
    current: async () => {
      const stored = await needs.store.read(needs.app.appId)
      const left = stored ? stored.expiresAt - needs.now() : 0
      if (stored && left > renewBeforeMs) return ok(stored)
      return renewOnce(stored?.version ?? 0, left > 0 ? stored : undefined)
    },
    after: async (blamed) => {
      if (needs.now() - blamed.fetchedAt < refetchGapMs) {
        const stored = await needs.store.read(needs.app.appId)
        return ok(stored ?? blamed)
      }
      return renewOnce(blamed.version, undefined)
    },
  }
}
