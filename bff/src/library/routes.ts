import { ok, refuse } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { writeCsv } from '../platform/sheets/csv.ts'
import { writeXlsx } from '../platform/sheets/xlsx-write.ts'
import { libraryPage } from './bundle.ts'
import { exportItems } from './export-items.ts'
import { confirmImport, keepImport, readFile, showImport } from './import-items.ts'
import { addItem, changeItem, retireItem } from './keep-item.ts'
import { listServiceItems } from './list-items.ts'
import { keepOverride, listOverrides } from './overrides.ts'
import { keepPackage, listPackages } from './packages.ts'
import { readyTrades, takeReady } from './ready.ts'
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
  'GET /library/items.csv': async ({ tx, actor, reply }) => {
    reply.header('content-disposition', 'attachment; filename="library.csv"')
    return ok(writeCsv(await exportItems(tx, actor.orgId)) as unknown as string)
  },
  'GET /library/items.xlsx': async ({ tx, actor, reply }) => {
    reply.header('content-disposition', 'attachment; filename="library.xlsx"')
    return ok(writeXlsx('library', await exportItems(tx, actor.orgId)) as unknown as string)
  },
  'POST /library/imports': {
    outside: async ({ actor, raw, now }) => {
      const read = await readFile(raw)
      return read.ok ? ok(({ tx }) => keepImport(tx, actor, read.value, now)) : read
    },
  },
  'GET /library/imports/:id': ({ tx, actor, params }) => showImport(tx, actor, params.id),
  'POST /library/imports/:id/confirm': ({ tx, world, actor, params, now }) =>
    confirmImport(tx, world, actor, params.id, now),
  'GET /library/ready': async ({ tx, actor }) => ok(await readyTrades(tx, actor.orgId)),
  'POST /library/ready': ({ tx, world, actor, body, now }) => takeReady(tx, world, actor, body, now),
  'GET /packages': ({ tx, actor, query, now }) => listPackages(tx, actor, query, now),
  'PUT /packages/:key': ({ tx, actor, params, body, now }) => keepPackage(tx, actor, params.key, body, now),
  'POST /work-orders/:id/package': async ({ tx, world, actor, params, body, key, now }) =>
    key === null
      ? refuse('key_missing')
      : takePackage(tx, world, { actor, id: params.id, taskId: body.taskId, package: body.package, key, now }),
} satisfies Handlers
