import { fault } from '../fault.ts'
import { between, isNumber, simple } from './simple.ts'

/** Whether the number, written as a decimal, has no more places than that. */
const fitsDecimals = (answer: number, decimals: number): boolean => Number(answer.toFixed(decimals)) === answer

export const number = simple<'number', number>(isNumber, (answer, field, path) => {
  if (field.decimals !== undefined && !fitsDecimals(answer, field.decimals))
    return [fault('wrong_format', path, { decimals: field.decimals })]
  return between(answer, field.min, field.max, path)
})
