import { type Language, say } from '../../kernel/index.ts'
import { among, key, label, list, object, onlyOnce, options, type Read } from '../definition/shapes.ts'
import { formLimits } from '../definition/walk.ts'
import { type Fault, fault } from '../fault.ts'
import type { ChecklistAnswer, ChecklistLine } from '../field.ts'
import { isRecord, own } from '../own.ts'
import { sameJson } from '../same.ts'
import { type Ask, type FieldOf, type Kind, type Missing, nothing } from './rules.ts'
import { optionText } from './select.ts'
import { isText, isTexts, signs } from './simple.ts'
import { lined, named } from './telling.ts'

const members = ['done', 'notApplicable', 'action', 'note', 'before', 'after']

export function isChecklistAnswer(value: unknown): value is ChecklistAnswer {
  if (!isRecord(value)) return false
  for (const name of Object.keys(value)) if (!members.includes(name)) return false
  const { done, notApplicable = false, action = '', note = '', before, after } = value
  const flags = typeof done === 'boolean' && typeof notApplicable === 'boolean'
  return flags && isText(action) && isText(note) && isTexts(before) && isTexts(after)
}

const isOpen = (line: string, { openLines }: Ask): boolean => openLines === null || openLines.includes(line)

function lineFaults({ actions }: ChecklistLine, answer: ChecklistAnswer, path: string): readonly Fault[] {
  const faults: Fault[] = []
  if (answer.action && actions && !actions.some((option) => option.value === answer.action))
    faults.push(fault('not_an_option', `${path}.action`))
  if (answer.note && signs(answer.note) > 500) faults.push(fault('too_long', `${path}.note`, { max: 500 }))
  for (const side of ['before', 'after'] as const)
    if (answer[side].length > 9) faults.push(fault('too_many', `${path}.${side}`, { max: 9 }))
  return faults
}

function lineMissing({ evidence }: ChecklistLine, answer: unknown): readonly Missing['what'][] {
  if (!isChecklistAnswer(answer))
    return evidence === 'before_and_after'
      ? ['photo_before', 'photo_after']
      : evidence === 'after'
        ? ['photo_after']
        : ['value']
  if (answer.notApplicable) return answer.note?.trim() ? nothing : ['reason']
  const before = evidence === 'before_and_after' && answer.before.length === 0
  const after = evidence !== 'none' && answer.after.length === 0
  if (!before && !after) return answer.done ? nothing : ['value']
  return [...(before ? (['photo_before'] as const) : []), ...(after ? (['photo_after'] as const) : [])]
}

function tellLine(line: ChecklistLine, answer: ChecklistAnswer, language: Language): string {
  const { done, notApplicable, action, note } = answer
  const skipped = say({ 'zh-CN': '不适用', en: 'Not applicable' }, language)
  const state = done
    ? say({ 'zh-CN': '已做', en: 'Done' }, language)
    : say({ 'zh-CN': '未做', en: 'Not done' }, language)
  const what = notApplicable ? skipped : action ? optionText(line.actions ?? [], action, language) : state
  return named(say(line.label, language), note ? `${what} (${note})` : what, language)
}

const lines = list(
  1,
  formLimits.lines,
  object({
    must: { key, label: label(), evidence: among(['none', 'after', 'before_and_after']) },
    may: { actions: options(20) },
  }),
)
const oneKeyEach: Read = (walk, value, path) =>
  onlyOnce(
    walk,
    (value as FieldOf<'checklist'>).lines.map((line) => line.key),
    (index) => `${path}.lines.${index}.key`,
  )

/** Line by line: done with the evidence the line wants, or not applicable with a reason. Closed lines stay as they were. */
export const checklist: Kind<'checklist'> = {
  members: { must: { lines }, together: oneKeyEach },
  prepare(field, path) {
    const byKey = new Map(field.lines.map((line) => [line.key, line]))
    const lineOf = (name: string, given: unknown, ask: Ask): readonly Fault[] => {
      const at = `${path}.${name.slice(0, 32)}`
      const line = byKey.get(name)
      if (!line) return [fault('line_unknown', at)]
      if (!isChecklistAnswer(given)) return [fault('wrong_kind', at)]
      if (!isOpen(name, ask)) {
        const locked: unknown = own(ask.locked, field.key)
        return sameJson(given, isRecord(locked) ? own(locked, name) : undefined) ? nothing : [fault('not_writable', at)]
      }
      return ask.mode === 'draft' ? nothing : lineFaults(line, given, at)
    }
    return {
      check(answer, ask) {
        if (answer === undefined || answer === null) return nothing
        if (!isRecord(answer)) return [fault('wrong_kind', path)]
        return Object.keys(answer).flatMap((name) => lineOf(name, answer[name], ask))
      },
      missing: (answer, ask) =>
        field.lines.flatMap((line): readonly Missing[] => {
          if (!isOpen(line.key, ask)) return nothing
          const given = isRecord(answer) ? own(answer, line.key) : undefined
          return lineMissing(line, given).map((what) => ({ field: field.key, line: line.key, what }))
        }),
    }
  },
  tell(field, answer, { language }) {
    if (!isRecord(answer)) return null
    const told = field.lines.flatMap((line) => {
      const given = own(answer, line.key)
      return isChecklistAnswer(given) ? [tellLine(line, given, language)] : []
    })
    return lined(told, language)
  },
}
