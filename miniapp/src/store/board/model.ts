import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import type { IconName, Tone } from '../../ui/index.ts'
import type { Words } from '../../words/area.ts'
import { ago, promise, when } from '../../words/format/time.ts'
import type { storeWords } from '../../words/store.ts'
import { statusLook, taskMark } from '../../work-order/look.ts'
import type { Words as OrderWords } from '../../work-order/words.ts'

export type Board = Reply<'GET /stores/:id/board'>
type Card = Board['awaiting'][number]

export type Telling = {
  readonly w: Words<typeof storeWords>
  readonly words: OrderWords
  readonly language: Language
  readonly now: Instant
}

export type AwaitingCard = {
  readonly id: string
  readonly title: string
  readonly facts: string
  readonly ago: string
  readonly by: string | null
  readonly late: boolean
  readonly again: boolean
  /** Judged on this phone, and not with the server yet. */
  readonly kept: boolean
}

export type BoardRow = {
  readonly id: string
  readonly title: string
  readonly tone: Tone
  readonly icon: IconName
  /** The state or reason, in the tone. */
  readonly state: string
  readonly rest: string
}

const joined = (...facts: (string | null | undefined | false)[]) => facts.filter(Boolean).join(' · ')

/** An order that the store has to judge; `unsent` are the orders with an action that waits on this phone. */
export function awaitingCard(card: Card, unsent: ReadonlySet<string>, { w, language, now }: Telling): AwaitingCard {
  const { task } = card
  const again = (task?.round ?? 1) > 1 && task?.openLines != null
  const due = task?.dueAt ?? null
  return {
    id: card.id,
    title: card.title,
    facts: joined(card.spot ?? card.assetName, card.technicianName, again && w.linesAgain(task?.openLines ?? 0)),
    ago: ago(card.updatedAt, now, language),
    by: due === null ? null : due < now ? w.late : w.judgeBy(promise(due, now, language)),
    late: due !== null && due < now,
    again,
    kept: unsent.has(card.id),
  }
}

/** Somebody who is coming: who, and about when. */
export function comingRow(card: Card, { w, words, language, now }: Telling): BoardRow {
  const mark = card.task ? taskMark(card.task.state, words) : { ...statusLook[card.status], word: '' }
  const here = card.task?.state === 'in_progress'
  const time = here
    ? null
    : card.expectedAt !== null
      ? w.about(when(card.expectedAt, now, language))
      : card.latestAt !== null && promise(card.latestAt, now, language)
  return {
    id: card.id,
    title: card.title,
    tone: mark.tone,
    icon: mark.icon,
    state: mark.word,
    rest: joined(time, card.technicianName),
  }
}

/** Something that waits, and what for. */
export function waitingRow(card: Card, { w, words }: Telling): BoardRow {
  const { task } = card
  const look = statusLook[card.status]
  const base = { id: card.id, title: card.title, tone: look.tone, icon: look.icon }
  if (task?.pauseReason)
    return {
      ...base,
      tone: 'wait',
      icon: 'wait',
      state: card.status === 'awaiting_parts' ? words.taskAwaitingParts : words.taskPaused,
      rest: task.pauseReason,
    }
  if (card.status === 'awaiting_acceptance') return { ...base, state: w.waitsForOther, rest: '' }
  if (task !== null && task.assigneeId === null) return { ...base, state: w.waitsForDesk, rest: '' }
  return { ...base, state: task ? taskMark(task.state, words).word : '', rest: '' }
}

/** Nothing awaits, comes or waits. */
export const isQuiet = ({ awaiting, coming, waiting }: Board): boolean =>
  awaiting.length + coming.length + waiting.length === 0

/** The stores where this person is staff, by the memberships of their session. */
export function storesOf(
  memberships: readonly { readonly role: string; readonly placeId: string | null; readonly placeName: string | null }[],
): readonly { readonly id: string; readonly name: string }[] {
  return memberships.flatMap(({ role, placeId, placeName }) =>
    role === 'store_staff' && placeId !== null ? [{ id: placeId, name: placeName ?? '' }] : [],
  )
}
