import { checklistLines, type FormSchema, isKnownKind } from '../../form/index.ts'
import { keyProblems, labelled } from './names.ts'
import type { Problem } from './problem.ts'

export function formProblems(form: FormSchema, node: string | null, path: string): Problem[] {
  const keys = form.fields.map(({ key }) => key)
  const groups = (form.atLeastOneOf ?? []).flat().filter((key) => !keys.includes(key))
  return [
    ...keyProblems(keys, node, path),
    ...keyProblems(checklistLines(form), node, `${path}.lines`),
    ...groups.map((key) => ({ rule: 'field_unknown' as const, node, path: `${path}.atLeastOneOf.${key}` })),
    ...form.fields.flatMap((field): Problem[] => {
      const at = `${path}.${field.key}`
      const inner = field.kind === 'checklist' ? field.lines : 'options' in field ? field.options : []
      const labels = [field.label, ...inner.map(({ label }) => label)]
      return [
        ...(labels.every(labelled) ? [] : [{ rule: 'label_missing' as const, node, path: at }]),
        ...(isKnownKind(field.kind) ? [] : [{ rule: 'field_kind_unknown' as const, node, path: at }]),
      ]
    }),
  ]
}
