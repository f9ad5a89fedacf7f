import { fault } from '../fault.ts'
import { isPhone } from './formats.ts'
import { nothing } from './rules.ts'
import { isText, simple } from './simple.ts'
import { textOf } from './text.ts'

export const phone = simple<'phone', string>({
  fits: isText,
  limits: (_field, path) => (answer) => (isPhone(answer) ? nothing : [fault('wrong_format', path)]),
  tell: (answer) => answer,
  take: textOf,
})
