import type { Reply } from '@field/contract'
import { type Instant, type Language, say } from '@field/domain/kernel'
import type { Part } from '../../ui/index.ts'
import type { Words } from '../../words/area.ts'
import { money } from '../../words/format/money.ts'
import { distance } from '../../words/format/quantity.ts'
import { clock, date, promise, when } from '../../words/format/time.ts'
import type { landing } from '../../words/landing.ts'

export type Landing = Reply<'GET /tags/:token'>
type Said = Words<typeof landing>
type Telling = { readonly words: Said; readonly language: Language; readonly now: Instant }

/** Where a tag leads at once, without a page of its own: one's own order, one's task, what one has to accept. */
export function wayOf({ door, open }: Pick<Landing, 'door' | 'open'>): string | null {
  if (!open?.workOrderId) return null
  const query = `?id=${open.workOrderId}${open.taskId ? `&task=${open.taskId}` : ''}`
  if (door === 'progress') return `pages/progress/page${query}`
  if (door === 'task') return `technician/task/page${query}`
  return door === 'acceptance' ? `store/acceptance/page${query}` : null
}

export type WarrantyLine = { readonly label: string; readonly until: string; readonly good: boolean }

export const warrantiesOf = ({ asset }: Pick<Landing, 'asset'>, { language, now }: Telling): readonly WarrantyLine[] =>
  (asset?.warranties ?? []).map(({ label, until }) => ({
    label: say(label, language),
    until: date(until),
    good: until > now,
  }))

/** What a report now is promised and costs at least; null parts are not known to this person. */
export function offerOf({ promise: promised, priceFrom }: Landing, { words, language, now }: Telling) {
  const said = promised && when(promised.arriveBy, now, language)
  return {
    arrive: said && promised && words.arriveBy(said === clock(promised.arriveBy) ? words.today(said) : `${said} `),
    site:
      promised?.siteMetres != null
        ? words.nearestSite([distance(promised.siteMetres), promised.siteName].filter(Boolean).join(' · '))
        : null,
    price: priceFrom === null ? null : money(priceFrom),
  }
}

/** What a newcomer is told of an order that is open already, on a thing whose name stands above it; a stranger is told no symptoms. */
export function alreadyOf(open: NonNullable<Landing['open']>, name: string, { words, language, now }: Telling) {
  const parts: readonly Part[] = open.stages.map(({ key, label, state }) => ({
    id: key,
    word: say(label, language),
    state: state === 'to_come' ? 'todo' : state,
  }))
  const reported = when(open.reportedAt, now, language)
  const time = reported === clock(open.reportedAt) ? words.today(reported).trim() : reported
  const symptoms = open.title.startsWith(name) ? open.title.slice(name.length).trim() : open.title
  return {
    told: symptoms === '' ? words.reportedAt(time) : words.reportedWhen(time, symptoms),
    parts,
    expected: open.expectedAt === null ? null : words.about(when(open.expectedAt, now, language)),
    latest: open.latestAt === null ? null : promise(open.latestAt, now, language),
    followers: words.followers(open.followers),
  }
}
