import { asId, fen, type PriceBookId, type PriceRuleId, type TerritoryId, yuan } from '@field/domain/kernel'
import {
  ambiguitiesIn,
  checkPriceRule,
  checkPromotion,
  explainPrice,
  type PriceBook,
  type PriceCase,
  type PriceRule,
} from '@field/domain/pricing'
import { expect, test } from 'vitest'
import { shelf, versionsNow } from '../../../miniapp/src/studio/prices/books-model.ts'
import { dayAfter, dayBefore } from '../../../miniapp/src/studio/prices/days.ts'
import { busyDistricts, openMonths, pointsOf } from '../../../miniapp/src/studio/prices/district-model.ts'
import { groupsOf } from '../../../miniapp/src/studio/prices/groups.ts'
import { checkedPart, faultRows, headingOf } from '../../../miniapp/src/studio/prices/import-model.ts'
import {
  campaignOf,
  campaignsOf,
  cityGroups,
  emptyForm as emptyPromotion,
  giftWords,
  lackIn as lackInPromotion,
  turnGroup,
} from '../../../miniapp/src/studio/prices/promotion-model.ts'
import {
  emptyForm,
  type Form,
  fieldAt,
  formOf,
  lackIn,
  methodOf,
  ruleOf,
  tiesOf,
  withoutRung,
  withPrice,
  withRung,
  withWords,
} from '../../../miniapp/src/studio/prices/rule-model.ts'
import {
  caseWords,
  losers,
  lostWords,
  priceSaid,
  ruleSentence,
  type Saying,
  traceLines,
} from '../../../miniapp/src/studio/prices/sentences.ts'
import {
  daysOf,
  emptyGrant,
  grantOf,
  keyFrom,
  lackInGrant,
  standingOf,
} from '../../../miniapp/src/studio/prices/standing-model.ts'
import { rangeOf, stopAt } from '../../../miniapp/src/studio/prices/suggest-model.ts'
import { askedOf, emptyCase, lackOf } from '../../../miniapp/src/studio/prices/try-model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { standingWords } from '../../../miniapp/src/words/price-standing.ts'
import { priceWords } from '../../../miniapp/src/words/prices.ts'

const bookId = asId<PriceBookId>('00000000-0000-7000-8000-000000000001')
const item = asId<never>('00000000-0000-7000-8000-0000000000aa')
const east = asId<TerritoryId>('east')
const northwest = asId<TerritoryId>('northwest')
const places: Readonly<Record<string, string>> = { east: '华东', northwest: '西北', shanghai: '上海' }

const sayingIn = (language: 'zh-CN' | 'en'): Saying => ({
  w: wordsIn(priceWords, language),
  language,
  names: {
    item: (one) => ('id' in one ? '更换风机' : one.key),
    territory: (id) => places[id] ?? id,
    tier: (key) => ({ standard: '标准档', preferred: '优惠档' })[key] ?? key,
    level: (key) => key,
    grade: (key) => key,
    heat: (key) => ({ hot: '热', calm: '冷' })[key] ?? key,
    condition: () => '急单',
  },
})
const saying = sayingIn('zh-CN')

let count = 0
const rule = (part: Partial<PriceRule>): PriceRule => {
  count += 1
  return {
    id: asId<PriceRuleId>(`rule-${count}`),
    bookId,
    label: { 'zh-CN': `规则 ${count}` },
    item: { kind: 'service_item', id: item },
    method: { kind: 'per_unit', unit: yuan('300.00') },
    ...part,
  }
}
const inEast = rule({ label: { 'zh-CN': '华东基础价' }, territory: east })
const inNorthwest = rule({
  label: { 'zh-CN': '西北价' },
  territory: northwest,
  method: {
    kind: 'base_plus',
    base: yuan('220.00'),
    baseLabel: { 'zh-CN': '西北基础价' },
    additions: [{ points: 1_000, reason: { 'zh-CN': '远程补贴' } }],
  },
})
const book: PriceBook = { id: bookId, kind: 'sale', version: 2, label: { 'zh-CN': '标准销售价' } }
const caseIn = (territory: readonly TerritoryId[], part: Partial<PriceCase> = {}): PriceCase => ({
  item: { kind: 'service_item', id: item },
  categories: ['labour'],
  quantity: 1,
  tier: 'standard',
  territory,
  at: Date.parse('2026-11-22T04:00:00Z'),
  facts: {},
  ...part,
})

test('#60 a rule is one plain sentence with its amounts and reasons', () => {
  expect(ruleSentence(inEast, saying)).toBe('华东：每件 ¥300.00')
  expect(ruleSentence(inNorthwest, saying)).toBe('西北：每件 ¥220.00（西北基础价），+10%（远程补贴）')
  expect(ruleSentence(rule({}), saying)).toBe('所有情况：每件 ¥300.00')
  expect(ruleSentence(inEast, { ...sayingIn('en'), names: saying.names })).toBe('华东: ¥300.00 each')
})

test('#58 a rule tells its local days, its end as the last day it holds', () => {
  const winter = rule({ tier: 'preferred', fromDay: '2026-12-01', untilDay: '2027-01-01' })
  expect(ruleSentence(winter, saying)).toBe('优惠档 · 2026-12-01 到 2026-12-31：每件 ¥300.00')
  expect(dayBefore(dayAfter('2026-02-28'))).toBe('2026-02-28')
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
})

test('ladders, tables and bounds are told whole', () => {
  const rungs = [{ upTo: 3, unit: yuan('60.00') }, { unit: yuan('45.00') }]
  const bounds = { minimum: yuan('100.00'), maximum: yuan('500.00') }
  expect(priceSaid(rule({ method: { kind: 'graduated', rungs }, ...bounds }), saying)).toBe(
    '分段累计，0–3 件每件 ¥60.00，3 件以上每件 ¥45.00，最少 ¥100.00，最多 ¥500.00',
  )
  const units = [
    [yuan('320.00'), yuan('280.00')],
    [yuan('260.00'), yuan('230.00')],
  ]
  const table = rule({ method: { kind: 'city_heat', cityTiers: [1, 2], heats: ['hot', 'calm'], units } })
  expect(priceSaid(table, saying)).toBe('按城市等级和热度，每件 ¥230.00 到 ¥320.00')
})

test('#59 #60 a tried case shows each step with what it comes to: 300.00 and 242.00', () => {
  const rules = [inEast, inNorthwest]
  const inShanghai = explainPrice(book, rules, caseIn([east]))
  const inLanzhou = explainPrice(book, rules, caseIn([northwest]))
  if (!inShanghai.price.ok || !inLanzhou.price.ok) throw new Error('both have a price')
  expect(traceLines(inShanghai.price.value.trace, saying.w, 'zh-CN').map(({ value }) => value)).toEqual(['300.00'])
  expect(traceLines(inLanzhou.price.value.trace, saying.w, 'zh-CN')).toEqual([
    { id: '0', name: '西北基础价：220.00 × 1', value: '220.00' },
    { id: '1', name: '再加 +10%（远程补贴）', value: '242.00' },
  ])
  const [lost] = losers(inLanzhou.others).near
  expect(lost && lostWords(lost, saying, String)).toBe('只管华东')
})

test('a fraction of a fen is seen before it is rounded', () => {
  const odd = rule({ method: { kind: 'per_unit', unit: fen(101) } })
  const found = explainPrice(book, [odd], caseIn([east], { quantity: 0.5 }))
  if (!found.price.ok) throw new Error('it has a price')
  expect(traceLines(found.price.value.trace, saying.w, 'zh-CN').map(({ value }) => value)).toEqual(['0.5050', '0.51'])
})

test('#56 each rule that lost says why, the nearest first, and other items are only counted', () => {
  const wide = rule({ label: { 'zh-CN': '全国价' } })
  const narrow = rule({ label: { 'zh-CN': '华东优惠' }, territory: east, tier: 'preferred' })
  const urgent = rule({
    label: { 'zh-CN': '急单价' },
    when: { op: 'equals', at: { from: 'order', key: 'urgent' }, value: true },
  })
  const other = rule({ item: { kind: 'surcharge', key: 'night' } })
  const later = rule({ fromDay: '2027-01-01' })
  const all = [other, later, urgent, narrow, wide, inEast]
  const { price, others } = explainPrice(book, all, caseIn([east], { facts: { order: { urgent: false } } }))
  expect(price.ok && price.value.trace.rule.label['zh-CN']).toBe('华东基础价')
  const { near, otherItems } = losers(others)
  const nameOf = (id: string) => all.find((one) => one.id === id)?.label['zh-CN'] ?? ''
  expect(otherItems).toBe(1)
  expect(near.map((one) => lostWords(one, saying, nameOf))).toEqual([
    '「华东基础价」更具体，先看区域',
    '条件不成立：急单，现在不是',
    '2027-01-01 才开始',
    '要是「优惠档」',
  ])
})

test('#56 two rules that tie are shown with the case, and each knows the other', () => {
  const twin = rule({ territory: east, fromDay: '2026-12-01' })
  const ambiguities = ambiguitiesIn([inEast, twin])
  const [tie] = tiesOf({ ambiguities: [...ambiguities] as never }, twin.id)
  expect(tie?.other).toBe(inEast.id)
  expect(tie && caseWords(tie.case, saying)).toBe('更换风机 · 华东 · 2026-12-01 起')
  expect(tiesOf({ ambiguities: [...ambiguities] as never }, inNorthwest.id)).toEqual([])
})

test('rules are grouped by item in their order and found by any word of them', () => {
  const night = rule({ item: { kind: 'surcharge', key: 'night' }, label: { 'zh-CN': '夜间' } })
  const groups = groupsOf([inEast, night, inNorthwest], saying)
  expect(groups.map(({ name, lines }) => [name, lines.length])).toEqual([
    ['更换风机', 2],
    ['night', 1],
  ])
  expect(
    groupsOf([inEast, night, inNorthwest], saying, '西北').flatMap(({ lines }) => lines.map((one) => one.rule)),
  ).toEqual([inNorthwest])
})

const filled: Form = { ...emptyForm, name: '价', item: { kind: 'service_item', id: item }, unit: 30_000 }

test('every method comes back from its form as it was, and the domain takes it', () => {
  const rungs = [{ upTo: 3, unit: yuan('60.00') }, { upTo: 9.5, unit: yuan('45.00') }, { unit: yuan('30.01') }]
  const methods: readonly PriceRule['method'][] = [
    { kind: 'fixed', amount: yuan('99.00') },
    { kind: 'per_unit', unit: yuan('300.00') },
    inNorthwest.method,
    { kind: 'graduated', rungs },
    { kind: 'volume', rungs },
    { kind: 'city_heat', cityTiers: [1, 2], heats: ['hot'], units: [[yuan('320.00')], [yuan('280.00')]] },
  ]
  for (const method of methods) {
    const one = rule({
      method,
      contract: 'hg2026',
      level: 'distributor',
      territory: east,
      tier: 'preferred',
      grade: 'a',
      fromDay: '2026-12-01',
      untilDay: '2027-01-01',
      from: 5,
      when: { op: 'exists', at: { from: 'order', key: 'urgent' } },
      minimum: yuan('1.00'),
      maximum: yuan('9000.00'),
    })
    const { bookId: _book, ...content } = one
    const given = ruleOf(formOf(one), one)
    expect(given).toEqual(content)
    expect(checkPriceRule({ ...given, id: one.id, bookId } as PriceRule).ok).toBe(true)
  }
})

test('a form says the first thing it lacks and sends nothing until it is whole', () => {
  const lacks: readonly (readonly [Partial<Form>, ReturnType<typeof lackIn>])[] = [
    [{}, null],
    [{ item: null }, 'itemFirst'],
    [{ item: { kind: 'surcharge', key: 'Night!' } }, 'itemFirst'],
    [{ name: ' ' }, 'nameFirst'],
    [{ unit: null }, 'priceFirst'],
    [{ kind: 'fixed' }, 'priceFirst'],
    [{ kind: 'city_heat' }, 'tableFirst'],
    [{ fromDay: '2026-12-02', lastDay: '2026-12-01' }, 'daysWrong'],
    [{ minimum: 2, maximum: 1 }, 'boundsWrong'],
    [{ kind: 'base_plus', base: 1, additions: [{ percent: 10, reason: { 'zh-CN': '' } }] }, 'reasonFirst'],
    [
      {
        kind: 'volume',
        rungs: [
          { upTo: 3, unit: 1 },
          { upTo: 2, unit: 1 },
          { upTo: null, unit: 1 },
        ],
      },
      'rungsWrong',
    ],
  ]
  for (const [part, lack] of lacks) {
    expect(lackIn({ ...filled, ...part })).toBe(lack)
    expect(ruleOf({ ...filled, ...part }, null) === null).toBe(lack !== null)
  }
})

test('a refusal names the question it is about', () => {
  expect(fieldAt('put.0.method.rungs.1.upTo')).toBe('method')
  expect(fieldAt('put.0.untilDay')).toBe('lastDay')
  expect(fieldAt('put.0.constructor')).toBeNull()
  expect(fieldAt(null)).toBeNull()
})

test('rungs keep an open end, and what a figure is called loses the English of other words', () => {
  const more = withRung([
    { upTo: 3, unit: 1 },
    { upTo: null, unit: 2 },
  ])
  expect(more.map(({ upTo }) => upTo)).toEqual([3, null, null])
  expect(
    withoutRung(
      [
        { upTo: 3, unit: 1 },
        { upTo: null, unit: 2 },
      ],
      1,
    ),
  ).toEqual([{ upTo: null, unit: 1 }])
  expect(withWords({ 'zh-CN': '远程', en: 'Remote' }, '远程')).toEqual({ 'zh-CN': '远程', en: 'Remote' })
  expect(withWords({ 'zh-CN': '远程', en: 'Remote' }, '夜间')).toEqual({ 'zh-CN': '夜间' })
})

test('#62 a row taken out of the table and put back has its prices; rows are sent in order', () => {
  const cells = { '1 hot': 320, '2 hot': 280 }
  const form: Form = { ...filled, kind: 'city_heat', table: { cityTiers: [2, 1], heats: ['hot'], cells } }
  expect(methodOf(form)).toEqual({ kind: 'city_heat', cityTiers: [1, 2], heats: ['hot'], units: [[320], [280]] })
  expect(methodOf({ ...form, table: { ...form.table, heats: ['hot', 'calm'] } })).toBeNull()
})

test('#61 a suggestion is dragged in whole steps within what was paid, and taken where the method has one price', () => {
  const paid = { size: 9, from: 0, until: 1, lowFen: fen(24_050), middleFen: fen(30_000), highFen: fen(36_000) }
  const range = rangeOf(paid)
  expect(range).toEqual({ min: 12_000, max: 54_000, step: 100 })
  expect(range && stopAt(range, 30_049)).toBe(30_000)
  expect(range && stopAt(range, 99_999)).toBe(54_000)
  expect(rangeOf({ ...paid, size: 4, lowFen: null, middleFen: null, highFen: null })).toBeNull()
  expect(withPrice(filled, 31_000)).toEqual({ unit: 31_000 })
  expect(withPrice({ ...filled, kind: 'city_heat' }, 31_000)).toEqual({})
})

test('#55 each role sees its books only, the usual ones before they are begun', () => {
  const own = { kind: 'own_1', label: { 'zh-CN': '自建' }, versions: [], draft: null }
  expect(shelf([], ['manager']).map(({ kind }) => kind)).toEqual(['sale', 'service_cost', 'lead_cost'])
  expect(shelf([own], ['finance']).map(({ kind }) => kind)).toEqual([
    'sale',
    'service_cost',
    'parts_settlement',
    'lead_cost',
    'own_1',
  ])
  const versions = [
    { version: 2, from: 200, rules: 3 },
    { version: 1, from: 100, rules: 2 },
  ]
  expect(versionsNow({ versions }, 150)).toMatchObject({ holds: { version: 1 }, soon: { version: 2 } })
})

test('a case to try asks only for what was said, and an item, a quantity and a place', () => {
  expect(lackOf(emptyCase)).toBe('itemFirst')
  const one = { ...emptyCase, item: { kind: 'service_item' as const, id: item } }
  expect(lackOf(one)).toBe('territoryFirst')
  expect(lackOf({ ...one, territory: 'x', quantity: 0 })).toBe('quantity')
  expect(askedOf({ ...one, territory: 'x', tier: 'preferred', day: '2026-12-01' }, true)).toEqual({
    draft: true,
    case: {
      item: one.item,
      quantity: 1,
      territoryId: 'x',
      tier: 'preferred',
      at: Date.parse('2026-12-01T12:00:00+08:00'),
    },
  })
})

test('faults of a file stand by row and column in words', () => {
  const faults = [
    { row: 7, column: 'price', code: 'amount_invalid', words: { 'zh-CN': '金额不对', en: 'is not an amount' } },
    { row: 9, column: 'odd', code: 'x', words: { 'zh-CN': '不能使用' } },
  ]
  expect(faultRows({ faults }, saying.w, 'zh-CN').map(({ row, column, what }) => [row, column, what])).toEqual([
    ['7', '价格', '金额不对'],
    ['9', 'odd', '不能使用'],
  ])
  expect(checkedPart({ checked: 1_000, total: 4_000 })).toBe(0.25)
  expect(headingOf('columns.method', saying.w)).toBe('计价方式')
  expect(headingOf('columns.颜色', saying.w)).toBe('颜色')
  expect(headingOf('file', saying.w)).toBeNull()
})

const w = wordsIn(standingWords, 'zh-CN')

test('#71 twenty cities are chosen by their province and go out in one call', () => {
  const province = { id: 'p', parentId: null, name: '江苏', level: 'province' }
  const cities = Array.from({ length: 20 }, (_, index) => ({
    id: `c${index}`,
    parentId: 'p',
    name: `市${index}`,
    level: 'city',
  }))
  const district = { id: 'd', parentId: 'c0', name: '区', level: 'district' }
  const [group] = cityGroups([province, ...cities, district])
  expect(group?.cities).toHaveLength(20)
  if (!group) return
  const chosen = turnGroup(['elsewhere'], group)
  expect(chosen).toHaveLength(21)
  expect(turnGroup(chosen, group)).toEqual(['elsewhere'])
  const form = { ...emptyPromotion, name: '冬季', spend: 30_000, minus: 5_000, cities: chosen, lastDay: '2026-12-31' }
  const campaign = campaignOf(form)
  expect(campaign).toMatchObject({ territoryIds: chosen, untilDay: '2027-01-01', on: 'total' })
  expect(campaign && checkPromotion({ id: 'x', ...campaign } as never).ok).toBe(true)
  expect(campaign && giftWords(campaign.gift, w)).toBe('满 ¥300.00 减 ¥50.00')
})

test('#71 a municipality is a city too: its districts lie right below it', () => {
  const east = { id: 'e', parentId: null, name: '华东', level: 'region' }
  const shanghai = { id: 's', parentId: 'e', name: '上海', level: 'province' }
  const jingan = { id: 'j', parentId: 's', name: '静安区', level: 'district' }
  expect(cityGroups([east, shanghai, jingan])).toEqual([{ id: 'e', name: '华东', cities: [shanghai] }])
})

test('#71 a promotion says what it lacks; those of one call stand together', () => {
  const form = { ...emptyPromotion, name: '冬季', spend: 5_000, minus: 30_000, cities: ['a'] }
  expect(lackInPromotion(emptyPromotion)).toBe('nameFirst')
  expect(lackInPromotion(form)).toBe('minusTooMuch')
  expect(lackInPromotion({ ...form, minus: 1_000, cities: [] })).toBe('citiesFirst')
  expect(campaignOf(form)).toBeNull()
  const one = { id: '1', campaign: 'k' }
  const all = [one, { id: '2', campaign: null }, { id: '3', campaign: 'k' }] as never
  expect(campaignsOf(all).map(({ id, all: own }) => [id, own.length])).toEqual([
    ['k', 2],
    ['2', 1],
  ])
})

test('#63 a district past its orders waits for one decision, until it is decided or too old', () => {
  const firing = (id: string, month: string, outcome = 'done') =>
    ({ id, outcome, at: 1, reason: { month, count: 101 } }) as never
  const firings = [
    firing('1', 'jingan 2026-11'),
    firing('2', 'jingan 2026-11'),
    firing('3', 'pudong 2026-11', 'not_met'),
    firing('4', 'xuhui 2026-10'),
    firing('5', 'huangpu 2026-09'),
  ]
  const waiting = busyDistricts(firings, [{ territoryId: 'xuhui', month: '2026-10' }], '2026-11-22')
  expect(waiting).toEqual([{ territoryId: 'jingan', month: '2026-11', count: 101, at: 1 }])
  expect(openMonths('2027-01-05')).toEqual(['2027-01', '2026-12'])
  expect([pointsOf(10), pointsOf(-2.5), pointsOf(0), pointsOf(null), pointsOf(300)]).toEqual([
    1_000,
    -250,
    null,
    null,
    null,
  ])
})

test('#57 a grant names what, to whom, where and until its last day', () => {
  expect(lackInGrant(emptyGrant)).toBe('keyFirst')
  const form = { ...emptyGrant, key: 'preferred', party: 'p', lastDay: '2026-12-31' }
  expect(grantOf(form)).toEqual({ kind: 'tier', key: 'preferred', party: 'p', untilDay: '2027-01-01' })
  const given = { from: 5, until: null, fromDay: null, untilDay: '2027-01-01' }
  expect(daysOf(given, () => '2026-11-22')).toEqual({ from: '2026-11-22', last: '2026-12-31' })
  expect(standingOf(given, 10, '2026-12-31')).toBe('holds')
  expect(standingOf(given, 10, '2027-01-01')).toBe('ended')
  expect(standingOf(given, 1, '2026-12-31')).toBe('begins')
  expect(keyFrom('tier', '00000000-0000-7000-8000-00ABCDEF0123'.toLowerCase())).toMatch(/^[a-z][a-z0-9_]{0,31}$/)
})
