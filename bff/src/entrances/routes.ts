import { ok } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Handlers } from '../platform/http/call.ts'
import { addCustomer } from './add-customer.ts'
import { entranceView } from './entrance.ts'
import { findCustomers, showCustomer } from './find-customers.ts'
import { changeEntrance, openEntrance } from './keep.ts'
import { entrancesFor, entrancesWhere, typesWithoutEntrance } from './list.ts'
import { printStickers } from './print-stickers.ts'
import { recogniseType } from './recognise.ts'
import { replaceRouting, setRatio, showRouting } from './routing.ts'
import { routingChoices } from './routing-choices.ts'
import { sources } from './sources.ts'
import { liveTags, makeTags } from './tags.ts'

export const entranceRoutes = {
  'GET /entrances': async ({ tx, actor }) => {
    const rows = await entrancesWhere(tx, sql<boolean>`e.org_id = ${actor.orgId}::uuid`)
    return ok({ entrances: rows.map(entranceView) })
  },
  'GET /entrances/mine': async ({ tx, actor }) => {
    const [entrances, workTypes] = await Promise.all([entrancesFor(tx, actor), typesWithoutEntrance(tx, actor)])
    return ok({ entrances, workTypes })
  },
  'POST /entrances': ({ tx, actor, body, now }) => openEntrance(tx, actor, body, now),
  'PUT /entrances/:id': ({ tx, actor, params, body, now }) => changeEntrance(tx, actor, params.id, body, now),
  'POST /entrances/:id/tags': ({ tx, actor, params, body }) => makeTags(tx, actor, params.id, body.count),
  'GET /entrances/:id/tags': ({ tx, actor, params }) => liveTags(tx, actor, params.id),
  'GET /entrances/:id/stickers.pdf': {
    outside: async ({ world, actor, params, query }) => {
      const sheets = await printStickers(world, actor, params.id, query)
      return sheets.ok ? ok(async () => sheets) : sheets
    },
  },
  'GET /routing': async ({ tx, actor }) => ok(await showRouting(tx, actor.orgId)),
  'GET /routing/choices': async ({ tx, actor }) => ok(await routingChoices(tx, actor.orgId)),
  'PUT /routing': ({ tx, actor, body, now }) => replaceRouting(tx, actor, body, now),
  'PUT /dispatch-ratio': async ({ tx, actor, body }) => ok(await setRatio(tx, actor, body.percent)),
  'GET /customers': async ({ tx, actor, query }) => ok({ items: [...(await findCustomers(tx, actor, query.q))] }),
  'GET /customers/:id': ({ tx, actor, params }) => showCustomer(tx, actor, params.id),
  'POST /customers': ({ tx, actor, body, now }) => addCustomer(tx, actor, body, now),
  'GET /work-types/recognise': async ({ tx, actor, query }) => ok(await recogniseType(tx, actor.orgId, query)),
  'GET /work-orders/sources': async ({ tx, actor, query }) => ok(await sources(tx, actor, query)),
} satisfies Handlers
