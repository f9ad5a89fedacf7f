import type { Reply } from '@field/contract'
import { apiAddress } from './address.ts'
import { type Answer, answerOf } from './answer.ts'
import { ask } from './http.ts'
import { phone } from './phone/index.ts'
import { storage } from './storage.ts'
import { createStore } from './store.ts'

export type Session = Reply<'POST /auth/wechat'>
export type Me = Reply<'GET /me'>
export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed_in'; readonly me: Me }
  | { readonly kind: 'signed_out' }

/** Who the person is, for every screen. */
export const sessionState = createStore<SessionState>({ kind: 'unknown' })

const key = 'session'
const leftKey = 'signed-out'
let session: Session | null = null
let running: Promise<Session | null> | null = null
let organization: string | undefined

/** The organization that a tag or a link belongs to; used when the next sign-in makes a newcomer of somebody. */
export function signInFor(code: string): void {
  organization = code
}

export async function keepSession(next: Session): Promise<void> {
  session = next
  sessionState.set({ kind: 'signed_in', me: next.me })
  await storage.write(key, next)
}

export function changeMe(me: Me): void {
  if (session) void keepSession({ ...session, me })
}

/** A session with a token good for at least half a minute; signs in silently when there is none. Null: offline or refused. */
export function ensureSession(): Promise<Session | null> {
  if (session && session.accessExpiresAt - Date.now() > 30_000) return Promise.resolve(session)
  running ??= renew().finally(() => {
    running = null
  })
  return running
}

/** The token was not accepted: the next call gets a new one. */
export function spoilToken(): void {
  if (session) session = { ...session, accessExpiresAt: 0 }
}

export async function signOut(): Promise<void> {
  const token = session?.accessToken
  session = null
  await storage.remove(key).catch(() => undefined)
  await storage.write(leftKey, true)
  sessionState.set({ kind: 'signed_out' })
  if (token)
    await ask({
      method: 'POST',
      url: apiAddress('/auth/sign-out'),
      header: { authorization: `Bearer ${token}` },
      body: {},
    })
}

async function renew(): Promise<Session | null> {
  session ??= await storage.read<Session>(key)
  if (session) {
    sessionState.set({ kind: 'signed_in', me: session.me })
    if (session.accessExpiresAt - Date.now() > 30_000) return session
    const refreshed = await post('/auth/refresh', { refreshToken: session.refreshToken })
    if (refreshed.ok) return take(refreshed.value)
    if (refreshed.why !== 'refused') return null
  } else if (await hasLeft()) return null
  return signIn()
}

/** Whoever signed out stays so, over restarts too, until they ask to sign in. */
async function hasLeft(): Promise<boolean> {
  if (sessionState.get().kind !== 'signed_out' && !(await storage.read<boolean>(leftKey))) return false
  sessionState.set({ kind: 'signed_out' })
  return true
}

/** Signs in with WeChat's code, asked for by the person or silently at the first start. */
export async function signIn(): Promise<Session | null> {
  const code = await phone.loginCode().catch(() => null)
  if (!code) return null
  const answer = await post('/auth/wechat', organization ? { code, organization } : { code })
  if (!answer.ok) return null
  await storage.remove(leftKey).catch(() => undefined)
  return take(answer.value)
}

async function take(next: Session): Promise<Session> {
  await keepSession(next)
  return next
}

const post = async (path: string, body: unknown): Promise<Answer<Session>> =>
  answerOf<Session>(await ask({ method: 'POST', url: apiAddress(path), header: {}, body }))
