import { fault } from '../fault.ts'
import { formats } from './formats.ts'
import { nothing } from './rules.ts'
import { isText, simple } from './simple.ts'
import { textOf } from './text.ts'

export const serial = simple<'serial', string>({
  fits: isText,
  limits: (_field, path) => (answer) => (formats.serial(answer) ? nothing : [fault('wrong_format', path)]),
  tell: (answer) => answer,
  take: textOf,
})
