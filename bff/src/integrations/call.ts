import { lookup as ask } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { second } from '@field/domain/kernel'
import { isPrivate } from './address.ts'
import { signatureHeader, signatureOf } from './signature.ts'

export type Called = { readonly status: number | null; readonly detail: string | null }

const patience = 10 * second

// Asked of the very address that is connected to, so that a name cannot mean another one in between.
const outside: LookupFunction = (hostname, options, done) =>
  ask(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const bad = addresses.find(({ address }) => isPrivate(address))
    if (bad || addresses.length === 0)
      return done(Object.assign(new Error('the name leads into a private network'), { code: 'EPRIVATE' }), '')
    const [first] = addresses
    return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family)
  })

type Call = {
  readonly url: string
  readonly secret: string
  readonly id: string
  readonly body: string
  readonly privateToo: boolean
  readonly timestamp: string
}

/** Posts a signed body. Redirects are not followed, the answer is not read; never throws. */
export function callHook({ url, secret, id, body, privateToo, timestamp }: Call): Promise<Called> {
  return new Promise((resolve) => {
    const request = (url.startsWith('http:') ? http : https).request(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-delivery': id,
          'x-timestamp': timestamp,
          'x-signature': signatureHeader(signatureOf(secret, timestamp, body)),
        },
        signal: AbortSignal.timeout(patience),
        ...(privateToo ? {} : { lookup: outside }),
      },
      (response) => {
        response.destroy()
        resolve({ status: response.statusCode ?? null, detail: null })
      },
    )
    request.on('error', (error) => resolve({ status: null, detail: error.message.slice(0, 200) }))
    request.end(body)
  })
}
