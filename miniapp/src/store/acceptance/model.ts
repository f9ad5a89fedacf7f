import type { AcceptanceLine, Reply } from '@field/contract'
import { asId, type FileId, type Instant, type Language } from '@field/domain/kernel'
import type { Command, LineVerdict, Verdict } from '@field/domain/work-order'
import type { Entry, PendingFile } from '../../data/index.ts'
import { when } from '../../words/format/time.ts'
import { commandOf } from '../../work-order/pending.ts'

export type Progress = Reply<'GET /work-orders/:id/progress'>
export type Acceptance = NonNullable<Progress['acceptance']>

/** What this person said of a line: why, in words or photos of this phone. */
export type Judgement = {
  readonly verdict: Verdict
  readonly remark: string
  readonly photos: readonly PendingFile[]
}

/** A judgement in the making; `id` is the command's key, born with it. Kept on the phone at each change. */
export type Draft = {
  readonly id: string
  readonly judged: Readonly<Record<string, Judgement>>
  /** The line that is being written about, and what is written so far. */
  readonly writing: (Judgement & { readonly line: string }) | null
  /** A judged line that was opened again. */
  readonly again: string | null
}

export const emptyDraft = (id: string): Draft => ({ id, judged: {}, writing: null, again: null })

export type ShownLine = AcceptanceLine & {
  /** Counted from 1 over all lines of the work. */
  readonly number: number
  readonly state: 'locked' | 'judged' | 'current' | 'todo'
  readonly judgement: Judgement | null
}

/** The lines as they stand: accepted before, judged now, the one that is open, and those to come. */
export function shownLines(lines: readonly AcceptanceLine[], draft: Draft): readonly ShownLine[] {
  const isOpen = ({ key, locked }: AcceptanceLine) => !locked && !draft.judged[key]
  const wanted = draft.writing?.line ?? draft.again
  const named = lines.find(({ key, locked }) => key === wanted && !locked)
  const current = (named ?? lines.find(isOpen))?.key
  return lines.map((line, index) => {
    const judgement = draft.judged[line.key] ?? null
    const state = line.locked ? 'locked' : line.key === current ? 'current' : judgement ? 'judged' : 'todo'
    return { ...line, number: index + 1, state, judgement }
  })
}

/** "上次已通过 · 李敏 昨天 15:20 · 略松": what closed a locked line, by whom, when and with which words, where known. */
export function decidedWords({ decided }: AcceptanceLine, passed: string, now: Instant, language: Language): string {
  if (!decided) return passed
  return [passed, `${decided.by} ${when(decided.at, now, language)}`.trim(), decided.remark].filter(Boolean).join(' · ')
}

export type Count = { readonly seen: number; readonly all: number; readonly left: number }

/** How many of the lines of this round have been judged. */
export function countOf(lines: readonly AcceptanceLine[], draft: Draft): Count {
  const open = lines.filter(({ locked }) => !locked)
  const seen = open.filter(({ key }) => draft.judged[key]).length
  return { seen, all: open.length, left: open.length - seen }
}

/** Says something of a line, which folds it; the next unseen one opens. */
export function judge(draft: Draft, line: string, { verdict, remark, photos }: Judgement): Draft {
  const said: Judgement = { verdict, remark: remark.trim(), photos }
  return { ...draft, judged: { ...draft.judged, [line]: said }, writing: null, again: null }
}

/** Begins to write about a line, with what was said of it before when it was of the same kind. */
export function beginWriting(draft: Draft, line: string, verdict: Exclude<Verdict, 'accepted'>): Draft {
  const before = draft.judged[line]
  const kept = before?.verdict === verdict ? before : { remark: before?.remark ?? '', photos: [] }
  return { ...draft, again: null, writing: { line, verdict, remark: kept.remark, photos: kept.photos } }
}

/** Words say what a remark is about; rework can also be shown by a photo. */
export const saysWhy = ({ verdict, remark, photos }: Judgement): boolean =>
  verdict === 'accepted' || remark.trim() !== '' || (verdict === 'rework' && photos.length > 0)

export type Sums = { readonly passed: number; readonly remarked: number; readonly redo: number }

/** What is signed for. */
export function sumsOf(verdicts: readonly { readonly verdict: Verdict }[]): Sums {
  const count = (wanted: Verdict) => verdicts.filter(({ verdict }) => verdict === wanted).length
  const remarked = count('accepted_with_remark')
  return { passed: count('accepted') + remarked, remarked, redo: count('rework') }
}

/** The verdicts of this round as the server wants them, in the order of the lines; only lines that are open. */
export const verdictsOf = (lines: readonly AcceptanceLine[], { judged }: Draft): readonly LineVerdict[] =>
  lines.flatMap(({ key, locked }) => {
    const said = judged[key]
    if (locked || !said) return []
    const photos = said.photos.map(({ id }) => asId<FileId>(id))
    return [
      {
        line: key,
        verdict: said.verdict,
        ...(said.remark !== '' && { remark: said.remark }),
        ...(photos.length > 0 && { photos }),
      },
    ]
  })

type Completion = Extract<Command, { kind: 'complete' }>

/** The judgement of this order that still waits on the phone, or was refused. */
export function entryOf(entries: readonly Entry[]): { readonly entry: Entry; readonly command: Completion } | null {
  for (const entry of entries) {
    const command = commandOf(entry)
    if (command?.kind === 'complete' && command.verdicts) return { entry, command }
  }
  return null
}

/** What was written, taken out of an entry that the server refused, so that it can be changed; under a new key. */
export function draftOf({ entry, command }: NonNullable<ReturnType<typeof entryOf>>, id: string): Draft {
  const files = new Map(entry.files.map((file) => [file.id, file]))
  const judged = (command.verdicts ?? []).map(({ line, verdict, remark = '', photos = [] }) => {
    const kept = photos.flatMap((photo) => files.get(photo) ?? [])
    return [line, { verdict, remark, photos: kept }] as const
  })
  return { ...emptyDraft(id), judged: Object.fromEntries(judged) }
}

/** Who finished the judged work, and when: the newest such row of the progress. */
export function finishedOf({ progress, people }: Pick<Progress, 'progress' | 'people'>) {
  const row = progress.rows.find(({ kind }) => kind === 'work_done')
  return row ? { name: (row.by && people[row.by]) || null, at: row.at } : null
}

/** What the last rework asked for, by the key of the line: what is to be looked at again. */
export function askedLast({ progress }: Pick<Progress, 'progress'>): Readonly<Record<string, string>> {
  for (const row of progress.rows)
    if (row.kind === 'rework') {
      const said = row.lines.flatMap(({ line, remark }) => (remark ? [[line, remark] as const] : []))
      return Object.fromEntries(said)
    }
  return {}
}

/** What the screen is about now. */
export type Scene =
  | { readonly kind: 'judging'; readonly acceptance: Acceptance }
  | { readonly kind: 'kept'; readonly sums: Sums }
  | { readonly kind: 'refused'; readonly held: NonNullable<ReturnType<typeof entryOf>> }
  | { readonly kind: 'sent'; readonly sums: Sums }
  | { readonly kind: 'not_awaited' }

/**
 * Kept is not sent: while the judgement waits on this phone it says so, and only the server's answer makes it sent.
 * `sent` is what this phone handed over since the page was opened.
 */
export function sceneOf(progress: Progress, entries: readonly Entry[], sent: Completion | null): Scene {
  const held = entryOf(entries)
  if (held) {
    if (held.entry.state !== 'waiting') return { kind: 'refused', held }
    return { kind: 'kept', sums: sumsOf(held.command.verdicts ?? []) }
  }
  const { acceptance } = progress
  if (sent && (acceptance === null || acceptance.taskId === sent.taskId))
    return { kind: 'sent', sums: sumsOf(sent.verdicts ?? []) }
  return acceptance ? { kind: 'judging', acceptance } : { kind: 'not_awaited' }
}
