import type { Answers, Field } from '@field/domain/form'
import formily, { type Form, type Field as FormilyField } from '@formily/core'
import { type Equals, emailPattern, judged, phonePattern, serialPattern } from './forms-case.ts'

type Rule = (value: unknown) => string

const matching = (pattern: string): Rule => {
  const expression = new RegExp(pattern)
  return (value) => (typeof value === 'string' && expression.test(value) ? '' : 'format')
}
const within =
  (low: number, high: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high ? '' : 'range'

function ruleOf(field: Field): Rule {
  switch (field.kind) {
    case 'select': {
      const values = field.options.map(({ value }) => value)
      return (value) => (values.includes(value as string) ? '' : 'option')
    }
    case 'multi_select': {
      const values = field.options.map(({ value }) => value)
      return (value) => (Array.isArray(value) && value.every((one) => values.includes(one)) ? '' : 'option')
    }
    case 'number':
    case 'money':
      return within(field.min ?? 0, field.max ?? Number.MAX_SAFE_INTEGER)
    case 'text':
    case 'long_text': {
      const { min = 0, max = 200 } = field
      const format = field.format ? matching(emailPattern) : () => ''
      return (value) =>
        typeof value !== 'string' || value.length < min || value.length > max ? 'length' : format(value)
    }
    case 'serial':
      return matching(serialPattern)
    case 'phone':
      return matching(phonePattern)
    case 'photo':
      return (value) => (Array.isArray(value) && value.length >= 1 && value.length <= 9 ? '' : 'count')
    default:
      return within(1, 5)
  }
}

function addField(form: Form, field: Field): void {
  const rule = ruleOf(field)
  const holds = (one: FormilyField, { at, value }: Equals) => one.query(at.key).value() === value
  const shows = field.visible as Equals | undefined
  const wants = typeof field.required === 'object' ? (field.required as Equals) : null
  form.createField({
    name: field.key,
    required: field.required === true,
    validator: (value: unknown) => (value === undefined || value === '' ? '' : rule(value)),
    reactions: (one: FormilyField) => {
      if (shows) one.visible = holds(one, shows)
      if (wants) one.required = holds(one, wants)
    },
  })
}

/** The same form in Formily: made once, its values set and its fields validated for each judgement. */
export function formilyJudge(): {
  readonly judge: (answers: Answers) => Promise<readonly string[]>
  readonly again: () => Promise<unknown>
} {
  const form = formily.createForm()
  for (const field of judged) addField(form, field)
  const validate = (): Promise<readonly string[]> =>
    form.validate().then(
      () => [],
      () => form.errors.map(({ path }) => String(path)),
    )
  return {
    judge: (answers) => {
      form.setValues({ ...answers }, 'overwrite')
      return validate()
    },
    again: validate,
  }
}
