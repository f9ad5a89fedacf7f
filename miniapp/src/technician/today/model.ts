import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import type { Task } from '@field/domain/work-order'
import { clock, when } from '../../words/format/time.ts'
import { type Marked, reworkMark, taskMark } from '../../work-order/look.ts'
import type { Words as OrderWords } from '../../work-order/words.ts'
import { type Due, dueOf, dueWords, type RingOf, ringOf, type TechnicianWords } from '../promise.ts'

export type Card = Reply<'GET /work-orders'>['items'][number]

/** The parts of a task in hand that its card shows; where the phone holds the task, it knows better than the list. */
export type Known = {
  readonly task: Pick<
    Task,
    | 'id'
    | 'state'
    | 'round'
    | 'openLines'
    | 'pause'
    | 'openedAt'
    | 'arrivedAt'
    | 'arriveBy'
    | 'finishBy'
    | 'acceptBy'
    | 'parts'
  >
}

export type Action = 'accept' | 'travel' | 'arrive' | 'go_on'

export type CurrentJob = {
  readonly id: string
  readonly taskId: string
  readonly title: string
  readonly place: string
  readonly marks: readonly Marked[]
  readonly due: string
  readonly ring: RingOf | null
  readonly parts: number
  readonly position: Card['position']
  readonly address: string
  readonly action: Action
  readonly late: boolean
}

export type NextJob = {
  readonly id: string
  readonly taskId: string
  readonly title: string
  readonly sub: string
  readonly time: string
  readonly word: string
  readonly marks: readonly Marked[]
}

export type WaitingJob = {
  readonly id: string
  readonly taskId: string
  readonly title: string
  readonly why: string
  readonly reason: string
}

export type Today = {
  readonly current: CurrentJob | null
  readonly next: readonly NextJob[]
  readonly waiting: readonly WaitingJob[]
  readonly count: number
}

export type Saying = {
  readonly words: TechnicianWords
  readonly orderWords: OrderWords
  readonly language: Language
  readonly now: Instant
}

type Job = {
  readonly card: Card
  readonly task: NonNullable<Card['task']>
  readonly known: Known['task'] | null
  readonly due: Due | null
}

const over: readonly Task['state'][] = ['done', 'returned', 'transferred', 'skipped', 'cancelled', 'cannot_complete']
const paused: readonly Task['state'][] = ['paused', 'awaiting_parts']
const rank: readonly Task['state'][] = ['in_progress', 'travelling', 'accepted', 'assigned']

function jobOf(card: Card, known: Known['task'] | undefined): Job | null {
  if (!card.task) return null
  const task = known
    ? {
        ...card.task,
        id: known.id,
        state: known.state,
        round: known.round,
        openLines: known.openLines?.length ?? null,
        pauseReason: known.pause?.reason ?? null,
      }
    : card.task
  const arrived = task.state === 'in_progress'
  const listed: Due | null = card.latestAt === null ? null : { kind: arrived ? 'finish' : 'arrive', at: card.latestAt }
  return { card, task, known: known ?? null, due: known ? dueOf(known) : listed }
}

const placeOf = ({ placeName, spot, address }: Card): string => [placeName ?? address, spot].filter(Boolean).join(' · ')

const actions: Readonly<Partial<Record<Task['state'], Action>>> = {
  assigned: 'accept',
  accepted: 'travel',
  travelling: 'arrive',
}

function currentOf({ card, task, known, due }: Job, { words, orderWords, language, now }: Saying): CurrentJob {
  const again = reworkMark(task.round, task.openLines, orderWords)
  const urgent: Marked = { tone: 'bad', icon: 'urge', word: orderWords.urgent }
  return {
    id: card.id,
    taskId: task.id,
    title: card.title,
    place: placeOf(card),
    marks: [taskMark(task.state, orderWords), ...(again ? [again] : []), ...(card.urgent ? [urgent] : [])],
    due: due ? dueWords(due, now, language, words) : words.noPromise,
    ring: due && ringOf(known?.openedAt ?? card.createdAt, due.at, now, language),
    parts: known?.parts.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0,
    position: card.position,
    address: card.address,
    action: actions[task.state] ?? 'go_on',
    late: due !== null && due.at < now,
  }
}

function nextOf({ card, task, due }: Job, { words, orderWords, language, now }: Saying): NextJob {
  const again = reworkMark(task.round, task.openLines, orderWords)
  const isToday = due !== null && !when(due.at, now, language).includes(' ')
  const word = due && { accept: words.toAccept, arrive: words.toArrive, finish: words.toFinish }[due.kind]
  return {
    id: card.id,
    taskId: task.id,
    title: card.title,
    sub: [placeOf(card), task.openLines !== null && task.round > 1 && words.linesToRedo(task.openLines)]
      .filter(Boolean)
      .join(' · '),
    time: due === null ? '—' : clock(due.at),
    word: due === null ? words.noPromise : isToday ? (word ?? '') : (when(due.at, now, language).split(' ')[0] ?? ''),
    marks: again ? [again] : task.state === 'accepted' ? [] : [taskMark(task.state, orderWords)],
  }
}

/**
 * The technician's day from the list and from what the phone holds of each task: the job in hand, the others by their
 * promise, and those that wait. A job finished on this phone is gone from it.
 */
export function todayOf(cards: readonly Card[], held: ReadonlyMap<string, Known>, saying: Saying): Today {
  const jobs = cards
    .flatMap((card) => jobOf(card, held.get(card.id)?.task) ?? [])
    .filter(({ task }) => !over.includes(task.state))
    .sort((a, b) => (a.due?.at ?? Infinity) - (b.due?.at ?? Infinity))
  const waiting = jobs.filter(({ task }) => paused.includes(task.state))
  const active = jobs.filter((job) => !waiting.includes(job))
  const [current] = [...active].sort((a, b) => rank.indexOf(a.task.state) - rank.indexOf(b.task.state))
  return {
    current: current ? currentOf(current, saying) : null,
    next: active.filter((job) => job !== current).map((job) => nextOf(job, saying)),
    waiting: waiting.map(({ card, task }) => ({
      id: card.id,
      taskId: task.id,
      title: card.title,
      why: taskMark(task.state, saying.orderWords).word,
      reason: task.pauseReason ?? '',
    })),
    count: jobs.length,
  }
}
