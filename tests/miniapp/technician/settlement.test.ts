import { asId, type Fen, minute } from '@field/domain/kernel'
import type { SharePart } from '@field/domain/settlement'
import { describe, expect, test } from 'vitest'
import {
  againstEstimate,
  moneyWay,
  paidLines,
  type Settlement,
  shareLines,
} from '../../../miniapp/src/technician/task/settlement-model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { technician } from '../../../miniapp/src/words/technician.ts'
import { now } from './around.ts'

const words = wordsIn(technician, 'zh-CN')
const fen = (value: number) => value as Fen
const step = (
  basis: SharePart['basis'],
  gross: number,
  discount: number,
  points: number,
  amount: number,
): SharePart => ({
  rule: basis,
  label: { 'zh-CN': '师傅分成' },
  basis,
  gross: fen(gross),
  discount: fen(discount),
  points,
  weight: 1,
  weights: 1,
  amount: fen(amount),
})

describe('the own share', () => {
  test('says how each piece was counted', () => {
    const steps = [step('labour', 38_000, 5_000, 4_500, 14_850), step('parts', 21_300, 0, 800, 1_704)]
    expect(shareLines(steps, words).map(({ name, amount }) => `${name} = ${amount}`)).toEqual([
      '人工 (380.00 − 50.00) × 45% = 148.50',
      '配件 213.00 × 8% = 17.04',
    ])
  })

  test('divided between two says which part of it', () => {
    const [line] = shareLines([{ ...step('labour', 10_000, 0, 4_500, 2_250), weights: 2 }], words)
    expect(line?.name).toBe('人工 100.00 × 45% × 1/2')
  })

  test('leaves out what there is nothing of, and what it cannot read', () => {
    expect(shareLines([step('parts', 0, 0, 800, 0)], words)).toEqual([])
    expect(shareLines({ odd: true }, words)).toEqual([])
  })

  test('is held against the estimate before departure', () => {
    const own = {
      amountFen: 16_554,
      estimateFen: 15_000,
      share: { role: 'technician', mine: true, amountFen: 16_554, steps: [] },
    }
    expect(againstEstimate(own, words)).toBe('出发前预估 150.00，多 15.54')
    expect(againstEstimate({ ...own, estimateFen: 16_554 }, words)).toBe('出发前预估 165.54')
    expect(againstEstimate({ ...own, estimateFen: null }, words)).toBe('')
  })
})

test('the money’s way is done up to its state', () => {
  expect(moneyWay('submitted', words).map(({ state }) => state)).toEqual(['done', 'done', 'now', 'todo', 'todo'])
  expect(moneyWay('paid', words).every(({ state }) => state === 'done')).toBe(true)
})

describe('a line of what the customer pays', () => {
  const trace = {
    book: { id: asId('b'), kind: 'sale', version: 12, label: { 'zh-CN': '销售价' } },
    rule: { id: asId('r'), label: { 'zh-CN': '西北偏远' } },
    item: { kind: 'part', id: asId('p') },
    tier: 'standard',
    territory: null,
    at: now - 90 * minute,
    quantity: 1,
    steps: [
      {
        do: 'add',
        unit: 22_000,
        quantity: { numerator: 1, denominator: 1 },
        label: { 'zh-CN': '基准' },
        after: { whole: 22_000, part: 0, of: 1 },
      },
      {
        do: 'percent',
        additions: [{ points: 1_000, reason: { 'zh-CN': '偏远补贴' } }],
        after: { whole: 24_200, part: 0, of: 1 },
      },
      { do: 'round', after: { whole: 24_200, part: 0, of: 1 } },
    ],
    amount: 24_200,
  }
  const line: Settlement['lines'][number] = {
    id: '1',
    kind: 'part',
    label: { 'zh-CN': '启动电容' },
    quantity: 2,
    unitFen: null,
    amountFen: 0,
    listFen: 24_200,
    free: { reason: 'warranty', until: Date.UTC(2028, 4, 1) },
    trace,
  }
  const [shown] = paidLines({ lines: [line] }, now, 'zh-CN', words)

  test('says what is free, and until when', () => {
    expect(shown).toMatchObject({ name: '启动电容 × 2', amount: '0.00', free: true, sub: '保修到 2028-05-01' })
  })

  test('brings every step of its price', () => {
    expect(Object.fromEntries(shown?.trace.map(({ name, value }) => [name, value]) ?? [])).toEqual({
      '价格表 · 档位': '销售价 v12 · 标准档',
      用的规则: '西北偏远',
      怎么算的: '220.00 × 1 + 10% 偏远补贴',
      定价时刻: '12:04',
      标价: '242.00',
    })
  })

  test('whose trace this version cannot read has none', () => {
    expect(paidLines({ lines: [{ ...line, trace: { on: 1 } }] }, now, 'zh-CN', words)[0]?.trace).toEqual([])
  })
})
