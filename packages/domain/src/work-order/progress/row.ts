import type { FileId, Instant, Label, PersonId, PlaceId, Position } from '../../kernel/index.ts'
import type { AssignmentReason, PartLine, Pause } from '../state.ts'

/** Why somebody came to do it, without what only the office may know. */
export type AssignedBecause = {
  readonly by: AssignmentReason['by']
  readonly siteName: string | null
  readonly metres: number | null
  readonly candidates: number | null
}

export type ReworkLine = { readonly line: string; readonly label: Label; readonly remark: string | null }

/** What one row of the timeline tells; the phone words it. */
export type RowKind =
  | {
      readonly kind: 'reported'
      readonly source: string
      readonly symptoms: readonly Label[]
      readonly words: string | null
      readonly photos: number
      readonly voices: number
    }
  | {
      readonly kind: 'assigned'
      readonly personId: PersonId | null
      readonly placeId: PlaceId | null
      readonly round: number
      readonly because: AssignedBecause
    }
  | { readonly kind: 'waiting_for_assignment' }
  | { readonly kind: 'declined'; readonly words: string }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'set_off'; readonly expectedAt: Instant | null }
  | { readonly kind: 'arrived'; readonly position: Position | null }
  | { readonly kind: 'draft_saved' }
  | { readonly kind: 'parts_picked'; readonly change: readonly PartLine[] }
  | { readonly kind: 'paused'; readonly reason: string; readonly for: Pause['for'] }
  | { readonly kind: 'resumed'; readonly pausedMs: number }
  | { readonly kind: 'work_done'; readonly round: number; readonly lines: number }
  | {
      readonly kind: 'awaiting_acceptance'
      readonly of: 'store' | 'customer'
      readonly lines: number
      readonly decideBy: Instant | null
    }
  | { readonly kind: 'lines_accepted'; readonly accepted: number; readonly remarked: number; readonly signed: boolean }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'rework'; readonly of: 'store' | 'customer'; readonly lines: readonly ReworkLine[] }
  | { readonly kind: 'returned'; readonly words: string }
  | { readonly kind: 'transferred'; readonly personId: PersonId; readonly words: string | null }
  | { readonly kind: 'urged' }
  | { readonly kind: 'commented'; readonly words: string; readonly photos: readonly FileId[] }
  | { readonly kind: 'followed' }
  | { readonly kind: 'cancelled'; readonly words: string }
  | { readonly kind: 'settled'; readonly totalFen: number | null }
  | { readonly kind: 'rated'; readonly stars: number; readonly tags: readonly string[]; readonly words: string }

/** `by` is who did it, null for the system and for people whom the viewer may not know. */
export type ProgressRow = { readonly seq: number; readonly at: Instant; readonly by: PersonId | null } & RowKind
