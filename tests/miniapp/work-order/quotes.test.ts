import { expect, test } from 'vitest'
import { overBy, pricedAtOf, type Quote, quoteNow } from '../../../miniapp/src/work-order/quotes.ts'

const quote = (number: number, state: Quote['state']) => ({ number, state }) as Quote

test('#64 the open quote is spoken of, else the newest that was decided', () => {
  expect(quoteNow({ quotes: [quote(3, 'offered'), quote(2, 'approved')] })?.number).toBe(3)
  expect(quoteNow({ quotes: [quote(3, 'declined'), quote(2, 'approved')] })?.number).toBe(3)
  expect(quoteNow({ quotes: [quote(2, 'replaced'), quote(1, 'approved')] })?.number).toBe(1)
  expect(quoteNow({ quotes: [] })).toBeNull()
})

test('#64 work beyond what was approved is told before it is handed in', () => {
  expect(overBy(50_000, 50_000)).toBeNull()
  expect(overBy(50_000, 50_001)).toBe(1)
  expect(overBy(null, 50_001)).toBeNull()
})

test('#64 a quote’s prices are those of the moment its lines were priced for', () => {
  const lines = (trace: unknown) => [{ trace }] as never
  expect(pricedAtOf({ lines: lines({ at: 7 }), offeredAt: 9 })).toBe(7)
  expect(pricedAtOf({ lines: lines(null), offeredAt: 9 })).toBe(9)
})
