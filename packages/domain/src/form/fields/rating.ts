import { fault } from '../fault.ts'
import { isNumber, simple } from './simple.ts'

/** One to five whole stars. */
export const rating = simple<'rating', number>(isNumber, (answer, _field, path) =>
  [1, 2, 3, 4, 5].includes(answer) ? [] : [fault('not_an_option', path)],
)
