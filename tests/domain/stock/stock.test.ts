import {
  applyMoves,
  available,
  balancesOf,
  bringOldPart,
  consumeParts,
  giveBackUnused,
  onHand,
  pickParts,
  proposeSource,
  releaseReservations,
  reportUse,
  reserveParts,
  type Stock,
  type StockMove,
  settleShortage,
  transferParts,
  usedBy,
} from '@field/domain/stock'
import { describe, expect, test } from 'vitest'
import { fan, lin, locations, order, otherOrder, place, stockWith, wang } from './places.ts'

const code = (found: { ok: boolean; refusal?: { code: string } }): string =>
  found.ok ? 'ok' : (found.refusal?.code ?? '')
const fanMove = (from: string, to: string, quantity: number): StockMove => ({
  part: fan,
  from: place(from),
  to: place(to),
  quantity,
  reason: 'transfer',
})
const wish = (location: string, quantity: number, workOrderId = order) => ({
  part: fan,
  location: place(location),
  quantity,
  workOrderId,
})
const held = (stock: Pick<Stock, 'balances'>, name: string): number => onHand(stock.balances, place(name), fan)

describe('moves', () => {
  test('are both entries at once', () => {
    const balances = balancesOf([fanMove('supplier', 'warehouse', 5), fanMove('warehouse', 'van-lin', 2)], locations)
    expect(['supplier', 'warehouse', 'van-lin'].map((name) => held({ balances }, name))).toEqual([-5, 3, 2])
  })

  test.each<[string, StockMove, string]>([
    ['below zero', fanMove('warehouse', 'van-lin', 2), 'not_enough_stock'],
    ['to an unknown place', fanMove('warehouse', 'moon', 1), 'location_unknown'],
    ['to itself', fanMove('warehouse', 'warehouse', 1), 'location_unknown'],
    ['of nothing', fanMove('warehouse', 'van-lin', 0), 'quantity_invalid'],
    ['of a piece backwards', fanMove('warehouse', 'van-lin', -1), 'quantity_invalid'],
    ['of half a piece', fanMove('warehouse', 'van-lin', 0.5), 'quantity_invalid'],
  ])('are refused %s, and then none is applied', (_name, move, refused) => {
    const { balances } = stockWith({ warehouse: 1 })
    const first = fanMove('supplier', 'van-lin', 1)
    expect(applyMoves(balances, [first, move], locations)).toMatchObject({
      ok: false,
      refusal: { code: refused, path: 'moves.1' },
    })
    expect(held({ balances }, 'van-lin')).toBe(0)
  })

  test('an impossible ledger is a fault', () =>
    expect(() => balancesOf([fanMove('warehouse', 'van-lin', 1)], locations)).toThrow(RangeError))
})

describe('reserving', () => {
  test('promises what is free, once', () => {
    const stock = stockWith({ warehouse: 2 })
    const first = reserveParts(stock, wish('warehouse', 2))
    if (!first.ok) throw new Error(first.refusal.code)
    const after = { ...stock, reservations: [first.value] }
    expect(available(after, place('warehouse'), fan)).toBe(0)
    expect(reserveParts(after, wish('warehouse', 1, otherOrder))).toMatchObject({
      refusal: { code: 'not_enough_stock', detail: { free: 0 } },
    })
    expect(code(transferParts(after, { ...fanMove('warehouse', 'zhabei', 1), reason: 'transfer' }))).toBe(
      'not_enough_stock',
    )
  })

  test('is for warehouses and sites', () => {
    expect(code(reserveParts(stockWith({ zhabei: 1 }), wish('zhabei', 1)))).toBe('ok')
    expect(code(reserveParts(stockWith({ 'van-lin': 1 }), wish('van-lin', 1)))).toBe('operation_not_allowed')
    expect(code(reserveParts(stockWith({}), wish('moon', 1)))).toBe('location_unknown')
  })

  test('ends with the work order', () =>
    expect(
      releaseReservations([wish('warehouse', 1), wish('warehouse', 2, otherOrder)], order).map((one) => one.quantity),
    ).toEqual([2]))
})

describe('picking into the own van', () => {
  const promised = stockWith({ warehouse: 3 }, [wish('warehouse', 2), wish('warehouse', 1, otherOrder)])

  test('takes what is promised and spends the promise', () => {
    const found = pickParts(promised, lin, wish('warehouse', 2), place('van-lin'))
    expect(found).toMatchObject({
      value: { moves: [{ from: 'warehouse', to: 'van-lin', quantity: 2, reason: 'pick' }] },
    })
    expect(found.ok && found.value.reservations).toEqual([wish('warehouse', 1, otherOrder)])
  })

  test('leaves the promises of others alone', () =>
    expect(code(pickParts(promised, lin, wish('warehouse', 3), place('van-lin')))).toBe('not_enough_stock'))

  test("is not into, nor out of, a colleague's van", () => {
    expect(code(pickParts(promised, lin, wish('warehouse', 1), place('van-wang')))).toBe('not_your_van')
    expect(code(pickParts(stockWith({ 'van-wang': 1 }), lin, wish('van-wang', 1), place('van-lin')))).toBe(
      'not_your_van',
    )
    expect(code(pickParts(promised, lin, wish('warehouse', 1), place('zhabei')))).toBe('location_unknown')
  })
})

describe('using', () => {
  test('from the own van moves pieces to consumed', () =>
    expect(consumeParts(stockWith({ 'van-lin': 2 }), lin, wish('van-lin', 1))).toMatchObject({
      ok: true,
      value: { moves: [{ from: 'van-lin', to: 'consumed', quantity: 1, reason: 'use', workOrderId: order }] },
    }))

  test('from a van is for its owner alone', () =>
    expect(code(consumeParts(stockWith({ 'van-lin': 2 }), wang, wish('van-lin', 1)))).toBe('not_your_van'))

  test('before the fact needs the pieces', () =>
    expect(consumeParts(stockWith({ 'van-lin': 1 }), lin, wish('van-lin', 2))).toMatchObject({
      refusal: { code: 'not_enough_stock', detail: { free: 1 } },
    }))

  test('the last piece twice, offline: both reports stand, the second is flagged, nothing falls below zero', () => {
    const stock = stockWith({ zhabei: 1, 'van-wang': 3, warehouse: 9 })
    const first = reportUse(stock, lin, wish('zhabei', 1))
    if (!first.ok) throw new Error(first.refusal.code)
    expect(first.value.shortage).toBeNull()
    const balances = applyMoves(stock.balances, first.value.moves, locations)
    if (!balances.ok) throw new Error(balances.refusal.code)
    const then = { ...stock, balances: balances.value }
    const second = reportUse(then, wang, wish('zhabei', 1, otherOrder))
    if (!second.ok || !second.value.shortage) throw new Error('the second report should stand, with a shortage')
    expect(second.value.moves).toEqual([])
    expect(second.value.shortage).toMatchObject({ quantity: 1, proposal: { kind: 'transfer', from: 'warehouse' } })

    const moves = settleShortage(then, second.value.shortage, place('van-wang'))
    if (!moves.ok) throw new Error(moves.refusal.code)
    const settled = applyMoves(then.balances, moves.value, locations)
    if (!settled.ok) throw new Error(settled.refusal.code)
    expect(['zhabei', 'van-wang', 'consumed'].map((name) => held({ balances: settled.value }, name))).toEqual([0, 2, 2])
  })

  test('a report takes what there is and flags the rest', () => {
    const found = reportUse(stockWith({ 'van-lin': 1 }), lin, wish('van-lin', 3))
    expect(found).toMatchObject({
      value: { moves: [{ quantity: 1 }], shortage: { quantity: 2, proposal: { kind: 'purchase', from: 'supplier' } } },
    })
  })

  test('a shortage is not met with pieces that are built in already', () => {
    const stock = stockWith({ consumed: 3, repair: 3 })
    const shortage = { ...wish('van-lin', 1), proposal: null }
    expect(code(settleShortage(stock, shortage, place('consumed')))).toBe('operation_not_allowed')
    expect(code(settleShortage(stock, shortage, place('repair')))).toBe('operation_not_allowed')
    const out = { ...fanMove('consumed', 'van-lin', 1), reason: 'transfer' as const }
    expect(code(transferParts(stock, out))).toBe('operation_not_allowed')
  })

  test('a report does not eat what is promised to others', () =>
    expect(reportUse(stockWith({ zhabei: 1 }, [wish('zhabei', 1, otherOrder)]), lin, wish('zhabei', 1))).toMatchObject({
      value: { moves: [], shortage: { quantity: 1 } },
    }))
})

describe('a shortage proposes', () => {
  const missing = { part: fan, quantity: 2, location: place('van-lin') }
  test('the nearest place with enough', () => {
    const stock = stockWith({ warehouse: 5, zhabei: 2 })
    expect(proposeSource(stock, missing)).toEqual({
      kind: 'transfer',
      from: 'zhabei',
      metres: expect.closeTo(2_420, -2),
    })
  })
  test('a farther place when the nearest has too few', () =>
    expect(proposeSource(stockWith({ warehouse: 5, zhabei: 1 }), missing)).toMatchObject({ from: 'warehouse' }))
  test('places without a position last', () =>
    expect(proposeSource(stockWith({ 'van-wang': 5 }), missing)).toEqual({
      kind: 'transfer',
      from: 'van-wang',
      metres: null,
    }))
  test('to buy when nobody has it', () =>
    expect(proposeSource(stockWith({ repair: 9, consumed: 9 }), missing)).toEqual({
      kind: 'purchase',
      from: 'supplier',
    }))
})

describe('giving back', () => {
  const used: StockMove = { ...fanMove('van-lin', 'consumed', 2), reason: 'use', workOrderId: order }
  const stock = stockWith({ consumed: 2 })

  test('unused pieces, up to what the order used', () => {
    expect(usedBy([used], order, fan)).toBe(2)
    const back = giveBackUnused(stock, lin, wish('van-lin', 1), usedBy([used], order, fan))
    if (!back.ok) throw new Error(back.refusal.code)
    expect(usedBy([used, ...back.value], order, fan)).toBe(1)
    expect(code(giveBackUnused(stock, lin, wish('van-lin', 3), 2))).toBe('too_many')
    expect(code(giveBackUnused(stock, wang, wish('van-lin', 1), 2))).toBe('not_your_van')
  })

  test('an old part comes from outside into repair and leaves the count of the built-in alone', () => {
    const moves = bringOldPart(stock, { part: fan, workOrderId: order, quantity: 1, serial: 'EF12-0042' })
    if (!moves.ok) throw new Error(moves.refusal.code)
    const after = applyMoves(stock.balances, moves.value, locations)
    if (!after.ok) throw new Error(after.refusal.code)
    expect(['supplier', 'repair', 'consumed'].map((name) => held({ balances: after.value }, name))).toEqual([-1, 1, 2])
  })
})
