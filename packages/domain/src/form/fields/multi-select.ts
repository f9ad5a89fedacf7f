import { fault } from '../fault.ts'
import { counted, isTexts, simple } from './simple.ts'

export const multiSelect = simple<'multi_select', readonly string[]>(isTexts, (answer, field, path) => {
  const known = answer.every((one) => field.options.some((option) => option.value === one))
  if (!known || new Set(answer).size < answer.length) return [fault('not_an_option', path)]
  return counted(answer.length, field.min ?? 0, field.max ?? field.options.length, path)
})
