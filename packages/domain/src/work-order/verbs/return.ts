import { refuse } from '../../kernel/index.ts'
import { taskNodeOf } from '../../workflow/index.ts'
import { reasonRefusal } from '../checks.ts'
import { skipTask } from '../end-branches.ts'
import { goBack } from '../enter-node.ts'
import { acceptedLines, earlierNodes, linesOf, workBefore } from '../lines.ts'
import { isWithin } from '../path.ts'
import { signersOf } from '../signers.ts'
import type { Task } from '../state.ts'
import { tell } from '../story.ts'
import { isOpen, lastOf } from '../tasks.ts'
import { tellParts } from './pick-parts.ts'
import type { Scene, Verb } from './verb.ts'

/** The finished round to go back to: of the node named, or of the work before. */
function targetOf({ story: { definition, order }, task }: Scene, to: string | undefined): Task | null {
  if (to === undefined) return workBefore(definition, order, task)
  if (!earlierNodes(order, task).includes(to)) return null
  const done = order.tasks.filter(
    ({ node, state, path }) => node === to && state === 'done' && isWithin(path, task.path),
  )
  return lastOf(done)
}

/**
 * Back to an earlier node, in a new round for whoever did it: the one named, else the node that this one judges, else
 * the work done last. Lines that were accepted stay closed; when all are, there is nothing to return. Going back to
 * before a fork ends the branches beside.
 */
export const returnTask: Verb<'return'> = (scene, { reason, to }) => {
  const { story, task } = scene
  const { order, definition } = story
  const last = targetOf(scene, to)
  if (!last) return refuse('no_such_node', to === undefined ? {} : { path: 'to' }).refusal
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  const accepted = acceptedLines(definition, order, last.node)
  const open = linesOf(definition, last.node).filter((line) => !accepted.includes(line))
  if (open.length === 0) return refuse('no_open_line').refusal
  tellParts(story, task, [])
  tell(story, { kind: 'task_returned', taskId: task.id, words: reason })
  for (const signer of signersOf(story.order, task)) if (isOpen(signer)) skipTask(story, signer, 'returned')
  const openLines = accepted.length > 0 ? open : null
  const opening = { openLines, answers: last.answers, handler: last.assigneeId }
  goBack(story, taskNodeOf(definition, last.node), task.path, last.path, opening)
  return null
}
