import type { Condition } from '../condition/index.ts'
import { computedOrder } from './definition/circles.ts'
import { conditionReads } from './definition/reads.ts'
import type { Field, FormSchema } from './field.ts'
import { kindOf } from './fields/registry.ts'
import { type Judge, nothing } from './fields/rules.ts'

/** A field ready to judge, with what decides whether it is shown and wanted. */
export type PreparedField = Judge & {
  readonly field: Field
  readonly key: string
  readonly at: number
  readonly visible: Condition | null
  readonly required: Condition | boolean
}

export type PreparedForm = {
  readonly fields: readonly PreparedField[]
  readonly byKey: ReadonlyMap<string, PreparedField>
  /** The order in which a person is asked: what is asked last at the end. */
  readonly asked: readonly PreparedField[]
  readonly groups: readonly (readonly PreparedField[])[]
  readonly computed: ReturnType<typeof computedOrder>['order']
  readonly computedKeys: ReadonlySet<string>
  /** Whether anything of the form depends on facts: a condition, or what is reckoned. */
  readonly readsFacts: boolean
  /** The answers that conditions read: nothing else of earlier forms has to be laid beneath. */
  readonly reads: readonly string[]
}

const unknownKind: Judge = { check: () => nothing, missing: () => nothing }

function prepareField(field: Field, at: number): PreparedField {
  const { key, visible = null, required = false } = field
  const judge = kindOf(field.kind)?.prepare(field, `answers.${key}`) ?? unknownKind
  return { field, key, at, visible, required, check: judge.check, missing: judge.missing }
}

function prepare({ fields: definition, atLeastOneOf = [] }: FormSchema): PreparedForm {
  const fields = definition.map(prepareField)
  const computedKeys = definition.filter(({ kind }) => kind === 'computed').map(({ key }) => key)
  const reads = fields.flatMap(({ visible, required }) => [
    ...conditionReads(visible).answers,
    ...conditionReads(required).answers,
  ])
  return {
    fields,
    byKey: new Map(fields.map((field) => [field.key, field])),
    asked: [...fields.filter(({ field }) => !field.askedLast), ...fields.filter(({ field }) => field.askedLast)],
    groups: atLeastOneOf.map((keys) => fields.filter(({ key }) => keys.includes(key))),
    computed: computedKeys.length > 0 ? computedOrder(definition).order : [],
    computedKeys: new Set(computedKeys),
    readsFacts:
      computedKeys.length > 0 || fields.some((one) => one.visible !== null || typeof one.required !== 'boolean'),
    reads: [...new Set(reads)],
  }
}

const prepared = new WeakMap<FormSchema, PreparedForm>()

/** The form made ready once: published forms never change, so it is kept as long as the form itself. */
export function preparedForm(schema: FormSchema): PreparedForm {
  const kept = prepared.get(schema)
  if (kept) return kept
  const made = prepare(schema)
  prepared.set(schema, made)
  return made
}
