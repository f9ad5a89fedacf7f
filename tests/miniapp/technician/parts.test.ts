import { asId, type PartId } from '@field/domain/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHere, piecesOf, withQuantity } from '../../../miniapp/src/form/catalog/matched.ts'
import {
  beyond,
  elsewhere,
  listPriceOf,
  mostOf,
  type PartRow,
  pickedLine,
  samePicking,
} from '../../../miniapp/src/technician/task/shown-parts.ts'
import { placeWords, sourceFacts, waysAt } from '../../../miniapp/src/technician/task/sources-model.ts'
import { countable, refillSides, unsentOf, vanLines, withEmpty } from '../../../miniapp/src/technician/van/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { stockWords } from '../../../miniapp/src/words/stock.ts'
import { technician } from '../../../miniapp/src/words/technician.ts'
import { entry, taskId } from './around.ts'

const words = wordsIn(technician, 'zh-CN')
const part = (id: string) => asId<PartId>(id)
const row = (id: string, changes: Partial<PartRow> = {}): PartRow => ({
  id,
  code: `EF-${id}`,
  name: { 'zh-CN': '蒸发风机', en: 'Evaporator fan' },
  fits: true,
  oldPartReturn: true,
  serial: false,
  retired: false,
  price: 16_800,
  van: 2,
  nearest: null,
  match: [],
  ...changes,
})

describe('a name with what was searched for', () => {
  test('is cut at the found places', () => {
    expect(piecesOf('蒸发风机', [[2, 4]]).map(({ text, hit }) => [text, hit])).toEqual([
      ['蒸发', false],
      ['风机', true],
    ])
  })

  test('is never changed by the cutting', () => {
    const ranges = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 })
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), ranges, (name, found) => {
        expect(
          piecesOf(name, found)
            .map(({ text }) => text)
            .join(''),
        ).toBe(name)
      }),
    )
  })
})

test('without a network the last list is searched by name and code', () => {
  const rows = [row('12'), row('20', { name: { 'zh-CN': '门封条' }, code: 'MF-460' })]
  expect(findHere(rows, '风机').map(({ id, match }) => [id, match])).toEqual([['12', [[2, 4]]]])
  expect(findHere(rows, 'mf').map(({ id }) => id)).toEqual(['20'])
  expect(findHere(rows, 'evap').map(({ id }) => id)).toEqual(['12'])
  expect(findHere(rows, '压缩机')).toEqual([])
})

describe('a picking', () => {
  const picked = [{ partId: part('12'), quantity: 1 }]

  test('takes no more than lies on the van and what the task has of it already', () => {
    expect(mostOf(row('12', { van: 2 }), [])).toBe(2)
    expect(mostOf(row('12', { van: 1 }), picked)).toBe(2)
  })

  test('keeps its order, and a part set to nought leaves it', () => {
    const set = (id: string, quantity: number, from = picked) =>
      withQuantity(from, ({ partId }) => partId === id, { partId: part(id), quantity })
    expect(set('20', 2)).toEqual([...picked, { partId: '20', quantity: 2 }])
    expect(set('12', 0)).toEqual([])
    expect(samePicking(set('12', 1), picked)).toBe(true)
    expect(samePicking(set('12', 2), picked)).toBe(false)
  })

  test('is added up by its list prices', () => {
    const rows = new Map([['12', row('12')]])
    expect(listPriceOf([...picked, { partId: part('x'), quantity: 3 }], rows)).toBe(16_800)
  })
})

test('when the van has none, the nearest place that has some is named', () => {
  const nearest = { locationId: 'l', name: '闸北站', quantity: 4, metres: 2_100 }
  expect(elsewhere(row('3', { van: 0, nearest }), words)).toBe('车上 0 · 闸北站有 4 件，2.1 km')
  expect(elsewhere(row('3', { van: 0 }), words)).toBe('车上 0 · 各站都没有')
})

test('the van shows what was taken on this phone and is not sent yet; the last picking of a task says it all', () => {
  const pick = (quantity: number, state: 'waiting' | 'refused' = 'waiting') => {
    const parts = [{ partId: part('12'), quantity }]
    return entry({ kind: 'pick_parts', taskId, parts }, { about: beyond(parts, []), state })
  }
  expect([...unsentOf([pick(1), pick(2)])]).toEqual([['12', 2]])
  expect([...unsentOf([pick(1, 'refused')])]).toEqual([])
  const van = {
    locationId: 'v',
    name: '林志远的车',
    items: [{ partId: '12', code: 'EF-12', name: { 'zh-CN': '蒸发风机' }, quantity: 2 }],
  }
  expect(vanLines(van, unsentOf([pick(1)]), 'ef')).toMatchObject([{ quantity: 2, unsent: 1 }])
  expect(vanLines(van, new Map(), '门封条')).toEqual([])
})

describe('#51 pieces with numbers', () => {
  test('the numbers named are at most as many as pieces, and gone with the last', () => {
    expect(pickedLine(part('a'), 1, ['S1', 'S2'])).toEqual({ partId: 'a', quantity: 1, serials: ['S1'] })
    expect(pickedLine(part('a'), 0, ['S1'])).toEqual({ partId: 'a', quantity: 0 })
    expect(pickedLine(part('a'), 2, [])).toEqual({ partId: 'a', quantity: 2 })
  })

  test('another number is another picking', () => {
    const one = (serial: string) => [{ partId: part('a'), quantity: 1, serials: [serial] }]
    expect(samePicking(one('S1'), one('S1'))).toBe(true)
    expect(samePicking(one('S1'), one('S2'))).toBe(false)
    expect(samePicking(one('S1'), [{ partId: part('a'), quantity: 1 }])).toBe(false)
  })
})

describe('#53 where a part that the van lacks lies', () => {
  const w = wordsIn(stockWords, 'zh-CN')
  const place = (kind: 'van' | 'site', free: number, metres: number | null) => ({
    locationId: kind,
    kind,
    name: '闸北站',
    free,
    metres,
  })

  test('is told with how many, the city and how far; nothing can be done where none is free', () => {
    expect(sourceFacts({ free: 4, city: '上海', metres: 2_100 }, w)).toBe('可用 4 · 上海 · 2.1 km')
    expect(sourceFacts({ free: 4, city: null, metres: null }, w)).toBe('可用 4')
    expect(waysAt({ free: 0, ways: ['reserve'] })).toEqual([])
    expect(waysAt({ free: 1, ways: ['reserve', 'transfer'] })).toEqual(['reserve', 'transfer'])
  })

  test('of a suggested part the van comes first, and a place without any is passed over', () => {
    expect(placeWords([place('van', 2, null), place('site', 4, 900)], w)).toEqual({ word: '车上 2', near: true })
    expect(placeWords([place('van', 0, null), place('site', 4, 900)], w)?.word).toBe('闸北站 · 可用 4 · 900 m')
    expect(placeWords([], w)).toBeNull()
  })
})

describe('the van as it should be', () => {
  const name = { 'zh-CN': '门封条' }
  const van = {
    locationId: 'van',
    name: '车',
    items: [{ partId: 'a', code: 'EF-12', name, quantity: 2 }],
  }
  const level = (partId: string, target: number) => ({
    locationId: 'van',
    location: '车',
    partId,
    code: partId,
    name,
    minimum: 1,
    target,
    held: 0,
    incoming: 0,
  })

  test('shows what should lie there and does not', () => {
    const lines = withEmpty(van, [level('a', 2), level('b', 3), level('c', 0)]).items
    expect(lines.map(({ partId, quantity }) => [partId, quantity])).toEqual([
      ['a', 2],
      ['b', 0],
    ])
  })

  test('parts what can be refilled from what must be bought', () => {
    const refill = (from: { id: string; name: string; metres: null } | null) => ({
      partId: 'a',
      code: 'a',
      name,
      quantity: 1,
      to: { id: 'van', name: '车' },
      from,
    })
    const { some, none } = refillSides([refill({ id: 's', name: '站', metres: null }), refill(null)])
    expect([some.length, none.length]).toEqual([1, 1])
  })

  test('is counted by what the book has first, then by anything else', () => {
    const parts = [
      { id: 'b', code: 'B', name },
      { id: 'a', code: 'EF-12', name, serial: true },
    ]
    const { here, all } = countable(van.items, parts)
    expect(here).toEqual([{ id: 'a', code: 'EF-12', name, serial: true }])
    expect(all.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(countable(van.items, []).here[0]?.id).toBe('a')
  })
})
