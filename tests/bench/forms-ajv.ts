import type { Answers, Field } from '@field/domain/form'
import { Ajv } from 'ajv'
import { type Equals, emailPattern, judged, phonePattern, serialPattern } from './forms-case.ts'

type Schema = { readonly [word: string]: unknown }

function schemaOf(field: Field): Schema {
  switch (field.kind) {
    case 'select':
      return { type: 'string', enum: field.options.map(({ value }) => value) }
    case 'multi_select':
      return { type: 'array', uniqueItems: true, items: { enum: field.options.map(({ value }) => value) } }
    case 'number':
      return { type: 'number', minimum: field.min, maximum: field.max }
    case 'money':
      return { type: 'integer', minimum: 0, maximum: field.max }
    case 'text':
    case 'long_text':
      return {
        type: 'string',
        minLength: field.min ?? 0,
        maxLength: field.max,
        ...(field.format ? { pattern: emailPattern } : {}),
      }
    case 'serial':
      return { type: 'string', pattern: serialPattern }
    case 'phone':
      return { type: 'string', pattern: phonePattern }
    case 'photo':
      return { type: 'array', items: { type: 'string' }, minItems: field.min, maxItems: field.max }
    default:
      return { type: 'integer', minimum: 1, maximum: 5 }
  }
}

const ifEquals = ({ at, value }: Equals, then: Schema): Schema =>
  Object.fromEntries([
    ['if', { properties: { [at.key]: { const: value } }, required: [at.key] }],
    ['then', then],
  ])

/** The form as one JSON schema, compiled to code by ajv: the ceiling, which the phone forbids. */
export function ajvJudge(): (answers: Answers) => readonly string[] {
  const always = judged.filter(({ visible }) => visible === undefined)
  const conditional = judged.flatMap((field) => {
    const shows = field.visible as Equals | undefined
    const inside = {
      ...(shows ? { properties: { [field.key]: schemaOf(field) } } : {}),
      ...(shows && field.required ? { required: [field.key] } : {}),
    }
    if (shows) return [ifEquals(shows, inside)]
    return typeof field.required === 'object' ? [ifEquals(field.required as Equals, { required: [field.key] })] : []
  })
  const judge = new Ajv({ allErrors: true, strict: false }).compile({
    type: 'object',
    properties: Object.fromEntries(judged.map((field) => [field.key, field.visible ? true : schemaOf(field)])),
    required: always.filter(({ required }) => required === true).map(({ key }) => key),
    additionalProperties: false,
    allOf: conditional,
  })
  return (answers) => {
    if (judge(answers)) return []
    const errors = (judge.errors ?? []).filter(({ keyword }) => keyword !== 'if')
    return errors.map(({ instancePath, params }) => instancePath.split('/')[1] ?? String(params.missingProperty))
  }
}
