import { randomUUID } from 'node:crypto'
import type { PlaceId } from '@field/domain/kernel'
import type { ProfitShare } from '@field/domain/settlement'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import {
  notCooling,
  report,
  startTown,
  stopTown,
  type Town,
  taskNow,
  tell,
  verdicts,
  workUntilDone,
} from '../../support/job.ts'
import type { Client } from '../../support/server.ts'

let town: Town
let manager: Client
beforeAll(async () => {
  town = await startTown()
  manager = await town.server.as(town.ours.people.manager)
})
afterAll(() => stopTown(town))

const sql = (text: string, values: unknown[] = []) =>
  asAdmin(town.server.database.urls.admin ?? '', async (client) => (await client.query(text, values)).rows)
const rule = (key: string, when: object, siteId: PlaceId | null, shareSet: string | null = null) => ({
  key,
  label: { 'zh-CN': key },
  when,
  siteId,
  shareSet,
})
const route = async (...rules: ReturnType<typeof rule>[]) => {
  const base = (await manager('GET /routing')).value.version
  return manager('PUT /routing', { body: { base, rules } })
}
const reported = async (id: string) => {
  const [row] = await sql(`select event from timeline where work_order_id = $1 and seq = 1`, [id])
  return row.event.routing ?? null
}

test('#34 the same form from two regions lands with two teams, and the settlement is shared by the team’s rules', async () => {
  const { server, ours } = town
  const [other] = [randomUUID()]
  await sql(
    `insert into territory (org_id, id, parent_id, division_code, name, level, path) select org_id, $2, $1, '320000', '江苏', 'province', path || $2::uuid from territory where id = $1`,
    [ours.territories.eastChina, other],
  )
  await sql('update place set territory_id = $1 where id = $2', [other, ours.places.otherStore.id])
  const share: ProfitShare = {
    id: randomUUID(),
    label: { 'zh-CN': '浦东团队' },
    role: 'technician',
    basis: 'labour',
    points: 5_000,
  }
  await sql(`insert into share_rule (org_id, id, rule, set_key) values ($1, $2, $3, 'pudong')`, [
    ours.orgId,
    share.id,
    JSON.stringify(share),
  ])
  const kept = await route(
    rule('shanghai', { territories: [ours.territories.shanghai] }, ours.places.farSite.id, 'pudong'),
    rule('rest', {}, ours.places.site.id),
  )
  expect(kept.value.version).toBe(1)
  const storeStaff = await server.as(ours.people.storeStaff)
  const otherStaff = await server.as(ours.people.otherStoreStaff)
  const here = (await storeStaff('POST /work-orders', { body: { storeId: ours.places.store.id, answers: notCooling } }))
    .value
  const there = (
    await otherStaff('POST /work-orders', { body: { storeId: ours.places.otherStore.id, answers: notCooling } })
  ).value
  expect((await taskNow(town, here.id)).assigneeId).toBe(ours.people.farTechnician.id)
  expect([ours.people.technician.id, ours.people.secondTechnician.id]).toContain(
    (await taskNow(town, there.id)).assigneeId,
  )
  expect(await reported(here.id)).toMatchObject({
    rule: 'shanghai',
    shareSet: 'pudong',
    because: ['territories'],
    dispatch: 'system',
  })
  const rows = async (client: Client) =>
    (await client('GET /work-orders/:id/progress', { params: { id: here.id } })).value.progress.rows
  const explained = (await rows(manager)).find(({ kind }) => kind === 'reported')
  expect(explained).toMatchObject({ routing: { label: { 'zh-CN': 'shanghai' }, because: ['territories'] } })
  expect((await rows(storeStaff)).find(({ kind }) => kind === 'reported')).not.toHaveProperty('routing')
  expect(await reported(there.id)).toMatchObject({ rule: 'rest', shareSet: null })

  // The freezer stands in the store of Shanghai, so its order is the far team's too, and they share by their own rule.
  const customer = await server.as(ours.people.customer)
  const { id } = await report(customer, ours.tags.freezer)
  await workUntilDone(town, id)
  for (const person of [storeStaff, customer])
    await tell(person, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(repairLines) })
  const shares = await sql(
    `select x.steps from settlement_share x join settlement s on s.id = x.settlement_id where s.work_order_id = $1 and x.role = 'technician'`,
    [id],
  )
  expect(shares).toHaveLength(1)
  expect(JSON.stringify(shares)).toContain('5000')
})

test('#34 rules are refused that name nothing there, say nothing, or were changed meanwhile', async () => {
  const stale = await manager('PUT /routing', { body: { base: 0, rules: [] } })
  expect(stale.error.code).toBe('version_conflict')
  const { site } = town.ours.places
  expect((await route(rule('a', {}, null))).error).toMatchObject({ code: 'required', path: 'rules.0.siteId' })
  expect((await route(rule('a', {}, site.id), rule('b', {}, site.id))).error.path).toBe('rules.0.when')
  expect((await route(rule('a', {}, town.theirs.places.site.id))).error).toMatchObject({
    code: 'not_found',
    path: 'rules.0.siteId',
  })
  expect((await route()).value.rules).toEqual([])
})

test('#36 positions and the site that is chosen: near, nearer, equally near, and no position at all', async () => {
  const { server, ours } = town
  const customer = await server.as(ours.people.customer)
  const { site, farSite } = ours.places
  // The first site by id stands first for equals and for orders without a position.
  const [first] = [site.id, farSite.id].sort()
  const between = {
    latitude: (site.position.latitude + farSite.position.latitude) / 2,
    longitude: (site.position.longitude + farSite.position.longitude) / 2,
  }
  const table = [
    ['beside the one', site.position, site.id],
    ['beside the other', farSite.position, farSite.id],
    ['no permission for GPS', undefined, first],
  ] as const
  for (const [name, position, expected] of table) {
    const body = { address: '某路 1 号', answers: notCooling, ...(position ? { position } : {}) }
    const { id } = (await customer('POST /work-orders', { body })).value
    const [row] = await sql('select place_id from task where work_order_id = $1', [id])
    expect([name, row.place_id]).toEqual([name, expected])
  }
  await sql('update place set latitude = $2, longitude = $3 where id = any($1)', [
    [site.id, farSite.id],
    between.latitude,
    between.longitude,
  ])
  const tied = (
    await customer('POST /work-orders', { body: { address: '某路 2 号', answers: notCooling, position: between } })
  ).value
  const [row] = await sql('select place_id from task where work_order_id = $1', [tied.id])
  expect(row.place_id).toBe(first)
})

test('#37 of equals in distance the technician with fewer open minutes gets it', async () => {
  const { server, ours } = town
  await route(rule('one_team', {}, ours.places.site.id))
  const { technician, secondTechnician } = ours.people
  const minutes = async (id: string): Promise<number> =>
    Number((await sql('select coalesce(sum(minutes), 0) as m from task where assignee_id = $1 and open', [id]))[0].m)
  const customer = await server.as(ours.people.customer)
  for (let count = 0; count < 4; count++) {
    const [one, two] = [await minutes(technician.id), await minutes(secondTechnician.id)]
    const idle =
      one === two ? [technician.id, secondTechnician.id].sort()[0] : one < two ? technician.id : secondTechnician.id
    const { id } = (await customer('POST /work-orders', { body: { address: '某路 3 号', answers: notCooling } })).value
    const { assigneeId, reason } = (await sql('select data from task where work_order_id = $1', [id]))[0].data
    expect(assigneeId).toBe(idle)
    expect(reason).toMatchObject({ siteId: ours.places.site.id, openMinutes: Math.min(one, two) })
  }
  await route()
})

test('#10 the ratio acts on the next report; what waits for the desk stands urgent first', async () => {
  const { server, ours } = town
  const customer = await server.as(ours.people.customer)
  const dispatcher = await server.as(ours.people.dispatcher)
  const ask = async (urgent = false) =>
    (await customer('POST /work-orders', { body: { address: '某路 4 号', urgent, answers: notCooling } })).value.id
  const waiting = async () =>
    (await dispatcher('GET /work-orders', { query: { view: 'unassigned', limit: 100 } })).value.items.map(
      ({ id }) => id,
    )
  const before = await waiting()
  await manager('PUT /dispatch-ratio', { body: { percent: 0 } })
  const [calm, urgent] = [await ask(), await ask(true)]
  expect(await waiting()).toEqual([urgent, ...before, calm])
  expect(await reported(calm)).toMatchObject({ rule: null, dispatch: 'desk' })
  await manager('PUT /dispatch-ratio', { body: { percent: 100 } })
  const by = await ask()
  expect(await waiting()).not.toContain(by)
  await manager('PUT /dispatch-ratio', { body: { percent: 50 } })
  const some = await Promise.all(Array.from({ length: 24 }, () => ask()))
  const left = (await waiting()).filter((id) => some.includes(id)).length
  expect(left).toBeGreaterThan(3)
  expect(left).toBeLessThan(21)
})
