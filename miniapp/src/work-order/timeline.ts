import { say } from '@field/domain/kernel'
import type { NextStep, Progress, StagePart } from '@field/domain/work-order'
import type { Part, TimelineEntry } from '../ui/index.ts'
import { when } from '../words/format/time.ts'
import { rowWords, type Telling } from './row-words.ts'

/** What comes next if all goes well, as a sentence. */
export const nextWords = (next: NextStep, { words, language }: Telling): string =>
  next.label && next.key !== 'accept' && next.key !== 'confirm' && next.key !== 'settle' && next.key !== 'end'
    ? say(next.label, language)
    : words[`next_${next.key}`]

/** The timeline of an order for `Timeline`: the next step on top, then what happened, newest first. */
export function timelineOf(
  { rows, next }: Pick<Progress, 'rows' | 'next'>,
  telling: Telling,
): readonly TimelineEntry[] {
  const coming: TimelineEntry[] = next
    ? [{ id: 'next', state: 'todo', title: nextWords(next, telling), sub: telling.words.next }]
    : []
  const told = rows.map((row, index): TimelineEntry => {
    const { title, sub, state } = rowWords(row, telling)
    const newest = index === 0 && next !== null && state === 'done'
    return {
      id: `${row.seq}`,
      state: newest ? 'now' : state,
      title,
      ...(sub !== null && { sub }),
      at: when(row.at, telling.now, telling.language),
    }
  })
  return [...coming, ...told]
}

/** The five-part bar of an order for `ProgressBar`. */
export const stageParts = (stages: readonly StagePart[], { language }: Pick<Telling, 'language'>): readonly Part[] =>
  stages.map(({ key, label, state }) => ({
    id: key,
    word: say(label, language),
    state: state === 'to_come' ? 'todo' : state,
  }))
