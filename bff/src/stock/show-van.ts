import { ok, refuse } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { stockLines, vanOf } from './queries.ts'

/** What lies on the actor's own van; `not_found` for somebody without one. */
export const showVan: Handler<'GET /van'> = async ({ tx, actor }) => {
  const van = await vanOf(tx, actor.orgId, actor.personId)
  if (!van) return refuse('not_found')
  const lines = await stockLines(tx, actor.orgId, van.id)
  const items = lines.map(({ partId, code, name, quantity }) => ({ partId, code, name, quantity }))
  return ok({ locationId: van.id, name: van.name, items })
}
