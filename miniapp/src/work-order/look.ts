import type { StatusCategory, TaskState } from '@field/domain/work-order'
import type { IconName, Tone } from '../ui/index.ts'
import type { Words, workOrder } from './words.ts'

/** How a state is drawn: never a tone alone, always with its icon and a word. */
export type Look = { readonly tone: Tone; readonly icon: IconName }

const look = (tone: Tone, icon: IconName = tone): Look => ({ tone, icon })

/** The look of an order's status; its word is the `statusLabel` that came with it. */
export const statusLook: Readonly<Record<StatusCategory, Look>> = {
  new: look('idle'),
  assigned: look('active'),
  in_progress: look('active'),
  paused: look('wait'),
  awaiting_parts: look('wait'),
  awaiting_acceptance: look('turn'),
  rework: look('turn', 'undo'),
  completed: look('good'),
  settled: look('idle'),
  closed: look('idle'),
  cancelled: look('idle'),
  cannot_complete: look('bad'),
}

const taskLook: Readonly<Record<TaskState, Look>> = {
  pending: look('idle'),
  assigned: look('active'),
  accepted: look('active'),
  travelling: look('active'),
  in_progress: look('active'),
  paused: look('wait'),
  awaiting_parts: look('wait'),
  done: look('good'),
  returned: look('turn', 'undo'),
  transferred: look('idle'),
  skipped: look('idle'),
  cancelled: look('idle'),
  cannot_complete: look('bad'),
}

const taskWord = {
  pending: 'taskPending',
  assigned: 'taskAssigned',
  accepted: 'taskAccepted',
  travelling: 'taskTravelling',
  in_progress: 'taskInProgress',
  paused: 'taskPaused',
  awaiting_parts: 'taskAwaitingParts',
  done: 'taskDone',
  returned: 'taskReturned',
  transferred: 'taskTransferred',
  skipped: 'taskSkipped',
  cancelled: 'taskCancelled',
  cannot_complete: 'taskCannotComplete',
} as const satisfies Record<TaskState, keyof typeof workOrder>

export type Marked = Look & { readonly word: string }

/** The badge of a task's own state, as its handler reads it. */
export const taskMark = (state: TaskState, words: Words): Marked => ({
  ...taskLook[state],
  word: words[taskWord[state]],
})

/** The badge of work that comes again: "返工 · 第 2 轮"; null in a first round. */
export const reworkMark = (round: number, openLines: number | null, words: Words): Marked | null =>
  openLines === null || round < 2 ? null : { ...statusLook.rework, word: `${words.rework} · ${words.round(round)}` }

const orderWord = {
  new: 'taskPending',
  assigned: 'technicianAssigned',
  in_progress: 'taskInProgress',
  paused: 'taskPaused',
  awaiting_parts: 'taskAwaitingParts',
  awaiting_acceptance: 'awaitingDecisionOf',
  rework: 'rework',
  completed: 'completed',
  settled: 'settledState',
  closed: 'closed',
  cancelled: 'cancelledState',
  cannot_complete: 'cannotComplete',
} as const satisfies Record<StatusCategory, keyof typeof workOrder>

/** A status in words where no label of the server came with it, as in a refusal. */
export const statusWord = (status: StatusCategory, words: Words): string => words[orderWord[status]]
