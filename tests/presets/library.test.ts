import { asId, type PartId } from '@field/domain/kernel'
import { checkCode, checkItem, type ItemContent } from '@field/domain/library'
import { libraryParts, serviceLibrary } from '@field/presets'
import { describe, expect, test } from 'vitest'

const codes = serviceLibrary.map(({ code }) => code)
const trades = new Map<string, number>()
for (const { path } of serviceLibrary) {
  const trade = path[0]?.['zh-CN'] ?? ''
  trades.set(trade, (trades.get(trade) ?? 0) + 1)
}
const contentOf = ({ parts, ...item }: (typeof serviceLibrary)[number]): ItemContent => ({
  ...item,
  parts: parts.map(({ code, quantity }) => ({ partId: asId<PartId>(code), quantity })),
})

describe('the ready library', () => {
  test('#45 has two hundred items and more, of ten trades, each code once', () => {
    expect(serviceLibrary.length).toBeGreaterThanOrEqual(200)
    expect(trades.size).toBeGreaterThanOrEqual(10)
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(serviceLibrary.map(({ label }) => label['zh-CN'])).size).toBe(codes.length)
  })

  test('#46 has fifty items and more for appliances, most of which bring parts', () => {
    const appliances = serviceLibrary.filter(({ path }) => path[0]?.['zh-CN'] === '家电维修')
    expect(appliances.length).toBeGreaterThanOrEqual(50)
    expect(appliances.filter(({ parts }) => parts.length > 0).length).toBeGreaterThanOrEqual(50)
  })

  test('#47 asks of many sites what is to be known before departure, also whether the lift is charged', () => {
    expect(serviceLibrary.filter(({ hints }) => hints.length > 0).length).toBeGreaterThan(100)
    expect(serviceLibrary.some(({ hints }) => hints.some((hint) => hint['zh-CN'].includes('货梯是否收费')))).toBe(true)
  })

  test.each(serviceLibrary.map((item) => [item.code, item] as const))(
    '%s is whole, in both languages',
    (code, item) => {
      expect([checkCode(code), checkItem(contentOf(item))]).toEqual([
        { ok: true, value: null },
        { ok: true, value: null },
      ])
      expect(item.label.en).toMatch(/[a-z]/i)
      expect(item.path).toHaveLength(2)
      expect(item.minutes).toBeGreaterThanOrEqual(2)
      expect(item.minutes).toBeLessThanOrEqual(480)
      const lines = item.instruction['zh-CN'].split('\n')
      expect(lines.length).toBeGreaterThanOrEqual(4)
      expect(new Set(lines).size).toBe(lines.length)
    },
  )

  test('names parts that there are, and every part is named', () => {
    const known = libraryParts.map(({ code }) => code)
    expect(new Set(known).size).toBe(known.length)
    const named = new Set(serviceLibrary.flatMap(({ parts }) => parts.map(({ code }) => code)))
    expect([...named].filter((code) => !known.includes(code))).toEqual([])
    expect(known.filter((code) => !named.has(code))).toEqual([])
  })
})
