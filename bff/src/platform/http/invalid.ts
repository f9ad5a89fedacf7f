import type { RefusalCode } from '@field/domain/kernel'
import type { FastifySchemaValidationError } from 'fastify'
import type { Decline } from './outcome.ts'

const codes: Readonly<Record<string, RefusalCode>> = {
  required: 'required',
  additionalProperties: 'unknown_field',
  type: 'wrong_kind',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  minItems: 'too_few',
  maxItems: 'too_many',
  enum: 'not_an_option',
}

/** The first thing wrong with an input, with its field named as a dotted path. */
export function invalid([error]: readonly FastifySchemaValidationError[]): Decline {
  if (!error) return { code: 'wrong_format' }
  const { keyword, instancePath, params } = error
  const names = instancePath.split('/').slice(1)
  const missing = params.missingProperty ?? params.additionalProperty
  if (typeof missing === 'string') names.push(missing)
  const path = names.join('.')
  return { code: codes[keyword] ?? 'wrong_format', ...(path ? { path } : {}) }
}
