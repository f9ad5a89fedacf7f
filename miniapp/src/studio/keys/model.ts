import type { Reply } from '@field/contract'
import { newId } from '../../data/new-id.ts'

export type Part = 'keys' | 'inbound' | 'outbound'
export const parts = ['keys', 'inbound', 'outbound'] as const satisfies readonly Part[]

export type ApiKey = Reply<'GET /api-keys'>['keys'][number]
export type Inbound = Reply<'GET /inbound-hooks'>['hooks'][number]
export type Outbound = Reply<'GET /outbound-hooks'>['hooks'][number]
export type Delivery = Reply<'GET /outbound-hooks/:key/deliveries'>['deliveries'][number]

/** What is shown once after something was made. */
export type Made = {
  readonly name: string
  readonly lines: readonly { readonly id: 'token' | 'address' | 'secret'; readonly value: string }[]
}

/** A key for an outbound hook, out of a new id: begins with a letter, as the contract asks. */
export const hookKey = (): string => `h${newId().replace(/-/g, '').slice(-12)}`

/** The kinds of events that the editor offers to tell; a hook may be told of others. */
export const events = [
  'reported',
  'task_assigned',
  'status_changed',
  'task_completed',
  'escalated',
  'settled',
  'rated',
  'cancelled',
] as const
export type Event = (typeof events)[number]
export const isEvent = (kind: string): kind is Event => events.some((one) => one === kind)

/** What the first thing is that a form lacks. */
export function lackIn(
  part: Part,
  form: { readonly name: string; readonly scopes: readonly string[]; readonly url: string },
) {
  if (part === 'outbound') return /^https:\/\/[^\s/]+/.test(form.url.trim()) ? null : ('urlFirst' as const)
  if (form.name.trim() === '') return 'nameFirst' as const
  return part === 'keys' && form.scopes.length === 0 ? ('scopeFirst' as const) : null
}

/** Which question of a form a refusal is about, by the path that the server names. */
export function fieldAt(path: string | null): 'name' | 'scopes' | 'url' | 'events' | null {
  const [first] = (path ?? '').split('.')
  if (first === 'label') return 'name'
  return (['scopes', 'url', 'events'] as const).find((one) => one === first) ?? null
}

/** What a delivery was about: an event of an order, or a rule that said so; the kind of cause stands before its colon. */
export const causeOf = ({ cause }: Pick<Delivery, 'cause'>): 'byEvent' | 'byRule' =>
  cause.startsWith('event:') ? 'byEvent' : 'byRule'

/** How another system signs what it sends, as lines for a shell. */
export const exampleOf = (address: string): string =>
  [
    `BODY='{"id":"1","event":"order_unpaid"}'`,
    'TIME=$(date +%s)',
    'SIGN=$(printf "%s.%s" "$TIME" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d" " -f1)',
    `curl -X POST ${address} -H "X-Timestamp: $TIME" -H "X-Signature: sha256=$SIGN" -H "Content-Type: application/json" -d "$BODY"`,
  ].join('\n')

/** How a key is used, as a line for a shell. */
export const keyExampleOf = (origin: string): string => `curl ${origin}/api/work-orders -H "Authorization: Bearer $KEY"`
