import type { OpenPart, ProgressRow } from '@field/domain/work-order'

/** Up to here everything is told; an ordinary repair has fewer. */
const few = 12

/** What somebody does on the way to a visit's end, and what waits for a judgement: old news once that has come. */
const toVisit: readonly ProgressRow['kind'][] = [
  'waiting_for_assignment',
  'claimed',
  'accepted',
  'set_off',
  'arrived',
  'paused',
  'resumed',
]
const inPassing: readonly ProgressRow['kind'][] = ['draft_saved', 'parts_picked', 'reminded', 'tagged', 'priority']

/**
 * The rows of a long order that still say something: of a station that is finished the row that says so, of what is open
 * everything but what `told` (the parts shown by themselves) says already. Newest first, as they came; a short order
 * stays as it is.
 */
export function foldRows(rows: readonly ProgressRow[], told: readonly OpenPart[] = []): readonly ProgressRow[] {
  if (rows.length <= few) return rows
  const over = new Set(told.map(({ label }) => label['zh-CN']))
  let visited = false
  let judged = false
  const stays = (row: ProgressRow): boolean => {
    switch (row.kind) {
      case 'node_done':
      case 'approved':
      case 'rejected':
      case 'joined':
      case 'wait_over':
        over.add(row.label['zh-CN'])
        return true
      case 'work_done':
        if (row.label) over.add(row.label['zh-CN'])
        visited = true
        return true
      case 'lines_accepted':
      case 'confirmed':
      case 'rework':
        judged = true
        return true
      case 'assigned':
        return row.label ? !over.has(row.label['zh-CN']) : !visited
      case 'awaiting_approval':
      case 'waiting':
        return !over.has(row.label['zh-CN'])
      case 'awaiting_acceptance':
        return !judged
      default:
        if (toVisit.includes(row.kind)) return !visited
        return !(inPassing.includes(row.kind) && (visited || over.size > 0))
    }
  }
  return rows.filter(stays)
}
