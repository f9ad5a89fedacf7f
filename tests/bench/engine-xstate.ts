import { type Actor, assign, createActor, type Snapshot, setup } from 'xstate'
import { dearFrom, type EngineSide, type Flow, type StepAnswers } from './engine-case.ts'

type Completed = { readonly type: 'complete'; readonly answers: StepAnswers }

const machine = setup({
  types: { context: {} as { readonly answers: StepAnswers }, events: {} as Completed },
  actions: { keep: assign({ answers: ({ context, event }) => ({ ...context.answers, ...event.answers }) }) },
  guards: { dear: ({ event }) => Number(event.answers.cost) >= dearFrom },
}).createMachine({
  id: 'bench',
  context: { answers: {} },
  initial: 'inspect',
  states: {
    inspect: {
      on: {
        complete: [
          { guard: 'dear', target: 'approve', actions: 'keep' },
          { target: 'mend', actions: 'keep' },
        ],
      },
    },
    approve: { on: { complete: { target: 'mend', actions: 'keep' } } },
    mend: { on: { complete: { target: 'test', actions: 'keep' } } },
    test: { on: { complete: { target: 'hand_over', actions: 'keep' } } },
    hand_over: { on: { complete: { target: 'done', actions: 'keep' } } },
    done: { type: 'final' },
  },
})

const flowOf = (actor: Actor<typeof machine>): Flow => ({
  at: () => actor.getSnapshot().value,
  complete: (answers) => actor.send({ type: 'complete', answers }),
  save: () => JSON.stringify(actor.getPersistedSnapshot()),
  answered: () => actor.getSnapshot().context.answers,
  stop: () => void actor.stop(),
})

const restored = (saved: string): Actor<typeof machine> =>
  createActor(machine, { snapshot: JSON.parse(saved) as Snapshot<unknown> }).start()

/** An actor by snapshot, as its guide restores them. */
export const xstate: EngineSide = {
  open: () => flowOf(createActor(machine).start()),
  restore: (saved) => flowOf(restored(saved)),
  step: (saved, answers) => {
    const actor = restored(saved)
    actor.send({ type: 'complete', answers })
    return JSON.stringify(actor.getPersistedSnapshot())
  },
}
