import { own, plainText } from '@field/domain/form'
import { type Instant, type Label, type Language, say } from '@field/domain/kernel'
import { openLinesOf, type Task } from '@field/domain/work-order'
import { orderNumber } from '../../words/format/quantity.ts'
import { date, left, when } from '../../words/format/time.ts'
import { type Marked, reworkMark, taskMark } from '../../work-order/look.ts'
import type { Words as OrderWords } from '../../work-order/words.ts'
import type { Work } from '../../work-order/work-of.ts'
import { dueOf, dueWords, type TechnicianWords } from '../promise.ts'

export type Overview = {
  readonly mark: Marked
  readonly rework: Marked | null
  readonly number: string
  /** "14:10 前到" and "还有 13 分钟". */
  readonly due: string | null
  readonly remaining: string | null
  readonly late: boolean
  readonly acceptBy: string | null
  readonly hint: string
  readonly place: { readonly title: string; readonly sub: string }
  readonly reporter: string
  readonly reportedAt: string
  readonly paused: string | null
  readonly sentBack: string | null
}

export type Saying = {
  readonly words: TechnicianWords
  readonly orderWords: OrderWords
  readonly language: Language
  readonly now: Instant
}

const unarrived: readonly Task['state'][] = ['assigned', 'accepted', 'travelling']

/** The head of a task: its promise first, then where, who and what to know before leaving. */
export function overviewOf({ detail, task, order }: Work, { words, orderWords, language, now }: Saying): Overview {
  const due = task.pause || task.state === 'done' ? null : dueOf(task)
  const remaining = due && left(due.at, now, language)
  const lines = openLinesOf(detail.definition, task).length
  const accept = task.state === 'assigned' ? task.acceptBy : null
  return {
    mark: taskMark(task.state, orderWords),
    rework:
      unarrived.includes(task.state) || task.state === 'in_progress'
        ? reworkMark(task.round, task.openLines?.length ?? null, orderWords)
        : null,
    number: `${orderWords.number(orderNumber(order.number))} · ${orderWords.round(task.round)}`,
    due: due && dueWords(due, now, language, words),
    remaining: remaining && due && (remaining.past || due.at - now < 2 * 60 * 60_000) ? remaining.words : null,
    late: remaining?.past ?? false,
    acceptBy: accept === null ? null : words.acceptBy(when(accept, now, language)),
    hint: detail.hints.map((one) => say(one, language)).join(language === 'en' ? '; ' : '；'),
    place: {
      title: detail.address,
      sub: [detail.placeName, detail.spot].filter(Boolean).join(' · '),
    },
    reporter: detail.customer ? words.reporter(detail.customer.name) : words.staffReporter,
    reportedAt: when(detail.createdAt, now, language),
    paused: task.pause && words.pausedBecause(task.pause.reason),
    sentBack: task.openLines === null ? null : words.sentBack(lines),
  }
}

/** What the customer gave with the report: words, what they ticked, photos and recordings by id, and anything else. */
export type Said = {
  readonly words: readonly string[]
  readonly ticked: readonly string[]
  readonly photos: readonly string[]
  readonly voices: readonly string[]
  readonly more: readonly { readonly name: Label; readonly value: string }[]
}

export function saidOf(
  { report, reportForm, names = {} }: Pick<Work['detail'], 'report' | 'reportForm' | 'names'>,
  language: Language,
): Said {
  const said = { words: [] as string[], ticked: [] as string[], photos: [] as string[], voices: [] as string[] }
  const more: { name: Label; value: string }[] = []
  const called = Object.fromEntries(Object.entries(names).map(([id, label]) => [id, say(label, language)]))
  for (const field of reportForm.fields) {
    const answer = own(report, field.key)
    if (answer === undefined || answer === null || answer === '') continue
    const many = Array.isArray(answer) ? (answer as readonly string[]) : []
    if (field.kind === 'long_text') said.words.push(plainText(answer))
    else if (field.kind === 'multi_select' || field.kind === 'select')
      said.ticked.push(
        ...field.options
          .filter(({ value }) => value === answer || many.includes(value))
          .map(({ label }) => say(label, language)),
      )
    else if (field.kind === 'photo') said.photos.push(...many)
    else if (field.kind === 'audio') said.voices.push(...many)
    else more.push({ name: field.label, value: plainText(field, answer, language, { names: called }) })
  }
  return { ...said, more }
}

export type AssetLines = { readonly title: string; readonly sub: string; readonly covered: boolean }

/** The device with what its warranty still covers; null for a job without one. */
export function assetOf(
  { asset }: Pick<Work['detail'], 'asset'>,
  now: Instant,
  language: Language,
  words: TechnicianWords,
): AssetLines | null {
  if (!asset) return null
  const running = asset.warranties.filter(({ until }) => until > now)
  const covered = running.map(({ label, until }) => words.warrantyUntil(say(label, language), date(until)))
  return {
    title: [asset.model || asset.name, asset.serial && words.serial(asset.serial)].filter(Boolean).join(' · '),
    sub: covered.length > 0 ? covered.join(language === 'en' ? '; ' : '；') : words.warrantyOver,
    covered: covered.length > 0,
  }
}

/** How the device did before, in one line; empty when nothing is known. */
export function storyOf({ story }: Pick<Work['detail'], 'story'>, words: TechnicianWords): string {
  if (!story || story.visits === 0) return ''
  return [
    words.visits(story.visits),
    story.complaints > 0 && words.complaints(story.complaints),
    story.lastTitle && words.lastTime(story.lastTitle),
  ]
    .filter(Boolean)
    .join(' · ')
}
