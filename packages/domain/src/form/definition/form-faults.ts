import type { Fault } from '../fault.ts'
import type { Answers, Field, FieldDefault, FormSchema } from '../field.ts'
import { fieldKinds, kindOf } from '../fields/registry.ts'
import { isEmpty } from '../fields/rules.ts'
import { own } from '../own.ts'
import { computedOrder } from './circles.ts'
import { formulaReads } from './reads.ts'
import { among, condition, flag, key, label, list, object, onlyOnce, type Read, type Reads, whole } from './shapes.ts'
import { blame, formLimits, step, type Walk } from './walk.ts'

const required: Read = (walk, value, path) => (typeof value === 'object' ? condition : flag)(walk, value, path)

/** Any JSON: whether it fits is judged by the field's own kind afterwards. */
const anything: Read = () => undefined

const source: Read = (walk, value, path) => {
  const constant =
    typeof value === 'object' && value !== null && own(value as Record<string, unknown>, 'from') === 'value'
  const members: Reads = constant
    ? { from: among(['value']), value: anything }
    : { from: among(['asset', 'customer', 'order', 'answer']), key }
  object({ must: members })(walk, value, path)
}

const base = { key, label: label(500) }
const extra = { help: label(500), required, visible: condition, default: source, askedLast: flag }

/** A constant that the field itself would refuse would never be filled in. */
function defaultFits(walk: Walk, field: Field, path: string): void {
  const from: FieldDefault | undefined = field.default
  if (from?.from !== 'value' || isEmpty(from.value)) return
  const ask = { mode: 'final', openLines: null, locked: {} as Answers, today: null, offsetMinutes: 0 } as const
  const [wrong] = kindOf(field.kind)?.prepare(field, 'value').check(from.value, ask) ?? []
  if (wrong) blame(walk, wrong.refusal.code, `${path}.default.${wrong.path}`)
}

const field: Read = (walk, value, path) => {
  const kind = typeof value === 'object' && value !== null ? own(value as Record<string, unknown>, 'kind') : undefined
  const rules = typeof kind === 'string' ? kindOf(kind) : undefined
  const { must = {}, may = {}, together } = rules?.members ?? {}
  if (!rules && kind !== undefined) {
    if (step(walk, path)) blame(walk, 'not_an_option', `${path}.kind`)
    return
  }
  object({
    must: { ...base, kind: among(fieldKinds), ...must },
    may: { ...extra, ...may },
    together: (_walk, whole, at) => {
      together?.(walk, whole, at)
      defaultFits(walk, whole as Field, at)
    },
  })(walk, value, path)
}

/** What only the whole form shows: keys twice, groups of fields that are not there, computed fields that go in circles. */
const together: Read = (walk, value, path) => {
  const { fields, atLeastOneOf = [] } = value as FormSchema
  const byKey = new Map(fields.map((one) => [one.key, one]))
  onlyOnce(
    walk,
    fields.map((one) => one.key),
    (index) => `${path}.fields.${index}.key`,
  )
  for (const [group, keys] of atLeastOneOf.entries())
    for (const [index, name] of keys.entries())
      if (!byKey.has(name)) blame(walk, 'unknown_field', `${path}.atLeastOneOf.${group}.${index}`)
  const { circular } = computedOrder(fields)
  for (const [index, one] of fields.entries()) {
    if (one.kind !== 'computed') continue
    if (circular.has(one.key)) blame(walk, 'circular', `${path}.fields.${index}.formula`)
    for (const name of formulaReads(one.formula).values.answers)
      if (!readable(byKey.get(name))) blame(walk, 'wrong_kind', `${path}.fields.${index}.formula`, { key: name })
  }
}

const numbers = ['number', 'money', 'rating', 'date', 'datetime', 'computed']
const lineKinds = ['part_lines', 'service_items', 'quote_lines']

/** A formula can reckon with numbers and lines; a field of another form is not known here. */
const readable = (one: Field | undefined): boolean =>
  one === undefined || numbers.includes(one.kind) || lineKinds.includes(one.kind)

const form = object({
  must: { version: whole(0, 1_000_000), fields: list(0, formLimits.fields, field) },
  may: { atLeastOneOf: list(0, formLimits.groups, list(1, formLimits.fields, key)) },
  together,
})

/**
 * What is wrong with an untrusted form definition, each fault with its path below `path` ("form.fields.3.options.0.label.en");
 * empty means that it is a `FormSchema`. At most `formLimits.faults` are named, and the walk takes at most
 * `formLimits.steps` steps whatever is sent, so its cost has a bound.
 */
export function formFaults(input: unknown, path = 'form'): readonly Fault[] {
  const walk: Walk = { left: formLimits.steps, faults: [] }
  form(walk, input, path)
  return walk.faults
}
