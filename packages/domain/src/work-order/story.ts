import type { Instant, TaskId } from '../kernel/index.ts'
import type { WorkTypeDefinition } from '../workflow/index.ts'
import type { Circumstances } from './context.ts'
import type { DomainEvent } from './event.ts'
import { evolveInto } from './evolve.ts'
import type { Task, WorkOrder } from './state.ts'
import { statusOf, statusSteps } from './status.ts'
import { taskOf } from './tasks.ts'

/** One decision as it is being told: each event is applied at once, so the next one is decided on what is then true. */
export type Story = {
  readonly definition: WorkTypeDefinition
  readonly context: Circumstances
  readonly events: DomainEvent[]
  /** Visits of forks whose join has fired in this story, as `fork.visit`: no further branch of theirs begins. */
  readonly joined: string[]
  readonly before: WorkOrder
  /**
   * The story's own copy, at the version that saving it makes. Each event is applied on it: what was read of it before
   * an event is not what is true after.
   */
  readonly order: WorkOrder
  idsUsed: number
  /** Nodes entered so far; a sound definition comes to a person, a wait or an end before this grows large. */
  steps: number
}

export const beginStory = (definition: WorkTypeDefinition, order: WorkOrder, context: Circumstances): Story => ({
  definition,
  context,
  events: [],
  joined: [],
  before: order,
  order: { ...order, version: order.version + 1 },
  idsUsed: 0,
  steps: 0,
})

export function tell(story: Story, event: Exclude<DomainEvent, { kind: 'reported' }>): void {
  story.events.push(event)
  evolveInto(story.order, event, story.context.now)
}

export function freshId(story: Story): TaskId {
  const id = story.context.ids[story.idsUsed]
  if (id === undefined) throw new Error('the context holds too few task ids')
  story.idsUsed += 1
  return id
}

/** The task as it stands now in the story. */
export function retold(story: Story, id: TaskId): Task {
  const task = taskOf(story.order, id)
  if (!task) throw new Error('the story lost its task')
  return task
}

/** Tells a change of status, along the legal steps only. */
export function moveTo(story: Story, to: WorkOrder['status']): void {
  const from = story.order.status
  if (from === to) return
  if (!statusSteps[from].includes(to)) throw new Error(`an order cannot go from ${from} to ${to}`)
  tell(story, { kind: 'status_changed', from, to })
}

type Told = {
  readonly before: WorkOrder
  readonly events: readonly DomainEvent[]
  readonly at: Instant
  readonly after: WorkOrder
}

// Who decides nearly always saves next, and the story has applied its events already. One is remembered; any other is
// reckoned anew with the same outcome, since events on an order at a moment have but one.
let lastTold: Told | null = null

/**
 * The order, as it is to be saved, that the last story came to, if these are its events on its order at its moment. It is
 * handed out once, so nobody shares it.
 */
export function takeTold(before: WorkOrder | null, events: readonly DomainEvent[], at: Instant): WorkOrder | null {
  if (lastTold === null || lastTold.events !== events || lastTold.before !== before || lastTold.at !== at) return null
  const { after } = lastTold
  lastTold = null
  return after
}

/** Brings the order's status after its open tasks and hands over what was told. */
export function endStory(story: Story): readonly DomainEvent[] {
  const { definition, events, before, order, context } = story
  moveTo(story, statusOf(definition, order))
  if (events.length > 0) lastTold = { before, events, at: context.now, after: order }
  return events
}
