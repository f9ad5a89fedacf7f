import type { Answer, Answers, FormSchema } from './field.ts'
import { isRecord, own } from './own.ts'

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
  const restored = schema.fields.flatMap((field): readonly (readonly [string, Answer])[] => {
    const before = own(locked, field.key)
    if (field.kind !== 'checklist' || !isRecord(before)) return []
    const closed = Object.entries(before).filter(([line]) => !openLines.includes(line))
    const given = own(answers, field.key)
    const open = typeof given === 'object' ? given : {}
    return [[field.key, { ...open, ...Object.fromEntries(closed) } as Answer]]
  })
  return { ...answers, ...Object.fromEntries(restored) }
}
