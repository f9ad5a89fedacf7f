import { randomUUID } from 'node:crypto'
import { type Route, type RouteSchema, routes } from '@field/contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handlers } from '../../../bff/src/app.ts'
import { openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { type Guards, guards, withBounds } from '../../../bff/src/platform/world.ts'
import { foundCompanies } from '../../support/company.ts'
import { freshDatabase, type TestDatabase, urlsOf } from '../../support/database.ts'
import { databaseState } from '../../support/database-state.ts'
import { type Examples, examples } from '../../support/examples.ts'
import { type Fault, faulty } from '../../support/faulty-database.ts'
import type { Town } from '../../support/job.ts'
import { type Answer, clientOf, startServer } from '../../support/server.ts'

const effectRoutes = (Object.keys(routes) as Route[]).filter(
  (route) => (routes[route] as RouteSchema).effect && route in handlers,
)

type Field = Town & {
  readonly admin: pg.Client
  readonly failNextCommit: (fault: Fault) => void
  readonly close: () => Promise<void>
}

let database: TestDatabase
let admin: pg.Client
let companies: Awaited<ReturnType<typeof foundCompanies>>
let field: Field

beforeAll(async () => {
  database = await freshDatabase()
  admin = new pg.Client(urlsOf(database.name).admin)
  await admin.connect()
  companies = await foundCompanies({ ...database.urls, admin: urlsOf(database.name).admin })
  field = await openField({})
})
afterAll(async () => {
  await field.close()
  await admin.end()
  await database.drop()
})

async function openField(planted: Partial<Guards>): Promise<Field> {
  const { db, failNextCommit } = faulty(openDatabase(withBounds(database.urls.app), { size: 8, name: 'field-app' }))
  const parts = { db, guards: { ...guards, ...planted } }
  const withAdmin = { ...database, urls: { ...database.urls, admin: urlsOf(database.name).admin } }
  const server = await startServer({ database: withAdmin, sandbox: true, parts })
  return { server, ...companies, admin, failNextCommit, close: server.stop }
}

const change = () => databaseState(admin, ['idempotency'])

/** A valid call of the route that can be sent again and again with the same key. */
async function prepared(at: Field, route: Route): Promise<() => Promise<Answer<Route>>> {
  const make = examples[route] as Examples['POST /invitations'] | undefined
  if (!make) throw new Error(`tests/support/examples.ts has no example of ${route}`)
  const { by, ...asked } = await make(at)
  const { accessToken } = await at.server.signIn(by)
  const key = randomUUID()
  return () =>
    clientOf(at.server.url, accessToken)(route as 'POST /invitations', { ...asked, key }) as Promise<Answer<Route>>
}

async function lostAfter(at: Field, route: Route): Promise<void> {
  const send = await prepared(at, route)
  const before = await change()
  at.failNextCommit('after')
  const first = await send()
  const once = await change()
  expect([first.status, first.error.code]).toEqual([500, 'fault'])
  const again = await send()
  expect([again.status < 300, again.headers.get('idempotent-replayed')]).toEqual([true, 'true'])
  expect(await change()).toEqual(once)
  expect(once).not.toEqual(before)
}

async function failedBefore(at: Field, route: Route): Promise<void> {
  const send = await prepared(at, route)
  const before = await change()
  at.failNextCommit('before')
  const first = await send()
  expect([first.status, first.error.code]).toEqual([500, 'fault'])
  expect(await change()).toEqual(before)
  const again = await send()
  expect([again.status < 300, again.headers.get('idempotent-replayed')]).toEqual([true, null])
  const once = await change()
  expect(once).not.toEqual(before)
  const third = await send()
  expect([third.text, third.headers.get('idempotent-replayed')]).toEqual([again.text, 'true'])
  expect(await change()).toEqual(once)
}

// What these store may be what is there already; and a code of the phone button is spent by the first attempt.
const changesNothing: readonly Route[] = ['POST /inbox/read', 'POST /consents']
const spentByWechat: readonly Route[] = ['POST /me/phone']
// Stands in steps of their own; asked again it goes on where it was (shown below).
const goesOn: readonly Route[] = ['POST /work-types/:key/publish']

describe('E05 a write whose answer is lost has one effect', () => {
  const tried = effectRoutes.filter((route) => !changesNothing.includes(route))
  it.each(tried.filter((route) => !goesOn.includes(route)))('after the commit: %s', (route) => lostAfter(field, route))
  it.each(tried.filter((route) => !spentByWechat.includes(route)))('before the commit: %s', (route) =>
    failedBefore(field, route),
  )

  it.each(goesOn)('after the first commit it goes on, and nothing is done twice: %s', async (route) => {
    const send = await prepared(field, route)
    const before = await change()
    field.failNextCommit('after')
    expect((await send()).status).toBe(500)
    const once = await change()
    expect(once).not.toEqual(before)
    const again = await send()
    expect(again.status).toBe(200)
    expect(await change()).toEqual(once)
    expect((await send()).text).toBe(again.text)
  })

  it('before the commit: POST /me/phone leaves nothing, and says that the code is spent', async () => {
    const send = await prepared(field, 'POST /me/phone')
    const before = await change()
    field.failNextCommit('before')
    expect((await send()).status).toBe(500)
    const again = await send()
    expect([again.status, again.error.path]).toEqual([422, 'code'])
    expect(await change()).toEqual(before)
  })

  it.each([lostAfter, failedBefore])('turns red when keys are never kept: %o', async (check) => {
    const planted = await openField({ claimKey: async () => true, remember: async () => undefined })
    try {
      await expect(check(planted, 'POST /invitations')).rejects.toThrow()
    } finally {
      await planted.close()
    }
  })
})
