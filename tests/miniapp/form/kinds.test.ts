import { checkAnswers, type FormSchema, fieldKinds, quoteFen } from '@field/domain/form'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGcj } from '../../../miniapp/src/data/phone/gcj.ts'
import { levelAt, waysWith } from '../../../miniapp/src/form/cascade-path.ts'
import { dayTimeOf, instantAt } from '../../../miniapp/src/form/day-time.ts'
import { everyKind, someAnswers } from '../../../miniapp/src/form/every-kind.ts'
import { percentText, permilleOf, sumSoFar, withChange } from '../../../miniapp/src/form/quote.ts'
import { readPhone } from '../../../miniapp/src/ui/number-text.ts'

const cascade = everyKind.fields.find((field) => field.kind === 'cascade')
if (cascade?.kind !== 'cascade') throw new Error('the form of every kind has a cascade')
const { options } = cascade

test('#14 the form of every kind has every kind that the domain knows, and its answers are kept', () => {
  const drawn = new Set(everyKind.fields.map(({ kind }) => kind))
  expect(fieldKinds.filter((kind) => !drawn.has(kind))).toEqual([])
  expect(checkAnswers(everyKind, someAnswers, { mode: 'draft' })).toEqual([])
})

describe('#22 a cascade', () => {
  test('opens level by level, and a value that is gone ends the way', () => {
    expect(levelAt(options, []).open.map(({ value }) => value)).toEqual(['food', 'service'])
    expect(levelAt(options, ['food', 'foreign']).open.map(({ value }) => value)).toEqual(['hair', 'insect'])
    expect(levelAt(options, ['food', 'gone', 'hair']).chosen.map(({ value }) => value)).toEqual(['food'])
  })

  test('is found by its last words, by those above it, and in both languages', () => {
    expect(waysWith(options, '虫', 'zh-CN', 9)).toEqual([
      { values: ['food', 'foreign', 'insect'], words: ['菜品', '异物', '虫子'], leaf: true },
    ])
    expect(waysWith(options, ' 异物 ', 'zh-CN', 9).map(({ values }) => values[2])).toEqual(['hair', 'insect'])
    expect(waysWith(options, 'SALTY', 'en', 9).map(({ words }) => words.join(' / '))).toEqual([
      'Food / Taste / Too salty',
    ])
    expect(waysWith(options, '菜', 'zh-CN', 2)).toHaveLength(2)
    expect(waysWith(options, '没有这个', 'zh-CN', 9)).toEqual([])
  })

  test('every way that is found is a final answer', () => {
    const form: FormSchema = { version: 1, fields: [cascade] }
    const all = waysWith(options, '', 'zh-CN', 99)
    expect(all.length).toBe(4)
    for (const { values } of all) expect(checkAnswers(form, { cascade: values }, { mode: 'final' })).toEqual([])
  })
})

describe('#16 a quote while it is written', () => {
  test('adds up in fen as the domain does, and leaves out lines that are not whole yet', () => {
    const line = fc.record({
      name: fc.string(),
      quantity: fc.integer({ min: 1, max: 99 }),
      priceFen: fc.nat(9_999_999),
    })
    fc.assert(fc.property(fc.array(line), (lines) => sumSoFar(lines) === quoteFen(lines)))
    expect(
      sumSoFar([
        { name: '', quantity: 0, priceFen: 500 },
        { name: 'a', quantity: 3, priceFen: 333, discount: 100 },
      ]),
    ).toBe(899)
  })

  test('keeps a discount as whole permille and drops none at all', () => {
    expect([permilleOf(12.5), permilleOf(null), permilleOf(-3), permilleOf(400), percentText(125)]).toEqual([
      125,
      0,
      0,
      1_000,
      '12.5',
    ])
    const line = { name: 'a', quantity: 1, priceFen: 100, discount: 50 }
    expect(withChange(line, { discount: 0 })).toEqual({ name: 'a', quantity: 1, priceFen: 100 })
    expect(withChange(line, { quantity: 2 })).toEqual({ ...line, quantity: 2 })
  })
})

test('days and times are those of China, whatever clock the phone has', () => {
  expect(instantAt('2026-11-22', '0:00')).toBe(Date.UTC(2026, 10, 21, 16))
  expect(dayTimeOf(Date.UTC(2026, 10, 22, 1, 5))).toEqual({ day: '2026-11-22', time: '09:05' })
  expect(dayTimeOf(null)).toEqual({ day: '', time: '' })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
      const minute = at - (at % 60_000)
      const { day, time } = dayTimeOf(minute)
      return instantAt(day, time) === minute
    }),
  )
})

test('a position that a browser measures is told in the degrees of China’s maps', () => {
  const people = toGcj({ latitude: 31.2304, longitude: 121.4737 })
  expect(people.latitude).toBeCloseTo(31.22847, 3)
  expect(people.longitude).toBeCloseTo(121.4782, 3)
  expect(toGcj({ latitude: 51.5, longitude: -0.1 })).toEqual({ latitude: 51.5, longitude: -0.1 })
})

test('a telephone number may be a mobile one or a landline with its area code', () => {
  expect(readPhone('+86 138 0013 8000')).toBe('13800138000')
  expect(readPhone('0755-1234 5678')).toBe('075512345678')
  expect(readPhone('138001380001')).toBe('13800138000')
})
