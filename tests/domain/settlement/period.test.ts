import { asId, fen, type PersonId, yuan, yuanText } from '@field/domain/kernel'
import {
  approve,
  isBalanced,
  paymentEntry,
  type Rebate,
  rebateEntry,
  rebateFault,
  rebateOf,
  type SettlementState,
  type SettlementStep,
  type StatementLine,
  settlementOf,
  statementOf,
} from '@field/domain/settlement'
import { describe, expect, test } from 'vitest'
import { agreed, china, east, northwest, say, shanghai } from '../pricing/case.ts'
import { inputOf, lin, line, share } from './sheet.ts'

describe('#69 +2 % on months of 500,000 and more', () => {
  const agent: Rebate = {
    id: 'agents',
    label: say('月销售额达 50 万返 2%'),
    role: 'provider',
    rungs: [{ from: yuan('500000.00'), points: 200 }],
  }
  const month = (sales: string, more = {}) => ({
    role: 'provider',
    party: 'qingyun',
    territory: [china, east, shanghai],
    sales: yuan(sales),
    at: agreed,
    ...more,
  })
  const counted = (rebates: readonly Rebate[], one: ReturnType<typeof month>) => {
    const found = rebateOf(rebates, one)
    if (!found.ok) return found.refusal.code
    return found.value && [yuanText(found.value.amount), found.value.points]
  }

  test.each([
    ['499999.99', '0.00', 0],
    ['500000.00', '10000.00', 200],
    ['500000.01', '10000.00', 200],
    ['500000.25', '10000.01', 200],
    ['0.00', '0.00', 0],
    ['-12.00', '0.00', 0],
  ])('%s earns %s, on the whole month', (sales, amount, points) =>
    expect(counted([agent], month(sales))).toEqual([amount, points]),
  )

  test('the narrower one holds: a party before a territory, a territory before everywhere', () => {
    const inEast: Rebate = { ...agent, id: 'east', territory: east, rungs: [{ from: fen(0), points: 100 }] }
    const own: Rebate = { ...agent, id: 'own', party: 'qingyun', rungs: [{ from: fen(0), points: 300 }] }
    expect(counted([agent, inEast], month('1000.00'))).toEqual(['10.00', 100])
    expect(counted([agent, inEast, own], month('1000.00'))).toEqual(['30.00', 300])
    expect(counted([inEast], month('1000.00', { territory: [china, northwest] }))).toBeNull()
    expect(counted([agent, { ...agent, id: 'twin' }], month('1000.00'))).toBe('price_ambiguous')
    expect(counted([{ ...agent, until: agreed }], month('600000.00'))).toBeNull()
  })

  test('rungs that do not rise are named', () => {
    const rungs = (...all: Rebate['rungs']) => rebateFault({ ...agent, rungs: all })
    expect(rungs()).toMatchObject({ code: 'too_few', path: 'rungs' })
    expect(rungs({ from: fen(5), points: 1 }, { from: fen(5), points: 2 })).toMatchObject({ path: 'rungs.1.from' })
    expect(rungs({ from: fen(5), points: 10_001 })).toMatchObject({ code: 'too_large', path: 'rungs.0.points' })
    expect(rungs({ from: fen(5), points: 0.5 })).toMatchObject({ code: 'amount_invalid' })
    expect(rungs({ from: fen(0), points: 1 }, { from: fen(5), points: 2 })).toBeNull()
  })

  test('its entry owes it to the party, out of what the organization keeps', () => {
    const found = rebateOf([agent], month('500000.00'))
    const entry = found.ok && found.value ? rebateEntry(found.value, 'qingyun', 'hq') : null
    expect(entry && isBalanced(entry)).toBe(true)
    expect(entry?.postings.map(({ account, party, amount }) => [account, party, amount])).toEqual([
      ['retained', 'hq', 1_000_000],
      ['payable', 'qingyun', -1_000_000],
    ])
    const paid = paymentEntry(yuan('12.00'), 'qingyun', 'hq')
    expect(paid && isBalanced(paid)).toBe(true)
    expect(paymentEntry(fen(0), 'qingyun', 'hq')).toBeNull()
  })
})

describe('#70 a tiered split (阶梯分账)', () => {
  const tiered = share('south', 'technician', 'total', 0, {
    ladder: [{ upTo: yuan('200.00'), points: 1_000 }, { upTo: yuan('500.00'), points: 1_500 }, { points: 2_000 }],
  })
  const own = (total: string, rules = [tiered], participants = [{ role: 'technician', party: lin as string }]) => {
    const sheet = settlementOf(inputOf({ lines: [line('one', 'labour', total)], shareRules: rules, participants }))
    if (!sheet.ok) return sheet.refusal
    return sheet.value.shares.map(({ party, amount }) => `${party} ${yuanText(amount)}`)
  }

  // By hand: 10 % up to 200.00, 15 % of the next 300.00, 20 % of what is above.
  test.each([
    ['0.01', '0.00'],
    ['199.99', '20.00'],
    ['200.00', '20.00'],
    ['200.01', '20.00'],
    ['500.00', '65.00'],
    ['500.05', '65.01'],
    ['1000.00', '165.00'],
  ])('of %s it gives %s', (total, amount) => expect((own(total) as string[])[0]).toBe(`lin ${amount}`))

  test('two in one role divide it, and the shares sum to the total', () => {
    const both = [
      { role: 'technician', party: 'lin', weight: 2 },
      { role: 'technician', party: 'wu', weight: 1 },
    ]
    expect(own('1000.00', [tiered], both)).toEqual(['lin 110.00', 'wu 55.00', 'hq 835.00'])
  })

  test('beside a plain percentage of the same lines', () => {
    const site = share('site', 'site', 'total', 800)
    const both = [
      { role: 'technician', party: 'lin' },
      { role: 'site', party: 'jing_an' },
    ]
    expect(own('1000.00', [tiered, site], both)).toEqual(['lin 165.00', 'jing_an 80.00', 'hq 755.00'])
    expect(own('1000.00', [tiered, share('site', 'site', 'total', 9_000)], both)).toMatchObject({
      code: 'not_balanced',
    })
  })

  test('its slices say how it was counted', () => {
    const sheet = settlementOf(inputOf({ lines: [line('one', 'labour', '600.00')], shareRules: [tiered] }))
    expect(sheet.ok && sheet.value.shares[0]?.parts[0]?.slices).toEqual([
      { base: 20_000, points: 1_000 },
      { base: 30_000, points: 1_500 },
      { base: 10_000, points: 2_000 },
    ])
  })

  test('a ladder with a hole or that gives more than all is refused by name', () => {
    const bad = (...ladder: NonNullable<typeof tiered.ladder>) => own('10.00', [{ ...tiered, ladder }])
    expect(bad()).toMatchObject({ code: 'too_few', path: 'shares.south.ladder' })
    expect(bad({ upTo: yuan('1.00'), points: 1 })).toMatchObject({ path: 'shares.south.ladder.0.upTo' })
    expect(bad({ points: 1 }, { points: 2 })).toMatchObject({ code: 'required', path: 'shares.south.ladder.0.upTo' })
    expect(bad({ points: 10_001 })).toMatchObject({ code: 'too_large', path: 'shares.south.ladder.0.points' })
  })
})

describe('two people from a limit on', () => {
  const [fang, shen] = [asId<PersonId>('fang'), asId<PersonId>('shen')]
  const one = (state: SettlementState, total: string, ...steps: (readonly [SettlementStep['action'], PersonId])[]) => ({
    state,
    total: yuan(total),
    twoPeopleFrom: yuan('10000.00'),
    steps: steps.map(([action, by], at) => ({ action, by, at })),
  })
  const told = (found: ReturnType<typeof approve>) => (found.ok ? found.value : found.refusal.code)

  test('below it one person reviews and confirms', () =>
    expect(told(approve(one('reviewed', '9999.99', ['review', fang]), 'confirm', fang))).toBe('confirmed'))

  test('from it on somebody else confirms', () => {
    expect(told(approve(one('reviewed', '10000.00', ['review', fang]), 'confirm', fang))).toBe('second_person_required')
    expect(told(approve(one('reviewed', '10000.00', ['review', fang]), 'confirm', shen))).toBe('confirmed')
  })

  test('who reviewed an earlier round is free again', () => {
    const steps = [
      ['review', fang],
      ['send_back', shen],
      ['submit', shen],
      ['review', shen],
    ] as const
    expect(told(approve(one('reviewed', '10000.00', ...steps), 'confirm', fang))).toBe('confirmed')
    expect(told(approve(one('reviewed', '10000.00', ...steps), 'confirm', shen))).toBe('second_person_required')
  })

  test('money that goes back is as large as money that comes', () =>
    expect(told(approve(one('reviewed', '-10000.00', ['review', fang]), 'confirm', fang))).toBe(
      'second_person_required',
    ))

  test('no state is skipped', () =>
    expect(told(approve(one('submitted', '1.00'), 'confirm', fang))).toBe('wrong_state'))
})

describe('a statement', () => {
  const [from, until] = [Date.parse('2026-11-01T00:00+08:00'), Date.parse('2026-12-01T00:00+08:00')]
  const item = (source: string, at: number, amount: string, kind: StatementLine['kind'] = 'share'): StatementLine => ({
    kind,
    source,
    number: null,
    at,
    amount: yuan(amount),
  })

  test('counts its month to the millisecond, in one order whatever the order they came in', () => {
    const lines = [
      item('c', until - 1, '30.00'),
      item('b', from, '20.00'),
      item('a', from, '10.00'),
      item('before', from - 1, '99.00'),
      item('after', until, '99.00'),
      item('d', from + 5, '-5.00', 'correction'),
      item('e', from + 6, '-40.00', 'payment'),
    ]
    const one = statementOf('qingyun', { from, until }, yuan('7.00'), lines)
    expect(one.lines.map(({ source }) => source)).toEqual(['a', 'b', 'd', 'e', 'c'])
    expect(one.sums).toEqual({ share: 6_000, correction: -500, rebate: 0, deposit: 0, payment: -4_000 })
    expect(yuanText(one.closing)).toBe('22.00')
    expect(statementOf('qingyun', { from, until }, yuan('7.00'), [...lines].reverse())).toEqual(one)
  })
})
