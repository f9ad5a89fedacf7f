import type { Instant, PersonId } from '../kernel/index.ts'
import type { Task, WorkOrder } from '../work-order/index.ts'
import type { Audience, NoticePage, NoticeTemplate } from './notice.ts'
import type { Saying } from './saying.ts'

/** Somebody to tell something, before the fields are filled. */
export type Told = {
  readonly template: NoticeTemplate
  readonly audience: Audience
  readonly page: NoticePage
  readonly task: Task | null
  readonly words?: string
  /** The promise that it is about. */
  readonly dueAt?: Instant
  readonly saying?: Saying
  readonly once?: string
  readonly alert?: boolean
  /** Stands in the inbox only, whatever channel could carry it. */
  readonly quiet?: boolean
}

export const person = (personId: PersonId): Audience => ({ kind: 'person', personId })
export const dispatchers: Audience = { kind: 'role', role: 'dispatcher', placeId: null }

/** Everything told about the coming of work to a node is about this. */
export const handOver = ({ node, round, path }: Task): string => `hand_over ${[node, round, ...path].join(' ')}`

/** The same for the same reader or readers. */
export const keyOf = (audience: Audience): string =>
  audience.kind === 'person' ? audience.personId : `${audience.role}@${audience.placeId}`

export const toCustomer = (
  { customerId }: WorkOrder,
  template: NoticeTemplate,
  task: Task | null,
  more: Pick<Told, 'words' | 'once' | 'quiet'> = {},
): readonly Told[] =>
  customerId === null ? [] : [{ template, audience: person(customerId), page: 'progress', task, ...more }]
