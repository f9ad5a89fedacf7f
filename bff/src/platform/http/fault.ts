import type { FastifyError } from 'fastify'
import { TooDeep } from '../idempotency/fingerprint.ts'
import { invalid } from './invalid.ts'
import { type Answer, declined } from './outcome.ts'

// The database (or the checker of work types) is away, busy beyond patience, or going down: the same request may succeed in a moment.
const passing = /^(08...|53...|55P03|57014|57P0[123]|25P03|40001|40P01|EBUSY|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
const lostConnection = /timeout exceeded when trying to connect|Connection terminated|connection is not queryable/

/** What goes out for something that was thrown. `fault` says that it is ours to look at. */
export function answerFault(error: Error & Partial<FastifyError>, requestId: string): Answer & { fault: boolean } {
  if (error.validation) return { ...declined(invalid(error.validation), requestId, 400), fault: false }
  if (error instanceof TooDeep) return { ...declined({ code: 'too_costly' }, requestId, 400), fault: false }
  if (error.statusCode && error.statusCode < 500) return { ...framework(error.statusCode, requestId), fault: false }
  if (passing.test(error.code ?? '') || lostConnection.test(error.message)) {
    return { ...declined({ code: 'unavailable' }, requestId), fault: true }
  }
  return { ...declined({ code: 'fault' }, requestId), fault: true }
}

// Said by the HTTP framework itself: a body that is not JSON, too long, or of a type that nobody reads.
function framework(status: number, requestId: string): Answer {
  const code =
    status === 413 ? 'too_large' : status === 415 ? 'wrong_kind' : status === 404 ? 'not_found' : 'wrong_format'
  return declined({ code }, requestId, status)
}
