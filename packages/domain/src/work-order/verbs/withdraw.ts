import { refuse } from '../../kernel/index.ts'
import { assignmentTo, assignTask } from '../assign-task.ts'
import { skipTask } from '../end-branches.ts'
import { openTaskAt } from '../enter-node.ts'
import { tell } from '../story.ts'
import { canWithdraw } from '../withdrawal.ts'
import { tellParts } from './pick-parts.ts'
import type { Verb } from './verb.ts'

/**
 * Takes back one's own last completion: what it opened is not needed, and the answers stand again in a new round. A
 * signer who takes back a vote is asked again in the same round.
 */
export const withdraw: Verb<'withdraw'> = ({ story, task, node, actor }) => {
  const { order } = story
  if (!canWithdraw(order, task) || order.last === null) return refuse('wrong_state').refusal
  for (const opened of order.tasks.slice(order.last.opened)) skipTask(story, opened, 'withdrawn')
  tellParts(story, task, [])
  tell(story, { kind: 'task_withdrawn', taskId: task.id })
  const { path, answers, openLines, services } = task
  const rounds = order.tasks.filter((one) => one.node === node.key).map(({ round }) => round)
  const round = node.kind === 'approval' ? task.round : 1 + Math.max(...rounds)
  const id = openTaskAt(story, node, { path, round }, { openLines, answers })
  assignTask(story, id, assignmentTo(story, actor.personId, 'previous_handler'))
  if (services.length > 0) tell(story, { kind: 'draft_saved', taskId: id, answers, services })
  if (task.parts.length > 0) tell(story, { kind: 'parts_picked', taskId: id, parts: task.parts, change: task.parts })
  return null
}
