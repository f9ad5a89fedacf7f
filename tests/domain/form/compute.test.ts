import {
  type Answers,
  checkAnswers,
  computeAnswers,
  type Field,
  type FormSchema,
  type Formula,
  formFaults,
  plainText,
  prefill,
  quoteFen,
  quoteLineFen,
  visibleAnswers,
  visibleFields,
  withAnswers,
} from '@field/domain/form'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fieldOf } from './every-kind.ts'

const label = { 'zh-CN': '题' }
const form = (...fields: readonly object[]): FormSchema => ({
  version: 1,
  fields: fields.map((field, index) => ({ key: `f${index}`, label, ...field }) as Field),
})
const quote = { key: 'quote', kind: 'quote_lines', maxDiscount: 1_000 }
const answer = (key: string): Formula => ({ op: 'answer', key })
const constant = (value: number): Formula => ({ op: 'constant', value })
const total = {
  key: 'total',
  kind: 'computed',
  as: 'money',
  formula: { op: 'lines', key: 'quote', take: 'amount' } satisfies Formula,
}
const computed = (key: string, formula: Formula, more: object = {}) => ({
  key,
  kind: 'computed',
  as: 'number',
  formula,
  ...more,
})
const reckoned = (formula: Formula, answers: Answers = {}, more: object = {}) =>
  computeAnswers(form(computed('x', formula, more)), answers, { answer: { a: 10, b: 4, zero: 0 } }).x

describe('#16 a quote with item lines, price and discount', () => {
  test('#16 a line is quantity × price × discount, rounded half up to the fen once', () => {
    const line = (quantity: number, priceFen: number, discount?: number) =>
      quoteLineFen({ name: 'x', quantity, priceFen, ...(discount === undefined ? {} : { discount }) })
    expect(line(3, 9_999)).toBe(29_997)
    expect(line(1, 10_000, 50)).toBe(9_500)
    expect(line(1, 1, 500)).toBe(1)
    expect(line(1, 1, 501)).toBe(0)
    expect(line(0.5, 1)).toBe(1)
    expect(line(1.005, 100)).toBe(101)
    expect(line(2, 15, 100)).toBe(27)
    expect(line(1, 100, 1_000)).toBe(0)
    expect(line(10_000, 1_000_000_000)).toBe(10_000_000_000_000)
    expect([line(0, 1), line(0.0001, 1), line(1, -1), line(1, 0.5), line(1, 1, 1_001)]).toEqual(Array(5).fill(null))
  })

  test('#16 every line equals the count in big integers, and the footer is their sum', () => {
    const lines = fc.array(
      fc.record({
        name: fc.constant('x'),
        quantity: fc.integer({ min: 1, max: 10_000_000 }).map((pieces) => pieces / 1_000),
        priceFen: fc.integer({ min: 0, max: 1_000_000_000 }),
        discount: fc.integer({ min: 0, max: 1_000 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(lines, (given) => {
        const exact = given.map(({ quantity, priceFen, discount }) => {
          const scaled = BigInt(Math.round(quantity * 1_000)) * BigInt(priceFen) * BigInt(1_000 - discount)
          return Number((scaled + 500_000n) / 1_000_000n)
        })
        expect(given.map(quoteLineFen)).toEqual(exact)
        const sum = exact.reduce((all, one) => all + one, 0)
        expect(quoteFen(given)).toBe(sum)
        expect(computeAnswers(form(quote, total), { quote: given }).total).toBe(sum)
      }),
      { seed: 16, numRuns: 500 },
    )
  })

  test('#16 the footer is reckoned by whoever reads it, whatever the client sent', () => {
    const schema = form(quote, total)
    const lines = [{ name: '压缩机', quantity: 2, priceFen: 30_000, discount: 100 }]
    const forged = { quote: lines, total: 1 }
    expect(checkAnswers(schema, forged, { mode: 'final' })).toEqual([])
    expect(visibleAnswers(schema, forged, {})).toEqual({ quote: lines, total: 54_000 })
    expect(computeAnswers(schema, { total: 1 })).toEqual({})
    expect(plainText(schema.fields[1] as Field, 54_000, 'zh-CN')).toBe('¥540.00')
  })
})

describe('a computed field', () => {
  it('adds, takes away, multiplies, divides and chooses, exactly', () => {
    expect(reckoned({ op: 'add', of: [constant(0.1), constant(0.2)] })).toBe(0.3)
    expect(reckoned({ op: 'subtract', of: [answer('a'), answer('b')] })).toBe(6)
    expect(reckoned({ op: 'multiply', of: [constant(1.15), constant(110)] }, {}, { as: 'money' })).toBe(127)
    expect(reckoned({ op: 'divide', of: [answer('a'), constant(3)] }, {}, { decimals: 2 })).toBe(3.33)
    expect(reckoned({ op: 'divide', of: [constant(-1), constant(8)] }, {}, { decimals: 2 })).toBe(-0.13)
    expect(reckoned({ op: 'min', of: [answer('a'), answer('b'), constant(7)] })).toBe(4)
    expect(reckoned({ op: 'max', of: [answer('a'), answer('b'), constant(7)] })).toBe(10)
    const many = { op: 'greater', at: { from: 'answer', key: 'a' }, value: 5 } as const
    expect(reckoned({ op: 'when', condition: many, yes: constant(1), no: constant(2) })).toBe(1)
  })

  it('is missing while a part of it is, which a sum alone overlooks', () => {
    expect(reckoned({ op: 'add', of: [answer('a'), answer('nowhere')] })).toBeUndefined()
    expect(reckoned({ op: 'sum', of: [answer('a'), answer('nowhere')] })).toBe(10)
    expect(reckoned({ op: 'divide', of: [answer('a'), answer('zero')] })).toBeUndefined()
    expect(reckoned({ op: 'lines', key: 'a', take: 'count' })).toBeUndefined()
    expect(reckoned({ op: 'multiply', of: Array(4).fill(constant(1e12)) })).toBeUndefined()
    expect(reckoned({ op: 'cube' } as never)).toBeUndefined()
  })

  it('counts lines and their quantities', () => {
    const lines = [
      { partId: 'a', quantity: 2 },
      { partId: 'b', quantity: 3 },
    ]
    const schema = form(
      { key: 'parts', kind: 'part_lines' },
      computed('pieces', { op: 'lines', key: 'parts', take: 'quantity' }),
      computed('kinds', { op: 'lines', key: 'parts', take: 'count' }),
      computed('worth', { op: 'lines', key: 'parts', take: 'amount' }),
    )
    expect(computeAnswers(schema, { parts: lines })).toEqual({ parts: lines, pieces: 5, kinds: 2 })
  })

  it('reads others in the order of need, and what is hidden does not count', () => {
    const big = { op: 'greater', at: { from: 'answer', key: 'gross' }, value: 100 } as const
    const schema = form(
      computed('gross', { op: 'add', of: [answer('net'), answer('tax')] }),
      computed('tax', { op: 'multiply', of: [answer('net'), constant(0.13)] }),
      { key: 'net', kind: 'number', visible: { op: 'exists', at: { from: 'order', key: 'paid' } } },
      { key: 'why', kind: 'text', visible: big, required: true },
    )
    const paid = { order: { paid: true } }
    expect(computeAnswers(schema, { net: 100, gross: 1 }, paid)).toEqual({ net: 100, tax: 13, gross: 113 })
    expect(computeAnswers(schema, { net: 100 })).toEqual({ net: 100 })
    expect(checkAnswers(schema, { net: 100 }, { mode: 'final', facts: paid }).map(({ path }) => path)).toEqual([
      'answers.why',
    ])
    expect(checkAnswers(schema, { net: 80, gross: 999 }, { mode: 'final', facts: paid })).toEqual([])
    expect(visibleFields(schema, withAnswers(paid, { net: 100 })).map(({ key }) => key)).toContain('why')
    const stale = { ...paid, answer: { gross: 999, net: 1 } }
    expect(visibleFields(schema, withAnswers(stale, { net: 80 })).map(({ key }) => key)).not.toContain('why')
  })

  it('that is reckoned from itself is refused, and never has a value where nobody checked', () => {
    const circle = form(
      computed('a', answer('b')),
      computed('b', { op: 'add', of: [answer('c'), constant(1)] }),
      computed('c', answer('d')),
      { key: 'd', kind: 'number', visible: { op: 'exists', at: { from: 'answer', key: 'a' } } },
      computed('fine', constant(2)),
    )
    expect(formFaults(circle).map(({ path, refusal }) => `${refusal.code} ${path}`)).toEqual([
      'circular form.fields.0.formula',
      'circular form.fields.1.formula',
      'circular form.fields.2.formula',
    ])
    expect(computeAnswers(circle, { d: 1, a: 5 })).toEqual({ d: 1, fine: 2 })
    expect(formFaults(form(computed('n', answer('words')), { key: 'words', kind: 'text' }))).toHaveLength(1)
  })

  it('does not walk lines that its fuel does not reach', () => {
    let reads = 0
    const lines = new Proxy(new Array(1_000_000).fill({ partId: 'a', quantity: 1 }), {
      get: (target, name) => {
        reads += 1
        return Reflect.get(target, name)
      },
    })
    const schema = form(
      { key: 'parts', kind: 'part_lines' },
      computed('n', { op: 'lines', key: 'parts', take: 'quantity' }),
    )
    expect(computeAnswers(schema, { parts: lines }).n).toBeUndefined()
    expect(reads).toBeLessThan(100)
  })

  it('of a finished form adds up from what the form keeps', () => {
    const shown = { op: 'greater', at: { from: 'answer', key: 'sum' }, value: 10 } as const
    const schema = form(
      { key: 'a', kind: 'number' },
      { key: 'b', kind: 'number', visible: { op: 'exists', at: { from: 'answer', key: 'a' } } },
      computed('sum', { op: 'sum', of: [answer('a'), answer('b')] }),
      computed('half', { op: 'divide', of: [answer('sum'), constant(2)] }, { visible: shown }),
    )
    const maybe = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined })
    fc.assert(
      fc.property(fc.record({ a: maybe, b: maybe, sum: maybe, half: maybe }), (given) => {
        const sent = JSON.parse(JSON.stringify(given)) as Answers
        const kept = visibleAnswers(schema, sent, {})
        expect(visibleAnswers(schema, kept, {})).toEqual(kept)
        expect(computeAnswers(schema, kept)).toEqual(kept)
      }),
      { seed: 5, numRuns: 500 },
    )
  })
})

describe('#19 prefilling', () => {
  const from = (source: string, key: string) => ({ default: { from: source, key } })
  const schema = form(
    { key: 'model', kind: 'text', ...from('asset', 'model') },
    { key: 'serial', kind: 'serial', ...from('asset', 'serial') },
    { key: 'warranty', kind: 'date', ...from('asset', 'warranty_until') },
    { key: 'address', kind: 'address', ...from('customer', 'address') },
    { key: 'phone', kind: 'phone', ...from('customer', 'phone') },
    { key: 'last', kind: 'text', ...from('order', 'last_title') },
    { ...fieldOf('select'), key: 'fault', ...from('answer', 'fault_code') },
    { key: 'rating', kind: 'rating', default: { from: 'value', value: 5 } },
  )
  const sources = {
    asset: { model: 'BD-520', serial: '2309-01187', warranty_until: 1_800_000_000_000 },
    customer: { address: '世纪大道 1 号', phone: 13_800_138_000 },
    order: { last_title: '不制冷' },
    answer: { fault_code: 'e1' },
  }

  test('#19 fills model, serial, warranty, address and the last order from the scan', () => {
    expect(prefill(schema, sources)).toEqual({
      model: 'BD-520',
      serial: '2309-01187',
      warranty: 1_800_000_000_000,
      address: { text: '世纪大道 1 号' },
      phone: '13800138000',
      last: '不制冷',
      fault: 'e1',
      rating: 5,
    })
  })

  test('#19 leaves out what is unknown, and what the field itself would refuse', () => {
    expect(prefill(schema, {})).toEqual({ rating: 5 })
    const odd = {
      asset: { model: 'm'.repeat(201), serial: '编号' },
      customer: { phone: 'none' },
      answer: { fault_code: 'e9' },
    }
    expect(prefill(schema, odd)).toEqual({ rating: 5 })
    expect(prefill(form({ kind: 'text', ...from('asset', 'constructor') }), { asset: {} })).toEqual({})
  })

  test('#19 a constant that its field would refuse is a fault of the form', () => {
    const wrong = form({ key: 'stars', kind: 'rating', default: { from: 'value', value: 9 } })
    expect(formFaults(wrong).map(({ path, refusal }) => `${refusal.code} ${path}`)).toEqual([
      'not_an_option form.fields.0.default.value',
    ])
  })
})
