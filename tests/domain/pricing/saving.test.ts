import { type Fen, yuan } from '@field/domain/kernel'
import {
  checkPriceRule,
  checkPromotion,
  findAmbiguity,
  type PriceRule,
  type Promotion,
  tierFor,
} from '@field/domain/pricing'
import { describe, expect, test } from 'vitest'
import { agreed, china, east, perUnit, ruleFor, say, shanghai } from './case.ts'

const faultOf = (more: Partial<PriceRule>) => {
  const found = checkPriceRule(ruleFor('r', more))
  return found.ok ? null : `${found.refusal.code} ${found.refusal.path}`
}
const half = 0.5 as Fen
const when = (key: string, value: string | number): NonNullable<PriceRule['when']> => ({
  op: 'equals',
  at: { from: 'order', key },
  value,
})

describe('a rule is refused when', () => {
  test.each<[string, Partial<PriceRule>, string]>([
    ['half a fen', { method: { kind: 'fixed', amount: half } }, 'amount_invalid method.amount'],
    ['a negative price', { method: perUnit('-1.00') }, 'amount_invalid method.unit'],
    ['no rungs', { method: { kind: 'volume', rungs: [] } }, 'too_few method.rungs'],
    [
      'a closed ladder',
      { method: { kind: 'volume', rungs: [{ upTo: 5, unit: yuan('1.00') }] } },
      'unknown_field method.rungs.0.upTo',
    ],
    [
      'a falling ladder',
      {
        method: {
          kind: 'graduated',
          rungs: [{ upTo: 5, unit: yuan('1.00') }, { upTo: 5, unit: yuan('1.00') }, { unit: yuan('1.00') }],
        },
      },
      'too_small method.rungs.1.upTo',
    ],
    [
      'an open rung in the middle',
      { method: { kind: 'graduated', rungs: [{ unit: yuan('1.00') }, { unit: yuan('1.00') }] } },
      'required method.rungs.0.upTo',
    ],
    [
      'more than everything taken off',
      {
        method: {
          kind: 'base_plus',
          base: yuan('1.00'),
          baseLabel: say('b'),
          additions: [{ points: -10_001, reason: say('r') }],
        },
      },
      'too_small method.additions',
    ],
    ['maximum below minimum', { minimum: yuan('2.00'), maximum: yuan('1.00') }, 'too_small maximum'],
    ['an empty period', { from: agreed, until: agreed }, 'too_small until'],
    ['an unsound condition', { when: { op: 'all', of: [] } }, 'too_few when.of'],
  ])('%s', (_name, more, fault) => expect(faultOf(more)).toBe(fault))

  test('and passes otherwise', () => expect(faultOf({ when: when('night', 1), minimum: yuan('1.00') })).toBeNull())
})

describe('two rules that could tie', () => {
  const pair = (a: Partial<PriceRule>, b: Partial<PriceRule>) => findAmbiguity([ruleFor('a', a), ruleFor('b', b)])
  const both = { first: 'a', second: 'b' }

  test.each<[string, Partial<PriceRule>, Partial<PriceRule>]>([
    ['same case', {}, {}],
    ['periods that overlap', { until: agreed + 1 }, { from: agreed }],
    ['same territory', { territory: east }, { territory: east }],
    ['conditions that may hold together', { when: when('night', 1) }, { when: when('holiday', 1) }],
  ])('are found: %s', (_name, a, b) => expect(pair(a, b)).toMatchObject(both))

  test.each<[string, Partial<PriceRule>, Partial<PriceRule>]>([
    ['one is narrower', {}, { tier: 'preferred' }],
    ['different territories', { territory: east }, { territory: shanghai }],
    ['periods that follow each other', { until: agreed }, { from: agreed }],
    ['conditions that exclude each other', { when: when('heat', 1) }, { when: when('heat', 2) }],
    ['different items', {}, { item: { kind: 'surcharge', key: 'night' } }],
    ['different contracts', { contract: 'k-1' }, { contract: 'k-2' }],
    ['different books', {}, { bookId: 'other' as PriceRule['bookId'] }],
  ])('are let through: %s', (_name, a, b) => expect(pair(a, b)).toBeNull())
})

describe('a promotion is refused when', () => {
  const promotion = (gift: Promotion['gift']): string | null => {
    const found = checkPromotion({ id: 'p', label: say('p'), on: 'total', gift })
    return found.ok ? null : `${found.refusal.code} ${found.refusal.path}`
  }
  test('it gives more than was spent', () =>
    expect(promotion({ kind: 'spend_minus', spend: yuan('10.00'), minus: yuan('10.01') })).toBe('too_large gift.minus'))
  test('it takes off more than everything', () =>
    expect(promotion({ kind: 'percent_off', points: 10_001 })).toBe('amount_invalid gift.points'))
  test('it repeats for nothing', () =>
    expect(promotion({ kind: 'spend_minus', spend: yuan('0'), minus: yuan('0'), repeats: true })).toBe(
      'too_small gift.spend',
    ))
})

describe('the tier of a party', () => {
  const grants = [
    { id: 'cities', tier: 'preferred', territory: shanghai },
    { id: 'partner', tier: 'custom', party: 'p-1' },
    { id: 'partner-east', tier: 'strategic', party: 'p-1', territory: east, until: agreed },
  ]
  test.each([
    ['nobody in particular, elsewhere', undefined, [china], agreed, 'standard'],
    ['a key city', undefined, [china, east, shanghai], agreed, 'preferred'],
    ['the partner before the city', 'p-1', [china, east, shanghai], agreed, 'custom'],
    ['the partner in its territory and period', 'p-1', [china, east, shanghai], agreed - 1, 'strategic'],
  ])('%s', (_name, party, territory, at, tier) =>
    expect(tierFor(grants, { ...(party !== undefined && { party }), territory, at })).toEqual({
      ok: true,
      value: tier,
    }),
  )
})
