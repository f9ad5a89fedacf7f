import type { Role } from '../../access/index.ts'
import type { FileId, Instant, Label, PersonId, PlaceId, Position } from '../../kernel/index.ts'
import type { AutoAction, EscalationStep, PromiseKind } from '../../workflow/index.ts'
import type { SkippedBecause } from '../event.ts'
import type { Routing } from '../routing.ts'
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
      /** Somebody of the house told it for the customer; left out when the customer did. */
      readonly onBehalf?: true
      /** How it came to its team, for the office and the handlers; left out when no rule had a say. */
      readonly routing?: Routing
    }
  | {
      readonly kind: 'assigned'
      readonly personId: PersonId | null
      readonly placeId: PlaceId | null
      /** Whoever has this role may do it. */
      readonly role?: Role
      /** What is to be done, where it is not the one visit of the order. */
      readonly label?: Label
      readonly round: number
      readonly because: AssignedBecause
    }
  | { readonly kind: 'waiting_for_assignment' }
  | { readonly kind: 'declined'; readonly words: string }
  | { readonly kind: 'claimed'; readonly personId: PersonId }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'set_off'; readonly expectedAt: Instant | null }
  | { readonly kind: 'arrived'; readonly position: Position | null }
  | { readonly kind: 'draft_saved' }
  | { readonly kind: 'parts_picked'; readonly change: readonly PartLine[] }
  | { readonly kind: 'paused'; readonly reason: string; readonly for: Pause['for'] }
  | { readonly kind: 'resumed'; readonly pausedMs: number }
  /** `label`: which visit it was, where an order has several. */
  | { readonly kind: 'work_done'; readonly round: number; readonly lines: number; readonly label?: Label }
  /** A step at a desk is done. */
  | { readonly kind: 'node_done'; readonly label: Label; readonly round: number }
  | {
      readonly kind: 'awaiting_approval'
      readonly label: Label
      readonly personId: PersonId | null
      readonly role: Role | null
      readonly decideBy: Instant | null
    }
  | { readonly kind: 'approved' | 'rejected'; readonly label: Label; readonly words: string | null }
  | { readonly kind: 'signer_added'; readonly label: Label; readonly personId: PersonId }
  | { readonly kind: 'skipped'; readonly label: Label; readonly why: SkippedBecause }
  | { readonly kind: 'withdrawn'; readonly label: Label }
  | { readonly kind: 'cannot_complete'; readonly words: string }
  /** Several parts begin side by side. */
  | { readonly kind: 'parted'; readonly labels: readonly Label[] }
  | { readonly kind: 'joined'; readonly label: Label }
  | { readonly kind: 'waiting'; readonly label: Label; readonly until: Instant | null }
  | { readonly kind: 'wait_over'; readonly label: Label; readonly because: 'timer' | 'event' | 'timeout' }
  | { readonly kind: 'action'; readonly label: Label; readonly action: AutoAction['action'] }
  | { readonly kind: 'reminded'; readonly of: PromiseKind; readonly dueAt: Instant }
  | {
      readonly kind: 'escalated'
      readonly of: PromiseKind
      readonly dueAt: Instant
      readonly then: EscalationStep['then']['kind']
    }
  | { readonly kind: 'priority'; readonly urgent: boolean }
  | { readonly kind: 'tagged'; readonly tags: readonly string[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'migrated' }
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
  | { readonly kind: 'quote_offered'; readonly number: number; readonly totalFen: number | null }
  | {
      readonly kind: 'quote_decided'
      readonly number: number
      readonly totalFen: number | null
      readonly decision: 'approved' | 'declined'
      readonly words: string | null
    }
  | { readonly kind: 'rated'; readonly stars: number; readonly tags: readonly string[]; readonly words: string }

/** `by` is who did it, null for the system and for people whom the viewer may not know. */
export type ProgressRow = { readonly seq: number; readonly at: Instant; readonly by: PersonId | null } & RowKind
