import type { Failure } from '@field/contract'
import { type RefusalCode, refusalStatus } from '@field/domain/kernel'

/** A "no" as a handler gives it: a domain refusal, with the faults of a form or the present state where there are any. */
export type Decline = Omit<Failure['error'], 'requestId'>

/** What a handler gives: a domain `Result`, whose refusal may say more. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Decline }

/** What goes out. `body` is JSON text, or the bytes (or a stream of them) of a route that has bytes. */
export type Answer = {
  readonly status: number
  readonly body: unknown
  readonly code?: RefusalCode
  readonly replayed?: boolean
  /** Seconds after which asking again makes sense. */
  readonly retryAfter?: number
}

const retryAfter: Partial<Record<RefusalCode, number>> = {
  in_flight: 1,
  unavailable: 1,
  wechat_unavailable: 3,
}

/** A refusal as an answer; `status` only where the input never reached the business (400). */
export function declined(refusal: Decline, requestId: string, status: number = refusalStatus[refusal.code]): Answer {
  const failure: Failure = { error: { ...refusal, requestId } }
  const seconds = retryAfter[refusal.code]
  return {
    status,
    body: JSON.stringify(failure),
    code: refusal.code,
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  }
}
