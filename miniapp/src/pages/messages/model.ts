import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import type { NoticeTemplate } from '@field/domain/notice'
import type { IconName, Tone } from '../../ui/index.ts'
import type { Words } from '../../words/area.ts'
import { promise, when } from '../../words/format/time.ts'
import type { messages } from '../../words/messages.ts'

export type Message = Reply<'GET /inbox'>['items'][number]
type Said = Words<typeof messages>

const looks: Readonly<Record<NoticeTemplate, { readonly tone: Tone; readonly icon: IconName }>> = {
  received: { tone: 'good', icon: 'good' },
  assigned: { tone: 'active', icon: 'user' },
  on_the_way: { tone: 'active', icon: 'van' },
  awaiting_acceptance: { tone: 'turn', icon: 'turn' },
  completed: { tone: 'good', icon: 'good' },
  cancelled: { tone: 'idle', icon: 'close' },
  task_assigned: { tone: 'active', icon: 'wrench' },
  task_urged: { tone: 'wait', icon: 'urge' },
  task_returned: { tone: 'turn', icon: 'undo' },
  unassigned: { tone: 'wait', icon: 'users' },
}

export type ShownMessage = {
  readonly title: string
  readonly sub: string
  readonly via: string
  readonly tone: Tone
  readonly icon: IconName
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const time = (value: unknown): Instant | null => (typeof value === 'number' ? value : null)

/** A message as it is read: what happened, to what, when somebody comes or what is awaited, and how it went out. */
export function shownMessage(
  { template, fields, delivery }: Pick<Message, 'template' | 'fields' | 'delivery'>,
  { words, language, now }: { words: Said; language: Language; now: Instant },
): ShownMessage {
  const { expectedAt, latestAt, decideBy, lines } = fields
  const times = [
    time(expectedAt) !== null && words.expected(when(time(expectedAt) ?? 0, now, language)),
    time(latestAt) !== null && words.latest(promise(time(latestAt) ?? 0, now, language)),
    time(decideBy) !== null && words.decideBy(when(time(decideBy) ?? 0, now, language)),
    typeof lines === 'number' && words.lines(lines),
  ]
  const about = [text(fields.title), text(fields.words), ...times].filter((part) => part !== false && part !== '')
  return { title: words[template], sub: about.join(' · '), via: words[`via_${delivery}`], ...looks[template] }
}
