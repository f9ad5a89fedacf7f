import type { IncomingMessage } from 'node:http'
import { uuidv7 } from 'uuidv7'

/** The id that ties a request to its log line: the caller's `x-request-id` when it looks like one, else a new one. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : uuidv7()
}
