import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fenText, numberText, readFen, readNumber, readPhone } from '../../../miniapp/src/ui/number-text.ts'

describe('a number as it is typed', () => {
  test.each([
    ['-3', -3],
    ['−3.0', -3],
    ['－１８．４', -18.4],
    ['3。5', 3.5],
    ['.5', 0.5],
    ['12.', 12],
    [' 7 ', 7],
  ])('%j is %d', (text, value) => expect(readNumber(text)).toBe(value))

  test.each(['', '-', '.', '1.2.3', '1e5', 'abc', '--1'])('%j is not one yet', (text) =>
    expect(readNumber(text)).toBeNull(),
  )

  test('is shown with the true minus and read back the same', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => readNumber(numberText(value)) === value))
    expect(numberText(-18.4)).toBe('−18.4')
  })
})

describe('an amount as it is typed', () => {
  test.each([
    ['168', 16800],
    ['168.', 16800],
    ['168.5', 16850],
    ['1,286.07', 128607],
    ['１２．３４', 1234],
    ['-50', -5000],
  ])('%j is %d fen', (text, fen) => expect(readFen(text)).toBe(fen))

  test.each(['', '1.234', '¥1', '-', '.5'])('%j is not one', (text) => expect(readFen(text)).toBeNull())

  test('survives being shown, to the fen', () => {
    fc.assert(fc.property(fc.integer({ min: -1e11, max: 1e11 }), (fen) => readFen(fenText(fen)) === fen))
  })
})

test('a phone number keeps its digits and loses the country, whatever stood between', () => {
  expect(readPhone('+86 138-0013-8000')).toBe('13800138000')
  expect(readPhone('138 0013 80001')).toBe('13800138000')
})
