import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount, money } from '../../../miniapp/src/words/format/money.ts'
import { distance, fileSize, number, orderNumber, recording } from '../../../miniapp/src/words/format/quantity.ts'
import {
  ago,
  clock,
  date,
  dayName,
  duration,
  left,
  onDay,
  promise,
  when,
} from '../../../miniapp/src/words/format/time.ts'

/** An instant on the clock of China. */
const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-24T13:34:00')

describe('money', () => {
  test('has the sign, a comma at the thousands and two decimals', () => {
    expect(money(128600)).toBe('¥1,286.00')
    expect(money(128643000)).toBe('¥1,286,430.00')
    expect(money(-5000)).toBe('−¥50.00')
    expect(amount(-5000)).toBe('−50.00')
    expect(amount(0)).toBe('0.00')
    expect(amount(7)).toBe('0.07')
  })
  test('keeps every fen', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e13 }), (fen) => Number(amount(fen).replace(/[,.]/g, '')) === fen))
  })
})

describe('a time', () => {
  test('a day says its year only where it is another', () => {
    expect(onDay(at('2026-10-07T00:00:00'), now)).toBe('10-07')
    expect(onDay(at('2027-02-22T09:00:00'), now)).toBe('2027-02-22')
  })
  test.each([
    ['2026-11-24T13:55:00', '13:55', '13:55'],
    ['2026-11-24T09:05:00', '9:05', '9:05'],
    ['2026-11-25T09:00:00', '明天 9:00', 'Tomorrow 9:00'],
    ['2026-11-23T23:59:00', '昨天 23:59', 'Yesterday 23:59'],
    ['2026-11-26T15:52:00', '11-26 15:52', '11-26 15:52'],
    ['2027-02-22T10:00:00', '2027-02-22', '2027-02-22'],
  ])('%s reads %s', (text, zh, en) => {
    expect(when(at(text), now, 'zh-CN')).toBe(zh)
    expect(when(at(text), now, 'en')).toBe(en)
  })
  test('near midnight goes by the day in China, not by hours', () => {
    const late = at('2026-12-31T23:58:00')
    expect(when(at('2027-01-01T00:03:00'), late, 'zh-CN')).toBe('明天 0:03')
    expect(clock(at('2027-01-01T00:03:00'))).toBe('0:03')
    expect(date(at('2027-01-01T00:03:00'))).toBe('2027-01-01')
  })
  test('just gone by is told by how long ago', () => {
    expect(ago(now - 20_000, now, 'zh-CN')).toBe('刚刚')
    expect(ago(now - 13 * 60_000, now, 'zh-CN')).toBe('13 分钟前')
    expect(ago(now - 13 * 60_000, now, 'en')).toBe('13 min ago')
    expect(ago(now - 3 * 3_600_000, now, 'zh-CN')).toBe('10:34')
  })
  test('that is promised says until when', () => {
    expect(promise(at('2026-11-24T14:10:00'), now, 'zh-CN')).toBe('14:10 前')
    expect(promise(at('2026-11-25T09:00:00'), now, 'zh-CN')).toBe('明天 9:00 前')
    expect(promise(at('2026-11-25T09:00:00'), now, 'en')).toBe('by tomorrow 9:00')
  })
  test('in the head of a page has its weekday', () => {
    expect(dayName(now, 'zh-CN')).toBe('11月24日 周二')
    expect(dayName(now, 'en')).toBe('Tue 24 Nov')
  })
})

describe('what is left of a promise', () => {
  test('is minutes when it is near, clock time when it is far', () => {
    expect(left(at('2026-11-24T14:10:00'), now, 'zh-CN')).toEqual({
      past: false,
      figure: '36',
      unit: '分钟',
      words: '还有 36 分钟',
    })
    expect(left(at('2026-11-24T16:30:00'), now, 'zh-CN')).toMatchObject({
      figure: '2',
      unit: '小时',
      words: '16:30 前',
    })
  })
  test('is how late it is once it has passed', () => {
    expect(left(now - 8 * 60_000, now, 'zh-CN')).toEqual({ past: true, figure: '超 8', unit: '分', words: '超 8 分' })
    expect(left(now - 8 * 60_000, now, 'en')).toMatchObject({ figure: '8', unit: 'min late', words: '8 min late' })
    expect(left(now - 110 * 60_000, now, 'zh-CN')).toMatchObject({ figure: '超 1', unit: '小时', words: '超 110 分' })
    expect(left(now - 5 * 3_600_000, now, 'zh-CN').words).toBe('超 5 小时')
  })
  test('never says that nothing is left before the time has come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7_000_000 }), (ms) => Number(left(now + ms, now, 'en').figure) >= 1),
    )
  })
})

test('a length of time', () => {
  expect(duration(45 * 60_000, 'zh-CN')).toBe('45 分钟')
  expect(duration(94 * 60_000, 'zh-CN')).toBe('1 小时 34 分')
  expect(duration(94 * 60_000, 'en')).toBe('1 h 34 min')
  expect(duration(51 * 3_600_000, 'zh-CN')).toBe('2 天 3 小时')
  expect(duration(1_000, 'zh-CN')).toBe('1 分钟')
})

test('quantities', () => {
  expect([6, 850, 994, 996, 2_140, 99_960, 120_400].map(distance)).toEqual([
    '10 m',
    '850 m',
    '990 m',
    '1.0 km',
    '2.1 km',
    '100 km',
    '120 km',
  ])
  expect([500, 640_000, 5_600_000].map(fileSize)).toEqual(['1 KB', '640 KB', '5.6 MB'])
  expect(number(-18.4)).toBe('−18.4')
  expect(orderNumber('26114K7M')).toBe('2611-4K7M')
  expect(orderNumber('2611-4K7M')).toBe('2611-4K7M')
  expect(recording(8)).toBe('0:08')
})
