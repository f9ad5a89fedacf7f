import { type Refusal, refuse } from '../../kernel/index.ts'
import { assignmentTo, assignTask } from '../assign-task.ts'
import { reasonRefusal } from '../checks.ts'
import { retold, type Story, tell } from '../story.ts'
import { tellParts } from './pick-parts.ts'
import { tellResumed } from './resume.ts'
import type { Scene, Verb } from './verb.ts'

/** Whether that person works for the organization, as far as the context says. */
export function isColleague({ context: { candidates, members = [] } }: Story, id: string): boolean {
  if (candidates.some(({ technicians }) => technicians.some(({ personId }) => personId === id))) return true
  return members.some(({ personId, role }) => personId === id && role !== 'customer')
}

/** Refuses a person who cannot be given this task, or who has it already: field work is for technicians. */
function targetRefusal({ story, task, node }: Scene, to: string): Refusal | null {
  const technician = story.context.candidates.some(({ technicians }) =>
    technicians.some(({ personId }) => personId === to),
  )
  if (node.work === 'visit' ? !technician : !isColleague(story, to)) return refuse('not_found', { path: 'to' }).refusal
  return task.assigneeId === to ? refuse('wrong_state', { path: 'to' }).refusal : null
}

/** What the one who leaves has to settle: the clock runs again and the parts go back to the van they came from. */
function tellHandedBack({ story, task }: Scene): void {
  tellResumed(story, task)
  tellParts(story, task, [])
}

export const transfer: Verb<'transfer'> = (scene, { to, reason }) => {
  const { story, task } = scene
  const wrong = reasonRefusal(reason) ?? targetRefusal(scene, to)
  if (wrong) return wrong
  tellHandedBack(scene)
  tell(story, { kind: 'task_transferred', taskId: task.id, to, words: reason })
  assignTask(story, task.id, assignmentTo(story, to, 'transfer'))
  return null
}

export const assign: Verb<'assign'> = (scene, { to }) => {
  const { story, task } = scene
  const wrong = targetRefusal(scene, to)
  if (wrong) return wrong
  tellHandedBack(scene)
  assignTask(story, retold(story, task.id).id, assignmentTo(story, to, 'dispatcher'))
  return null
}
