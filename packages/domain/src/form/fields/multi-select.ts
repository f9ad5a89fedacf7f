import { options, ordered, whole } from '../definition/shapes.ts'
import { formLimits } from '../definition/walk.ts'
import { fault } from '../fault.ts'
import { optionText } from './select.ts'
import { counted, isTexts, simple } from './simple.ts'
import { listed } from './telling.ts'

const count = whole(0, formLimits.options)

export const multiSelect = simple<'multi_select', readonly string[]>({
  members: { must: { options: options(formLimits.options) }, may: { min: count, max: count }, together: ordered },
  fits: isTexts,
  limits: (field, path) => {
    const values = new Set(field.options.map(({ value }) => value))
    const { min = 0, max = values.size } = field
    return (answer) => {
      const known = answer.length <= values.size && answer.every((one) => values.has(one))
      if (!known || new Set(answer).size < answer.length) return [fault('not_an_option', path)]
      return counted(answer.length, min, max, path)
    }
  },
  tell: (answer, field, { language }) =>
    listed(
      answer.map((one) => optionText(field.options, one, language)),
      language,
    ),
})
