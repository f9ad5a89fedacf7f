import { minute, refuse } from '../../kernel/index.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

const rest = 30 * minute

/** Asks to hurry, once in half an hour for the whole order. */
export const urge: Verb<'urge'> = ({ story }) => {
  const { order, context } = story
  const again = (order.urgedAt ?? Number.NEGATIVE_INFINITY) + rest
  if (context.now < again) return refuse('urged_recently', { detail: { again } }).refusal
  tell(story, { kind: 'urged' })
  return null
}
