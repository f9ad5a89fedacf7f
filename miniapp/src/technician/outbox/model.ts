import type { Instant, Language } from '@field/domain/kernel'
import type { Entry } from '../../data/index.ts'
import { fileSize, orderNumber, outOf } from '../../words/format/quantity.ts'
import { when } from '../../words/format/time.ts'
import { refusalWords } from '../../words/refusals.ts'
import { entryTitle } from '../../work-order/entry-words.ts'
import type { Words as OrderWords } from '../../work-order/words.ts'
import type { TechnicianWords } from '../promise.ts'

export type Saying = {
  readonly words: TechnicianWords
  readonly orderWords: OrderWords
  readonly language: Language
  readonly now: Instant
  readonly connected: boolean
}

export type Headline = {
  readonly tone: 'good' | 'wait' | 'turn' | 'accent'
  readonly icon: 'cloud-ok' | 'cloud-up' | 'cloud-off' | 'clash'
  readonly title: string
  readonly sub: string
}

/** Refused: the server said no. Conflict: it said no because the job had moved on. */
export type Halted = {
  readonly id: string
  readonly stream: string
  /** What was done, and on which job. */
  readonly what: string
  readonly title: string
  readonly order: string
  readonly at: string
  readonly why: string
  /** What the job is now, where the server told it. */
  readonly present: string | null
  readonly conflict: boolean
  /** How many of the same job wait behind it. */
  readonly behind: number
  /** A job that can be looked at; a consent has none. */
  readonly orderId: string | null
}

export type Queued = { readonly id: string; readonly title: string; readonly sub: string; readonly sending: boolean }
export type Uploads = {
  readonly done: number
  readonly all: number
  readonly part: number
  readonly count: string
  readonly size: string
}

export type OutboxView = {
  readonly headline: Headline
  readonly halted: readonly Halted[]
  readonly uploads: Uploads | null
  readonly queue: readonly Queued[]
  readonly queueTitle: string
}

const titleOf = (entry: Entry, { words, orderWords }: Saying, withJob = true): string => {
  const { title, count } = entry.about
  const many = typeof count === 'number' && count > 0 ? words.pieces(count) : ''
  return [entryTitle(entry, orderWords), many, withJob && title].filter(Boolean).join(' ')
}

const orderOf = ({ about }: Entry, { orderWords }: Saying): string =>
  typeof about.number === 'string' ? orderWords.number(orderNumber(about.number)) : ''

function headlineOf(entries: readonly Entry[], { words, connected }: Saying): Headline {
  const halted = entries.filter(({ state }) => state !== 'waiting').length
  if (entries.length === 0)
    return { tone: 'good', icon: 'cloud-ok', title: words.outboxEmpty, sub: words.outboxEmptyWhat }
  if (halted > 0) return { tone: 'turn', icon: 'clash', title: words.outboxHalted(halted), sub: words.outboxHaltedWhat }
  if (!connected)
    return { tone: 'wait', icon: 'cloud-off', title: words.outboxOffline(entries.length), sub: words.outboxSafeOffline }
  return { tone: 'accent', icon: 'cloud-up', title: words.outboxSending(entries.length), sub: words.outboxSafe }
}

function haltedOf(entry: Entry, behind: number, saying: Saying, statusWord: (status: string) => string): Halted {
  const { failure } = entry
  const { language, now, words } = saying
  const [fault] = failure?.faults ?? []
  const wrong = fault ?? failure
  const said = wrong ? refusalWords({ code: wrong.code, ...(wrong.detail && { detail: wrong.detail }) }, language) : ''
  const field = fieldName(wrong?.path ?? '', words)
  return {
    id: entry.id,
    stream: entry.stream,
    what: titleOf(entry, saying, false),
    title: titleOf(entry, saying),
    order: orderOf(entry, saying),
    at: when(entry.bornAt, now, language),
    why: field === '' ? said : words.fieldAt(field, said),
    present: failure?.present ? statusWord(failure.present.status) : null,
    conflict: entry.state === 'conflict',
    behind,
    orderId: entry.about.number === undefined ? null : entry.stream,
  }
}

/** The part of a command that was at fault, as far as it has a name of its own here. */
function fieldName(path: string, words: TechnicianWords): string {
  if (path.startsWith('answers')) return words.tabForm
  if (path.startsWith('parts')) return words.tabParts
  return path.startsWith('services') ? words.serviceItems : ''
}

function uploadsOf(entries: readonly Entry[], { words }: Saying): Uploads | null {
  const files = entries.flatMap((entry) => entry.files)
  if (files.length === 0) return null
  const sent = files.filter(({ confirmed }) => confirmed)
  const bytes = (list: typeof files) => list.reduce((sum, file) => sum + file.bytes, 0)
  const whole = bytes(files)
  return {
    done: sent.length,
    all: files.length,
    part: whole === 0 ? 0 : bytes(sent) / whole,
    count: outOf(sent.length, files.length),
    size: words.filesSize(`${sent.length === 0 ? '0' : fileSize(bytes(sent))} / ${fileSize(whole)}`),
  }
}

/** The queue in the order in which it is sent: jobs do not wait for each other, what is within one does. */
function queueOf(entries: readonly Entry[], saying: Saying): readonly Queued[] {
  const { words, now, language } = saying
  const halted = new Set(entries.filter(({ state }) => state !== 'waiting').map(({ stream }) => stream))
  const before = new Map<string, number>()
  return entries
    .filter(({ state }) => state === 'waiting')
    .map((entry) => {
      const place = (before.get(entry.stream) ?? 0) + 1
      before.set(entry.stream, place)
      const time = when(entry.bornAt, now, language)
      const uploading = place === 1 && entry.files.some(({ confirmed }) => !confirmed)
      const sub = halted.has(entry.stream)
        ? words.behindHalted(time)
        : uploading
          ? words.afterPhotos(time)
          : saying.connected
            ? words.placeInQueue(time, place)
            : time
      return {
        id: entry.id,
        title: titleOf(entry, saying),
        sub,
        sending: place === 1 && saying.connected && !halted.has(entry.stream),
      }
    })
}

const behindOf = (entries: readonly Entry[], { stream, seq }: Entry): number =>
  entries.filter((one) => one.stream === stream && one.seq > seq).length

/** The outbox as its page shows it; `statusWord` names the state a job is in now. */
export const outboxView = (
  entries: readonly Entry[],
  saying: Saying,
  statusWord: (status: string) => string,
): OutboxView => ({
  headline: headlineOf(entries, saying),
  halted: entries
    .filter(({ state }) => state !== 'waiting')
    .map((entry) => haltedOf(entry, behindOf(entries, entry), saying, statusWord)),
  uploads: uploadsOf(entries, saying),
  queue: queueOf(entries, saying),
  queueTitle: saying.connected ? saying.words.queue : saying.words.queueWaits,
})
