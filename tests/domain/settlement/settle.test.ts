import { addFen, fen, yuan, yuanText } from '@field/domain/kernel'
import { applyPromotions } from '@field/domain/pricing'
import {
  isBalanced,
  ownShares,
  reverseEntry,
  type SettlementInput,
  type SettlementSheet,
  settlementActions,
  settlementOf,
  stepSettlement,
} from '@field/domain/settlement'
import { describe, expect, test } from 'vitest'
import { agreed, china, east, northwest, say, shanghai } from '../pricing/case.ts'
import { freezer, inputOf, lin, line, share } from './sheet.ts'

function settled(input: SettlementInput): SettlementSheet {
  const found = settlementOf(input)
  if (!found.ok) throw new Error(`${found.refusal.code} ${found.refusal.path}`)
  return found.value
}

const refusal = (input: SettlementInput): string => {
  const found = settlementOf(input)
  return found.ok ? 'ok' : `${found.refusal.code} ${found.refusal.path ?? ''}`.trim()
}

const amounts = (sheet: SettlementSheet): string[] =>
  sheet.shares.map(({ party, amount }) => `${party} ${yuanText(amount)}`)

describe('the freezer of the picture', () => {
  const sheet = settled(freezer())

  test('costs Mei 543.00', () => {
    expect(sheet.lines.map(({ amount }) => yuanText(amount))).toEqual(['300.00', '80.00', '168.00', '0.00', '45.00'])
    expect(yuanText(sheet.total)).toBe('543.00')
    expect(sheet.needsReview).toBe(false)
  })

  test('shows what the warranty saved, and why', () =>
    expect(sheet.lines[3]).toMatchObject({ price: yuan('26.00'), amount: 0, waiver: { kind: 'warranty' } }))

  test('gives Lin (380.00 − 50.00) × 45 % + 213.00 × 8 % = 165.54', () => {
    const [own] = ownShares(sheet, lin)
    expect(
      own?.parts.map(({ basis, gross, discount, points, amount }) => [basis, gross, discount, points, amount]),
    ).toEqual([
      ['labour', 38_000, 5_000, 4_500, 14_850],
      ['parts', 21_300, 0, 800, 1_704],
    ])
    expect(own?.amount).toBe(16_554)
  })

  test('leaves the rest to the organization', () => expect(amounts(sheet)).toEqual(['lin 165.54', 'hq 377.46']))

  test('is posted in balance', () => {
    expect(
      sheet.journal.map(({ reason, postings }) => [reason, postings.map(({ account, amount }) => [account, amount])]),
    ).toEqual([
      [
        'sale',
        [
          ['receivable', 54_300],
          ['revenue', -54_300],
        ],
      ],
      [
        'share',
        [
          ['revenue', 54_300],
          ['payable', -16_554],
          ['retained', -37_746],
        ],
      ],
    ])
    expect(sheet.journal.every(isBalanced)).toBe(true)
  })

  test('was estimated by the same count: 150.00 before departure', () => {
    const planned = [line('visit', 'labour', '300.00'), line('fan', 'parts', '187.50')]
    const estimate = settled(freezer({ lines: planned, discounts: [] }))
    expect(ownShares(estimate, lin).map(({ amount }) => yuanText(amount))).toEqual(['150.00'])
  })
})

describe('discounts', () => {
  test('come first, commission after: 300 − 50, then 8 % is 20.00', () => {
    const lines = [line('visit', 'labour', '300.00')]
    const gift = { kind: 'spend_minus', spend: yuan('300.00'), minus: yuan('50.00') } as const
    const promotions = [{ id: 'm50', label: say('满 300 减 50'), on: 'total', gift } as const]
    const open = [{ kind: 'labour', left: yuan('300.00') } as const]
    const given = applyPromotions(promotions, open, { territory: [china, east], at: agreed, facts: {} })
    if (!given.ok) throw new Error(given.refusal.code)
    const sheet = settled(
      inputOf({
        lines,
        discounts: given.value,
        shareRules: [share('commission', 'platform', 'total', 800)],
        participants: [{ role: 'platform', party: 'east-hq' }],
      }),
    )
    expect(amounts(sheet)).toEqual(['east-hq 20.00', 'hq 230.00'])
  })

  test('on everything are borne by labour and parts in proportion', () => {
    const discounts = [{ label: say('d'), on: 'total', amount: yuan('59.30') } as const]
    const { subtotals } = settled(freezer({ discounts }))
    expect([subtotals.labour.discount, subtotals.parts.discount]).toEqual([3_800, 2_130])
  })

  test('are not larger than what they lower', () => {
    const discounts = [{ label: say('d'), on: 'parts', amount: yuan('213.01') } as const]
    expect(refusal(freezer({ discounts }))).toBe('too_large discounts.0')
    expect(refusal(freezer({ discounts: [{ label: say('d'), on: 'parts', amount: fen(-1) }] }))).toBe(
      'amount_invalid discounts.0',
    )
  })
})

describe('prepayment and limit', () => {
  test('is set against the total, and goes back when it was too much', () => {
    const sheet = settled(freezer({ prepayment: yuan('600.00') }))
    expect(yuanText(sheet.due)).toBe('-57.00')
    expect(sheet.journal[1]).toEqual({
      reason: 'prepayment',
      postings: [
        { account: 'prepayment', party: 'mei', amount: 60_000 },
        { account: 'receivable', party: 'mei', amount: -60_000 },
      ],
    })
  })

  test('says by how much the approved amount is passed', () => {
    expect(settled(freezer({ notToExceed: yuan('500.00') })).overLimit).toBe(4_300)
    expect(settled(freezer({ notToExceed: yuan('543.00') })).overLimit).toBe(0)
  })
})

describe('an override', () => {
  const changed = (amount: string, reason: string) =>
    freezer({
      lines: [line('visit', 'labour', '300.00', { override: { amount: yuan(amount), reason, by: lin } })],
      discounts: [],
    })

  test('keeps the computed price beside it and asks for review', () => {
    const sheet = settled(changed('280.00', '老客户'))
    expect(sheet.lines[0]).toMatchObject({ price: 30_000, amount: 28_000, trace: { amount: 30_000 } })
    expect(sheet.needsReview).toBe(true)
  })
  test('needs a reason and a real amount', () => {
    expect(refusal(changed('280.00', '  '))).toBe('reason_required lines.visit')
    expect(refusal(changed('-1.00', 'x'))).toBe('amount_invalid lines.visit')
  })
})

describe('shares', () => {
  const hundred = (more: Partial<SettlementInput>) => inputOf({ lines: [line('visit', 'labour', '100.00')], ...more })

  test('#65 of several in one role follow their weights and lose nothing', () => {
    const participants = ['a', 'b', 'c'].map((party) => ({ role: 'technician', party }))
    const sheet = settled(hundred({ participants, shareRules: [share('all', 'technician', 'labour', 10_000)] }))
    expect(amounts(sheet)).toEqual(['a 33.34', 'b 33.33', 'c 33.33', 'hq 0.00'])
  })

  test('two halves of one fen are one fen', () => {
    const participants = [
      { role: 'technician', party: 'a' },
      { role: 'site', party: 's' },
    ]
    const shareRules = [share('t', 'technician', 'labour', 5_000), share('s', 'site', 'labour', 5_000)]
    const sheet = settled(hundred({ lines: [line('visit', 'labour', '0.01')], participants, shareRules }))
    expect(amounts(sheet)).toEqual(['a 0.01', 's 0.00', 'hq 0.00'])
  })

  test('follow the narrowest rule: person, provider, site, territory', () => {
    const rules = [
      share('any', 'technician', 'labour', 1_000),
      share('east', 'technician', 'labour', 2_000, { territory: east }),
      share('shanghai', 'technician', 'labour', 3_000, { territory: shanghai }),
      share('site', 'technician', 'labour', 4_000, { site: 'zhabei' }),
      share('provider', 'technician', 'labour', 5_000, { provider: 'acme' }),
      share('lin', 'technician', 'labour', 6_000, { party: lin }),
    ]
    const place = { territory: [china, east, shanghai], at: agreed, site: 'zhabei', provider: 'acme' }
    const pointsWith = (count: number, where = place) =>
      settled(hundred({ shareRules: rules.slice(0, count), place: where })).shares[0]?.parts[0]?.points
    expect([6, 5, 4, 3, 2, 1].map((count) => pointsWith(count))).toEqual([6_000, 5_000, 4_000, 3_000, 2_000, 1_000])
    expect(pointsWith(5, { ...place, territory: [china, northwest], site: 'x', provider: 'y' })).toBe(1_000)
    expect(refusal(hundred({ shareRules: [...rules, share('twin', 'technician', 'labour', 1, { party: lin })] }))).toBe(
      'price_ambiguous',
    )
  })

  test('without anybody in the role stay with the organization', () => {
    const sheet = settled(hundred({ participants: [], shareRules: [share('t', 'technician', 'labour', 4_500)] }))
    expect(amounts(sheet)).toEqual(['hq 100.00'])
  })

  test('cannot give away more than there is', () => {
    const participants = [
      { role: 'technician', party: 'a' },
      { role: 'site', party: 's' },
    ]
    const over = [share('t', 'technician', 'labour', 6_000), share('s', 'site', 'labour', 5_000)]
    expect(refusal(hundred({ participants, shareRules: over }))).toBe('not_balanced labour')
    const across = [share('t', 'technician', 'labour', 6_000), share('s', 'site', 'total', 5_000)]
    expect(refusal(hundred({ participants, shareRules: across }))).toBe('not_balanced')
  })

  test("of a colleague are not among one's own", () =>
    expect(ownShares(settled(freezer()), 'someone-else')).toEqual([]))
})

describe('the journal', () => {
  test('of nothing has no entries', () => expect(settled(inputOf()).journal).toEqual([]))

  test('is undone by reversals', () => {
    for (const entry of settled(freezer({ prepayment: yuan('100.00') })).journal) {
      const both = [...entry.postings, ...reverseEntry(entry).postings]
      for (const account of new Set(both.map((one) => one.account))) {
        expect(addFen(...both.filter((one) => one.account === account).map(({ amount }) => amount))).toBe(0)
      }
    }
  })
})

describe('the state of a settlement', () => {
  const walk = (...actions: Parameters<typeof stepSettlement>[1][]) =>
    actions.reduce<string>((state, action) => {
      const next = stepSettlement(state as Parameters<typeof stepSettlement>[0], action)
      return next.ok ? next.value : next.refusal.code
    }, 'draft')

  test('goes from draft to paid', () => expect(walk('submit', 'review', 'confirm', 'pay')).toBe('paid'))
  test('goes aside for a dispute and through review again', () => {
    expect(walk('submit', 'review', 'confirm', 'dispute')).toBe('disputed')
    expect(walk('submit', 'review', 'dispute', 'resolve', 'review')).toBe('reviewed')
  })
  test('skips nothing', () => {
    expect(walk('review')).toBe('wrong_state')
    expect(walk('submit', 'pay')).toBe('wrong_state')
    expect(settlementActions('paid')).toEqual([])
    expect(settlementActions('submitted')).toEqual(['send_back', 'review', 'dispute'])
  })
})
