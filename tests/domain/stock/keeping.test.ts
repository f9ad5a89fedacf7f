import type { Actor, Role } from '@field/domain/access'
import { asId, fen, type OrgId, type PartId, type PersonId, type PlaceId } from '@field/domain/kernel'
import {
  chooseSerials,
  confirmArrival,
  heldFor,
  keeps,
  postCount,
  proposeRefills,
  releaseDeposit,
  type StockLocation,
  sourcesFor,
  takeBack,
} from '@field/domain/stock'
import { describe, expect, test } from 'vitest'
import { fan, lin, locations, place, seal, stockWith, wang } from './places.ts'

const actor = (role: Role, personId: PersonId = lin, at: string[] = []): Actor => ({
  orgId: asId<OrgId>('org'),
  personId,
  role,
  placeIds: at.map((id) => asId<PlaceId>(id)),
})

describe('#51 who keeps a place', () => {
  const shelf = (kind: StockLocation['kind'], more: Partial<StockLocation> = {}) => ({ kind, ...more })
  const van = shelf('van', { ownerId: lin })
  const site = shelf('site', { placeId: asId<PlaceId>('zhabei') })

  test.each([
    ['a van', 'its owner', van, actor('technician'), true],
    ['a van', 'a colleague', van, actor('technician', wang), false],
    ['a van', 'whoever sees all stock', van, actor('dispatcher', wang), false],
    ['a site', 'its technician', site, actor('technician', lin, ['zhabei']), true],
    ['a site', 'a technician of another', site, actor('technician', lin, ['pudong']), false],
    ['a site', 'a shop assistant there', site, actor('store_staff', lin, ['zhabei']), false],
    ['a site', 'whoever sees all stock', site, actor('dispatcher'), true],
    ['a warehouse', 'a technician', shelf('warehouse'), actor('technician'), false],
    ['a warehouse', 'whoever sees all stock', shelf('warehouse'), actor('manager'), true],
    ['repair', 'whoever sees all stock', shelf('repair'), actor('dispatcher'), true],
    ['transit', 'nobody', shelf('transit'), actor('admin'), false],
    ['the supplier', 'nobody', shelf('supplier'), actor('admin'), false],
    ['the used parts', 'nobody', shelf('consumed'), actor('admin'), false],
  ])('#51 %s: %s', (_place, _who, where, who, kept) => expect(keeps(who, where)).toBe(kept))
})

describe('#51 refills', () => {
  const level = (location: string, minimum: number, target: number, part: PartId = fan) => ({
    location: place(location),
    part,
    minimum,
    target,
  })
  const none = () => 0

  test('#51 go from near to far, several when one has too few, and what nobody has is to be bought', () => {
    const stock = stockWith({ zhabei: 2, warehouse: 3 })
    expect(proposeRefills(stock, [level('van-lin', 4, 7)], none)).toEqual([
      { part: fan, to: place('van-lin'), from: place('zhabei'), quantity: 2, metres: expect.any(Number) },
      { part: fan, to: place('van-lin'), from: place('warehouse'), quantity: 3, metres: expect.any(Number) },
      { part: fan, to: place('van-lin'), from: null, quantity: 2, metres: null },
    ])
  })

  test('#51 at the minimum nothing is lacking; what is on its way counts as there', () => {
    const stock = stockWith({ warehouse: 9, 'van-lin': 2 })
    expect(proposeRefills(stock, [level('van-lin', 2, 5)], none)).toEqual([])
    expect(proposeRefills(stock, [level('van-lin', 3, 5)], () => 1)).toEqual([])
    expect(proposeRefills(stock, [level('van-lin', 3, 5)], none)).toMatchObject([{ quantity: 3 }])
  })

  test('#51 no piece is proposed twice, and no place is taken below its own minimum', () => {
    const stock = stockWith({ warehouse: 5, zhabei: 0 })
    const levels = [level('van-lin', 2, 3), level('van-wang', 2, 3), level('warehouse', 1, 1)]
    const found = proposeRefills(stock, levels, none)
    expect(found.map(({ to, from, quantity }) => [to, from, quantity])).toEqual([
      ['van-lin', 'warehouse', 3],
      ['van-wang', 'warehouse', 1],
      ['van-wang', null, 2],
    ])
  })
})

test('#53 sources that have enough come first, each group from near to far', () => {
  const stock = stockWith({ warehouse: 9, zhabei: 1, 'van-wang': 9 })
  const found = sourcesFor(stock, { part: fan, quantity: 5, location: place('van-lin') })
  expect(found.map(({ from, free }) => [from, free])).toEqual([
    ['warehouse', 9],
    ['van-wang', 9],
    ['zhabei', 1],
  ])
})

test('#51 named pieces go first, then those that lie there longest; a piece that is not there goes nowhere', () => {
  expect(chooseSerials(['a', 'b', 'c'], 2, ['c'])).toEqual({ ok: true, value: ['c', 'a'] })
  expect(chooseSerials(['a'], 1, ['z'])).toMatchObject({ ok: false })
  expect(chooseSerials(['a'], 2)).toMatchObject({ ok: false, refusal: { detail: { free: 1 } } })
})

test('#51 of pieces with numbers that did not all come, those that came are named', () => {
  const sent = {
    from: place('warehouse'),
    to: place('van-lin'),
    lines: [{ part: fan, quantity: 2, serials: ['a', 'b'] }],
  }
  const stock = { ...stockWith({ transit: 2 }), locations }
  const one = { part: fan, arrived: 1, difference: 'lost' as const }
  expect(confirmArrival(stock, sent, [one])).toMatchObject({ ok: false, refusal: { code: 'required' } })
  expect(confirmArrival(stock, sent, [{ ...one, serials: ['c'] }])).toMatchObject({ ok: false })
  expect(confirmArrival(stock, sent, [{ ...one, serials: ['b'] }])).toMatchObject({
    ok: true,
    value: [
      { to: 'van-lin', serial: 'b', reason: 'transfer' },
      { to: 'consumed', serial: 'a', reason: 'lost' },
    ],
  })
  expect(confirmArrival(stock, sent, [{ part: seal, arrived: 1 }])).toMatchObject({ refusal: { code: 'line_unknown' } })
  expect(takeBack(stock, sent)).toMatchObject({ ok: true, value: [{ serial: 'a' }, { serial: 'b' }] })
})

test('#51 a count that finds fewer than are promised is not posted over the promise', () => {
  const stock = stockWith({ warehouse: 5 }, [
    { part: fan, location: place('warehouse'), workOrderId: asId('order-1'), quantity: 4 },
  ])
  const post = (counted: number) => postCount(stock, place('warehouse'), [{ part: fan, counted, book: 5 }])
  expect(post(4).ok).toBe(true)
  expect(post(3)).toMatchObject({ ok: false, refusal: { code: 'not_enough_stock', detail: { free: 1 } } })
})

test('#51 a deposit is released piece by piece, and never more than is held', () => {
  const old = { quantity: 3, returned: 1, deposit: fen(5_000) }
  expect(heldFor(old)).toBe(10_000)
  expect(releaseDeposit(old, 2)).toEqual({ ok: true, value: 10_000 })
  expect(releaseDeposit(old, 3)).toMatchObject({ ok: false, refusal: { code: 'too_many', detail: { out: 2 } } })
  expect(releaseDeposit(old, 0)).toMatchObject({ ok: false, refusal: { code: 'quantity_invalid' } })
})
