import { sameJson, withLockedLines } from '../../form/index.ts'
import { answersRefusal, servicesRefusal } from '../checks.ts'
import { factsOf } from '../facts.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** Keeps the whole wanted state of the form; the same again tells nothing. */
export const saveDraft: Verb<'save_draft'> = ({ story, task, node }, { answers, services = task.services }) => {
  const { openLines, answers: locked } = task
  const facts = factsOf(story.order, story.context.facts)
  const wrong =
    answersRefusal(node.form, answers, { mode: 'draft', facts, openLines, locked }) ??
    servicesRefusal(services, node.services === true)
  if (wrong) return wrong
  const kept = node.form ? withLockedLines(node.form, answers, locked, openLines) : {}
  if (sameJson(kept, task.answers) && sameJson(services, task.services)) return null
  tell(story, { kind: 'draft_saved', taskId: task.id, answers: kept, services })
  return null
}
