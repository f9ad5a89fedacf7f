import { refuse } from '../../kernel/index.ts'
import { assignmentTo, assignTask } from '../assign-task.ts'
import { openTaskAt } from '../enter-node.ts'
import { signersOf } from '../signers.ts'
import { tell } from '../story.ts'
import { isOpen } from '../tasks.ts'
import { isColleague } from './transfer.ts'
import type { Verb } from './verb.ts'

/** Asks one more person in the same round of an approval. */
export const addSigner: Verb<'add_signer'> = ({ story, task, node }, { to }) => {
  if (node.kind !== 'approval') return refuse('operation_not_allowed').refusal
  if (!isColleague(story, to)) return refuse('not_found', { path: 'to' }).refusal
  const asked = signersOf(story.order, task)
  if (asked.some((one) => one.assigneeId === to && (isOpen(one) || one.decision !== null)))
    return refuse('wrong_state', { path: 'to' }).refusal
  tell(story, { kind: 'signer_added', taskId: task.id, to })
  const id = openTaskAt(story, node, task)
  assignTask(story, id, assignmentTo(story, to, 'signer'))
  return null
}
