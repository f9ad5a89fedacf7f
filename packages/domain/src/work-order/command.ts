import type { Answers } from '../form/index.ts'
import type { FileId, PersonId, Position, TaskId } from '../kernel/index.ts'
import type { Decision, LineVerdict, PartLine, Pause, ServiceLine } from './state.ts'

/** What a person asks a work order to do. `pick_parts` and `save_draft` carry the whole wanted state, so sending them twice changes nothing. */
export type Command =
  | { readonly kind: 'accept'; readonly taskId: TaskId }
  | { readonly kind: 'decline'; readonly taskId: TaskId; readonly reason: string }
  | { readonly kind: 'travel'; readonly taskId: TaskId; readonly position?: Position }
  | { readonly kind: 'arrive'; readonly taskId: TaskId; readonly position?: Position }
  | {
      readonly kind: 'save_draft'
      readonly taskId: TaskId
      readonly answers: Answers
      readonly services?: readonly ServiceLine[]
    }
  | { readonly kind: 'pick_parts'; readonly taskId: TaskId; readonly parts: readonly PartLine[] }
  | {
      readonly kind: 'complete'
      readonly taskId: TaskId
      readonly answers?: Answers
      readonly services?: readonly ServiceLine[]
      readonly verdicts?: readonly LineVerdict[]
      readonly signatureId?: FileId
      /** Of an approval; a rejection says why in `words`. */
      readonly decision?: Decision
      readonly words?: string
    }
  | { readonly kind: 'pause'; readonly taskId: TaskId; readonly reason: string; readonly for: Pause['for'] }
  | { readonly kind: 'resume'; readonly taskId: TaskId }
  /** `to` names an earlier node; left out, the work before. */
  | { readonly kind: 'return'; readonly taskId: TaskId; readonly reason: string; readonly to?: string }
  | { readonly kind: 'transfer'; readonly taskId: TaskId; readonly to: PersonId; readonly reason: string }
  | { readonly kind: 'assign'; readonly taskId: TaskId; readonly to: PersonId }
  | { readonly kind: 'add_signer'; readonly taskId: TaskId; readonly to: PersonId }
  | { readonly kind: 'withdraw'; readonly taskId: TaskId }
  | { readonly kind: 'cannot_complete'; readonly taskId: TaskId; readonly reason: string }
  | { readonly kind: 'urge' }
  | { readonly kind: 'comment'; readonly words: string; readonly photos: readonly FileId[] }
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'rate'; readonly stars: number; readonly tags: readonly string[]; readonly words: string }

export type CommandKind = Command['kind']
