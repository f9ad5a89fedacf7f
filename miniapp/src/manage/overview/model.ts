import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import type { StatusCategory } from '@field/domain/work-order'
import type { Words } from '../../words/area.ts'
import { left, when } from '../../words/format/time.ts'
import type { manageWords } from '../../words/manage.ts'
import { heldFor } from '../../work-order/holder.ts'
import { type Look, statusLook } from '../../work-order/look.ts'
import type { Words as OrderWords } from '../../work-order/words.ts'

export type Overview = Reply<'GET /overview'>
type W = Words<typeof manageWords>

const over: readonly StatusCategory[] = ['completed', 'settled', 'closed', 'cancelled', 'cannot_complete']
/** In the order an order goes through them. */
const way: readonly StatusCategory[] = [
  'new',
  'assigned',
  'in_progress',
  'paused',
  'awaiting_parts',
  'awaiting_acceptance',
  'rework',
  ...over,
]

export type StatusBar = Look & {
  readonly status: StatusCategory
  readonly word: string
  readonly count: number
  /** Of the largest, 0 to 1. */
  readonly part: number
}

/** How many orders are at each step, in the order of the steps; steps without any are left out. */
export function statusBars({ byStatus }: Pick<Overview, 'byStatus'>, w: W): readonly StatusBar[] {
  const counts = new Map(byStatus.map(({ status, count }) => [status, count]))
  const most = Math.max(1, ...counts.values())
  return way.flatMap((status) => {
    const count = counts.get(status) ?? 0
    return count === 0
      ? []
      : [{ ...statusLook[status], status, word: w[`status_${status}`], count, part: count / most }]
  })
}

/** The one figure: orders that are not over yet. */
export const openCount = ({ byStatus }: Pick<Overview, 'byStatus'>): number =>
  byStatus.reduce((sum, { status, count }) => (over.includes(status) ? sum : sum + count), 0)

/** Tasks past their time, over all sites. */
export const lateCount = ({ bySite }: Pick<Overview, 'bySite'>): number =>
  bySite.reduce((sum, { late }) => sum + late, 0)

export type StuckRow = {
  readonly id: string
  readonly title: string
  readonly facts: string
  readonly over: string
  readonly late: boolean
}

/** Where an order is stuck, with whom, and for how long. */
export function stuckRow(
  card: Overview['stuck'][number],
  { w, words, language, now }: { w: W; words: OrderWords; language: Language; now: Instant },
): StuckRow {
  const due = card.task?.dueAt ?? null
  const late = due !== null && due < now
  const step = card.task?.nodeLabel[language] ?? card.task?.nodeLabel['zh-CN'] ?? ''
  const last = card.technicianName === null ? w.nobody : w.withWhom(card.technicianName)
  const held = heldFor(card.task, { words, language, now })
  const who = held === null ? last : card.task?.holder?.kind === 'desk' ? `${w.nobody} · ${held}` : held
  return {
    id: card.id,
    title: card.title,
    facts: [card.placeName, step, who].filter(Boolean).join(' · '),
    over: late ? left(due, now, language).words : when(card.createdAt, now, language),
    late,
  }
}
