import { moveTo, tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** Puts an ended order into the files; one whose settlement is still under way is not there yet. */
export const close: Verb<'close'> = ({ story }) => {
  tell(story, { kind: 'closed' })
  moveTo(story, 'closed')
  return null
}
