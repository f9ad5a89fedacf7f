import { describe, expect, test } from 'vitest'
import { bodyOf, formOf, isNetted, lackIn, type Story, stateOf } from '../../../miniapp/src/manage/prepayments/model.ts'
import { mayCorrect } from '../../../miniapp/src/manage/settlements/model.ts'
import {
  fileOf,
  type Statement as Month,
  monthWords,
  roleWord,
  type Summary,
  sinceFen,
  sumsOf,
} from '../../../miniapp/src/manage/statements/model.ts'
import {
  aheadOf,
  type Card,
  earnedIn,
  mayGo,
  monthBefore,
  monthOf,
  mostEstimates,
  paidIn,
  type Statement,
} from '../../../miniapp/src/technician/earnings/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { moneyWords } from '../../../miniapp/src/words/money.ts'

const w = wordsIn(moneyWords, 'zh-CN')
const lastOfNovember = Date.parse('2026-11-30T23:59:59.999+08:00')

describe('#67 one’s own income', () => {
  test('a month is China’s month, and one can look back two years and never ahead', () => {
    expect(monthOf(lastOfNovember)).toBe('2026-11')
    expect(monthOf(lastOfNovember + 1)).toBe('2026-12')
    expect(monthBefore('2026-01', 1)).toBe('2025-12')
    expect(monthBefore('2025-12', -1)).toBe('2026-01')
    expect(mayGo('2026-11', lastOfNovember)).toEqual({ earlier: true, later: false })
    expect(mayGo('2024-11', lastOfNovember)).toEqual({ earlier: false, later: true })
  })

  test('what a month brought counts corrections and no payments', () => {
    const lines = [
      { kind: 'share', amountFen: 17_100 },
      { kind: 'correction', amountFen: -3_600 },
      { kind: 'payment', amountFen: -10_000 },
    ] as Statement['lines']
    expect(earnedIn({ lines })).toBe(13_500)
    expect(paidIn({ lines })).toBe(-10_000)
  })

  test('estimates of visits that nobody has set out for, a few at a time', () => {
    const cards = Array.from(
      { length: 12 },
      (_, at) => ({ id: `${at}`, status: at === 0 ? 'in_progress' : 'assigned' }) as Card,
    )
    expect(aheadOf(cards)).toHaveLength(mostEstimates)
    expect(aheadOf(cards)[0]?.id).toBe('1')
  })
})

describe('statements by month', () => {
  test('are summed over the parties and named in words', () => {
    const one = (earnedFen: number, rebateFen: number, closingFen: number) =>
      ({ earnedFen, rebateFen, closingFen }) as Summary
    expect(sumsOf([one(34_200, 1_520, 35_720), one(100, 0, -50)])).toEqual({ earned: 35_820, owed: 35_670 })
    expect(monthWords('2026-03', w)).toBe('2026 年 3 月')
    expect(roleWord('provider', w)).toBe('服务商')
    expect(roleWord('agent', w)).toBe('agent')
  })

  test('what is owed now is what the month closed with and what came since', () => {
    const of = (closingFen: number, owedFen: number) => ({ closingFen, present: { owedFen } }) as Month
    expect([sinceFen(of(442_146, 831_680)), sinceFen(of(10_000, 10_000)), sinceFen(of(20_000, 5_000))]).toEqual([
      389_534, 0, -15_000,
    ])
  })

  test('a file has the address of its party', () => {
    const party = { role: 'site', id: 'p', name: '静安站' }
    expect(fileOf({ month: '2026-11', party }, 'pdf')).toEqual({
      path: '/statements/2026-11/site/p/statement.pdf',
      name: '静安站-2026-11.pdf',
    })
  })
})

test('corrections are offered where the server takes them', () => {
  const states = ['estimate', 'submitted', 'reviewed', 'confirmed', 'paid', 'disputed'] as const
  expect(states.filter(mayCorrect)).toEqual(['submitted', 'reviewed', 'confirmed', 'paid'])
})

describe('#73 money in advance', () => {
  const none: Story = {
    workOrderId: 'o',
    number: '2611-4K7M',
    title: '冷柜',
    status: 'assigned',
    prepaidFen: 0,
    toRefund: false,
    mayAdd: true,
    mayRefund: false,
    entries: [],
  }
  const some: Story = { ...none, prepaidFen: 20_000, mayRefund: true }

  test('the form begins with what can only be meant', () => {
    expect(formOf(none)).toMatchObject({ act: 'add', amount: null })
    expect(formOf(some)).toMatchObject({ act: null, amount: null })
    expect(formOf({ ...some, mayAdd: false, toRefund: true })).toMatchObject({ act: 'refund', amount: 20_000 })
    expect(stateOf(some)).not.toBe(stateOf({ ...some, mayAdd: false }))
    expect([isNetted(some), isNetted({ ...some, mayAdd: false, mayRefund: false })]).toEqual([false, true])
  })

  test('needs an amount, and no more goes back than there is', () => {
    const typed = (act: 'add' | 'refund', amount: number | null) => lackIn({ ...formOf(none), act, amount }, some)
    expect([typed('add', null), typed('add', 0), typed('add', 30_000)]).toEqual(['amountFirst', 'amountFirst', null])
    expect([typed('refund', 20_000), typed('refund', 20_001)]).toEqual([null, 'refundTooMuch'])
    expect(bodyOf({ act: 'add', amount: 5, method: 'cash', note: ' 定金 ' })).toEqual({
      amountFen: 5,
      method: 'cash',
      note: '定金',
    })
    expect(bodyOf({ act: 'add', amount: 5, method: 'cash', note: ' ' })).toEqual({ amountFen: 5, method: 'cash' })
  })
})
