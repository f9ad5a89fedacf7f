import type { Query } from '@field/contract'
import { day, hour } from '@field/domain/kernel'
import { presets } from '@field/presets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { openShop, type Shop, takeOver } from '../../support/shop.ts'

const workType = 'catering_complaint'
// Branch, question, leaf; and at which door. Two doors stand in one store.
const told = [
  ['dine_in/dishes/cold', 'freezer'],
  ['dine_in/dishes/cold', 'fridge'],
  ['dine_in/dishes/foreign_body', 'otherFreezer'],
  ['dine_in/service/insult', 'freezer'],
  ['takeaway/dishes/cold', 'otherFreezer'],
  ['takeaway/dishes/cold', 'homeFridge'],
] as const

let shop: Shop
const report = async (tag: string, complaint: readonly string[], type = workType) => {
  const customer = await shop.as(shop.ours.people.customer)
  const body = { tag, workType: type, answers: { complaint: [...complaint], words: '说不清楚，请来看看' } }
  return (await customer('POST /work-orders', { body })).value.id
}
const asked = async (query: Query<'GET /overview/breakdown'> = {}, person = shop.ours.people.manager) =>
  (await (await shop.as(person))('GET /overview/breakdown', { query: { workType, ...query } })).value
const counts = ({ rows }: Awaited<ReturnType<typeof asked>>) =>
  Object.fromEntries(rows.map(({ path, count }) => [path.join('/'), count]))

beforeAll(async () => {
  shop = await openShop()
  const preset = presets.find(({ key }) => key === workType)
  if (!preset) throw new Error(`no preset ${workType}`)
  await takeOver(shop, preset)
  const { ours } = shop
  const otherFreezer = 'the-freezer-of-the-other'
  await shop.sql(`insert into tag (org_id, id, token, kind, asset_id) values ($1, $2, $3, 'asset', $4)`, [
    ours.orgId,
    crypto.randomUUID(),
    otherFreezer,
    ours.assets.otherFreezer.id,
  ])
  const tags = { ...ours.tags, otherFreezer }
  for (const [path, tag] of told) {
    shop.clock.at += hour
    await report(tags[tag], path.split('/'))
  }
})
afterAll(() => shop && stopTown(shop))

test('#22 orders are counted by any of three levels, and the sums agree at each of them', async () => {
  const levels = [await asked({ level: 1 }), await asked({ level: 2 }), await asked({ level: 3 })]
  expect(levels.map(counts)).toEqual([
    { dine_in: 4, takeaway: 2 },
    { 'dine_in/dishes': 3, 'takeaway/dishes': 2, 'dine_in/service': 1 },
    {
      'dine_in/dishes/cold': 2,
      'takeaway/dishes/cold': 2,
      'dine_in/dishes/foreign_body': 1,
      'dine_in/service/insult': 1,
    },
  ])
  expect(levels.map(({ total }) => total)).toEqual([told.length, told.length, told.length])
  for (const [at, outer] of levels.slice(0, 2).entries())
    for (const row of outer.rows) {
      const below = levels[at + 1]?.rows.filter(({ path }) => row.path.every((value, index) => path[index] === value))
      expect(
        below?.reduce((sum, { count }) => sum + count, 0),
        row.path.join('/'),
      ).toBe(row.count)
    }
  expect(levels[2]?.rows[0]?.labels.map((label) => label['zh-CN'])).toEqual(['堂食投诉', '菜品问题', '温度不够'])
  expect(levels[0]?.chosen).toEqual({ workType, field: 'complaint', level: 1 })
  expect(levels[0]?.choices.find((one) => one.workType === workType)?.fields).toMatchObject([
    { key: 'complaint', levels: [{ en: 'Where' }, { en: 'What' }, { en: 'Exactly' }] },
  ])
})

test('#22 each row says at which stores, one store can be looked at alone, and the parts make the whole', async () => {
  const { store, otherStore } = shop.ours.places
  const { rows } = await asked({ level: 1 })
  for (const { places, count } of rows) expect(places.reduce((sum, one) => sum + one.count, 0)).toBe(count)
  const dineIn = rows.find(({ path }) => path[0] === 'dine_in')
  expect(dineIn?.places).toEqual([
    { placeId: store.id, name: store.name, count: 3 },
    { placeId: otherStore.id, name: otherStore.name, count: 1 },
  ])
  expect(rows.find(({ path }) => path[0] === 'takeaway')?.places).toContainEqual({
    placeId: null,
    name: null,
    count: 1,
  })
  expect(counts(await asked({ level: 2, placeId: otherStore.id }))).toEqual({
    'dine_in/dishes': 1,
    'takeaway/dishes': 1,
  })
})

test('#22 a period has its own orders only, and what is no period, type, field or store of ours is refused', async () => {
  const from = shop.clock.at - 2 * hour
  expect(counts(await asked({ from, to: shop.clock.at + 1 }))).toEqual({ dine_in: 1, takeaway: 2 })
  expect(counts(await asked({ from, to: shop.clock.at }))).toEqual({ dine_in: 1, takeaway: 1 })
  expect((await asked({ from: from - day, to: from })).total).toBe(told.length - 3)
  const manager = await shop.as(shop.ours.people.manager)
  const refused = async (query: Query<'GET /overview/breakdown'>) => {
    const { status, error } = await manager('GET /overview/breakdown', { query })
    return [status, error.path]
  }
  expect(await refused({ from, to: from })).toEqual([422, 'from'])
  expect(await refused({ workType: 'none' })).toEqual([404, 'workType'])
  expect(await refused({ workType, field: 'words' })).toEqual([404, 'field'])
  expect(await refused({ workType, placeId: shop.theirs.places.store.id })).toEqual([404, 'placeId'])
})

test('#22 only who reads the organization’s figures may ask, and another organization counts its own', async () => {
  const { people } = shop.ours
  for (const person of [people.dispatcher, people.finance, people.admin])
    expect((await asked({}, person)).total).toBe(6)
  for (const person of [people.customer, people.technician, people.storeStaff])
    expect((await (await shop.as(person))('GET /overview/breakdown')).status).toBe(403)
  const theirs = (await (await shop.as(shop.theirs.people.manager))('GET /overview/breakdown')).value
  expect([theirs.chosen, theirs.total, theirs.rows]).toEqual([null, 0, []])
})

test('#22 what an older version called a choice is still counted, by its name of then', async () => {
  const admin = await shop.as(shop.ours.people.admin)
  const params = { key: workType }
  const { definition } = (await admin('GET /work-types/:key/draft', { params })).value
  const fields = definition.report.fields.map((field) =>
    field.kind === 'cascade' ? { ...field, options: field.options.filter(({ value }) => value !== 'takeaway') } : field,
  )
  await shop.sql(
    `insert into work_type_version (org_id, id, work_type_id, number, definition)
     select org_id, $2::uuid, id, 2, $3 from work_type where org_id = $1 and key = $4`,
    [
      shop.ours.orgId,
      crypto.randomUUID(),
      JSON.stringify({ ...definition, report: { ...definition.report, fields } }),
      workType,
    ],
  )
  await shop.sql(
    `update work_type t set published_version_id = v.id from work_type_version v
     where v.work_type_id = t.id and v.number = 2 and t.org_id = $1 and t.key = $2`,
    [shop.ours.orgId, workType],
  )
  await report(shop.ours.tags.freezer, ['dine_in', 'dishes', 'cold'])
  const { rows, total } = await asked({ level: 1 })
  expect([total, rows.map(({ path, labels, count }) => [path[0], labels[0]?.['zh-CN'], count])]).toEqual([
    7,
    [
      ['dine_in', '堂食投诉', 5],
      ['takeaway', '外卖投诉', 2],
    ],
  ])
})
