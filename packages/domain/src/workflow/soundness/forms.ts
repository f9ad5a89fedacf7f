import { checkCondition } from '../../condition/index.ts'
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
        ...(['visible', 'required'] as const).flatMap((name): Problem[] => {
          const condition = field[name]
          const fine = condition === undefined || typeof condition === 'boolean' || checkCondition(condition).ok
          return fine ? [] : [{ rule: 'condition_malformed', node, path: `${at}.${name}` }]
        }),
        ...(isKnownKind(field.kind) ? [] : [{ rule: 'field_kind_unknown' as const, node, path: at }]),
      ]
    }),
  ]
}
