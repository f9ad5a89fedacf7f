import {
  type Answers,
  checkAnswers,
  type Field,
  type FormContext,
  type FormSchema,
  type Missing,
  own,
  sameJson,
  whatIsMissing,
} from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import type { Words } from '../words/area.ts'
import type { formWords } from '../words/form.ts'

/** Something the person has still to do before the form is final, in order. `redo`: a line that came back and is as it was. */
export type ToDo = Omit<Missing, 'what'> & { readonly what: Missing['what'] | 'redo' | 'fix' }

export type ToDoContext = FormContext & { readonly before?: Answers }

const lineOf = (answers: Answers, field: string, line: string): unknown => {
  const answer = own(answers, field)
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
    ? own(answer as Readonly<Record<string, unknown>>, line)
    : undefined
}

/** Lines that came back and nobody has touched since: the server would take them, but nothing was done about the reason. */
function untouched(schema: FormSchema, answers: Answers, { openLines, before = {} }: ToDoContext): readonly ToDo[] {
  if (!openLines) return []
  return schema.fields.flatMap((field) =>
    field.kind !== 'checklist'
      ? []
      : field.lines
          .filter(({ key }) => openLines.includes(key))
          .filter(({ key }) => sameJson(lineOf(answers, field.key, key), lineOf(before, field.key, key)))
          .map(({ key }) => ({ field: field.key, line: key, what: 'redo' as const })),
  )
}

/** What is still to be done: what the domain misses, lines sent back and not touched, answers beyond their limits. */
export function toDo(schema: FormSchema, answers: Answers, context: ToDoContext): readonly ToDo[] {
  const missing = whatIsMissing(schema, answers, context)
  const again = untouched(schema, answers, context)
  const wrong = checkAnswers(schema, answers, { ...context, mode: 'final' })
    .filter(({ refusal }) => refusal.code !== 'required')
    .map(({ path }): ToDo => ({ field: path.split('.')[1] ?? '', line: null, what: 'fix' }))
  return [...wrong, ...again, ...missing]
}

/** The name of the element that a thing to do stands in, to scroll to. */
export const anchorOf = ({ field, line }: Pick<ToDo, 'field' | 'line'>): string =>
  line === null ? `field-${field}` : `line-${field}-${line}`

const labelOf = (schema: FormSchema, { field: key, line }: ToDo): Label | null => {
  const field = schema.fields.find((one) => one.key === key)
  if (!field) return null
  if (line === null || field.kind !== 'checklist') return field.label
  return field.lines.find((one) => one.key === line)?.label ?? field.label
}

const pictures: readonly Field['kind'][] = ['photo', 'video', 'file']
const choices: readonly Field['kind'][] = ['select', 'multi_select', 'date', 'datetime', 'rating']

/** What the button says for it: "拍门封条修后". */
export function toDoWords(
  schema: FormSchema,
  one: ToDo,
  words: Words<typeof formWords>,
  say: (label: Label) => string,
): string {
  const label = labelOf(schema, one)
  const name = label ? say(label) : one.field
  const kind = schema.fields.find(({ key }) => key === one.field)?.kind
  switch (one.what) {
    case 'photo_before':
      return words.missBefore(name)
    case 'photo_after':
      return words.missAfter(name)
    case 'reason':
      return words.missReason(name)
    case 'redo':
      return words.missRedo(name)
    case 'fix':
      return words.fix(name)
    case 'one_of':
    case 'value':
      if (one.line !== null) return words.missAction(name)
      if (kind === 'signature') return words.missSign(name)
      if (kind && pictures.includes(kind)) return words.missShoot(name)
      return kind && choices.includes(kind) ? words.missChoose(name) : words.missFill(name)
  }
}
