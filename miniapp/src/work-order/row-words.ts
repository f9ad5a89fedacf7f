import { type Instant, type Label, type Language, say } from '@field/domain/kernel'
import type { AssignedBecause, ProgressRow } from '@field/domain/work-order'
import { amount } from '../words/format/money.ts'
import { distance } from '../words/format/quantity.ts'
import { duration, promise, when } from '../words/format/time.ts'
import { flowWords, roleNames } from './flow-words.ts'
import type { Words } from './words.ts'

/** What rows are worded with: names by id as they came with the progress, and the reader's language. */
export type Telling = {
  readonly words: Words
  readonly language: Language
  readonly now: Instant
  readonly people: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, string>>
}

export type RowWords = {
  readonly title: string
  readonly sub: string | null
  readonly state: 'done' | 'waiting' | 'refused'
}

function because({ by, siteName, metres, candidates }: AssignedBecause, { words }: Telling): string {
  if (by === 'nearest_idle')
    return words.because_nearest(siteName ?? '', metres === null ? '' : distance(metres), candidates ?? 0)
  if (by === 'most_idle')
    return words.because_most_idle(siteName ?? '', metres === null ? '' : distance(metres), candidates ?? 0)
  if (by === 'pool') return words.because_pool(siteName ?? '', candidates ?? 0)
  if (by === 'person' || by === 'role' || by === 'signer') return words[`because_${by}`]
  if (by === 'previous_handler') return words.because_previous_handler
  if (by === 'dispatcher') return words.because_dispatcher
  return by === 'transfer' ? words.because_transfer : words.because_other
}

const inQuotes = (text: string, language: Language) => (language === 'en' ? `“${text}”` : `「${text}」`)
const labels = (all: readonly Label[], language: Language) =>
  all.map((one) => say(one, language)).join(language === 'en' ? ', ' : '、')
const orNull = (text: string | null): string | null => (text === '' ? null : text)

/** One row of the timeline as sentences in the reader's language. */
export function rowWords(row: ProgressRow, telling: Telling): RowWords {
  const { words, language, now, people, places } = telling
  const named = (id: string | null, otherwise = words.somebody) => (id && people[id]) || otherwise
  const who = named(row.by)
  const done = (title: string, sub: string | null = null): RowWords => ({ title, sub: orNull(sub), state: 'done' })
  const waiting = (title: string, sub: string | null = null): RowWords => ({ ...done(title, sub), state: 'waiting' })
  switch (row.kind) {
    case 'reported': {
      const what = labels(row.symptoms, language) || (row.words ? inQuotes(row.words, language) : '')
      const added = row.symptoms.length > 0 && row.words ? inQuotes(row.words, language) : ''
      const sub = [added, words.photosAndVoices(row.photos, row.voices)]
        .filter(Boolean)
        .join(language === 'en' ? ' ' : '')
      if (row.onBehalf) return done(words.reportedFor(who, what), sub)
      return done(what === '' ? words.reported : words.reportedOf(what), sub)
    }
    case 'assigned': {
      const role = row.role && say(roleNames[row.role], language)
      const to = named(row.personId, role || (row.placeId && places[row.placeId]) || words.somebody)
      if (row.label) return done(words.stepFor(say(row.label, language), to), because(row.because, telling))
      return done(row.round > 1 ? words.assignedAgain(to) : words.assignedTo(to), because(row.because, telling))
    }
    case 'waiting_for_assignment':
      return waiting(words.waitingForAssignment)
    case 'declined':
      return { title: words.declined(who), sub: orNull(row.words), state: 'refused' }
    case 'accepted':
      return done(words.acceptedBy(who))
    case 'claimed':
      return done(words.takenBy(named(row.personId)))
    case 'set_off':
      return done(
        words.setOff(who),
        row.expectedAt === null ? null : words.expectedAbout(when(row.expectedAt, now, language)),
      )
    case 'arrived':
      return done(words.arrived(who), row.position ? words.positionTaken : null)
    case 'draft_saved':
      return done(words.draftSaved(who))
    case 'parts_picked': {
      const sum = (sign: 1 | -1) => row.change.reduce((total, { quantity }) => total + Math.max(0, sign * quantity), 0)
      return done(words.partsTaken(sum(1), sum(-1)))
    }
    case 'paused': {
      const title = { customer: words.pausedForCustomer, parts: words.pausedForParts, other: words.pausedForOther }
      return waiting(title[row.for], row.reason)
    }
    case 'resumed':
      return done(words.resumed, words.pausedLength(duration(row.pausedMs, language)))
    case 'work_done':
      if (row.label) return done(words.nodeDone(who, say(row.label, language)), words.linesCount(row.lines))
      return done(row.round > 1 ? words.redone(who) : words.workDone(who), words.linesCount(row.lines))
    case 'awaiting_acceptance': {
      const until = row.decideBy === null ? '' : promise(row.decideBy, now, language)
      return waiting(
        row.of === 'store' ? words.waitsForStore : words.waitsForCustomer,
        words.decideBy(row.lines, until),
      )
    }
    case 'lines_accepted':
      return done(words.linesAccepted(row.accepted), words.remarkedAndSigned(row.remarked, row.signed))
    case 'confirmed':
      return done(words.confirmed)
    case 'rework': {
      const of = row.of === 'store' ? words.theStore : words.theCustomer
      const colon = language === 'en' ? ': ' : '：'
      const each = row.lines.map(({ label, remark }) => say(label, language) + (remark ? colon + remark : ''))
      return {
        title: words.sentBack(of, row.lines.length),
        sub: orNull(each.join(language === 'en' ? '; ' : '；')),
        state: 'refused',
      }
    }
    case 'returned':
      return { title: words.returned(who), sub: orNull(row.words), state: 'refused' }
    case 'transferred':
      return done(words.transferredTo(named(row.personId)), row.words)
    case 'urged':
      return waiting(words.urged)
    case 'commented':
      return done(
        words.commented(named(row.by, words.us)),
        [row.words, words.photosAndVoices(row.photos.length, 0)].filter(Boolean).join(' · '),
      )
    case 'followed':
      return done(words.followed)
    case 'cancelled':
      return { title: words.cancelled, sub: orNull(row.words), state: 'refused' }
    case 'settled':
      return done(words.settled, row.totalFen === null ? null : `¥${amount(row.totalFen)}`)
    case 'quote_offered':
      return waiting(words.quoteOffered, row.totalFen === null ? null : `¥${amount(row.totalFen)}`)
    case 'quote_decided': {
      const sum = row.totalFen === null ? null : `¥${amount(row.totalFen)}`
      if (row.decision === 'declined')
        return { title: words.quoteDeclined, sub: orNull(row.words ?? ''), state: 'refused' }
      return done(words.quoteApproved, sum)
    }
    case 'rated':
      return done(words.rated(row.stars), [...row.tags, row.words].filter(Boolean).join(' · '))
    default:
      return flowWords(row, telling, who)
  }
}
