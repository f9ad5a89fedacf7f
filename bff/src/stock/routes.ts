import { ok } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Handlers } from '../platform/http/call.ts'
import { openCount } from './counts/open.ts'
import { countShown, countsWhere, countView } from './counts/rows.ts'
import { sayCounted } from './counts/say.ts'
import { dropCount, settleCount } from './counts/settle.ts'
import { findFaults } from './faults/find.ts'
import { importFaults } from './faults/import.ts'
import { keepFault } from './faults/keep.ts'
import { setRules, showRules } from './figures/rules.ts'
import { slowMovers } from './figures/slow.ts'
import { listParts } from './list-parts.ts'
import { listStock } from './list-stock.ts'
import { listOldParts } from './pieces/old-parts.ts'
import { addPart, changePart, showPart } from './pieces/part.ts'
import { returnOldPart } from './pieces/return-old-part.ts'
import { setTracking, showTracking } from './pieces/tracking.ts'
import { stockPlaces } from './places.ts'
import { letGo } from './promises/let-go.ts'
import { listPromises } from './promises/list.ts'
import { pick } from './promises/pick.ts'
import { reserve } from './promises/reserve.ts'
import { listSources } from './promises/sources.ts'
import { receiveDelivery } from './receive-delivery.ts'
import { setLevels, showLevels } from './refills/levels.ts'
import { listRefills, refill } from './refills/propose.ts'
import { fulfilRequest, refuseRequest } from './requests/answer.ts'
import { listRequests } from './requests/list.ts'
import { retireFault, retirePart } from './retire.ts'
import { closeShortage } from './shortages/close.ts'
import { listShortages } from './shortages/list.ts'
import { showVan } from './show-van.ts'
import { cancelTransfer } from './transfers/cancel.ts'
import { listTransfers } from './transfers/list.ts'
import { openTransfer } from './transfers/open.ts'
import { receiveTransfer } from './transfers/receive.ts'
import { showTransfer } from './transfers/rows.ts'
import { sendTransfer } from './transfers/send.ts'

export const stockRoutes = {
  'GET /parts': listParts,
  'GET /van': showVan,
  'GET /stock': listStock,

  'GET /stock/places': async ({ tx, actor }) => ok(await stockPlaces(tx, actor)),
  'POST /stock/receipts': ({ tx, actor, body, now }) => receiveDelivery(tx, actor, body, now),
  'GET /stock/rules': async ({ tx, actor }) => ok(await showRules(tx, actor.orgId)),
  'PUT /stock/rules': async ({ tx, actor, body }) => ok(await setRules(tx, actor.orgId, body)),
  'GET /stock/slow': async ({ tx, actor, query, now }) => ok(await slowMovers(tx, actor.orgId, query, now)),

  'GET /stock/transfers': async ({ tx, actor, query }) => ok(await listTransfers(tx, actor, query)),
  'GET /stock/transfers/:id': ({ tx, actor, params }) => showTransfer(tx, actor, params.id),
  'POST /stock/transfers': ({ tx, world, actor, body, now }) => openTransfer(tx, world, actor, body, now),
  'POST /stock/transfers/:id/send': ({ tx, world, actor, params, body, now }) =>
    sendTransfer(tx, world, actor, params.id, body, now),
  'POST /stock/transfers/:id/receive': ({ tx, world, actor, params, body, now }) =>
    receiveTransfer(tx, world, actor, params.id, body, now),
  'POST /stock/transfers/:id/cancel': ({ tx, world, actor, params, body, now }) =>
    cancelTransfer(tx, world, actor, params.id, body, now),

  'GET /stock/levels': async ({ tx, actor, query }) => ok(await showLevels(tx, actor, query)),
  'PUT /stock/levels': ({ tx, actor, body, now }) => setLevels(tx, actor, body, now),
  'GET /stock/refills': async ({ tx, actor, query }) => ok(await listRefills(tx, actor, query)),
  'POST /stock/refills': ({ tx, world, actor, body, now }) => refill(tx, world, actor, body, now),

  'GET /stock/counts': async ({ tx, actor, query: { state } }) => {
    const where = sql<boolean>`(${state ?? null}::text is null or c.state = ${state ?? null})`
    return ok({ items: (await countsWhere(tx, actor, where)).map(countView) })
  },
  'GET /stock/counts/:id': ({ tx, actor, params }) => countShown(tx, actor, params.id),
  'POST /stock/counts': ({ tx, actor, body, now }) => openCount(tx, actor, body, now),
  'POST /stock/counts/:id/lines': ({ tx, actor, params, body, now }) => sayCounted(tx, actor, params.id, body, now),
  'POST /stock/counts/:id/post': ({ tx, actor, params, now }) => settleCount(tx, actor, params.id, now),
  'POST /stock/counts/:id/cancel': ({ tx, actor, params, now }) => dropCount(tx, actor, params.id, now),

  'GET /parts/:id': ({ tx, actor, params }) => showPart(tx, actor.orgId, params.id),
  'POST /parts': ({ tx, actor, body }) => addPart(tx, actor, body),
  'PUT /parts/:id': ({ tx, actor, params, body }) => changePart(tx, actor, params.id, body),
  'POST /parts/:id/retire': ({ tx, actor, params, body, now }) => retirePart(tx, actor, params.id, body.retired, now),
  'GET /parts/:id/tracking': ({ tx, actor, params }) => showTracking(tx, actor.orgId, params.id),
  'PUT /parts/:id/tracking': ({ tx, actor, params, body }) => setTracking(tx, actor, params.id, body),
  'GET /old-parts': async ({ tx, actor, query, now }) => ok(await listOldParts(tx, actor, query, now)),
  'POST /old-parts/:id/return': ({ tx, actor, params, body, now }) => returnOldPart(tx, actor, params.id, body, now),

  'GET /fault-codes': ({ tx, actor, query }) => findFaults(tx, actor, query),
  'PUT /fault-codes': ({ tx, actor, body, now }) => keepFault(tx, actor, body, now),
  'POST /fault-codes/:id/retire': ({ tx, actor, params, now }) => retireFault(tx, actor, params.id, now),
  'POST /fault-codes/import': async ({ tx, actor, body, now }) => ok(await importFaults(tx, actor, body, now)),

  'GET /stock/sources': ({ tx, actor, query }) => listSources(tx, actor, query),
  'GET /stock/reservations': ({ tx, actor, query }) => listPromises(tx, actor, query),
  'POST /stock/reservations': ({ tx, actor, body, now }) => reserve(tx, actor, body, now),
  'POST /stock/reservations/release': ({ tx, actor, body, now }) => letGo(tx, actor, body, now),
  'POST /stock/picks': ({ tx, actor, body, now }) => pick(tx, actor, body, now),

  'GET /stock/requests': async ({ tx, actor, query }) => ok(await listRequests(tx, actor, query)),
  'POST /stock/requests/:id/fulfil': ({ tx, world, actor, params, body, now }) =>
    fulfilRequest(tx, world, actor, params.id, body, now),
  'POST /stock/requests/:id/refuse': ({ tx, actor, params, body, now }) =>
    refuseRequest(tx, actor, params.id, body, now),

  'GET /stock/shortages': async ({ tx, actor, query }) => ok(await listShortages(tx, actor, query)),
  'POST /stock/shortages/:id/settle': ({ tx, actor, params, body, now }) =>
    closeShortage(tx, actor, params.id, body, now),
} satisfies Handlers
