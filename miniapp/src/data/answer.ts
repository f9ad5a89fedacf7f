import type { Failure } from '@field/contract'
import type { HttpAnswer } from './phone/index.ts'

/**
 * How a call ended for a screen. `refused`: the business said no, with a reason. `offline`: no answer came. `fault`: the
 * server failed; `requestId` helps the help line.
 */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'refused'; readonly status: number; readonly failure: Failure['error'] }
  | { readonly ok: false; readonly why: 'offline' }
  | { readonly ok: false; readonly why: 'fault'; readonly requestId: string | null }

export function answerOf<T>(http: HttpAnswer | null): Answer<T> {
  if (!http) return { ok: false, why: 'offline' }
  if (http.status >= 200 && http.status < 300) return { ok: true, value: http.body as T }
  const failure = (http.body as Failure | null)?.error
  if (failure && http.status < 500) return { ok: false, why: 'refused', status: http.status, failure }
  return { ok: false, why: 'fault', requestId: failure?.requestId ?? null }
}
