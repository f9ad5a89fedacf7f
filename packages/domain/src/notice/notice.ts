import type { Role } from '../access/index.ts'
import type { Instant, PersonId, PlaceId, TaskId, WorkOrderId } from '../kernel/index.ts'
import type { Saying } from './saying.ts'

/** Every message that the product sends, by what it tells. */
export const noticeTemplates = [
  'received', // customer: the report has arrived
  'assigned', // customer: who comes, and when
  'on_the_way', // customer: set off, expected at
  'awaiting_acceptance', // store or customer: work to judge
  'completed', // customer and followers: done
  'cancelled', // customer and technician: will not be done
  'task_assigned', // technician: a new task
  'task_urged', // technician: somebody is waiting
  'task_returned', // technician: lines to do again
  'unassigned', // dispatcher: nobody could be named
  'reminder', // who must keep a promise: it is due soon
  'escalated', // whom the work type names: a promise was missed
  'told', // whom a work type or a rule names: its own words
  'quote_offered', // customer: what the work comes to, to approve or decline
  'quote_decided', // who has the task: the customer approved or declined it
  'report_ready', // customer: the order is settled, its service report can be read
  'settlement_moved', // whoever has a share: its settlement went a step on
  'form_changed', // who has the task: its form asks for something else now
] as const
export type NoticeTemplate = (typeof noticeTemplates)[number]

/** One person, or whoever has a role at a place (`placeId` null: in the whole organization). */
export type Audience =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'role'; readonly role: Role; readonly placeId: PlaceId | null }

/** Typed values for the message's fields; names behind ids are looked up where they are kept. Instants in milliseconds. */
export type NoticeFields = {
  readonly number: string
  readonly title: string
  readonly address: string
  readonly at: Instant
  readonly expectedAt: Instant | null
  readonly latestAt: Instant | null
  readonly decideBy: Instant | null
  readonly storeId: PlaceId | null
  readonly assetId: string | null
  readonly technicianId: PersonId | null
  readonly lines: number | null
  readonly words: string | null
  /** What the work type itself says; left out where the product's own words hold. */
  readonly saying?: Saying
}

export type NoticePage = 'progress' | 'task' | 'acceptance' | 'dispatch' | 'desk'

/** One message to one audience about one event. `inbox` alone is never sent outside the app. */
export type Notice = {
  readonly template: NoticeTemplate
  readonly audience: Audience
  readonly reach: 'channels' | 'inbox'
  readonly fields: NoticeFields
  readonly orderId: WorkOrderId
  readonly taskId: TaskId | null
  readonly page: NoticePage
  /** The page of the mini-program that opens on a tap, with its query. */
  readonly path: string
  /** Notices of one command with the same word are about one thing: a person gets one of them. Null: about their entry. */
  readonly once: string | null
  /** The reader has to act next. */
  readonly alert: boolean
  /** Who declined the task, and is not asked again. */
  readonly except: readonly PersonId[]
}
