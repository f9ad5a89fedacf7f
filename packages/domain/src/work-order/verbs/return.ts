import { refuse } from '../../kernel/index.ts'
import { taskNodeOf } from '../../workflow/index.ts'
import { reasonRefusal } from '../checks.ts'
import { enterNode } from '../enter-node.ts'
import { acceptedLines, linesOf, workBefore } from '../lines.ts'
import { tell } from '../story.ts'
import { tellParts } from './pick-parts.ts'
import type { Verb } from './verb.ts'

/**
 * Back to the work before: the node that this one judges, else the one done last, in a new round for whoever did it.
 * Lines that were accepted stay closed; when all are, there is nothing to return.
 */
export const returnTask: Verb<'return'> = ({ story, task, node }, { reason }) => {
  const { order, definition } = story
  const last = workBefore(definition, order, node)
  if (!last) return refuse('no_such_node').refusal
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  const accepted = acceptedLines(definition, order, last.node)
  const open = linesOf(definition, last.node).filter((line) => !accepted.includes(line))
  if (open.length === 0) return refuse('no_open_line').refusal
  tellParts(story, task, [])
  tell(story, { kind: 'task_returned', taskId: task.id, words: reason })
  const openLines = accepted.length > 0 ? open : null
  enterNode(story, taskNodeOf(definition, last.node), { openLines, answers: last.answers, handler: last.assigneeId })
  return null
}
