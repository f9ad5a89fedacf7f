import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import type { IconName, Tone } from '../../ui/index.ts'
import type { Words } from '../../words/area.ts'
import type { dispatchWords } from '../../words/dispatch.ts'
import { ago, left, promise } from '../../words/format/time.ts'
import { heldFor } from '../../work-order/holder.ts'
import { statusLook, taskMark } from '../../work-order/look.ts'
import type { Words as OrderWords } from '../../work-order/words.ts'

export type Card = Reply<'GET /work-orders'>['items'][number]

export const columnKeys = ['unassigned', 'to_accept', 'visiting', 'waiting', 'judging', 'ended'] as const
export type ColumnKey = (typeof columnKeys)[number]

export type Column = {
  readonly key: ColumnKey
  /** Late ones first, then by what is due next. */
  readonly cards: readonly Card[]
  readonly late: number
}

const ended: readonly Card['status'][] = ['completed', 'settled', 'closed', 'cancelled', 'cannot_complete']

/** In which column an order stands, by whom it waits for. */
export function columnOf({ status, task }: Pick<Card, 'status' | 'task'>): ColumnKey {
  if (ended.includes(status)) return 'ended'
  if (status === 'awaiting_acceptance') return 'judging'
  if (status === 'paused' || status === 'awaiting_parts') return 'waiting'
  if (task?.state === 'pending' && task.assigneeId === null) return 'unassigned'
  return task?.state === 'assigned' ? 'to_accept' : 'visiting'
}

export const isLate = ({ task }: Pick<Card, 'task'>, now: Instant): boolean => task?.dueAt != null && task.dueAt < now

const dueOf = ({ task }: Card) => task?.dueAt ?? Number.POSITIVE_INFINITY

/** The orders in columns; an order that both lists name stands once. What ended is newest first. */
export function columnsOf(unassigned: readonly Card[], all: readonly Card[], now: Instant): readonly Column[] {
  const known = new Map([...all, ...unassigned].map((card) => [card.id, card]))
  const waiting = new Set(unassigned.map(({ id }) => id))
  const cards = [...known.values()]
  return columnKeys.map((key) => {
    const own = cards.filter((card) => (waiting.has(card.id) ? 'unassigned' : columnOf(card)) === key)
    own.sort((a, b) => (key === 'ended' ? b.updatedAt - a.updatedAt : dueOf(a) - dueOf(b) || a.createdAt - b.createdAt))
    return { key, cards: own, late: key === 'ended' ? 0 : own.filter((card) => isLate(card, now)).length }
  })
}

const knownSources = ['scan', 'mini_program', 'staff', 'system'] as const

/** What a source is called: the four of the house by name, an entrance's own as it was given. */
export function sourceName(source: string, w: Words<typeof dispatchWords>): string {
  const known = knownSources.find((one) => one === source)
  return known === undefined ? source : w[`source_${known}`]
}

export type ShownCard = {
  readonly mark: { readonly tone: Tone; readonly icon: IconName; readonly word: string }
  readonly title: string
  readonly place: string
  /** With whom it is and for how long, or who last was the technician. */
  readonly who: string | null
  readonly rest: string
}

export type Telling = { readonly words: OrderWords; readonly language: Language; readonly now: Instant }

/** A card's words: late before its state, then where, who, and what is due or why it waits. */
export function cardWords(card: Card, { words, language, now }: Telling): ShownCard {
  const { task } = card
  const due = task?.dueAt ?? null
  const late = due !== null && due < now
  const state =
    task && !ended.includes(card.status) && card.status !== 'awaiting_acceptance'
      ? taskMark(task.state, words)
      : { ...statusLook[card.status], word: card.statusLabel[language] ?? card.statusLabel['zh-CN'] }
  const mark = late ? { tone: 'bad' as const, icon: 'bad' as const, word: left(due, now, language).words } : state
  const held = ended.includes(card.status) ? null : heldFor(task, { words, language, now })
  const rest = task?.pauseReason ?? (due !== null && !late ? promise(due, now, language) : '')
  return {
    mark,
    title: card.title,
    place: [card.placeName ?? card.address, card.spot].filter(Boolean).join(' · '),
    who: held ?? card.technicianName,
    rest: [late && state.word, rest || (held === null && ago(card.createdAt, now, language))]
      .filter(Boolean)
      .join(' · '),
  }
}
