import { ok, refuse } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { landing } from './landing.ts'
import { listAssets, listPlaces, showAsset } from './list.ts'
import { listTerritories, setOfficeHours } from './office-hours.ts'
import { qrCode } from './qr-code.ts'
import { maySeeTag } from './queries.ts'
import { organizationOfTag } from './tag.ts'

export const placeRoutes = {
  'GET /tags/:token': async ({ world, actor, params, now }) => {
    const orgId = await organizationOfTag(world, params.token)
    if (!orgId) return refuse('not_found')
    const known = actor?.orgId === orgId ? actor : null
    return world.inOrganization(orgId, (tx) => landing(tx, orgId, params.token, known, now))
  },

  'GET /territories': async ({ tx, actor }) => ok({ items: await listTerritories(tx, actor.orgId) }),
  'PUT /territories/:id/office-hours': ({ tx, actor, params, body }) =>
    setOfficeHours(tx, actor.orgId, params.id, body.officeHours),

  'GET /places': async ({ tx, actor, query }) => ok(await listPlaces(tx, actor, query)),
  'GET /assets': async ({ tx, actor, query }) => ok(await listAssets(tx, actor, query)),
  'GET /assets/:id': ({ tx, actor, params }) => showAsset(tx, actor, params.id),

  'GET /tags/:token/qr.png': {
    outside: async ({ world, actor, params, reply }) => {
      const seen = await world.inOrganization(actor.orgId, (tx) => maySeeTag(tx, actor, params.token))
      if (!seen) return refuse('not_found')
      const code = await qrCode(world, params.token)
      reply.header('cache-control', 'private, max-age=86400')
      return code.ok ? ok(async () => code) : code
    },
  },
} satisfies Handlers
