import { fen, yuan } from '@field/domain/kernel'
import { type PriceCase, type PriceRule, promote, resolvePrice } from '@field/domain/pricing'
import { type ProfitShare, shareOut } from '@field/domain/settlement'
import { describe, expect, test } from 'vitest'
import { recomputed } from '../../golden/run.ts'
import { agreed, caseOf, china, east, northwest, perUnit, ruleFor, saleBook, say, shanghai } from './case.ts'

// Every amount in the right-hand columns is written by hand.

const traceOf = (rule: PriceRule, one: Partial<PriceCase> = {}) => {
  const found = resolvePrice(saleBook, [rule], caseOf(one))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value.trace
}

const ladder = [{ upTo: 4, unit: yuan('60.00') }, { upTo: 9.5, unit: yuan('45.00') }, { unit: yuan('30.01') }]
const graduated: PriceRule['method'] = { kind: 'graduated', rungs: ladder }
const volume: PriceRule['method'] = { kind: 'volume', rungs: ladder }
const northWest: PriceRule['method'] = {
  kind: 'base_plus',
  base: yuan('220.00'),
  baseLabel: say('西北基准'),
  additions: [{ points: 1_000, reason: say('偏远补贴') }],
}
const heat: PriceRule['method'] = {
  kind: 'city_heat',
  cityTiers: [1, 2],
  heats: ['hot', 'calm'],
  units: [
    [yuan('320.00'), yuan('280.00')],
    [yuan('260.00'), yuan('210.00')],
  ],
}

const prices: readonly (readonly [string, PriceRule['method'], Partial<PriceCase>, string, Partial<PriceRule>?])[] = [
  ['#60 East China, one unit', perUnit('300.00'), {}, '300.00'],
  ['#60 North-west, 220 + 10 %', northWest, { territory: [china, northwest] }, '242.00'],
  ['#60 North-west, three units', northWest, { territory: [china, northwest], quantity: 3 }, '726.00'],
  ['one amount whatever the quantity', { kind: 'fixed', amount: yuan('88.00') }, { quantity: 7 }, '88.00'],
  ['a half fen goes up', perUnit('0.01'), { quantity: 0.5 }, '0.01'],
  ['less than half goes down', perUnit('0.01'), { quantity: 0.499 }, '0.00'],
  ['slices: the first thousandth', graduated, { quantity: 0.001 }, '0.06'],
  ['slices: the last piece of the first rung', graduated, { quantity: 4 }, '240.00'],
  ['slices: a thousandth beyond', graduated, { quantity: 4.001 }, '240.05'],
  ['slices: the end of the second rung', graduated, { quantity: 9.5 }, '487.50'],
  ['slices: a thousandth beyond the second', graduated, { quantity: 9.501 }, '487.53'],
  ['slices: on the open rung', graduated, { quantity: 12 }, '562.53'],
  ['whole: the last piece of the first rung', volume, { quantity: 4 }, '240.00'],
  ['whole: a thousandth beyond', volume, { quantity: 4.001 }, '180.05'],
  ['whole: the end of the second rung', volume, { quantity: 9.5 }, '427.50'],
  ['whole: a thousandth beyond the second', volume, { quantity: 9.501 }, '285.13'],
  ['never below the minimum', perUnit('1.00'), { quantity: 3 }, '80.00', { minimum: yuan('80.00') }],
  ['never above the maximum', perUnit('300.00'), { quantity: 3 }, '500.00', { maximum: yuan('500.00') }],
  ['#62 first-tier city, hot', heat, { cityTier: 1, heat: 'hot' }, '320.00'],
  ['#62 first-tier city, calm', heat, { cityTier: 1, heat: 'calm' }, '280.00'],
  ['#62 second-tier city, hot', heat, { cityTier: 2, heat: 'hot' }, '260.00'],
  ['#62 second-tier city, calm', heat, { cityTier: 2, heat: 'calm' }, '210.00'],
]

test('#60 #62 what stands in the golden table is what the stored traces recompute to, by a script that knows nothing', () => {
  const stored = prices.map(([name, method, one, , more]) => ({
    name,
    price: traceOf(ruleFor('r', { method, ...more }), one),
  }))
  const { status, results } = recomputed(stored)
  expect(results).toEqual(prices.map(([name, , , amount]) => ({ name, fen: yuan(amount) })))
  expect(status).toBe(0)
})

test('the script finds a step, an amount and a share that were tampered with', () => {
  const trace = traceOf(ruleFor('r', { method: northWest }), { territory: [china, northwest] })
  const [first, ...rest] = trace.steps
  const part = { gross: 30_000, discount: 5_000, points: 800, weight: 1, weights: 1, amount: 2_001 }
  const { status, results } = recomputed([
    { name: 'amount', price: { ...trace, amount: 24_201 } },
    { name: 'step', price: { ...trace, steps: [{ ...first, unit: 22_001 }, ...rest] } },
    { name: 'share', split: [part] },
  ])
  expect([status, results.every(({ fault }) => fault !== undefined)]).toEqual([1, true])
})

describe('#70 promotions', () => {
  const line = (amount: string) => [{ kind: 'labour' as const, left: yuan(amount) }]
  const off = (amount: string, repeats: boolean) => {
    const gift = { kind: 'spend_minus', spend: yuan('300.00'), minus: yuan('50.00'), repeats } as const
    const given = promote([{ id: 'p', label: say('满300减50'), on: 'labour', gift }], line(amount), {
      territory: [china, east, shanghai],
      at: agreed,
      facts: {},
    })
    if (!given.ok) throw new Error(given.refusal.code)
    return given.value.discounts.map(({ counted }) => ({ name: amount, discount: counted }))
  }

  test.each([
    ['299.99', false, []],
    ['300.00', false, [5_000]],
    ['600.00', false, [5_000]],
    ['599.99', true, [5_000]],
    ['600.00', true, [10_000]],
  ])('of %s, repeating %s: %j off', (amount, repeats, expected) => {
    const stored = off(amount, repeats)
    expect(recomputed(stored).results.map(({ fen }) => fen)).toEqual(expected)
  })

  const commission = (points: number, weight = 1): ProfitShare => ({
    id: `c-${points}-${weight}`,
    label: say('抽成'),
    role: 'agent',
    basis: 'total',
    points,
  })
  const settled = (amount: number, discount: number) => {
    const trace = traceOf(ruleFor('r', { method: { kind: 'fixed', amount: fen(amount) } }))
    return [
      {
        id: 'l',
        kind: 'labour' as const,
        label: say('l'),
        quantity: 1,
        price: fen(amount),
        amount: fen(amount),
        discount: fen(discount),
        trace,
      },
    ]
  }
  const shares = (amount: number, discount: number, parties: readonly string[], points: number) => {
    const participants = parties.map((party) => ({ role: 'agent', party }))
    const place = { territory: [china], at: agreed }
    const given = shareOut(settled(amount, discount), [commission(points)], participants, 'org', place)
    if (!given.ok) throw new Error(given.refusal.code)
    return given.value.flatMap(({ parts }) => parts)
  }

  test('300 − 50, then 8 % of what is left is 20.00', () => {
    const { results } = recomputed([{ name: 'east', split: shares(30_000, 5_000, ['agent'], 800) }])
    expect(results).toEqual([{ name: 'east', shares: [2_000, 23_000] }])
  })

  test.each([
    [10_000, [3_334, 3_333, 3_333, 0]],
    [2, [1, 1, 0, 0]],
    [1, [1, 0, 0, 0]],
  ])('%i fen among three are %j', (amount, expected) => {
    const { status, results } = recomputed([{ name: 'split', split: shares(amount, 0, ['a', 'b', 'c'], 10_000) }])
    expect([status, results[0]?.shares]).toEqual([0, expected])
  })

  test('"spend 200, get points" gives points and takes no money', () => {
    const gift = { kind: 'reward', spend: yuan('200.00'), reward: 200 } as const
    const given = (amount: string, repeats = false) => {
      const promotion = { id: 'p', label: say('满200送积分'), on: 'total', gift: { ...gift, repeats } } as const
      const found = promote([promotion], line(amount), { territory: [china], at: agreed, facts: {} })
      return found.ok && { off: found.value.discounts, points: found.value.rewards.map(({ points }) => points) }
    }
    expect(given('199.99')).toEqual({ off: [], points: [] })
    expect(given('200.00')).toEqual({ off: [], points: [200] })
    expect(given('400.00')).toEqual({ off: [], points: [200] })
    expect(given('400.00', true)).toEqual({ off: [], points: [400] })
  })
})
