import { reasonRefusal } from '../checks.ts'
import { moveTo, tell } from '../story.ts'
import { isOpen } from '../tasks.ts'
import { tellParts } from './pick-parts.ts'
import type { Verb } from './verb.ts'

/** Ends the order; parts taken for open work go back first, so nothing stays taken for a closed order. */
export const cancel: Verb<'cancel'> = ({ story }, { reason }) => {
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  for (const task of story.order.tasks.filter(isOpen)) tellParts(story, task, [])
  tell(story, { kind: 'cancelled', words: reason })
  moveTo(story, 'cancelled')
  return null
}
