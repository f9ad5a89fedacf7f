import { fault } from '../fault.ts'
import { nothing } from './rules.ts'
import { isNumber, simple } from './simple.ts'

const highest = 5

/** One to five whole stars. */
export const rating = simple<'rating', number>({
  fits: isNumber,
  limits: (_field, path) => (answer) =>
    Number.isInteger(answer) && answer >= 1 && answer <= highest ? nothing : [fault('not_an_option', path)],
  tell: (answer) => `${answer} / ${highest}`,
})
