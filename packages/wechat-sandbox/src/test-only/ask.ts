import type { FastifyRequest } from 'fastify'
import type { App, Phone, World } from '../world.ts'

export type Input = Readonly<Record<string, unknown>>

/** A mistake in a call below `/sandbox`, for throwing: the server answers with this status and text. */
export const badAsk = (statusCode: number, message: string): Error & { statusCode: number } =>
  Object.assign(new Error(message), { statusCode })

/** The JSON object in the body; an empty body reads as an empty object. */
export const inputOf = (request: FastifyRequest): Input => {
  const raw = Buffer.isBuffer(request.body) ? request.body.toString() : ''
  if (raw.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(raw)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input
  } catch {
    throw badAsk(400, 'the body is not JSON')
  }
  throw badAsk(400, 'the body is not a JSON object')
}

const queryOf = (request: FastifyRequest): Readonly<Record<string, string>> => request.query as Record<string, string>

/** The app named by `appId` in body, query or path; the first one if none is named. */
export const appOf = (world: World, request: FastifyRequest, input: Input = {}): App => {
  const named = (request.params as { appId?: string }).appId ?? input.appId ?? queryOf(request).appId
  const app = named === undefined ? [...world.apps.values()][0] : world.apps.get(String(named))
  if (!app) throw badAsk(404, `no app ${String(named)}`)
  return app
}

export const phoneOf = (world: World, request: FastifyRequest): Phone => {
  const { id = '' } = request.params as { id?: string }
  const phone = world.phones.get(id)
  if (!phone) throw badAsk(404, `no phone ${id}`)
  return phone
}

export const listOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.split(',').filter((part) => part !== '')
  return Array.isArray(value) ? value.map(String) : []
}
