import { among, ordered, whole } from '../definition/shapes.ts'
import { fault } from '../fault.ts'
import { formats } from './formats.ts'
import { nothing } from './rules.ts'
import { isText, signs, simple } from './simple.ts'

const longest = { text: 200, long_text: 2_000 }

/** A number from elsewhere may fill a text. */
export const textOf = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)

export const text = simple<'text' | 'long_text', string>({
  members: {
    may: { min: whole(0, 2_000), max: whole(1, 5_000), format: among(Object.keys(formats)) },
    together: ordered,
  },
  fits: isText,
  limits: (field, path) => {
    const { min = 0, max = longest[field.kind] } = field
    const fits = field.format && formats[field.format]
    return (answer) => {
      // Only where pairs could matter are the signs counted.
      const length = answer.length <= max && answer.length >= 2 * min ? answer.length : signs(answer)
      if (length < min) return [fault('too_short', path, { min })]
      if (length > max) return [fault('too_long', path, { max })]
      return fits && !fits(answer) ? [fault('wrong_format', path)] : nothing
    }
  },
  tell: (answer) => answer,
  take: textOf,
})
