import { isDateValue, isTimeValue } from './moments.ts'
import { longest, longestName, typeOfKey, type ValueType } from './value-types.ts'

/** What `subscribeMessage.send` takes as `data`. */
export type TemplateData = Readonly<Record<string, { readonly value: string }>>

export type TemplateFault = {
  readonly key: string
  readonly rule: 'unknown_type' | 'empty' | 'control_character' | 'too_long' | 'characters' | 'format' | 'not_listed'
  /** For `too_long`: the most characters allowed. */
  readonly limit?: number
}

type Enums = Readonly<Record<string, readonly string[]>>

const control = /\p{Cc}|[\u2028\u2029]/u

const characters: Readonly<Partial<Record<ValueType, RegExp>>> = {
  number: /^\d+(?:\.\d+)?$/,
  letter: /^[A-Za-z]+$/,
  symbol: /^[\p{P}\p{S}]+$/u,
  character_string: /^[\x20-\x7e]+$/,
  phone_number: /^[\d\p{P}\p{S} ]+$/u,
  car_number: /^(?:\p{Unified_Ideograph}|[A-Za-z\d])[A-Za-z\d]*(?:\p{Unified_Ideograph}|[A-Za-z\d])?$/u,
  name: /^(?:\p{L}|[\p{P}\p{S} ])+$/u,
  phrase: /^\p{Unified_Ideograph}+$/u,
}

const isAmount = (text: string): boolean =>
  /^[\p{Sc}￥]?\d+(?:\.\d+)?元?$/u.test(text) && text.replace(/\D/g, '').length <= 10

/** The first rule of its type that a value breaks; undefined when WeChat takes it. `listed` is for `enum` only. */
export const faultOfValue = (
  type: ValueType,
  text: string,
  listed?: readonly string[],
): Omit<TemplateFault, 'key'> | undefined => {
  if (text.trim() === '') return { rule: 'empty' }
  if (control.test(text)) return { rule: 'control_character' }
  const limit = type === 'name' ? longestName(text) : longest[type]
  if (limit !== undefined && text.length > limit) return { rule: 'too_long', limit }
  if (characters[type] && !characters[type].test(text)) return { rule: 'characters' }
  if (type === 'time' && !isTimeValue(text)) return { rule: 'format' }
  if (type === 'date' && !isDateValue(text)) return { rule: 'format' }
  if (type === 'amount' && !isAmount(text)) return { rule: 'format' }
  if (type === 'enum' && listed && !listed.includes(text)) return { rule: 'not_listed' }
  return undefined
}

/**
 * Everything in `data` that WeChat would answer with 47003. `enums` lists the values of `enum` keys, as `templates()`
 * gives them; an `enum` key without a list is not judged.
 */
export const checkTemplateData = (data: TemplateData, enums: Enums = {}): readonly TemplateFault[] =>
  Object.entries(data).flatMap(([key, { value }]): TemplateFault[] => {
    const type = typeOfKey(key)
    if (!type) return [{ key, rule: 'unknown_type' }]
    const fault = faultOfValue(type, value, enums[key])
    return fault ? [{ key, ...fault }] : []
  })
