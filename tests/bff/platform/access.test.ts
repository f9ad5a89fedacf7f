import { randomUUID } from 'node:crypto'
import { type Route, type RouteSchema, routes } from '@field/contract'
import { permissionsOf, type Role, roles } from '@field/domain/access'
import { hour } from '@field/domain/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handlers } from '../../../bff/src/app.ts'
import { createTokens } from '../../../bff/src/platform/auth/tokens.ts'
import { guards } from '../../../bff/src/platform/world.ts'
import type { Company, Person } from '../../support/company.ts'
import { urlsOf } from '../../support/database.ts'
import { databaseState } from '../../support/database-state.ts'
import { examples } from '../../support/examples.ts'
import { report, startTown, type Town } from '../../support/job.ts'
import { clientOf } from '../../support/server.ts'
import { connect } from '../../support/socket.ts'

// Generated from the route table: a new route is in the matrix as soon as it is in the contract, and one with parameters
// fails here until examples.ts says how to make what it is about.
const table = (Object.entries(routes) as [Route, RouteSchema][]).filter(([route]) => route in handlers)
const guarded = table.filter(([, { policy }]) => policy.who === 'signed_in' || policy.who === 'permission')
const names = (list: typeof table) => list.map(([route]) => route)

type Ask = { readonly params?: Record<string, string>; readonly query?: object; readonly body?: object }

let town: Town
let admin: pg.Client
let offset = 0
const asks = new Map<Route, Ask>()
const tokens = new Map<string, string>()

beforeAll(async () => {
  town = await startTown({ sandbox: true, parts: { clock: { now: () => Date.now() + offset } } })
  admin = new pg.Client(urlsOf(town.server.database.name).admin)
  await admin.connect()
  for (const [route] of table) {
    const example = await examples[route]?.(town)
    if (example) asks.set(route, example as unknown as Ask)
  }
})
afterAll(async () => {
  await admin.end()
  await town.server.stop()
})

// About keys that every organization has for itself, and presets, which are everybody's.
const ownKeys: readonly Route[] = [
  'GET /work-types/:key/report-form',
  'GET /work-types/:key/versions/:number',
  'POST /work-types/:key/publish',
  'GET /presets/:key',
  'PUT /automation/rules/:key',
  'PUT /outbound-hooks/:key',
  'GET /statement-months/:month',
  'POST /statement-months/:month/close',
  'GET /price-books/:kind',
  'GET /price-books/:kind/changes',
  'GET /price-books/:kind/rules.csv',
  'GET /price-books/:kind/rules.xlsx',
  'POST /price-books/:kind/try',
  'POST /price-books/:kind/draft',
  'PUT /price-tiers/:key',
  'PUT /partner-levels/:key',
  'PUT /volume-grades/:key',
]

const personOf = ({ people }: Company, role: Role): Person =>
  Object.values(people).find((person) => person.role === role) as Person

async function tokenOf(person: Person): Promise<string> {
  const known = tokens.get(person.id) ?? (await town.server.signIn(person)).accessToken
  tokens.set(person.id, known)
  return known
}

async function turnsAway(at: Town, route: Route, schema: RouteSchema): Promise<void> {
  const status = async (token?: string) => (await call(route, token, undefined, at)).status
  expect(await status()).toBe(401)
  const role = roles.find((one) => allowed(schema, one)) ?? 'admin'
  const { accessToken } = await at.server.signIn(personOf(at.ours, role))
  offset = hour
  const expired = await status(accessToken)
  offset = 0
  expect(expired).toBe(401)
  await at.server.with(accessToken)('POST /auth/sign-out')
  expect(await status(accessToken)).toBe(401)
}

/** Calls a route with our own things, or with the parameters given; answers status and text without the request id. */
async function call(
  route: Route,
  token: string | undefined,
  params?: Record<string, string>,
  { server } = town,
): Promise<{ status: number; text: string }> {
  const { query, body, params: own } = asks.get(route) ?? {}
  const asked = { query, body, params: params ?? own } as never
  const { status, text } = await clientOf(server.url, token)(route as 'GET /me', asked)
  return { status, text: text.replace(/"requestId":"[^"]*"/, '"requestId":""') }
}

const allowed = ({ policy }: RouteSchema, role: Role): boolean =>
  policy.who !== 'permission' || policy.any.some((permission) => permissionsOf(role).includes(permission))

/** The same parameters, naming nothing that there is. */
const missing = ({ params = {} }: Ask): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, otherThan(name, value)]))

/** A value of the same form that names nothing. */
function otherThan(name: string, value: string): string {
  if (/^[0-9a-f-]{36}$/.test(value)) return randomUUID()
  if (/^\d{4}-\d{2}$/.test(value)) return '1970-01'
  return /^\d+$/.test(value) ? '999' : `no_${name}_of_this_name`
}

describe('every guarded route', () => {
  it('that has parameters has an example', () => {
    expect(names(table.filter(([route]) => route.includes(':') && !asks.has(route)))).toEqual([])
  })

  it.each(guarded)('turns away strangers, expired and revoked tokens: %s', (route, schema) =>
    turnsAway(town, route, schema),
  )

  it.each(
    guarded.flatMap(([route, schema]) =>
      roles.filter((role) => !allowed(schema, role)).map((role) => [role, route] as const),
    ),
  )('refuses a %s: %s', async (role, route) => {
    for (const company of [town.ours, town.theirs]) {
      const answer = await call(route, await tokenOf(personOf(company, role)))
      expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([403, 'not_permitted'])
    }
  })

  it.each(
    guarded.flatMap(([route, schema]) =>
      schema.params ? roles.filter((role) => allowed(schema, role)).map((role) => [role, route] as const) : [],
    ),
  )('answers a foreign thing and a missing one alike, to a %s of another organization: %s', async (role, route) => {
    if (ownKeys.includes(route)) return
    const token = await tokenOf(personOf(town.theirs, role))
    const before = await state()
    const foreign = await call(route, token)
    const absent = await call(route, token, missing(asks.get(route) ?? {}))
    expect(foreign).toEqual(absent)
    expect(foreign.status).toBeGreaterThanOrEqual(400)
    expect(await state()).toEqual(before)
  })
})

/** Of everything but sessions and keys, which a refused call may leave behind. */
const state = () => databaseState(admin, ['idempotency', 'session', 'refresh_token'])

describe('what a member of another organization reads', () => {
  const lists = table.filter(
    ([route, { params }]) =>
      route.startsWith('GET ') && !params && route !== 'GET /client-settings' && route !== 'GET /wechat/push',
  )

  it.each(
    lists.flatMap(([route, schema]) =>
      roles.filter((role) => allowed(schema, role)).map((role) => [role, route] as const),
    ),
  )('names nothing of ours, to a %s: %s', async (role, route) => {
    const { text } = await call(route, await tokenOf(personOf(town.theirs, role)))
    const { rows } = await admin.query<{ id: string }>(
      `select id from person where org_id = $1 union select id from place where org_id = $1 union select id from asset where org_id = $1 union
         select id from work_order where org_id = $1 union select id from task where org_id = $1 union select id from part where org_id = $1 union
         select id from stock_location where org_id = $1 union select id from settlement where org_id = $1`,
      [town.ours.orgId],
    )
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ id }) => text.includes(id))).toEqual([])
  })
})

describe('the socket', () => {
  it.each(roles)('lets a %s follow an order exactly when they may read it', async (role) => {
    const { id } = await report(await town.server.as(town.ours.people.neighbour), town.ours.tags.freezer)
    for (const company of [town.ours, town.theirs]) {
      const token = await tokenOf(personOf(company, role))
      const client = await connect(town.server, token)
      const read = await town.server.with(token)('GET /work-orders/:id', { params: { id } })
      expect(await client.follow(id)).toBe(read.status === 200)
      client.close()
    }
  })
})

describe('the room of a draft', () => {
  it.each(roles)('is open to a %s exactly when they may read the draft', async (role) => {
    const { key } = (await town.server.with(await tokenOf(town.ours.people.admin))('POST /work-types', { body: {} }))
      .value
    const token = await tokenOf(personOf(town.ours, role))
    const client = await connect(town.server, token)
    const read = await town.server.with(token)('GET /work-types/:key/draft', { params: { key } })
    expect(await client.socket.emitWithAck('design', { key })).toEqual({ ok: read.status === 200 })
    client.close()
  })
})

describe('things of colleagues and other customers', () => {
  const people = ['neighbour', 'otherStoreStaff', 'farTechnician'] as const
  const personal: readonly Route[] = [
    'GET /work-orders/:id',
    'GET /work-orders/:id/progress',
    'GET /work-orders/:id/settlement',
    'POST /work-orders/:id/commands',
    'GET /files/:id/link',
    'GET /stores/:id/board',
  ]

  it.each(personal.flatMap((route) => people.map((name) => [name, route] as const)))(
    '%s finds no more than is missing: %s',
    async (name, route) => {
      const token = await tokenOf(town.ours.people[name])
      const before = await state()
      const foreign = await call(route, token)
      expect(foreign).toEqual(await call(route, token, missing(asks.get(route) ?? {})))
      expect(foreign.status).toBeGreaterThanOrEqual(403)
      expect(await state()).toEqual(before)
    },
  )
})

describe('the matrix turns red', () => {
  it('when a session that has ended still opens doors', async () => {
    const planted = await startTown({ parts: { guards: { ...guards, sessionLasts: async () => true } } })
    await expect(turnsAway(planted, 'GET /me', routes['GET /me'])).rejects.toThrow()
    await planted.server.stop()
  })

  it('when expired tokens are read', async () => {
    const tokens = createTokens('a secret of the tests, and of nothing else', { now: () => 0 })
    const planted = await startTown({ parts: { tokens } })
    await expect(turnsAway(planted, 'GET /me', routes['GET /me'])).rejects.toThrow()
    await planted.server.stop()
  })
})
