import { chosenOptions, type Field, type FormSchema } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'

export type Cascade = Extract<Field, { kind: 'cascade' }>

/** The cascades that a work type asks anywhere, each once, without those that are hidden from the office. */
export function cascadesOf({ report, nodes }: WorkTypeDefinition): readonly Cascade[] {
  const people = nodes.filter(isPersonNode)
  const hidden = people.flatMap(({ access = [] }) =>
    access
      .filter((one) => one.who === 'dispatcher' && one.access === 'hidden')
      .map(({ form, field }) => `${form} ${field}`),
  )
  const forms: { readonly name: string; readonly form: FormSchema }[] = [
    { name: 'report', form: report },
    ...people.flatMap(({ key, form }) => (form ? [{ name: key, form }] : [])),
  ]
  const found = new Map<string, Cascade>()
  for (const { name, form } of forms)
    for (const field of form.fields)
      if (field.kind === 'cascade' && !found.has(field.key) && !hidden.includes(`${name} ${field.key}`))
        found.set(field.key, field)
  return [...found.values()]
}

/** What the choices of a path are called by the first version that knows them all; else as they are stored. */
export function labelsOf(path: readonly string[], versions: readonly Cascade[]): Label[] {
  const chosen = versions
    .map(({ options }) => chosenOptions(options, path))
    .find(({ length }) => length === path.length)
  return path.map((value, at) => chosen?.[at]?.label ?? { 'zh-CN': value })
}
