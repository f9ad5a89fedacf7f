import { fault } from '../fault.ts'
import { isText, simple } from './simple.ts'

export const select = simple<'select', string>(isText, (answer, field, path) =>
  field.options.some((option) => option.value === answer) ? [] : [fault('not_an_option', path)],
)
