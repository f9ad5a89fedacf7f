import { parseLossless } from './lossless-json.ts'
import type { NotSent, Outcome, Refused, Unknown } from './outcome.ts'
import { asFields, type Fields } from './record.ts'
import { refusalName } from './refusal-codes.ts'

export type Fetch = typeof globalThis.fetch

/** Where and how to call: injected, so that tests and the stand-in take the place of the real servers. */
export type Wire = { readonly baseUrl: string; readonly fetch: Fetch; readonly timeoutMs: number }

export type Call = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A reply that WeChat meant as a success: its fields, or the bytes of a picture. */
export type Reply =
  | { readonly kind: 'fields'; readonly fields: Fields }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }

// undici's codes for "no connection was ever made". Everything else may have left the house.
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

const failureOf = (error: unknown): Unknown | NotSent => {
  const fault = error as { name?: string; message?: string; cause?: { code?: string; message?: string } }
  if (fault.name === 'TimeoutError' || fault.name === 'AbortError') {
    return { state: 'unknown', why: 'timeout', detail: fault.message ?? 'timed out' }
  }
  const code = fault.cause?.code ?? ''
  const detail = code || (fault.cause?.message ?? fault.message ?? 'no reason given')
  if (neverConnected.has(code)) return { state: 'not_sent', why: 'connection_refused', detail }
  return { state: 'unknown', why: 'connection_lost', detail }
}

const refusedOf = (errcode: number, errmsg: string): Refused => ({
  state: 'refused',
  code: refusalName(errcode),
  errcode,
  errmsg,
  rid: /rid: ([0-9a-f-]+)/.exec(errmsg)?.[1],
})

const read = (status: number, contentType: string, bytes: Uint8Array): Outcome<Reply> => {
  if (status >= 500) return { state: 'unknown', why: 'server_error', detail: `HTTP ${status}` }
  if (status === 200 && contentType.startsWith('image/')) {
    return { state: 'ok', value: { kind: 'bytes', bytes, contentType } }
  }
  try {
    const fields = asFields(parseLossless(new TextDecoder().decode(bytes)))
    if (!fields) return { state: 'unknown', why: 'bad_reply', detail: `HTTP ${status}, JSON but not an object` }
    const errcode = Number(fields.errcode ?? 0)
    if (errcode !== 0) return refusedOf(errcode, String(fields.errmsg ?? ''))
    if (status !== 200) return { state: 'unknown', why: 'bad_reply', detail: `HTTP ${status} without errcode` }
    return { state: 'ok', value: { kind: 'fields', fields } }
  } catch {
    return { state: 'unknown', why: 'bad_reply', detail: `HTTP ${status}, ${contentType || 'no type'}, not JSON` }
  }
}

/** One HTTP exchange with WeChat. Never throws for what the network or the server does; see `Outcome`. */
export const request = async (wire: Wire, call: Call): Promise<Outcome<Reply>> => {
  const url = new URL(call.path, wire.baseUrl)
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value)
  try {
    const response = await wire.fetch(url, {
      method: call.method,
      redirect: 'manual',
      signal: AbortSignal.timeout(wire.timeoutMs),
      ...(call.body === undefined
        ? {}
        : { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return read(response.status, response.headers.get('content-type') ?? '', bytes)
  } catch (error) {
    return failureOf(error)
  }
}

/** The reply of a call whose success is JSON; a picture there is a reply nobody can read. */
export const fieldsOf = (outcome: Outcome<Reply>): Outcome<Fields> => {
  if (outcome.state !== 'ok') return outcome
  if (outcome.value.kind === 'fields') return { state: 'ok', value: outcome.value.fields }
  return { state: 'unknown', why: 'bad_reply', detail: 'a picture where JSON was expected' }
}

export const lacks = (field: string): Unknown => ({
  state: 'unknown',
  why: 'bad_reply',
  detail: `the reply has no ${field}`,
})
