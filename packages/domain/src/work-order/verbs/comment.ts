import { refuse } from '../../kernel/index.ts'
import { wordsRefusal } from '../checks.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

export const comment: Verb<'comment'> = ({ story }, { words, photos }) => {
  if (words.trim() === '' && photos.length === 0) return refuse('required', { path: 'words' }).refusal
  if (photos.length > 9) return refuse('too_many', { path: 'photos', detail: { max: 9 } }).refusal
  const wrong = wordsRefusal(words, 'words', 1_000)
  if (wrong) return wrong
  tell(story, { kind: 'commented', words, photos })
  return null
}
