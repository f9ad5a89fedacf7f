import { asId, type PersonId, type TaskId } from '@field/domain/kernel'
import type { Task, WorkOrder } from '@field/domain/work-order'
import { type Actor, assign, createActor, type Snapshot, setup } from 'xstate'
import { dearFrom, type EngineSide, type Flow, type StepAnswers } from './engine-case.ts'
import { opened } from './engine-ours.ts'

type Completed = { readonly type: 'complete'; readonly answers: StepAnswers }

/** The record after a task: done by whom and when, and the next one opened, as ours has them. Nothing is checked. */
function recorded(order: WorkOrder, answers: StepAnswers, next: string): WorkOrder {
  const at = order.updatedAt + 1
  const tasks = order.tasks.slice()
  const done = tasks[tasks.length - 1] as Task
  tasks[tasks.length - 1] = { ...done, state: 'done', assigneeId: asId<PersonId>('ma'), doneAt: at, answers }
  const id = asId<TaskId>(`task-${tasks.length}-0`)
  if (next !== 'done') tasks.push({ ...done, id, node: next, openedAt: at, assignedAt: at, answers: {} })
  return { ...order, tasks, updatedAt: at, version: order.version + 1 }
}

const keepAnd = (next: string) => ({ type: 'keep' as const, params: { next } })

const begun = opened()

const machine = setup({
  types: { context: {} as { readonly order: WorkOrder }, events: {} as Completed, input: {} as WorkOrder },
  actions: {
    keep: assign({
      order: ({ context, event }, { next }: { readonly next: string }) => recorded(context.order, event.answers, next),
    }),
  },
  guards: { dear: ({ event }) => Number(event.answers.cost) >= dearFrom },
}).createMachine({
  id: 'bench',
  context: ({ input }) => ({ order: input }),
  initial: 'inspect',
  states: {
    inspect: {
      on: {
        complete: [
          { guard: 'dear', target: 'approve', actions: keepAnd('approve') },
          { target: 'mend', actions: keepAnd('mend') },
        ],
      },
    },
    approve: { on: { complete: { target: 'mend', actions: keepAnd('mend') } } },
    mend: { on: { complete: { target: 'test', actions: keepAnd('test') } } },
    test: { on: { complete: { target: 'hand_over', actions: keepAnd('hand_over') } } },
    hand_over: { on: { complete: { target: 'done', actions: keepAnd('done') } } },
    done: { type: 'final' },
  },
})

const flowOf = (actor: Actor<typeof machine>): Flow => ({
  at: () => actor.getSnapshot().value,
  complete: (answers) => actor.send({ type: 'complete', answers }),
  save: () => JSON.stringify(actor.getPersistedSnapshot()),
  answered: () => Object.assign({}, ...actor.getSnapshot().context.order.tasks.map((task) => task.answers)),
  stop: () => void actor.stop(),
})

const restored = (saved: string): Actor<typeof machine> =>
  createActor(machine, { snapshot: JSON.parse(saved) as Snapshot<unknown>, input: begun }).start()

/** The same machine keeping the record that ours keeps: the order's own members and each task with its people and times. */
export const xstateWithRecord: EngineSide = {
  open: () => flowOf(createActor(machine, { input: begun }).start()),
  restore: (saved) => flowOf(restored(saved)),
  step: (saved, answers) => {
    const actor = restored(saved)
    actor.send({ type: 'complete', answers })
    return JSON.stringify(actor.getPersistedSnapshot())
  },
}
