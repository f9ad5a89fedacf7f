import { type Fen, yuan, yuanText } from '@field/domain/kernel'
import { type PriceCase, type PriceRule, recomputePrice, resolvePrice, traceHolds } from '@field/domain/pricing'
import { describe, expect, test } from 'vitest'
import { agreed, caseOf, china, east, northwest, perUnit, ruleFor, saleBook, say, shanghai } from './case.ts'

const priced = (rules: readonly PriceRule[], one: PriceCase): string => {
  const found = resolvePrice(saleBook, rules, one)
  return found.ok ? yuanText(found.value.amount) : found.refusal.code
}

const winner = (rules: readonly PriceRule[], one: PriceCase): string => {
  const found = resolvePrice(saleBook, rules, one)
  return found.ok ? found.value.trace.rule.id : found.refusal.code
}

const remote: PriceRule = ruleFor('northwest', {
  territory: northwest,
  method: {
    kind: 'base_plus',
    base: yuan('220.00'),
    baseLabel: say('西北基准'),
    additions: [{ points: 1_000, reason: say('偏远补贴') }],
  },
})

describe('the figures of the articles', () => {
  test('300.00 a unit in East China', () =>
    expect(priced([ruleFor('east', { territory: east, method: perUnit('300.00') }), remote], caseOf())).toBe('300.00'))

  test('North-west: 220.00 × (1 + 10 %) = 242.00', () =>
    expect(priced([remote], caseOf({ territory: [china, northwest] }))).toBe('242.00'))
})

const ladder = [{ upTo: 10, unit: yuan('30.00') }, { upTo: 20, unit: yuan('25.00') }, { unit: yuan('20.00') }]

describe('methods', () => {
  const cases: [string, Partial<PriceRule>, number, string][] = [
    ['fixed ignores the quantity', { method: { kind: 'fixed', amount: yuan('88.00') } }, 3, '88.00'],
    ['per unit', { method: perUnit('12.34') }, 3, '37.02'],
    ['per unit with thousandths', { method: perUnit('0.99') }, 1.505, '1.49'], // 148.995 fen
    ['half a fen goes up', { method: perUnit('0.01') }, 0.5, '0.01'],
    ['less than half goes down', { method: perUnit('0.01') }, 0.499, '0.00'],
    ['graduated within the first rung', { method: { kind: 'graduated', rungs: ladder } }, 10, '300.00'],
    ['graduated over three rungs', { method: { kind: 'graduated', rungs: ladder } }, 25, '650.00'],
    ['graduated cuts inside a unit', { method: { kind: 'graduated', rungs: ladder } }, 10.5, '312.50'],
    ['volume at the end of a rung', { method: { kind: 'volume', rungs: ladder } }, 10, '300.00'],
    ['volume just past it', { method: { kind: 'volume', rungs: ladder } }, 11, '275.00'],
    ['volume on the open rung', { method: { kind: 'volume', rungs: ladder } }, 25, '500.00'],
    ['minimum', { method: perUnit('10.00'), minimum: yuan('50.00') }, 2, '50.00'],
    ['maximum', { method: perUnit('10.00'), maximum: yuan('15.00') }, 2, '15.00'],
    [
      'bounds leave the middle alone',
      { method: perUnit('10.00'), minimum: yuan('5.00'), maximum: yuan('50.00') },
      2,
      '20.00',
    ],
    [
      'percentages add up and never compound',
      {
        method: {
          kind: 'base_plus',
          base: yuan('100.00'),
          baseLabel: say('基准'),
          additions: [
            { points: 1_000, reason: say('夜间') },
            { points: 2_000, reason: say('加急') },
            { points: -500, reason: say('协议') },
          ],
        },
      },
      2,
      '250.00',
    ],
  ]
  test.each(cases)('%s', (_name, more, quantity, amount) =>
    expect(priced([ruleFor('r', more)], caseOf({ quantity }))).toBe(amount),
  )

  test.each([0, -1, Number.NaN, 0.0001, 10_001])('quantity %d is refused', (quantity) =>
    expect(priced([ruleFor('r')], caseOf({ quantity }))).toBe('quantity_invalid'),
  )
})

describe('the published order', () => {
  const plain = ruleFor('plain')
  const tier = ruleFor('tier', { tier: 'preferred' })
  const province = ruleFor('province', { territory: east })
  const city = ruleFor('city', { territory: shanghai })
  const level = ruleFor('level', { level: 'gold' })
  const contract = ruleFor('contract', { contract: 'k-7' })
  const everything = caseOf({ tier: 'preferred', level: 'gold', contract: 'k-7' })

  test.each<[string, PriceRule[]]>([
    ['contract', [plain, tier, province, city, level, contract]],
    ['level', [plain, tier, province, city, level]],
    ['city', [plain, tier, province, city]],
    ['province', [plain, tier, province]],
    ['tier', [plain, tier]],
    ['plain', [plain]],
  ])('%s wins, in whatever order rules come', (name, rules) => {
    expect(winner(rules, everything)).toBe(name)
    expect(winner([...rules].reverse(), everything)).toBe(name)
  })

  test('a rule for others does not count', () => {
    const others = [
      ruleFor('x', { tier: 'custom' }),
      ruleFor('x', { territory: northwest }),
      ruleFor('x', { level: 'silver' }),
      ruleFor('x', { contract: 'k-8' }),
      ruleFor('x', { until: agreed }),
      ruleFor('x', { from: agreed + 1 }),
      ruleFor('x', { item: { kind: 'category', key: 'cleaning' } }),
      { ...ruleFor('x'), bookId: 'another' as PriceRule['bookId'] },
    ]
    expect(winner(others, everything)).toBe('no_price')
    expect(winner([...others, plain], everything)).toBe('plain')
  })

  test('an item before its category, a deeper category before a wider one', () => {
    const wide = ruleFor('wide', { item: { kind: 'category', key: 'repair' } })
    const narrow = ruleFor('narrow', { item: { kind: 'category', key: 'cold_chain' } })
    expect(winner([wide, narrow, plain], caseOf())).toBe('plain')
    expect(winner([wide, narrow], caseOf())).toBe('narrow')
  })

  test('a condition that holds narrows, one that does not excludes', () => {
    const night = ruleFor('night', { when: { op: 'equals', at: { from: 'order', key: 'night' }, value: true } })
    expect(winner([plain, night], caseOf({ facts: { order: { night: true } } }))).toBe('night')
    expect(winner([plain, night], caseOf({ facts: { order: { night: false } } }))).toBe('plain')
    expect(winner([plain, night], caseOf())).toBe('plain')
  })

  test('a tie is refused with both rules named', () =>
    expect(resolvePrice(saleBook, [plain, ruleFor('twin')], caseOf())).toEqual({
      ok: false,
      refusal: { code: 'price_ambiguous', detail: { first: 'plain', second: 'twin' } },
    }))

  test('a tie below the winner does not matter', () =>
    expect(winner([plain, ruleFor('twin'), city], caseOf())).toBe('city'))
})

describe('a trace', () => {
  const found = resolvePrice(saleBook, [remote], caseOf({ territory: [china, northwest], quantity: 1.5 }))
  if (!found.ok) throw new Error(found.refusal.code)
  const { trace } = found.value

  test('tells book, rule, tier, place, moment and every step', () => {
    expect(trace).toMatchObject({
      book: { kind: 'sale', version: 12 },
      rule: { id: 'northwest' },
      tier: 'standard',
      territory: northwest,
      at: agreed,
      quantity: 1.5,
      amount: 36_300,
    })
    expect(trace.steps.map((step) => [step.do, step.after])).toEqual([
      ['add', { whole: 33_000, part: 0, of: 1 }],
      ['percent', { whole: 36_300, part: 0, of: 1 }],
      ['round', { whole: 36_300, part: 0, of: 1 }],
    ])
  })

  test('keeps how the tier was called', () => {
    const tierLabel = { 'zh-CN': '大客户档' }
    const named = resolvePrice(saleBook, [remote], caseOf({ territory: [china, northwest], tierLabel }))
    expect(named.ok && named.value.trace.tierLabel).toEqual(tierLabel)
    expect(trace).not.toHaveProperty('tierLabel')
  })

  test('survives storage and is recomputed without anything else', () => {
    const stored = JSON.parse(JSON.stringify(trace)) as typeof trace
    expect(recomputePrice(stored)).toBe(36_300)
    expect(traceHolds(stored)).toBe(true)
  })

  test('shows that it was tampered with', () => {
    expect(traceHolds({ ...trace, amount: 36_301 as Fen })).toBe(false)
    const steps = trace.steps.map((step) => (step.do === 'add' ? { ...step, unit: yuan('1.00') } : step))
    expect(traceHolds({ ...trace, steps })).toBe(false)
  })
})
