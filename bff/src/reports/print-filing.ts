import type { Params } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import type { World } from '../platform/world.ts'
import { loadOrder } from '../work-orders/queries.ts'
import { drawFiling } from './draw-filing.ts'
import { filingReport } from './filing-data.ts'
import { filingsOf } from './pieces.ts'

/** A filing report as PDF. Refuses `not_found` for an order that the actor may not see and for an unknown number. */
export async function printFiling(
  world: World,
  actor: Actor,
  { id, number }: Params<'GET /work-orders/:id/filings/:number/filing.pdf'>,
): Promise<Result<Buffer>> {
  const found = await world.inOrganization(actor.orgId, async (tx) => {
    const loaded = await loadOrder(tx, actor, id)
    const [filing] = loaded ? await filingsOf(tx, actor.orgId, loaded.order.id, Number(number)) : []
    if (!loaded || !filing) return null
    return filingReport(tx, actor.orgId, loaded.order.id, filing)
  })
  if (!found) return refuse('not_found')
  return ok(await drawFiling(found))
}
