import { sameJson, withLockedLines } from '../../form/index.ts'
import { answersRefusal, servicesRefusal } from '../checks.ts'
import { factsOf } from '../facts.ts'
import { formAt, notWritable, withUnwritable, writerOf } from '../form-at.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** Keeps the whole wanted state of the form; the same again tells nothing. */
export const saveDraft: Verb<'save_draft'> = (
  { story, task, node, capacity },
  { answers, services = task.services },
) => {
  const { definition, order, context } = story
  const { openLines, answers: locked } = task
  const who = writerOf(capacity)
  const facts = factsOf(order, context.facts)
  const form = formAt(definition, node, who)
  const wrong =
    notWritable(definition, node, locked, answers, who) ??
    answersRefusal(form, answers, { mode: 'draft', facts, openLines, locked }) ??
    servicesRefusal(services, node.services === true)
  if (wrong) return wrong
  const kept = withLockedLines(form, withUnwritable(definition, node, locked, answers, who), locked, openLines)
  if (sameJson(kept, task.answers) && sameJson(services, task.services)) return null
  tell(story, { kind: 'draft_saved', taskId: task.id, answers: kept, services })
  return null
}
