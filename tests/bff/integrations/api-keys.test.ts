import { type Route, type RouteSchema, routes } from '@field/contract'
import type { Permission } from '@field/domain/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notCooling, startTown, stopTown, type Town } from '../../support/job.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

const makeKey = async (scopes: Permission[], perMinute = 6_000) => {
  const admin = await town.server.as(town.ours.people.admin)
  return (await admin('POST /api-keys', { body: { label: '某系统', scopes, perMinute } })).value
}

test('a key does what its scopes say and no more, on every route', async () => {
  const { token } = await makeKey(['report', 'work_orders.all'])
  const client = town.server.with(token)
  const made = await client('POST /work-orders', { body: { address: '某路 1 号', answers: notCooling } })
  expect(made.status).toBe(201)
  const { items } = (await client('GET /work-orders/sources')).value.sources.length > 0 ? { items: 1 } : { items: 0 }
  expect(items).toBe(1)
  const loose = ask(client)
  for (const [route, { policy }] of Object.entries(routes) as [Route, RouteSchema][]) {
    if (policy.who === 'public' || policy.who === 'wechat') continue
    const within =
      policy.who === 'permission' && policy.any.some((one) => one === 'report' || one === 'work_orders.all')
    if (within) continue
    expect([route, await loose(route)]).toEqual([route, 403])
  }
})

const ask = (client: ReturnType<Town['server']['with']>) => async (route: Route) =>
  (await client(route as 'GET /me', { params: { id: 'x', key: 'x', token: 'x', code: 'x', number: '1' } } as never))
    .status

test('a key cannot become a session of a person', async () => {
  const { token } = await makeKey(['report'])
  expect((await town.server.with(token)('POST /me/role', { body: { role: 'admin' } })).status).toBe(403)
  expect((await town.server.with(token)('GET /me')).status).toBe(403)
})

test('a key is kept as a hash, ends at once, and belongs to one organization', async () => {
  const { id, token, tail } = await makeKey(['work_orders.all', 'work_orders.own'])
  expect(token.endsWith(tail)).toBe(true)
  const client = town.server.with(token)
  const theirs = await town.server.as(town.theirs.people.admin)
  expect((await theirs('GET /api-keys')).value.keys).toEqual([])
  expect((await theirs('DELETE /api-keys/:id', { params: { id } })).status).toBe(404)
  expect((await client('GET /work-orders', { query: { view: 'all' } })).status).toBe(200)
  const admin = await town.server.as(town.ours.people.admin)
  await admin('DELETE /api-keys/:id', { params: { id } })
  expect((await client('GET /work-orders', { query: { view: 'all' } })).status).toBe(401)
  expect((await town.server.with(`${token}x`)('GET /work-orders', { query: { view: 'all' } })).status).toBe(401)
})

test('a scope that its maker does not have is refused', async () => {
  const admin = await town.server.as(town.ours.people.admin)
  const answer = await admin('POST /api-keys', { body: { label: 'x', scopes: ['stock.van'] } })
  expect(answer.error).toMatchObject({ code: 'not_permitted', path: 'scopes.0' })
})

test('a key keeps its own pace', async () => {
  const paced = await startTown({ parts: { limits: true } })
  try {
    const admin = await paced.server.as(paced.ours.people.admin)
    const body = { label: 'slow', scopes: ['work_orders.all', 'work_orders.own'] as Permission[], perMinute: 2 }
    const { token } = (await admin('POST /api-keys', { body })).value
    const client = paced.server.with(token)
    const statuses = []
    for (const _ of [1, 2, 3]) statuses.push((await client('GET /work-orders', { query: { view: 'all' } })).status)
    expect(statuses).toEqual([200, 200, 429])
  } finally {
    await stopTown(paced)
  }
})
