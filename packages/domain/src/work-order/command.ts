import type { Answers } from '../form/index.ts'
import type { FileId, PersonId, Position, TaskId } from '../kernel/index.ts'
import type { LineVerdict, PartLine, Pause, ServiceLine } from './state.ts'

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
    }
  | { readonly kind: 'pause'; readonly taskId: TaskId; readonly reason: string; readonly for: Pause['for'] }
  | { readonly kind: 'resume'; readonly taskId: TaskId }
  | { readonly kind: 'return'; readonly taskId: TaskId; readonly reason: string }
  | { readonly kind: 'transfer'; readonly taskId: TaskId; readonly to: PersonId; readonly reason: string }
  | { readonly kind: 'assign'; readonly taskId: TaskId; readonly to: PersonId }
  | { readonly kind: 'urge' }
  | { readonly kind: 'comment'; readonly words: string; readonly photos: readonly FileId[] }
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'rate'; readonly stars: number; readonly tags: readonly string[]; readonly words: string }

export type CommandKind = Command['kind']
