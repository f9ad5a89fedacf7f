import { type Fault, fault } from '../fault.ts'
import type { Answer, ChecklistAnswer, ChecklistLine } from '../field.ts'
import { own } from '../own.ts'
import { sameJson } from '../same.ts'
import type { Ask, FieldOf, FieldRules, Missing } from './rules.ts'
import { isText, isTexts } from './simple.ts'

type Lines = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Lines =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const members = ['done', 'notApplicable', 'action', 'note', 'before', 'after']

export function isChecklistAnswer(value: unknown): value is ChecklistAnswer {
  if (!isRecord(value) || Object.keys(value).some((name) => !members.includes(name))) return false
  const { done, notApplicable = false, action = '', note = '', before, after } = value
  const flags = typeof done === 'boolean' && typeof notApplicable === 'boolean'
  return flags && isText(action) && isText(note) && isTexts(before) && isTexts(after)
}

const isOpen = (line: string, { openLines }: Ask): boolean => openLines === null || openLines.includes(line)

function lineFaults(line: ChecklistLine, answer: ChecklistAnswer, path: string): Fault[] {
  const { actions } = line
  const faults: Fault[] = []
  if (answer.action && actions && !actions.some((option) => option.value === answer.action))
    faults.push(fault('not_an_option', `${path}.action`))
  if ([...(answer.note ?? '')].length > 500) faults.push(fault('too_long', `${path}.note`, { max: 500 }))
  for (const side of ['before', 'after'] as const)
    if (answer[side].length > 9) faults.push(fault('too_many', `${path}.${side}`, { max: 9 }))
  return faults
}

function lineMissing(line: ChecklistLine, answer: unknown): readonly Missing['what'][] {
  if (!isChecklistAnswer(answer))
    return line.evidence === 'before_and_after'
      ? ['photo_before', 'photo_after']
      : line.evidence === 'after'
        ? ['photo_after']
        : ['value']
  if (answer.notApplicable) return answer.note?.trim() ? [] : ['reason']
  const photos: Missing['what'][] = []
  if (line.evidence === 'before_and_after' && answer.before.length === 0) photos.push('photo_before')
  if (line.evidence !== 'none' && answer.after.length === 0) photos.push('photo_after')
  return photos.length > 0 || answer.done ? photos : ['value']
}

function check(field: FieldOf<'checklist'>, answer: unknown, path: string, ask: Ask): readonly Fault[] {
  if (answer === undefined || answer === null) return []
  if (!isRecord(answer)) return [fault('wrong_kind', path)]
  const locked: Answer | undefined = ask.locked
  return Object.entries(answer).flatMap(([key, given]) => {
    const at = `${path}.${key.slice(0, 32)}`
    const line = field.lines.find((one) => one.key === key)
    if (!line) return [fault('line_unknown', at)]
    if (!isChecklistAnswer(given)) return [fault('wrong_kind', at)]
    if (!isOpen(key, ask)) {
      const before = isRecord(locked) ? own(locked, key) : undefined
      return sameJson(given, before) ? [] : [fault('not_writable', at)]
    }
    return ask.mode === 'draft' ? [] : lineFaults(line, given, at)
  })
}

function missing(field: FieldOf<'checklist'>, answer: unknown, ask: Ask): readonly Missing[] {
  const given: Lines = isRecord(answer) ? answer : {}
  return field.lines
    .filter((line) => isOpen(line.key, ask))
    .flatMap((line) =>
      lineMissing(line, own(given, line.key)).map((what) => ({ field: field.key, line: line.key, what })),
    )
}

/** Line by line: done with the evidence the line wants, or not applicable with a reason. Closed lines stay as they were. */
export const checklist: FieldRules = {
  check: (field, answer, path, ask) => check(field as FieldOf<'checklist'>, answer, path, ask),
  missing: (field, answer, ask) => missing(field as FieldOf<'checklist'>, answer, ask),
}
