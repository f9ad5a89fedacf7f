import type { Way } from '../flow/ways.ts'
import { type Speech, shortCondition } from './conditions.ts'

/** Why work goes that way, in a word or two; null where it simply goes on. */
export function wayWord({ kind, when, otherwise }: Way, speech: Speech): string | null {
  const { w } = speech
  if (kind === 'rework') return w.reworks
  if (kind === 'reject') return w.rejects
  if (kind === 'timeout') return w.timesOut
  if (kind === 'late') return w.whenLate
  if (when) return shortCondition(when, speech)
  return otherwise ? w.otherwise : null
}
