import { refuse } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { libraryPage } from './bundle.ts'
import { addItem, changeItem, retireItem } from './keep-item.ts'
import { listServiceItems } from './list-items.ts'
import { keepOverride, listOverrides } from './overrides.ts'
import { keepPackage, listPackages } from './packages.ts'
import { listVersions, showItem } from './show-item.ts'
import { takePackage } from './take-package.ts'

export const libraryRoutes = {
  'GET /service-items': listServiceItems,
  'GET /service-items/:id': showItem,
  'POST /service-items': ({ tx, actor, body, now }) => addItem(tx, actor, body, now),
  'PUT /service-items/:id': ({ tx, world, actor, params, body, now }) =>
    changeItem(tx, world, actor, params.id, body, now),
  'POST /service-items/:id/retire': ({ tx, actor, params, body, now }) =>
    retireItem(tx, actor, params.id, body.retired, now),
  'GET /service-items/:id/versions': listVersions,
  'GET /service-items/:id/overrides': ({ tx, actor, params }) => listOverrides(tx, actor, params.id),
  'PUT /service-items/:id/overrides/:scope': ({ tx, actor, params, body, now }) =>
    keepOverride(tx, actor, params, body, now),
  'GET /library': ({ tx, actor, query }) => libraryPage(tx, actor, query.since),
  'GET /packages': ({ tx, actor, query, now }) => listPackages(tx, actor, query, now),
  'PUT /packages/:key': ({ tx, actor, params, body, now }) => keepPackage(tx, actor, params.key, body, now),
  'POST /work-orders/:id/package': async ({ tx, world, actor, params, body, key, now }) =>
    key === null
      ? refuse('key_missing')
      : takePackage(tx, world, { actor, id: params.id, taskId: body.taskId, package: body.package, key, now }),
} satisfies Handlers
