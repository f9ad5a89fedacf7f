import type { NotSent, Outcome } from '../outcome.ts'
import { blamesToken } from '../refusal-codes.ts'
import { type Call, type Reply, request, type Wire } from '../request.ts'
import type { TokenSource } from './access-token.ts'
import type { StoredToken } from './store.ts'

const unsent = (outcome: Exclude<Outcome<StoredToken>, { state: 'ok' }>): NotSent =>
  outcome.state === 'not_sent'
    ? outcome
    : { state: 'not_sent', why: 'no_token', detail: 'no access token to send it with', token: outcome }

/**
 * Makes a call that needs an access token. If WeChat blames the token, gets another once and tries once more; that is
 * safe because such a refusal means that nothing was done.
 */
export const callWithToken = async (wire: Wire, tokens: TokenSource, call: Call): Promise<Outcome<Reply>> => {
  const send = (token: StoredToken): Promise<Outcome<Reply>> =>
    request(wire, { ...call, query: { access_token: token.token, ...call.query } })
  const first = await tokens.current()
  if (first.state !== 'ok') return unsent(first)
  const outcome = await send(first.value)
  if (outcome.state !== 'refused' || !blamesToken(outcome.code)) return outcome
  const second = await tokens.after(first.value)
  if (second.state !== 'ok') return unsent(second)
  return second.value.version === first.value.version ? outcome : send(second.value)
}
