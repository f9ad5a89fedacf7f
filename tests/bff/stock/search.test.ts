import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matchRanges } from '../../../bff/src/stock/match-ranges.ts'
import { searchText } from '../../../bff/src/stock/search-text.ts'
import type { Client } from '../../support/server.ts'
import { type LibraryTown, startLibraryTown } from '../pricing/library-town.ts'

let town: LibraryTown
let technician: Client
let dispatcher: Client
beforeAll(async () => {
  town = await startLibraryTown()
  technician = await town.server.as(town.technician)
  dispatcher = await town.server.as(town.dispatcher)
})
afterAll(() => town.server.stop())

const found = async (q: string, more: { onVan?: boolean; limit?: number } = {}) =>
  (await technician('GET /parts', { query: { q, ...more } })).value.items
const codes = async (q: string) => (await found(q)).map(({ code }) => code)

describe('parts', () => {
  test.each([
    ['initials', 'zffj', 'EF-12'],
    ['whole pinyin', 'zhengfafengji', 'EF-12'],
    ['a piece of the name', '蒸发风', 'EF-12'],
    ['its code', 'EF-12', 'EF-12'],
    ['its code without signs', 'ef12', 'EF-12'],
    ['English', 'start capacitor', 'SC-35'],
    ['several words in any order', '35 电容', 'SC-35'],
  ])('are found by %s', async (_, typed, code) => {
    expect((await codes(typed))[0]).toBe(code)
  })

  test('what was typed whole stands first', async () => {
    expect((await codes('mf-460'))[0]).toBe('MF-460')
    expect((await codes('fj')).slice(0, 20)).toContain('EF-12')
  })

  test('signs of a pattern are letters like others, and nothing found is nothing', async () => {
    expect(await codes('%')).toEqual([])
    expect(await codes('_')).toEqual([])
    expect(await codes('\\')).toEqual([])
    expect(await codes('没有这个')).toEqual([])
  })

  test('show the price here, the pieces on the van and the nearest others', async () => {
    const [fan] = await found('EF-12')
    expect(fan).toMatchObject({
      price: 16_800,
      van: 2,
      fits: true,
      oldPartReturn: true,
      nearest: { locationId: town.warehouse, name: '上海中心仓', quantity: 9 },
    })
    expect(fan?.nearest?.metres).toBeGreaterThan(7_000)
    expect(fan?.nearest?.metres).toBeLessThan(8_000)
    expect((await found('MF-460'))[0]).toMatchObject({ van: 0, price: 4_500 })
  })

  test('on the van only', async () => {
    expect((await found('', { onVan: true })).map(({ code }) => code)).toEqual(['EF-12'])
  })

  test('a foreign work order is not found', async () => {
    const answer = await technician('GET /parts', { query: { workOrderId: town.orgId } })
    expect([answer.status, answer.error.code]).toEqual([404, 'not_found'])
  })

  test('nobody looks without signing in', async () => {
    const stranger = town.server.with()
    expect((await stranger('GET /parts')).status).toBe(401)
  })
})

describe('service items', () => {
  test('are found by pinyin, with their price at the site, parts and hint', async () => {
    const { items } = (await technician('GET /service-items', { query: { q: 'ghzffj' } })).value
    expect(items).toMatchObject([
      { code: 'replace_evaporator_fan', minutes: 45, price: 8_000, requiredParts: [town.library.parts.get('EF-12')] },
    ])
    expect(items[0]?.hint?.['zh-CN']).toContain('断电前')
    const visit = (await technician('GET /service-items', { query: { q: 'visit_commercial' } })).value.items[0]
    expect(visit?.price).toBe(30_000)
  })
})

describe('stock', () => {
  test('the technician sees the own van', async () => {
    const van = (await technician('GET /van')).value
    expect(van).toMatchObject({ locationId: town.van, name: '林志远的车', items: [{ code: 'EF-12', quantity: 2 }] })
  })

  test('who has no van has none, and who may not see all places does not', async () => {
    expect((await dispatcher('GET /van')).status).toBe(403)
    expect((await technician('GET /stock')).status).toBe(403)
  })

  test('the dispatcher sees every place, or one', async () => {
    const all = (await dispatcher('GET /stock')).value
    expect(all.locations.map(({ kind }) => kind)).toEqual(['consumed', 'supplier', 'van', 'warehouse'])
    expect(all.items.filter(({ locationId }) => locationId === town.warehouse)).toHaveLength(120)
    const one = (await dispatcher('GET /stock', { query: { locationId: town.van } })).value
    expect(one.items).toMatchObject([{ code: 'EF-12', quantity: 2 }])
  })
})

describe('search text and ranges', () => {
  test('hold code, names, pinyin and initials', () => {
    expect(searchText('EF-12', { 'zh-CN': '蒸发风机', en: 'Evaporator fan' })).toBe(
      'ef-12 ef12 蒸发风机 evaporator fan zhengfafengji zffj',
    )
    expect(searchText('SC-35', { 'zh-CN': '启动电容 35 µF' })).toBe('sc-35 sc35 启动电容 35 µf qidongdianrong qddr')
  })

  test.each([
    ['蒸发风机', 'fj', [[2, 4]]],
    ['蒸发风机', 'fengji', [[2, 4]]],
    ['蒸发风机', '风机', [[2, 4]]],
    ['风机支架', 'fj', [[0, 2]]],
    [
      '启动电容 35 µF',
      '35 电容',
      [
        [2, 4],
        [5, 7],
      ],
    ],
    ['门封条', 'ef-12', []],
    ['门封条', '', []],
  ])('%s answers %s at %j', (name, typed, ranges) => {
    expect(matchRanges(name, typed)).toEqual(ranges)
  })
})
