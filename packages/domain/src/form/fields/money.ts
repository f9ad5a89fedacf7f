import { fault } from '../fault.ts'
import { between, isNumber, simple } from './simple.ts'

/** Whole fen; never below nothing unless the field says so. */
export const money = simple<'money', number>(isNumber, (answer, field, path) =>
  Number.isSafeInteger(answer) ? between(answer, field.min ?? 0, field.max, path) : [fault('wrong_format', path)],
)
