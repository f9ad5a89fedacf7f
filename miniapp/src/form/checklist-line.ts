import {
  type Answer,
  type Answers,
  type ChecklistAnswer,
  type ChecklistLine,
  type FormSchema,
  own,
  sameJson,
  whatIsMissing,
} from '@field/domain/form'

const nothing: ChecklistAnswer = { done: false, before: [], after: [] }

/** The answer to one line of a checklist, or the empty one. */
export function lineAnswer(answer: Answer | undefined, line: string): ChecklistAnswer {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return nothing
  return own(answer as Readonly<Record<string, ChecklistAnswer>>, line) ?? nothing
}

/** Whether the photos that the line wants are there. */
const hasEvidence = ({ evidence }: ChecklistLine, { before, after }: ChecklistAnswer): boolean =>
  evidence === 'none' || (after.length > 0 && (evidence === 'after' || before.length > 0))

/**
 * The line after a change. With its photos, and its action where it has actions, it is done by itself: nobody should
 * have to say so once more. A line without either waits for the person's word.
 */
export function changedLine(
  line: ChecklistLine,
  now: ChecklistAnswer,
  change: Partial<ChecklistAnswer>,
): ChecklistAnswer {
  const next = { ...now, ...change }
  if ('done' in change || next.notApplicable) return next
  const acted = !line.actions?.length || next.action !== undefined
  const proven = line.evidence !== 'none' || Boolean(line.actions?.length)
  return proven ? { ...next, done: hasEvidence(line, next) && acted } : next
}

/** The whole answer of the checklist with one line changed. */
export const withLine = (answer: Answer | undefined, line: string, next: ChecklistAnswer): Answer => ({
  ...(typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : {}),
  [line]: next,
})

export type LineState = 'todo' | 'done' | 'skipped' | 'locked'

/** How a line stands: closed by an earlier acceptance, finished, not applicable, or to do (again). */
export function lineState(
  line: ChecklistLine,
  answer: Answer | undefined,
  round: { readonly openLines: readonly string[] | null; readonly before: Answer | undefined },
): LineState {
  if (round.openLines && !round.openLines.includes(line.key)) return 'locked'
  const given = lineAnswer(answer, line.key)
  const untouched = round.openLines !== null && sameJson(given, lineAnswer(round.before, line.key))
  const schema: FormSchema = {
    version: 1,
    fields: [{ key: 'all', kind: 'checklist', label: line.label, required: true, lines: [line] }],
  }
  const answers: Answers = { all: { [line.key]: given } }
  if (untouched || whatIsMissing(schema, answers).length > 0) return 'todo'
  return given.notApplicable ? 'skipped' : 'done'
}
