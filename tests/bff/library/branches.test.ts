import { randomUUID } from 'node:crypto'
import type { Body } from '@field/contract'
import { asId } from '@field/domain/kernel'
import type { ItemOverride } from '@field/domain/library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../support/company.ts'
import { notCooling, report, stopTown } from '../../support/job.ts'
import type { Client } from '../../support/server.ts'
import { openShop, type Shop } from '../../support/shop.ts'

let town: Shop
let manager: Client
let near: Client
let far: Client
let branch: Person
let branchManager: Client

/** A manager of one site. */
async function managerOf(placeId: string, name: string): Promise<Person> {
  const { orgId } = town.ours
  const [id, openid] = [randomUUID(), randomUUID()]
  await town.sql(`insert into person (org_id, id, name, role, openid) values ($1, $2, $3, 'manager', $4)`, [
    orgId,
    id,
    name,
    openid,
  ])
  await town.sql(`insert into membership (org_id, id, person_id, role, place_id) values ($1, $2, $3, 'manager', $4)`, [
    orgId,
    randomUUID(),
    id,
    placeId,
  ])
  return { id: asId(id), orgId, name, role: 'manager', openid, placeIds: [asId(placeId)] }
}

beforeAll(async () => {
  town = await openShop()
  const { people, places } = town.ours
  manager = await town.as(people.manager)
  near = await town.as(people.technician)
  far = await town.as(people.farTechnician)
  branch = await managerOf(places.farSite.id, '浦东站长')
  branchManager = await town.as(branch)
})
afterAll(() => stopTown(town))

type Given = Omit<Body<'PUT /service-items/:id'>, 'base'>
const content = (more: Partial<Given> = {}): Given => ({
  label: { 'zh-CN': '清洗挂机空调' },
  path: [],
  minutes: 60,
  parts: [],
  hints: [],
  instruction: null,
  ...more,
})

let count = 0
async function newItem(): Promise<string> {
  count += 1
  return (await manager('POST /service-items', { body: { code: `B-${count}`, ...content() } })).value.id
}

const change = (id: string, base: number, more: Partial<Given>) =>
  manager('PUT /service-items/:id', { params: { id }, body: { base, ...content(more) } })
const override = (client: Client, id: string, scope: string, fields: ItemOverride | null, base = 0) =>
  client('PUT /service-items/:id/overrides/:scope', { params: { id, scope }, body: { base, fields: fields as never } })
const shown = async (client: Client, id: string) => (await client('GET /service-items/:id', { params: { id } })).value
const told = async (client: Client) =>
  (await client('GET /inbox')).value.items
    .filter(({ template }) => template === 'told')
    .map(({ fields }) => fields.said)

test('#48 a change of headquarters reaches a branch without an override; one with an override keeps it and is told, once', async () => {
  const id = await newItem()
  await override(branchManager, id, town.ours.places.farSite.id, { minutes: 90 })
  expect([(await shown(near, id)).minutes, (await shown(far, id)).minutes]).toEqual([60, 90])
  expect((await shown(far, id)).own).toEqual(['minutes'])
  const body = { base: 1, ...content({ minutes: 45, hints: [{ 'zh-CN': '外机在窗外，带安全绳' }] }) }
  const key = randomUUID()
  for (const _ of [1, 2]) await manager('PUT /service-items/:id', { params: { id }, body, key })
  expect([(await shown(near, id)).minutes, (await shown(far, id)).minutes]).toEqual([45, 90])
  expect((await shown(far, id)).hints).toEqual([{ 'zh-CN': '外机在窗外，带安全绳' }])
  expect(await told(branchManager)).toEqual(['总部更新了项目 B-1 清洗挂机空调；以下保留自己的设置：浦东站（工时）'])
  await change(id, 2, { minutes: 30 })
  expect(await told(branchManager)).toHaveLength(2)
})

test('#48 what a branch follows is no news to it', async () => {
  const before = (await told(branchManager)).length
  const id = await newItem()
  await override(branchManager, id, town.ours.places.farSite.id, { minutes: 90 })
  await change(id, 1, { instruction: { 'zh-CN': '先断电' } })
  expect(await told(branchManager)).toHaveLength(before)
  expect((await shown(far, id)).instruction).toEqual({ 'zh-CN': '先断电' })
})

test('#48 a site says more than its territory, and giving up follows headquarters again', async () => {
  const id = await newItem()
  const { farSite } = town.ours.places
  await override(manager, id, town.ours.territories.shanghai, { minutes: 70, hints: [{ 'zh-CN': '持证入户' }] })
  await override(branchManager, id, farSite.id, { minutes: 80 })
  expect(await shown(near, id)).toMatchObject({ minutes: 70, hints: [{ 'zh-CN': '持证入户' }] })
  expect(await shown(far, id)).toMatchObject({ minutes: 80, hints: [{ 'zh-CN': '持证入户' }] })
  await override(branchManager, id, farSite.id, null, 1)
  expect((await shown(far, id)).minutes).toBe(70)
  const { overrides } = (await manager('GET /service-items/:id/overrides', { params: { id } })).value
  expect(overrides).toMatchObject([{ scope: { kind: 'territory', name: '上海' }, fields: { minutes: 70 } }])
  const anew = await override(branchManager, id, farSite.id, { minutes: 85 })
  expect(anew.value.number).toBe(3)
  expect((await shown(far, id)).minutes).toBe(85)
  const late = await override(branchManager, id, farSite.id, { minutes: 86 })
  expect(late.error.code).toBe('version_conflict')
})

test('#48 what a branch does not offer is not found there, and its order sees the minutes of its place', async () => {
  const id = await newItem()
  await override(branchManager, id, town.ours.places.farSite.id, { available: false })
  const codes = async (client: Client) =>
    (await client('GET /service-items', { query: { q: `B-${count}` } })).value.items.map((one) => one.id)
  expect(await codes(near)).toEqual([id])
  expect(await codes(far)).toEqual([])
  const { visit } = town.ours.items
  await override(manager, visit, town.ours.territories.jingan, { minutes: 75 })
  const order = await report(await town.as(town.ours.people.customer), town.ours.tags.freezer, notCooling)
  const dispatcher = await town.as(town.ours.people.dispatcher)
  const { items } = (await dispatcher('GET /work-orders/:id', { params: { id: order.id } })).value
  expect(items).toMatchObject([{ id: visit, minutes: 75 }])
})

test('#48 who manages one site speaks for no other, and not for headquarters', async () => {
  const id = await newItem()
  const codeOf = async (answer: Promise<{ status: number; error: { code: string } }>) => (await answer).error.code
  expect(await codeOf(override(branchManager, id, town.ours.places.site.id, { minutes: 10 }))).toBe('not_permitted')
  expect(await codeOf(override(branchManager, id, town.ours.territories.china, { minutes: 10 }))).toBe('not_permitted')
  const own = branchManager('PUT /service-items/:id', {
    params: { id },
    body: { base: 1, ...content({ minutes: 10 }) },
  })
  expect(await codeOf(own)).toBe('not_permitted')
  expect(await codeOf(override(manager, id, town.theirs.places.site.id, { minutes: 10 }))).toBe('not_found')
  const late = override(manager, id, town.ours.places.site.id, { minutes: 10 }, 3)
  expect(await codeOf(late)).toBe('version_conflict')
})
