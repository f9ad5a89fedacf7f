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
  reminder: { tone: 'wait', icon: 'urge' },
  escalated: { tone: 'wait', icon: 'urge' },
  told: { tone: 'active', icon: 'urge' },
  quote_offered: { tone: 'turn', icon: 'money' },
  quote_decided: { tone: 'active', icon: 'money' },
  report_ready: { tone: 'good', icon: 'list' },
  settlement_moved: { tone: 'good', icon: 'money' },
  form_changed: { tone: 'turn', icon: 'list' },
}

/** What is worth telling beside the title: when somebody comes, or what is to be judged and until when. */
const matters: Readonly<Record<NoticeTemplate, 'coming' | 'judging' | 'nothing'>> = {
  received: 'coming',
  assigned: 'coming',
  on_the_way: 'coming',
  awaiting_acceptance: 'judging',
  completed: 'nothing',
  cancelled: 'nothing',
  task_assigned: 'coming',
  task_urged: 'coming',
  task_returned: 'judging',
  unassigned: 'nothing',
  reminder: 'judging',
  escalated: 'judging',
  told: 'nothing',
  quote_offered: 'nothing',
  quote_decided: 'nothing',
  report_ready: 'nothing',
  settlement_moved: 'nothing',
  form_changed: 'judging',
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

/** The work type's own words, which stand before the product's. */
const ownWords = ({ said, saidInEnglish }: Message['fields'], language: Language): string =>
  (language === 'en' && text(saidInEnglish)) || text(said)

/** A message as it is read: what happened, to what, when somebody comes or what is awaited, and how it went out. */
export function shownMessage(
  { template, fields, delivery }: Pick<Message, 'template' | 'fields' | 'delivery'>,
  { words, language, now }: { words: Said; language: Language; now: Instant },
): ShownMessage {
  const [expected, latest, decide] = [time(fields.expectedAt), time(fields.latestAt), time(fields.decideBy)]
  const { lines } = fields
  const told = {
    coming: [
      expected !== null && words.expected(when(expected, now, language)),
      latest !== null && words.latest(promise(latest, now, language)),
    ],
    judging: [
      typeof lines === 'number' && words.lines(lines),
      decide !== null && words.decideBy(when(decide, now, language)),
    ],
    nothing: [],
  }
  const about = [text(fields.title), text(fields.words), ...told[matters[template]]].filter(Boolean)
  const title = ownWords(fields, language) || words[template]
  return { title, sub: about.join(' · '), via: words[`via_${delivery}`], ...looks[template] }
}
