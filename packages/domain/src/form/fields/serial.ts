import { fault } from '../fault.ts'
import { formats } from './formats.ts'
import { isText, simple } from './simple.ts'

export const serial = simple<'serial', string>(isText, (answer, _field, path) =>
  formats.serial(answer) ? [] : [fault('wrong_format', path)],
)
