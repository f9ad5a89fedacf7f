import { refuse } from '../../kernel/index.ts'
import { wordsRefusal } from '../checks.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** One to five stars, once. */
export const rate: Verb<'rate'> = ({ story }, { stars, tags, words }) => {
  if (story.order.rating) return refuse('already_rated').refusal
  if (![1, 2, 3, 4, 5].includes(stars)) return refuse('not_an_option', { path: 'stars' }).refusal
  if (tags.length > 10) return refuse('too_many', { path: 'tags', detail: { max: 10 } }).refusal
  const wrong = wordsRefusal(words, 'words', 500) ?? wordsRefusal(tags.join(''), 'tags', 200)
  if (wrong) return wrong
  tell(story, { kind: 'rated', rating: { stars, tags, words, at: story.context.now } })
  return null
}
