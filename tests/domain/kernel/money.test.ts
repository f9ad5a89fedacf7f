import {
  addFen,
  exact,
  fen,
  isFen,
  multiplyDivide,
  multiplyFen,
  percentRatio,
  plusExact,
  ratio,
  roundToFen,
  splitFen,
  timesExact,
  yuan,
  yuanText,
} from '@field/domain/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const seed = Number(process.env.SEED ?? 20261121)

describe('fen', () => {
  test('is an integer, and nothing else', () => {
    expect(isFen(1)).toBe(true)
    expect(isFen(1.5)).toBe(false)
    expect(isFen('1')).toBe(false)
    expect(() => fen(0.1)).toThrow(RangeError)
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError)
  })

  test.each([
    ['300.00', 30_000],
    ['12', 1_200],
    ['-0.5', -50],
    ['0.05', 5],
  ])('reads %s yuan', (text, amount) => expect(yuan(text)).toBe(amount))

  test.each(['', '1.234', '1,000', '1e3', '.5', '--1'])('does not read %j', (text) =>
    expect(() => yuan(text)).toThrow(RangeError),
  )

  test.each([
    [30_000, '300.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [0, '0.00'],
  ])('writes %d', (amount, text) => expect(yuanText(fen(amount))).toBe(text))
})

describe('multiplying', () => {
  test.each([
    // amount, numerator, denominator, result: halves go away from zero, on either side of it
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [3, 1, 2, 2],
    [-3, 1, 2, -2],
    [1, 49, 100, 0],
    [-1, 49, 100, 0],
    [22_000, 11, 10, 24_200],
    [33_000, 45, 100, 14_850],
    [21_300, 8, 100, 1_704],
    [25_000, 8, 100, 2_000],
  ])('%d × %d/%d is %d', (amount, numerator, denominator, result) =>
    expect(multiplyFen(fen(amount), ratio(numerator, denominator))).toBe(result),
  )

  test('8 % is 800 basis points', () => expect(multiplyFen(yuan('213.00'), percentRatio(800))).toBe(1_704))

  test('agrees with big integers', () => {
    const amounts = fc.integer({ min: -1e11, max: 1e11 })
    const over = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: -20_000, max: 20_000 }), over, (amount, numerator, denominator) => {
        const [n, d] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
        const size = n < 0n ? -n : n
        const rounded = (2n * size + d) / (2n * d)
        expect(multiplyFen(fen(amount), ratio(numerator, denominator))).toBe(Number(n < 0n ? -rounded : rounded))
      }),
      { seed, numRuns: 5_000 },
    )
  })

  test('rounds once: three thirds of a fen are a fen', () => {
    const third = timesExact(exact(1), ratio(1, 3))
    expect(roundToFen(plusExact(third, plusExact(third, third)))).toBe(1)
  })

  test('divides products past 2^53 exactly', () => {
    const big = fc.integer({ min: 1, max: 2 ** 52 })
    fc.assert(
      fc.property(big, big, big, (x, b, m) => {
        const a = x % m
        const product = BigInt(a) * BigInt(b)
        const found = multiplyDivide(a, b, m)
        expect([BigInt(found.quotient), BigInt(found.remainder)]).toEqual([product / BigInt(m), product % BigInt(m)])
      }),
      { seed, numRuns: 2_000 },
    )
  })
})

describe('splitting', () => {
  test.each([
    ['100.00', [1, 1, 1], ['33.34', '33.33', '33.33']],
    ['0.02', [1, 1, 1], ['0.01', '0.01', '0.00']],
    ['-100.00', [1, 1, 1], ['-33.34', '-33.33', '-33.33']],
    ['0.00', [3, 5], ['0.00', '0.00']],
    ['1.00', [0, 1, 0], ['0.00', '1.00', '0.00']],
    // 333.33 × 45 % = 149.9985, 55 % = 183.3315: the fen left over goes to the larger cut-off fraction
    ['333.33', [4_500, 5_500], ['150.00', '183.33']],
    // 0.05 × 30 % = 1.5 fen, 70 % = 3.5 fen: a tie, so the first declared gets it
    ['0.05', [3_000, 7_000], ['0.02', '0.03']],
    ['10.00', [1, 2, 4], ['1.43', '2.86', '5.71']],
  ])('%s by %j', (amount, weights, shares) => expect(splitFen(yuan(amount), weights).map(yuanText)).toEqual(shares))

  test('needs a positive weight', () => {
    expect(() => splitFen(fen(1), [])).toThrow(RangeError)
    expect(() => splitFen(fen(1), [0, 0])).toThrow(RangeError)
    expect(() => splitFen(fen(1), [2, -1])).toThrow(RangeError)
  })

  test('loses nothing, is never a fen from the exact share, and mirrors for negative amounts', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, parts) => {
        fc.pre(parts.some((part) => part > 0))
        const shares = splitFen(fen(amount), parts)
        const total = parts.reduce((sum, part) => sum + BigInt(part), 0n)
        expect(addFen(...shares)).toBe(amount)
        shares.forEach((share, index) => {
          const apart = BigInt(share) * total - BigInt(amount) * BigInt(parts[index] ?? 0)
          expect(apart < total && apart > -total).toBe(true)
        })
        expect(splitFen(fen(-amount), parts)).toEqual(shares.map((share) => fen(-share)))
      }),
      { seed, numRuns: 5_000 },
    )
  })
})
