import { type Fen, fen, multiplyDivide, say } from '../../kernel/index.ts'
import { whole } from '../definition/shapes.ts'
import { type Fault, fault } from '../fault.ts'
import type { QuoteLineAnswer } from '../field.ts'
import { lineKind } from './lines.ts'
import { moneyText } from './money.ts'
import { nothing } from './rules.ts'
import { isNumber, isText, signs } from './simple.ts'
import { named } from './telling.ts'

/** Unit price in fen, pieces, permille of the whole line. Within them every line is exact to the fen. */
export const quoteLimits = { price: 1_000_000_000, quantity: 10_000, discount: 1_000, name: 100 } as const

/** Thousandths of a quantity above zero with at most three decimals; null for any other. */
function thousandths(quantity: number): number | null {
  const whole = Math.round(quantity * 1_000)
  const fine = quantity > 0 && quantity <= quoteLimits.quantity && whole / 1_000 === quantity
  return fine ? whole : null
}

const isWhole = (value: number, high: number): boolean => Number.isInteger(value) && value >= 0 && value <= high

/** Quantity × price × (1000 − discount) ÷ 1000, rounded half up to the fen; null for a line that is not sound. */
export function quoteLineFen({ quantity, priceFen, discount = 0 }: QuoteLineAnswer): Fen | null {
  const pieces = thousandths(quantity)
  if (pieces === null || !isWhole(priceFen, quoteLimits.price) || !isWhole(discount, quoteLimits.discount)) return null
  const scale = 1_000_000
  const share = pieces * (1_000 - discount)
  const rest = priceFen % scale
  const { quotient, remainder } = multiplyDivide(rest, share, scale)
  return fen(((priceFen - rest) / scale) * share + quotient + (2 * remainder >= scale ? 1 : 0))
}

/** The footer of a quote: the sum of its rounded lines; null while a line is not sound. */
export function quoteFen(lines: readonly QuoteLineAnswer[]): Fen | null {
  let sum = 0
  for (const line of lines) {
    const amount = quoteLineFen(line)
    if (amount === null) return null
    sum += amount
  }
  return fen(sum)
}

function lineFaults(line: QuoteLineAnswer, path: string, maxDiscount: number): readonly Fault[] {
  const { name, quantity, priceFen, discount = 0 } = line
  if (name.trim() === '') return [fault('too_short', `${path}.name`, { min: 1 })]
  if (signs(name) > quoteLimits.name) return [fault('too_long', `${path}.name`, { max: quoteLimits.name })]
  if (thousandths(quantity) === null) return [fault('quantity_invalid', `${path}.quantity`)]
  if (!isWhole(priceFen, quoteLimits.price)) return [fault('amount_invalid', `${path}.priceFen`)]
  if (!isWhole(discount, quoteLimits.discount)) return [fault('wrong_format', `${path}.discount`)]
  return discount > maxDiscount ? [fault('too_large', `${path}.discount`, { max: `${maxDiscount / 10}%` })] : nothing
}

const members = ['name', 'quantity', 'priceFen', 'discount']

function fits(line: Readonly<Record<string, unknown>>): boolean {
  const { name, quantity, priceFen, discount = 0 } = line
  const known = Object.keys(line).every((member) => members.includes(member))
  return known && isText(name) && isNumber(quantity) && isNumber(priceFen) && isNumber(discount)
}

function lineText(line: QuoteLineAnswer): string {
  const amount = quoteLineFen(line)
  const off = line.discount ? ` −${line.discount / 10}%` : ''
  const equals = amount === null ? '' : ` = ${moneyText(amount)}`
  return `${line.name} ${moneyText(line.priceFen)} × ${line.quantity}${off}${equals}`
}

/** What is offered line by line, in the customer's words, with price and discount. */
export const quoteLines = lineKind<'quote_lines', QuoteLineAnswer>({
  may: { maxDiscount: whole(0, quoteLimits.discount) },
  fits,
  limits: (field) => {
    const { maxDiscount = 0 } = field
    return (line, path) => lineFaults(line, path, maxDiscount)
  },
  tell: (lines, { language }) => {
    const sum = quoteFen(lines)
    const footer =
      sum === null ? [] : [named(say({ 'zh-CN': '合计', en: 'Total' }, language), moneyText(sum), language)]
    return [...lines.map(lineText), ...footer]
  },
})
