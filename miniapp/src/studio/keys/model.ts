import { newId } from '../../data/new-id.ts'

export type Part = 'keys' | 'inbound' | 'outbound'
export type Made = {
  readonly name: string
  readonly lines: readonly { readonly id: 'token' | 'address' | 'secret'; readonly value: string }[]
}

/** A key for an outbound hook, out of a new id: begins with a letter, as the contract asks. */
export const hookKey = (): string => `h${newId().replace(/-/g, '').slice(-12)}`

/** What the first thing is that a form lacks. */
export function lackIn(
  part: Part,
  form: { readonly name: string; readonly scopes: readonly string[]; readonly url: string },
) {
  if (part === 'outbound') return /^https:\/\/[^\s/]+/.test(form.url.trim()) ? null : ('urlFirst' as const)
  if (form.name.trim() === '') return 'nameFirst' as const
  return part === 'keys' && form.scopes.length === 0 ? ('scopeFirst' as const) : null
}

/** How another system signs what it sends, as lines for a shell. */
export const exampleOf = (address: string): string =>
  [
    `BODY='{"id":"1","event":"order_unpaid"}'`,
    'TIME=$(date +%s)',
    'SIGN=$(printf "%s.%s" "$TIME" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d" " -f1)',
    `curl -X POST ${address} -H "X-Timestamp: $TIME" -H "X-Signature: sha256=$SIGN" -H "Content-Type: application/json" -d "$BODY"`,
  ].join('\n')
