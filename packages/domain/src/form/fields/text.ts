import { fault } from '../fault.ts'
import { formats } from './formats.ts'
import { isText, simple } from './simple.ts'

const longest = { text: 200, long_text: 2_000 }

/** Characters are counted as a person sees them: a surrogate pair is one. */
export const text = simple<'text' | 'long_text', string>(isText, (answer, field, path) => {
  const length = [...answer].length
  const max = field.max ?? longest[field.kind]
  if (field.min !== undefined && length < field.min) return [fault('too_short', path, { min: field.min })]
  if (length > max) return [fault('too_long', path, { max })]
  return field.format && !formats[field.format](answer) ? [fault('wrong_format', path)] : []
})
