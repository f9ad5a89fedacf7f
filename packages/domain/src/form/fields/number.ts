import { say } from '../../kernel/index.ts'
import { finite, label, ordered, whole } from '../definition/shapes.ts'
import { fault } from '../fault.ts'
import { between, isNumber, simple } from './simple.ts'

/** Whether the number, written as a decimal, has no more places than that. */
const fitsDecimals = (answer: number, decimals: number): boolean =>
  Number.isInteger(answer) || Number(answer.toFixed(decimals)) === answer

const furthest = 1e12
export const decimals = whole(0, 9)
export const unit = label(20)

export const number = simple<'number', number>({
  members: {
    may: { min: finite(-furthest, furthest), max: finite(-furthest, furthest), decimals, unit },
    together: ordered,
  },
  fits: isNumber,
  limits: (field, path) => (answer) => {
    if (field.decimals !== undefined && !fitsDecimals(answer, field.decimals))
      return [fault('wrong_format', path, { decimals: field.decimals })]
    return between(answer, field.min, field.max, path)
  },
  tell: (answer, field, { language }) => `${answer}${field.unit ? ` ${say(field.unit, language)}` : ''}`,
})
