import { fault } from '../fault.ts'
import { isPhone } from './formats.ts'
import { isText, simple } from './simple.ts'

export const phone = simple<'phone', string>(isText, (answer, _field, path) =>
  isPhone(answer) ? [] : [fault('wrong_format', path)],
)
