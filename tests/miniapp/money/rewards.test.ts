import type { Reply } from '@field/contract'
import { describe, expect, test } from 'vitest'
import { pointLines } from '../../../miniapp/src/pages/me/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { rewardWords } from '../../../miniapp/src/words/rewards.ts'
import { givenWords, type Reward, rewardLines } from '../../../miniapp/src/work-order/rewards-model.ts'

const zh = wordsIn(rewardWords, 'zh-CN')
const en = wordsIn(rewardWords, 'en')
const label = { 'zh-CN': '满 200 送积分', en: 'Points from 200 on' }
const once: Reward = {
  label,
  points: 1_200,
  counted: { baseFen: 27_000, spendFen: 20_000, each: 1_200, repeats: false },
}
const again: Reward = { label, points: 20, counted: { baseFen: 27_000, spendFen: 10_000, each: 10, repeats: true } }

describe('#70 the points of a settlement', () => {
  test('stand with their promotion and what they were counted on', () => {
    expect(rewardLines([once, again], zh, 'zh-CN')).toEqual([
      { id: '0', name: '满 200 送积分', points: '1,200 积分', counted: '按 270.00 算，满 200.00 送 1,200' },
      { id: '1', name: '满 200 送积分', points: '20 积分', counted: '按 270.00 算，每满 100.00 送 10' },
    ])
    expect(rewardLines([again], en, 'en')).toMatchObject([
      { name: 'Points from 200 on', points: '20 points', counted: '10 for every 100.00; counted on 270.00' },
    ])
  })
  test('of a quote of before, which kept no more than the points, stand alone', () =>
    expect(rewardLines([{ ...once, counted: null }], zh, 'zh-CN')).toMatchObject([
      { points: '1,200 积分', counted: '' },
    ]))
  test('are given once it is confirmed, and not before', () => {
    const said = (state: Parameters<typeof givenWords>[0]['state'], rewards = [once, again]) =>
      givenWords({ state, rewards }, zh)
    expect(said('submitted')).toBe('结算确认后送 1,220 积分')
    expect(said('reviewed')).toBe('结算确认后送 1,220 积分')
    expect(said('disputed')).toBe('送 1,220 积分')
    expect([said('confirmed'), said('paid')]).toEqual(['已送 1,220 积分', '已送 1,220 积分'])
    expect(said('confirmed', [])).toBe('')
  })
})

describe('#70 my points', () => {
  const item: Reply<'GET /me/points'>['items'][number] = {
    ...again,
    workOrderId: 'w',
    number: '26114K7M',
    title: '冷柜不制冷',
    at: Date.parse('2026-11-24T13:34:00+08:00'),
  }
  test('stand with the order that gave them', () =>
    expect(pointLines({ points: 1_220, items: [item] }, zh, 'zh-CN')).toEqual({
      sum: '1,220',
      lines: [
        {
          id: '0',
          orderId: 'w',
          title: '满 200 送积分',
          where: '2611-4K7M · 冷柜不制冷',
          counted: '按 270.00 算，每满 100.00 送 10',
          at: item.at,
          points: '+20',
        },
      ],
    }))
})
