import type { AcceptanceLine } from '@field/contract'
import { asId, fen, ratio, type TerritoryId } from '@field/domain/kernel'
import { type PriceStep, type PriceTrace, runSteps } from '@field/domain/pricing'
import { describe, expect, test } from 'vitest'
import { doneWords, groupsOf, reworkVerdicts, shownPair, splitLines } from '../../../miniapp/src/pages/confirm/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { confirm } from '../../../miniapp/src/words/confirm.ts'
import { calculationOf, freeWords, type Line, reasonsOf } from '../../../miniapp/src/work-order/trace-words.ts'

const zh = wordsIn(confirm, 'zh-CN')
const at = Date.parse('2026-11-24T13:12:00+08:00')

const traceOf = (steps: readonly PriceStep[]): PriceTrace => ({
  book: { id: asId('b'), kind: 'sale', version: 12, label: { 'zh-CN': '2026 销售价' } },
  rule: { id: asId('r'), label: { 'zh-CN': '华东基准' } },
  item: { kind: 'service_item', id: asId('s') },
  tier: 'standard',
  territory: asId<TerritoryId>('t'),
  at,
  quantity: 1,
  ...runSteps(steps),
})
const add = (unit: number, quantity = ratio(1, 1)): PriceStep => ({
  do: 'add',
  unit: fen(unit),
  quantity,
  label: { 'zh-CN': '单价' },
})
const round: PriceStep = { do: 'round' }

const line = (part: Partial<Line> & Pick<Line, 'id' | 'kind' | 'amountFen'>): Line => ({
  label: { 'zh-CN': part.id },
  quantity: 1,
  unitFen: null,
  listFen: null,
  free: null,
  trace: traceOf([add(part.amountFen), round]),
  ...part,
})

const visit = line({ id: '上门维修', kind: 'labour', amountFen: fen(30_000) })
const fan = line({ id: '蒸发风机', kind: 'part', amountFen: fen(16_800) })
const capacitor = line({
  id: '启动电容',
  kind: 'part',
  amountFen: fen(0),
  listFen: fen(2_600),
  free: { reason: 'warranty', until: Date.parse('2028-09-18T00:00:00+08:00') },
})
const off = line({
  id: '满 300 减 50',
  kind: 'discount',
  amountFen: fen(-5_000),
  trace: {
    on: 'total',
    promotion: 'p',
    base: fen(46_800),
    gift: { kind: 'spend_minus', spend: fen(30_000), minus: fen(5_000) },
  },
})
const lines = [visit, fan, capacitor, off]

describe('the amount', () => {
  test('is told in a few groups that add up to it', () => {
    const groups = groupsOf({ lines }, zh, 'zh-CN')
    expect(groups.map(({ name, amount }) => `${name} ${amount}`)).toEqual([
      '人工 1 项 300.00',
      '配件 2 件（1 件保修免费） 168.00',
      '满 300 减 50 −50.00',
    ])
    const sum = groups.reduce((all, { amount }) => all + Math.round(Number(amount.replace('−', '-')) * 100), 0)
    expect(sum).toBe(lines.reduce((all, { amountFen }) => all + amountFen, 0))
  })
  test('is told line by line with what is taken off after the subtotal', () => {
    const { work, taken, subtotal } = splitLines(lines)
    expect(work.map(({ id }) => id)).toEqual(['上门维修', '蒸发风机', '启动电容'])
    expect(taken.map(({ id }) => id)).toEqual(['满 300 减 50'])
    expect(subtotal).toBe('468.00')
  })
})

describe('why a line costs what it costs', () => {
  const told = (one: Line) => Object.fromEntries(reasonsOf(one, zh, 'zh-CN').map(({ name, value }) => [name, value]))
  test('names book, version, tier, rule, calculation, day and warranty', () => {
    expect(told(visit)).toEqual({
      价格表: '2026 销售价 第 12 版',
      档位: '标准档',
      区域与规则: '按「华东基准」',
      计算: '300.00 × 1 = 300.00',
      按哪天的价: '2026-11-24',
      为何不免: '没有保修管到这一项',
    })
  })
  test('calls the tier as the company called it when the price was made', () => {
    const trace = { ...traceOf([add(30_000), round]), tier: 'key_account' }
    expect(told({ ...visit, trace })).toMatchObject({ 档位: '专属档' })
    const named = { ...trace, tierLabel: { 'zh-CN': '大客户档', en: 'Key account' } }
    expect(told({ ...visit, trace: named })).toMatchObject({ 档位: '大客户档' })
    const preferred = { ...named, tier: 'preferred' }
    expect(told({ ...visit, trace: preferred })).toMatchObject({ 档位: '大客户档' })
  })
  test('says of a free line why, until when, and what it would have cost', () => {
    expect(told(capacitor)).toMatchObject({ 为何免费: '保修内（至 2028-09-18），免 26.00' })
    expect(freeWords(capacitor, zh)).toBe('保修内（至 2028-09-18），免 26.00')
    expect(freeWords(fan, zh)).toBeNull()
  })
  test('says of a discount on which sum and by which rule', () => {
    expect(told(off)).toEqual({ 计算: '468.00 满 300.00 减 50.00' })
    const tenth = {
      ...off,
      trace: { on: 'total', promotion: 'p', base: fen(46_800), gift: { kind: 'percent_off', points: 1_000 } },
    }
    expect(told(tenth)).toEqual({ 计算: '468.00 × −10%' })
  })
  test('is silent where it does not know', () => {
    expect(reasonsOf({ ...visit, trace: null }, zh, 'zh-CN')).toEqual([])
    expect(reasonsOf({ ...off, trace: { on: 'total' } }, zh, 'zh-CN')).toEqual([])
  })
})

describe('the calculation', () => {
  const told = (...steps: PriceStep[]) => calculationOf(runSteps([...steps, round]).steps, 'zh-CN', zh)
  test('goes step by step and ends with the amount', () => {
    expect(told(add(8_000, ratio(3, 2)))).toBe('80.00 × 1.5 = 120.00')
    expect(told(add(1_000, ratio(2, 1)), add(500, ratio(3, 1)))).toBe('10.00 × 2 + 5.00 × 3 = 35.00')
    const night: PriceStep = {
      do: 'percent',
      additions: [
        { points: 2_000, reason: { 'zh-CN': '夜间' } },
        { points: -500, reason: { 'zh-CN': '会员' } },
      ],
    }
    expect(told(add(10_000), night, { do: 'at_least', amount: fen(12_000) })).toBe(
      '100.00 × 1 · 夜间 +20% · 会员 −5% · 最少 120.00 = 120.00',
    )
  })
})

describe('what was done', () => {
  const of = (key: string, part: Partial<AcceptanceLine> = {}): AcceptanceLine => ({
    key,
    label: { 'zh-CN': key, en: `${key}-en` },
    action: null,
    note: null,
    before: [],
    after: [],
    locked: false,
    verdict: null,
    remark: null,
    ...part,
  })
  test('is each action once with its lines, and the names of lines without one', () => {
    const replaced = { 'zh-CN': '更换', en: 'Replaced' }
    const lines = [of('风机', { action: replaced }), of('排水'), of('电容', { action: replaced })]
    expect(doneWords(lines, 'zh-CN')).toBe('更换风机、电容，排水')
    expect(doneWords(lines, 'en')).toBe('Replaced: 风机-en, 电容-en; 排水-en')
  })
  test('is shown by a pair where there is one', () => {
    const pair = of('a', { before: ['1'], after: ['2'] })
    expect(shownPair([of('x'), of('y', { after: ['3'] }), pair])?.key).toBe('a')
    expect(shownPair([of('x'), of('y', { after: ['3'] })])?.key).toBe('y')
    expect(shownPair([of('x', { before: ['1'] })])).toBeNull()
  })
})

describe('sending back', () => {
  test('wants at least one line, and a word for each', () => {
    expect(reworkVerdicts({})).toBeNull()
    expect(reworkVerdicts({ seal: '' })).toBeNull()
    expect(reworkVerdicts({ seal: '还漏', drain: ' ' })).toBeNull()
    expect(reworkVerdicts({ seal: ' 还漏 ' })).toEqual([{ line: 'seal', verdict: 'rework', remark: '还漏' }])
  })
})
