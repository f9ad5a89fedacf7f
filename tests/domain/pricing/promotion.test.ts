import { type Fen, fen, yuan, yuanText } from '@field/domain/kernel'
import {
  applyPromotions,
  type OpenLine,
  type Promotion,
  priceLimits,
  quoteOf,
  rewardOf,
  spreadDiscount,
} from '@field/domain/pricing'
import { describe, expect, test } from 'vitest'
import { agreed, caseOf, china, east, fan, northwest, perUnit, ruleFor, saleBook, say, visit } from './case.ts'

const minus50: Promotion = {
  id: 'm50',
  label: say('满 300 减 50'),
  on: 'total',
  gift: { kind: 'spend_minus', spend: yuan('300.00'), minus: yuan('50.00') },
}
const occasion = { territory: [china, east], at: agreed, facts: {} }
const labour = (amount: string): OpenLine => ({ kind: 'labour', left: yuan(amount) })
const parts = (amount: string): OpenLine => ({ kind: 'parts', left: yuan(amount) })

const off = (promotions: Promotion[], lines: OpenLine[], place = occasion): string[] => {
  const found = applyPromotions(promotions, lines, place)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value.map(({ amount }) => yuanText(amount))
}

describe('spend 300 minus 50', () => {
  test.each([
    ['299.99', []],
    ['300.00', ['50.00']],
    ['599.99', ['50.00']],
    ['900.00', ['50.00']],
  ])('%s: %j, once', (spent, given) => expect(off([minus50], [labour(spent)])).toEqual(given))

  test.each([
    ['599.99', ['50.00']],
    ['600.00', ['100.00']],
    ['900.00', ['150.00']],
  ])('%s: %j when it repeats', (spent, given) =>
    expect(
      off(
        [{ ...minus50, gift: { kind: 'spend_minus', spend: yuan('300.00'), minus: yuan('50.00'), repeats: true } }],
        [labour(spent)],
      ),
    ).toEqual(given),
  )

  test('counts only its own kind of line', () =>
    expect(off([{ ...minus50, on: 'labour' }], [labour('200.00'), parts('200.00')])).toEqual([]))

  test('holds where and while it holds', () => {
    expect(off([{ ...minus50, territory: northwest }], [labour('300.00')])).toEqual([])
    expect(off([{ ...minus50, until: agreed }], [labour('300.00')])).toEqual([])
    expect(
      off([{ ...minus50, when: { op: 'exists', at: { from: 'customer', key: 'member' } } }], [labour('300.00')]),
    ).toEqual([])
  })

  test('each counts on what those before it left', () => {
    const ten: Promotion = { id: 'ten', label: say('九折'), on: 'total', gift: { kind: 'percent_off', points: 1_000 } }
    expect(off([minus50, ten], [labour('300.00')])).toEqual(['50.00', '25.00'])
    expect(off([ten, minus50], [labour('300.00')])).toEqual(['30.00'])
  })
})

describe('a discount', () => {
  const discount = (on: Promotion['on'], amount: string) => ({ label: say('d'), on, amount: yuan(amount) })
  test('is borne by its lines in proportion, to the fen', () =>
    expect(spreadDiscount(discount('total', '0.10'), [labour('1.00'), parts('1.00'), labour('1.00')])).toEqual([
      4, 3, 3,
    ]))
  test('spares lines of other kinds', () =>
    expect(spreadDiscount(discount('parts', '0.10'), [labour('1.00'), parts('1.00')])).toEqual([0, 10]))
  test('of nothing is borne by nobody', () =>
    expect(spreadDiscount(discount('parts', '0'), [labour('1.00')])).toEqual([0 as Fen]))
})

describe('a quote', () => {
  const rules = [
    ruleFor('visit', { method: perUnit('300.00') }),
    ruleFor('fan', { item: { kind: 'part', id: fan }, method: perUnit('168.00') }),
  ]
  const requests = [
    { id: 'l1', item: { kind: 'service_item', id: visit } as const, categories: [], quantity: 1 },
    { id: 'l2', item: { kind: 'part', id: fan } as const, categories: [], quantity: 2 },
  ]
  const { territory, at, facts, tier } = caseOf()

  test('is its lines minus its promotions', () => {
    const found = quoteOf(saleBook, rules, [minus50], requests, { territory, at, facts, tier })
    if (!found.ok) throw new Error(found.refusal.code)
    expect(found.value.lines.map(({ id, kind, amount }) => [id, kind, yuanText(amount)])).toEqual([
      ['l1', 'labour', '300.00'],
      ['l2', 'parts', '336.00'],
    ])
    expect(yuanText(found.value.total)).toBe('586.00')
  })

  test('names the line that has no price', () =>
    expect(quoteOf(saleBook, rules.slice(0, 1), [], requests, { territory, at, facts, tier })).toMatchObject({
      ok: false,
      refusal: { code: 'no_price', path: 'lines.l2' },
    }))
})

test('#62 points of one order end at what can be kept, however small the sum that repeats', () => {
  const gift = { kind: 'reward', spend: fen(1), reward: priceLimits.reward, repeats: true } as const
  expect(rewardOf(gift, fen(100))).toBe(100 * priceLimits.reward)
  expect(rewardOf(gift, fen(1_000_000_000))).toBe(priceLimits.rewardOfOrder)
})
