import type { TimelineEntry } from '../event.ts'
import { lastOf } from '../tasks.ts'
import type { ProgressRow } from './row.ts'
import { type Eyes, rowOf } from './row-of.ts'

const repeats = (row: ProgressRow, before: ProgressRow | null): boolean =>
  row.kind === 'draft_saved' && before?.kind === 'draft_saved' && before.by === row.by

/** The rows of the timeline, newest first. Drafts saved one after the other are one row: the last. */
export function rowsOf(eyes: Eyes, entries: readonly TimelineEntry[]): readonly ProgressRow[] {
  const { order, viewer, relations } = eyes
  const hidden = relations.every((relation) => relation === 'follower') ? order.customerId : null
  const rows: ProgressRow[] = []
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    const kind = rowOf(eyes, entry)
    if (!kind) continue
    const { actorId } = entry
    const by = actorId !== null && actorId === hidden && actorId !== viewer.personId ? null : actorId
    const row: ProgressRow = { seq: entry.seq, at: entry.at, by, ...kind }
    if (repeats(row, lastOf(rows))) rows.pop()
    rows.push(row)
  }
  return rows.reverse()
}
