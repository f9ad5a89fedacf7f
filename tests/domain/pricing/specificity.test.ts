import type { Condition } from '@field/domain/condition'
import { yuan } from '@field/domain/kernel'
import {
  explainPrice,
  findAmbiguity,
  gradeFor,
  type LostBecause,
  type PriceCase,
  type PriceRule,
  resolvePrice,
  type SpecificityStep,
  specificityOrder,
  whyFalse,
} from '@field/domain/pricing'
import { describe, expect, test } from 'vitest'
import { agreed, caseOf, china, east, fan, northwest, perUnit, ruleFor, saleBook, say, shanghai } from './case.ts'

const heatTable = (unit = '1.00'): PriceRule['method'] => ({
  kind: 'city_heat',
  cityTiers: [1],
  heats: ['hot'],
  units: [[yuan(unit)]],
})
const urgent: Condition = { op: 'equals', at: { from: 'order', key: 'urgent' }, value: true }
const everything: Partial<PriceCase> = {
  contract: 'k-1',
  level: 'gold',
  grade: 'big',
  cityTier: 1,
  heat: 'hot',
  facts: { order: { urgent: true } },
}

/** A rule that is narrow at one step of the published order alone. */
const atStep: Readonly<Record<SpecificityStep, Partial<PriceRule>>> = {
  contract: { contract: 'k-1' },
  level: { level: 'gold' },
  territory: { territory: china },
  tier: { tier: 'standard' },
  grade: { grade: 'big' },
  city_heat: { method: heatTable() },
  item: {},
  condition: { when: urgent },
}
const wide: Partial<PriceRule> = { item: { kind: 'category', key: 'repair' } }
const winner = (rules: readonly PriceRule[], more: Partial<PriceCase> = everything): string => {
  const found = resolvePrice(saleBook, rules, caseOf(more))
  return found.ok ? found.value.trace.rule.id : found.refusal.code
}

describe('#56 the published order of specificity', () => {
  test.each(specificityOrder.slice(0, -1).map((step, index) => [step, specificityOrder.slice(index + 1)] as const))(
    '%s is stronger than everything after it taken together: %j',
    (step, weaker) => {
      const one = ruleFor('one', { ...(step !== 'item' && wide), ...atStep[step] })
      const rest = Object.assign({}, ...weaker.map((other) => atStep[other])) as Partial<PriceRule>
      const all = ruleFor('all', { ...(!weaker.includes('item') && wide), ...rest })
      expect(winner([all, one])).toBe('one')
      expect(winner([one, all])).toBe('one')
    },
  )

  test('a deeper territory and a deeper category win', () => {
    expect(winner([ruleFor('a', { territory: east }), ruleFor('b', { territory: shanghai })])).toBe('b')
    const category = (key: string): Partial<PriceRule> => ({ item: { kind: 'category', key } })
    expect(winner([ruleFor('a', category('cold_chain')), ruleFor('b', category('repair'))])).toBe('a')
  })

  test('a table that has no cell for the place leaves the price to a wider rule', () => {
    const rules = [ruleFor('table', { method: heatTable('9.00') }), ruleFor('plain')]
    expect(winner(rules, { cityTier: 1, heat: 'hot' })).toBe('table')
    expect([winner(rules, { cityTier: 2, heat: 'hot' }), winner(rules, {})]).toEqual(['plain', 'plain'])
  })
})

test('#56 a grade is reached by the sales of a month, at its edge and not a fen below', () => {
  const grades = [
    { key: 'big', label: say('大'), from: yuan('500000.00') },
    { key: 'small', label: say('小'), from: yuan('10000.00') },
  ]
  const of = (sales: string) => gradeFor(grades, yuan(sales))
  expect(['9999.99', '10000.00', '499999.99', '500000.00'].map(of)).toEqual([undefined, 'small', 'small', 'big'])
})

describe('#58 days are those of the territory', () => {
  const rules = [
    ruleFor('old', { untilDay: '2026-12-01' }),
    ruleFor('new', { fromDay: '2026-12-01', untilDay: '2027-01-01' }),
  ]
  const at = (instant: number, offsetMinutes: number) => winner(rules, { at: instant, offsetMinutes })
  test('the new price begins at 00:00 there', () => {
    const midnight = Date.UTC(2026, 10, 30, 16)
    expect([at(midnight - 1, 480), at(midnight, 480)]).toEqual(['old', 'new'])
    // Two hours behind China it is still the day before.
    expect([at(midnight, 360), at(midnight + 2 * 3_600_000, 360)]).toEqual(['old', 'new'])
  })
  test('and ends before the day named', () => {
    const newYear = Date.UTC(2026, 11, 31, 16)
    expect([at(newYear - 1, 480), at(newYear, 480)]).toEqual(['new', 'no_price'])
  })
})

describe('two rules that could tie', () => {
  test.each<[string, Partial<PriceRule>, Partial<PriceRule>, object | null]>([
    ['the same grade', { grade: 'big' }, { grade: 'big' }, { grade: 'big' }],
    ['different grades', { grade: 'big' }, { grade: 'small' }, null],
    ['days that follow each other', { untilDay: '2026-12-01' }, { fromDay: '2026-12-01' }, null],
    ['days that overlap', { untilDay: '2026-12-02' }, { fromDay: '2026-12-01' }, { fromDay: '2026-12-01' }],
    [
      'a day and a moment within a day of each other',
      { untilDay: '2026-12-01' },
      { from: Date.UTC(2026, 10, 30, 16) },
      {},
    ],
    ['a day and a moment well after', { untilDay: '2026-12-01' }, { from: Date.UTC(2026, 11, 1, 12) }, null],
    ['tables that share a cell', { method: heatTable() }, { method: heatTable('2.00') }, { cityTier: 1, heat: 'hot' }],
    [
      'tables of different heats',
      { method: heatTable() },
      { method: { kind: 'city_heat', cityTiers: [1], heats: ['calm'], units: [[yuan('2.00')]] } },
      null,
    ],
    ['a table and one price for all', { method: heatTable() }, {}, null],
  ])('%s', (_name, a, b, expected) => {
    const found = findAmbiguity([ruleFor('a', a), ruleFor('b', b)])
    if (expected === null) return expect(found).toBeNull()
    expect(found).toMatchObject({ first: 'a', second: 'b', case: { item: 'service_item:visit', ...expected } })
  })
})

describe('#59 why a price is what it is', () => {
  const rules = [
    ruleFor('wins', { territory: east, method: perUnit('300.00') }),
    ruleFor('part', { item: { kind: 'part', id: fan } }),
    ruleFor('elsewhere', { territory: northwest }),
    ruleFor('tier', { tier: 'preferred' }),
    ruleFor('level', { level: 'gold' }),
    ruleFor('grade', { grade: 'big' }),
    ruleFor('contract', { contract: 'k-1' }),
    ruleFor('soon', { fromDay: '2026-12-01' }),
    ruleFor('past', { until: agreed }),
    ruleFor('heat', { method: heatTable() }),
    ruleFor('wide'),
    ruleFor('at_night', {
      when: { op: 'all', of: [urgent, { op: 'greater', at: { from: 'order', key: 'hour' }, value: 21 }] },
    }),
    ruleFor('other_book', { bookId: 'other' as PriceRule['bookId'] }),
  ]

  test('says of each other rule of the book why it lost', () => {
    const { price, others } = explainPrice(saleBook, rules, caseOf({ facts: { order: { urgent: true, hour: 20 } } }))
    expect(price).toMatchObject({ ok: true, value: { amount: 30_000, trace: { rule: { id: 'wins' } } } })
    const lost = Object.fromEntries(others.map(({ rule, lost: because }) => [rule, because])) as Record<
      string,
      LostBecause
    >
    expect(lost).toEqual({
      part: { why: 'other_item' },
      elsewhere: { why: 'other_territory', wants: 'northwest' },
      tier: { why: 'other_tier', wants: 'preferred' },
      level: { why: 'other_level', wants: 'gold' },
      grade: { why: 'other_grade', wants: 'big' },
      contract: { why: 'other_contract', wants: 'k-1' },
      soon: { why: 'not_yet', wants: '2026-12-01' },
      past: { why: 'over', wants: new Date(agreed).toISOString() },
      heat: { why: 'not_in_table' },
      wide: { why: 'less_specific', step: 'territory', than: 'wins' },
      at_night: {
        why: 'condition',
        tests: [{ test: { op: 'greater', at: { from: 'order', key: 'hour' }, value: 21 }, found: 20, unwanted: false }],
      },
    })
  })

  test('names both when nobody wins', () => {
    const { price, others } = explainPrice(
      saleBook,
      [ruleFor('a'), ruleFor('b'), ruleFor('c', { tier: 'x' })],
      caseOf(),
    )
    expect(price).toMatchObject({ ok: false, refusal: { code: 'price_ambiguous' } })
    expect(others.filter(({ lost }) => lost.why === 'tie').map(({ rule }) => rule)).toEqual(['a', 'b'])
  })

  const at = { from: 'order', key: 'n' } as const
  test.each<[string, Condition, readonly [unknown, boolean][]]>([
    [
      'under all, the first that is false',
      {
        op: 'all',
        of: [
          { op: 'less', at, value: 3 },
          { op: 'less', at, value: 2 },
        ],
      },
      [[3, false]],
    ],
    [
      'under any, each',
      {
        op: 'any',
        of: [
          { op: 'equals', at, value: 1 },
          { op: 'equals', at, value: 2 },
        ],
      },
      [
        [1, false],
        [2, false],
      ],
    ],
    [
      'under not, what is true',
      {
        op: 'not',
        of: {
          op: 'any',
          of: [
            { op: 'equals', at, value: 1 },
            { op: 'equals', at, value: 5 },
          ],
        },
      },
      [[5, true]],
    ],
  ])('the comparisons that decided: %s', (_name, condition, expected) => {
    const tests = whyFalse(condition, { order: { n: 5 } })
    expect(tests.map(({ test: { ...leaf }, unwanted }) => ['value' in leaf && leaf.value, unwanted])).toEqual(expected)
  })
})
