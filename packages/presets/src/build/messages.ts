import type { Label } from '@field/domain/kernel'
import type { MessageMoment, MessageRule, Whom } from '@field/domain/workflow'
import { label, type Words } from './words.ts'

const same = (text: string): Label => ({ 'zh-CN': text, en: text })
/** A phrase is Chinese or nothing, whatever the reader's language. */
const phrase = (text: string): Label => ({ 'zh-CN': text })
const ticket = { character_string1: same('{number}'), thing2: same('{title}') }

/** The product's templates that a work type may use, each with the field in which the trade speaks: 20 characters. */
const templates = {
  received: (own: Label) => ({ ...ticket, phrase3: phrase('已受理'), time4: same('{expected}'), thing5: own }),
  assigned: (own: Label) => ({ ...ticket, name3: same('{technician}'), time4: same('{expected}'), thing5: own }),
  on_the_way: (own: Label) => ({
    character_string1: same('{number}'),
    name2: same('{technician}'),
    time3: same('{expected}'),
    thing4: same('{place}'),
    thing5: own,
  }),
  awaiting_acceptance: (own: Label) => ({
    ...ticket,
    time3: same('{expected}'),
    time4: same('{deadline}'),
    thing5: own,
  }),
  completed: (own: Label) => ({ ...ticket, time3: same('{expected}'), name4: same('{technician}'), thing5: own }),
  task_assigned: (own: Label) => ({
    character_string1: same('{number}'),
    thing2: own,
    thing3: same('{place}'),
    time4: same('{deadline}'),
    phrase5: phrase('新任务'),
  }),
} as const

/** When it is said, to whom, on which template; each message's key is its own. */
type When = {
  readonly on: MessageMoment
  readonly node?: string
  readonly whom: readonly Whom[]
  readonly as: keyof typeof templates
}

/** A message in the trade's own words, at most 20 characters in either language. */
export const message = (key: string, { on, node, whom, as }: When, says: Words): MessageRule => ({
  key,
  on,
  ...(node && { node }),
  whom,
  template: as,
  fields: templates[as](label(says)),
})
