import type { Field, FieldKind, FormSchema } from '@field/domain/form'
import type { Label, Language } from '@field/domain/kernel'
import { isPersonNode, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { type Fresh, label, said, withPerson } from './whole.ts'

/** Whose form it is: the opening's (`report`), or a node's by its key. */
export type FormAt = string

export function formAt(definition: WorkTypeDefinition, at: FormAt): FormSchema | null {
  if (at === 'report') return definition.report
  const node = nodeOf(definition, at)
  return isPersonNode(node) ? (node.form ?? { version: 1, fields: [] }) : null
}

function withForm(
  definition: WorkTypeDefinition,
  at: FormAt,
  make: (form: FormSchema) => FormSchema,
): WorkTypeDefinition {
  const now = formAt(definition, at)
  if (!now) return definition
  const form = make(now)
  return at === 'report' ? { ...definition, report: form } : withPerson(definition, at, (node) => ({ ...node, form }))
}

const option = (value: string, name: Label) => ({ value, label: name })
type Names = { readonly first: Label; readonly second: Label }

/** A new field of that kind, with what it cannot do without. */
export function newField(kind: FieldKind, key: string, name: Label, names: Names): Field {
  const base = { key, label: name }
  switch (kind) {
    case 'select':
    case 'multi_select':
      return { ...base, kind, options: [option('o1', names.first), option('o2', names.second)] }
    case 'cascade':
      return {
        ...base,
        kind,
        levels: [name],
        options: [option('o1', names.first), option('o2', names.second)],
      }
    case 'checklist':
      return { ...base, kind, lines: [{ key: 'l1', label: names.first, evidence: 'none' }] }
    case 'computed':
      return { ...base, kind, as: 'number', formula: { op: 'sum', of: [{ op: 'constant', value: 0 }] } }
    case 'photo':
      return { ...base, kind, max: 9 }
    default:
      return { ...base, kind } as Field
  }
}

/** Puts a new field at a place, or at the end; the key is for opening it. */
export function addField(
  definition: WorkTypeDefinition,
  at: FormAt,
  { kind, name, names, index }: { kind: FieldKind; name: Label; names: Names; index?: number },
  fresh: Fresh,
): { readonly definition: WorkTypeDefinition; readonly key: string } {
  const key = fresh(kind)
  const field = newField(kind, key, name, names)
  const put = withForm(definition, at, (form) => {
    const place = index ?? form.fields.length
    return { ...form, fields: [...form.fields.slice(0, place), field, ...form.fields.slice(place)] }
  })
  return { definition: put, key }
}

export const setField = (
  definition: WorkTypeDefinition,
  at: FormAt,
  key: string,
  make: (field: Field) => Field,
): WorkTypeDefinition =>
  withForm(definition, at, (form) => ({
    ...form,
    fields: form.fields.map((field) => (field.key === key ? make(field) : field)),
  }))

/**
 * A field called anew. The first name of one's own replaces what its kind was called in every language, and levels that
 * were named after the field go on being so.
 */
export function renamed<F extends Field>(field: F, language: Language, text: string, ofKind: Label): F {
  const untouched = field.label['zh-CN'] === ofKind['zh-CN'] && field.label.en === ofKind.en
  const name = untouched && language === 'zh-CN' && text !== '' ? label(text) : said(field.label, language, text)
  if (field.kind !== 'cascade') return { ...field, label: name }
  const old = field.label['zh-CN']
  const levels = field.levels.map((level) => {
    const count = level['zh-CN'].slice(old.length)
    const follows = level['zh-CN'].startsWith(old) && /^( \d)?$/.test(count)
    return follows ? label(`${name['zh-CN']}${count}`, name.en && `${name.en}${count}`) : level
  })
  return { ...field, label: name, levels }
}

/** Takes a field out of its form, with what was said about who may see it and about it being one of several. */
export function removeField(definition: WorkTypeDefinition, at: FormAt, key: string): WorkTypeDefinition {
  const out = withForm(definition, at, ({ atLeastOneOf, ...form }) => {
    const groups = atLeastOneOf?.map((group) => group.filter((one) => one !== key)).filter((group) => group.length > 0)
    return {
      ...form,
      fields: form.fields.filter((field) => field.key !== key),
      ...(groups && groups.length > 0 && { atLeastOneOf: groups }),
    }
  })
  return {
    ...out,
    nodes: out.nodes.map((node) =>
      isPersonNode(node) && node.access?.some((one) => one.form === at && one.field === key)
        ? { ...node, access: node.access.filter((one) => one.form !== at || one.field !== key) }
        : node,
    ),
  }
}

/** Puts a field to another place of its form; places are counted without it. */
export const moveField = (definition: WorkTypeDefinition, at: FormAt, key: string, to: number): WorkTypeDefinition =>
  withForm(definition, at, (form) => {
    const field = form.fields.find((one) => one.key === key)
    if (!field) return form
    const others = form.fields.filter((one) => one !== field)
    const place = Math.max(0, Math.min(others.length, to))
    return { ...form, fields: [...others.slice(0, place), field, ...others.slice(place)] }
  })

/** A second one like it, behind it. */
export function copyField(definition: WorkTypeDefinition, at: FormAt, key: string, fresh: Fresh): WorkTypeDefinition {
  return withForm(definition, at, (form) => ({
    ...form,
    fields: form.fields.flatMap((field) =>
      field.key === key ? [field, { ...field, key: fresh(field.kind) }] : [field],
    ),
  }))
}
