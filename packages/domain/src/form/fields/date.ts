import { fault } from '../fault.ts'
import { isNumber, simple } from './simple.ts'

/** The furthest instant that a calendar can show. */
const last = 8_640_000_000_000_000

/** An instant; a date is the instant of its midnight in the territory's time zone. */
export const date = simple<'date' | 'datetime', number>(isNumber, (answer, _field, path) =>
  Number.isInteger(answer) && Math.abs(answer) <= last ? [] : [fault('wrong_format', path)],
)
