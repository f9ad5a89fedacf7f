import type { Reply } from '@field/contract'
import { type Language, say } from '@field/domain/kernel'
import type { Words } from '../../words/area.ts'
import type { manageWords } from '../../words/manage.ts'

export type Breakdown = Reply<'GET /overview/breakdown'>
type W = Words<typeof manageWords>
type Field = Breakdown['choices'][number]['fields'][number]

/** The cascade that is counted; null where no work type has one. */
export const fieldShown = ({ choices, chosen }: Breakdown): Field | null =>
  choices.find(({ workType }) => workType === chosen?.workType)?.fields.find(({ key }) => key === chosen?.field) ?? null

export type BreakdownRow = {
  readonly id: string
  readonly title: string
  /** The choices above it, then its stores with their counts, the three largest. */
  readonly facts: string
  readonly count: number
  /** Of the largest, 0 to 1. */
  readonly part: number
}

const mostStores = 3

/** Each choice of the level with its count, most first. */
export function breakdownRows({ rows }: Breakdown, w: W, language: Language): readonly BreakdownRow[] {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return rows.map(({ path, labels, count, places }) => {
    const names = labels.map((label) => say(label, language))
    const stores = places.slice(0, mostStores).map((one) => w.atStore(one.name ?? w.noStore, one.count))
    const rest = places.slice(mostStores).reduce((sum, one) => sum + one.count, 0)
    return {
      id: path.join(' / '),
      title: names.at(-1) ?? w.notSorted,
      facts: [names.slice(0, -1).join(' / '), ...stores, rest > 0 && w.atStore(w.otherStores, rest)]
        .filter(Boolean)
        .join(' · '),
      count,
      part: count / most,
    }
  })
}
