import { asId, type Fen, hour, minute } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import { alreadyOf, type Landing, offerOf, warrantiesOf, wayOf } from '../../../miniapp/src/pages/landing/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { landing as words } from '../../../miniapp/src/words/landing.ts'

const now = Date.parse('2026-11-24T13:10:00+08:00')
const zh = { words: wordsIn(words, 'zh-CN'), language: 'zh-CN' as const, now }
const en = { words: wordsIn(words, 'en'), language: 'en' as const, now }

const open: NonNullable<Landing['open']> = {
  workOrderId: asId('01a200ae-0000-7000-8000-000000000001'),
  taskId: null,
  number: '2611-4K7M',
  status: 'assigned',
  title: '不制冷、结霜',
  stages: [
    { key: 'report', label: { 'zh-CN': '报修', en: 'Reported' }, state: 'done' },
    { key: 'visit', label: { 'zh-CN': '上门', en: 'On way' }, state: 'now' },
    { key: 'accept', label: { 'zh-CN': '验收', en: 'Accept' }, state: 'to_come' },
  ],
  expectedAt: now + 45 * minute,
  latestAt: now + hour,
  reportedAt: now - minute,
  followers: 2,
  mine: false,
}

const tag: Landing = {
  organization: { code: 'chengning', name: '澄宁服务' },
  door: 'report',
  known: true,
  kind: 'asset',
  workType: 'appliance_repair',
  asset: {
    id: asId('01a200ae-0000-7000-8000-000000000002'),
    name: '立式冷冻展示柜',
    model: 'CN-L460',
    serial: null,
    place: null,
    address: null,
    warranties: [
      { label: { 'zh-CN': '压缩机系统' }, until: now + 1_000 * hour },
      { label: { 'zh-CN': '整机与人工' }, until: now - hour },
    ],
    installedAt: null,
    lastService: null,
  },
  place: null,
  promise: { arriveBy: now + hour, siteMetres: 2_080, siteName: '闸北站' },
  priceFrom: 30_000 as Fen,
  open: null,
}

describe('the way behind a door', () => {
  test('is one’s own order, one’s task, what one has to accept', () => {
    const id = open.workOrderId
    expect(wayOf({ door: 'progress', open })).toBe(`pages/progress/page?id=${id}`)
    expect(wayOf({ door: 'task', open: { ...open, taskId: asId('t') } })).toBe(`technician/task/page?id=${id}&task=t`)
    expect(wayOf({ door: 'acceptance', open })).toBe(`store/acceptance/page?id=${id}`)
  })
  test('is none for a report, for what somebody else reported, and for a stranger', () => {
    expect(wayOf({ door: 'report', open: null })).toBeNull()
    expect(wayOf({ door: 'follow', open })).toBeNull()
    expect(wayOf({ door: 'progress', open: { ...open, workOrderId: null } })).toBeNull()
  })
})

describe('a device nobody reported', () => {
  test('says which warranties still hold', () => {
    expect(warrantiesOf(tag, zh).map(({ label, good }) => [label, good])).toEqual([
      ['压缩机系统', true],
      ['整机与人工', false],
    ])
  })
  test('promises an arrival, names the nearest site and the least price', () => {
    expect(offerOf(tag, zh)).toEqual({ arrive: '今天 14:10 前', site: '最近网点 2.1 km · 闸北站', price: '¥300.00' })
    expect(offerOf(tag, en)).toEqual({ arrive: 'by 14:10', site: 'Nearest station 2.1 km · 闸北站', price: '¥300.00' })
    const tomorrow = { ...tag, promise: { arriveBy: now + 20 * hour, siteMetres: null, siteName: null } }
    expect(offerOf(tomorrow, zh)).toMatchObject({ arrive: '明天 9:10 前', site: null })
  })
  test('promises a stranger nothing that a stranger may not know', () => {
    expect(offerOf({ ...tag, promise: null, priceFrom: null }, zh)).toEqual({ arrive: null, site: null, price: null })
  })
})

describe('a device that somebody reported', () => {
  test('says when and what, how far it is, and two different times', () => {
    expect(alreadyOf(open, '立式冷冻展示柜', zh)).toEqual({
      told: '今天 13:09 报的：不制冷、结霜。',
      parts: [
        { id: 'report', word: '报修', state: 'done' },
        { id: 'visit', word: '上门', state: 'now' },
        { id: 'accept', word: '验收', state: 'todo' },
      ],
      expected: '约 13:55',
      latest: '14:10 前',
      followers: '已有 2 人跟进',
    })
  })
  test('does not say again what it is', () => {
    const told = (title: string, name: string) => alreadyOf({ ...open, title }, name, zh).told
    expect(told('立式冷冻展示柜不制冷', '立式冷冻展示柜')).toBe('今天 13:09 报的：不制冷。')
    expect(told('立式冷冻展示柜', '立式冷冻展示柜')).toBe('今天 13:09 报的。')
    expect(told('不制冷', '')).toBe('今天 13:09 报的：不制冷。')
  })
  test('says the day of what was not reported today', () => {
    expect(alreadyOf({ ...open, reportedAt: now - 24 * hour }, '', zh).told).toBe('昨天 13:10 报的：不制冷、结霜。')
  })
  test('names no time that there is not', () => {
    expect(alreadyOf({ ...open, expectedAt: null, latestAt: null, followers: 0 }, '', en)).toMatchObject({
      expected: null,
      latest: null,
      followers: 'Nobody follows yet',
    })
  })
})
