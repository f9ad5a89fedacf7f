import type { Answers, FormSchema } from './field.ts'
import { own } from './own.ts'

/** Every checklist line of the form, by key, in order. */
export const checklistLines = (schema: FormSchema): readonly string[] =>
  schema.fields.flatMap((field) => (field.kind === 'checklist' ? field.lines.map((line) => line.key) : []))

/** The answers with every closed checklist line put back as it was, so a client need not send what it may not change. */
export function withLockedLines(
  schema: FormSchema,
  answers: Answers,
  locked: Answers,
  openLines: readonly string[] | null,
): Answers {
  if (openLines === null) return answers
  const restored = schema.fields.flatMap((field) => {
    const before = own(locked, field.key)
    if (field.kind !== 'checklist' || typeof before !== 'object' || before === null || Array.isArray(before)) return []
    const closed = Object.entries(before).filter(([line]) => !openLines.includes(line))
    const given = own(answers, field.key)
    return [[field.key, { ...(typeof given === 'object' ? given : {}), ...Object.fromEntries(closed) }] as const]
  })
  return { ...answers, ...Object.fromEntries(restored) } as Answers
}
