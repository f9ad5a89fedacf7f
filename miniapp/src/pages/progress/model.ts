import type { Reply } from '@field/contract'
import type { Instant, Language } from '@field/domain/kernel'
import type { ProgressRow } from '@field/domain/work-order'
import type { Entry } from '../../data/index.ts'
import type { Words } from '../../words/area.ts'
import { clock, whenInside } from '../../words/format/time.ts'
import type { progress } from '../../words/progress.ts'

export type ProgressReply = Reply<'GET /work-orders/:id/progress'>
type Said = Words<typeof progress>
type Telling = { readonly words: Said; readonly language: Language; readonly now: Instant }

/** A time at the side of the figure: "最晚 14:10 前". */
export type Side = { readonly id: string; readonly lead: string; readonly time: string; readonly end: string }
export type Times = {
  readonly figure: { readonly label: string; readonly value: string } | null
  readonly sides: readonly Side[]
}

/**
 * The one figure of the page and the times beside it: when somebody comes while they are awaited (expected and latest are
 * two things), then until when it is repaired, then until when it is to be judged. Without a promise there is none.
 */
export function timesOf(
  { expectedAt, latestAt, finishBy, decideBy }: ProgressReply['progress'],
  { words, language, now }: Telling,
): Times {
  const said = (at: Instant) => whenInside(at, now, language)
  const latest = (at: Instant): Side => ({ id: 'latest', lead: words.latest, time: said(at), end: words.before })
  const fixed = (at: Instant): Side => ({ id: 'fixed', lead: words.fixedLead, time: said(at), end: words.fixedEnd })
  if (latestAt !== null) {
    const after = finishBy === null ? [] : [fixed(finishBy)]
    return expectedAt === null
      ? { figure: { label: words.latestArrival, value: words.byThen(said(latestAt)) }, sides: after }
      : {
          figure: { label: words.expected, value: words.about(said(expectedAt)) },
          sides: [latest(latestAt), ...after],
        }
  }
  if (decideBy !== null) return { figure: { label: words.decideBy, value: words.byThen(said(decideBy)) }, sides: [] }
  if (finishBy !== null) return { figure: { label: words.fixedBy, value: words.byThen(said(finishBy)) }, sides: [] }
  return { figure: null, sides: [] }
}

/** The photos that came with a row of the timeline. */
export const photosOf = (rows: readonly ProgressRow[], entryId: string): readonly string[] => {
  const row = rows.find(({ seq }) => `${seq}` === entryId)
  return row?.kind === 'commented' ? row.photos : []
}

/** When the report was made, for saying that it is safe. */
export const reportedAt = (rows: readonly ProgressRow[]): string | null => {
  const first = rows.find(({ kind }) => kind === 'reported')
  return first ? clock(first.at) : null
}

/** What this phone still has of an order: what waits, and what was refused. */
export function unsentOf(entries: readonly Entry[], orderId: string) {
  const own = entries.filter(({ stream }) => stream === orderId)
  return {
    waiting: own.filter(({ state }) => state === 'waiting'),
    refused: own.filter(({ state }) => state !== 'waiting'),
  }
}

/** Which of the acts at the foot of the page is the one to offer, of those that are possible. */
export function mainAct({ acceptance, operations }: Pick<ProgressReply, 'acceptance' | 'operations'>) {
  if (acceptance) return 'confirm' as const
  if (operations.includes('complete')) return 'decide' as const
  return operations.includes('rate') ? ('rate' as const) : ('tell' as const)
}

/** Which messages come next: on the way to the work those of the coming, afterwards those of the work. */
export const momentOf = ({ status }: Pick<ProgressReply, 'status'>) =>
  status === 'new' || status === 'assigned' ? ('progress' as const) : ('underway' as const)
