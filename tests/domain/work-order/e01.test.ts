import type { DomainEvent, Task, WorkOrder } from '@field/domain/work-order'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { live, type Machine, real, runs } from './model.ts'

/**
 * Random lives of an order: legal and illegal commands by everybody, at any time. `SEED=…` repeats a run;
 * `PLANT=e01:urging_knows_no_rest` (any planted bug, spaces as underscores) breaks the domain on purpose, and then this
 * file must be red.
 */
const seed = Number(process.env.SEED ?? 20_261_124)
const numRuns = Number(process.env.E01_RUNS ?? 5_000)

const withoutEvents = (drop: (event: DomainEvent) => boolean): Machine => ({
  ...real,
  decide: (...given) => {
    const result = real.decide(...given)
    return result.ok ? { ok: true, value: result.value.filter((event) => !drop(event)) } : result
  },
})

const changed = (change: (event: DomainEvent, order: WorkOrder) => DomainEvent): Machine => ({
  ...real,
  decide: (definition, order, command, context) => {
    const result = real.decide(definition, order, command, context)
    return result.ok ? { ok: true, value: result.value.map((event) => change(event, order)) } : result
  },
})

const seeing = (look: (order: WorkOrder) => WorkOrder): Machine => ({
  ...real,
  decide: (definition, order, command, context) => real.decide(definition, look(order), command, context),
})

const eachTask = (order: WorkOrder, change: object): WorkOrder => ({
  ...order,
  tasks: order.tasks.map((task) => ({ ...task, ...change })),
})

let calls = 0

/** Bugs that somebody might write one day; the experiment is worth something only if it finds each. */
const planted: Readonly<Record<string, Machine>> = {
  'rework opens every line again': changed((event) =>
    event.kind === 'task_opened' ? { ...event, task: { ...event.task, openLines: null } } : event,
  ),
  'the next task is forgotten': withoutEvents(
    (event) => event.kind === 'task_opened' || event.kind === 'task_assigned',
  ),
  'the status is not told': withoutEvents((event) => event.kind === 'status_changed'),
  'parts stay taken when the order is cancelled': {
    ...real,
    decide: (definition, order, command, context) =>
      real.decide(definition, command.kind === 'cancel' ? eachTask(order, { parts: [] }) : order, command, context),
  },
  'anybody may do what the handler may': {
    ...real,
    decide: (definition, order, command, context) => {
      const handler = order.tasks.at(-1)?.assigneeId
      const actor = handler ? { ...context.actor, personId: handler, role: 'technician' as const } : context.actor
      return real.decide(definition, order, command, { ...context, actor: { ...actor, orgId: context.actor.orgId } })
    },
  },
  'another organization is let in': {
    ...real,
    decide: (definition, order, command, context) =>
      real.decide(definition, order, command, { ...context, actor: { ...context.actor, orgId: order.orgId } }),
  },
  'urging knows no rest': seeing((order) => ({ ...order, urgedAt: null })),
  'the customer cancels while somebody is on the way': {
    ...real,
    decide: (definition, order, command, context) =>
      real.decide(
        definition,
        command.kind === 'cancel' ? eachTask(order, { travellingAt: null, arrivedAt: null, doneAt: null }) : order,
        command,
        context,
      ),
  },
  'accepted lines may be rewritten': {
    ...real,
    decide: (definition, order, command, context) =>
      real.decide(
        definition,
        command.kind === 'save_draft' ? eachTask(order, { openLines: null }) : order,
        command,
        context,
      ),
  },
  'deciding marks the order': {
    ...real,
    decide: (definition, order, command, context) => {
      ;(order as { title: string }).title = 'touched'
      return real.decide(definition, order, command, context)
    },
  },
  'a pause is forgotten': {
    ...real,
    evolve: (order, event, at) =>
      real.evolve(order, event.kind === 'task_resumed' ? { ...event, pausedMs: 0 } : event, at),
  },
  'a declined task hangs between people': {
    ...real,
    evolve: (order, event, at) => {
      const after = real.evolve(order, event, at)
      if (event.kind !== 'task_unassigned') return after
      const hanging = (task: Task): Task => (task.id === event.taskId ? { ...task, state: 'assigned' } : task)
      return { ...after, tasks: after.tasks.map(hanging) }
    },
  },
  'parts are added up instead of set': {
    ...real,
    evolve: (order, event, at) => {
      const before = order?.tasks.flatMap(({ parts }) => parts) ?? []
      return real.evolve(
        order,
        event.kind === 'parts_picked' ? { ...event, parts: [...before, ...event.parts] } : event,
        at,
      )
    },
  },
  'a finished round changes afterwards': {
    ...real,
    evolve: (order, event, at) => {
      const after = real.evolve(order, event, at)
      return event.kind === 'commented' ? eachTask(after, { services: [], verdicts: [] }) : after
    },
  },
  'replaying gives another order': {
    ...real,
    evolve: (order, event, at) => {
      calls += 1
      const after = real.evolve(order, event, at)
      return event.kind === 'rated' ? { ...after, title: `${after.title}${calls}` } : after
    },
  },
}

/** The sentence that each planted bug breaks; another failure would mean that it was found by chance. */
const breaks: Readonly<Record<string, RegExp>> = {
  'rework opens every line again': /was accepted and never reopens/,
  'the next task is forgotten': /unknown task|exactly one task/,
  'the status is not told': /exactly one task|cannot go from/,
  'parts stay taken when the order is cancelled': /nothing stays taken/,
  'anybody may do what the handler may': /./,
  'another organization is let in': /another organization never/,
  'urging knows no rest': /nobody urges twice/,
  'the customer cancels while somebody is on the way': /cancels before anybody/,
  'accepted lines may be rewritten': /accepted lines come back unchanged/,
  'deciding marks the order': /read only property/,
  'a pause is forgotten': /a promise moves by the pauses/,
  'a declined task hangs between people': /without a handler it is in/,
  'parts are added up instead of set': /changes of parts add up/,
  'a finished round changes afterwards': /a finished round is never changed/,
  'replaying gives another order': /the timeline tells the order/,
}

const wanted = process.env.PLANT?.startsWith('e01:') ? process.env.PLANT.slice(4).replaceAll('_', ' ') : null
const machine = wanted === null ? real : (planted[wanted] as Machine)

describe(`E01: any order, whatever anybody does to it (seed ${seed}, ${numRuns} runs)`, () => {
  it('is never stuck, never loses a line, a part or a promise, and is told by its timeline', () => {
    const reached = new Map<string, number>()
    fc.assert(
      fc.property(runs, (start) => {
        const { status, tasks } = live(machine, start)
        for (const name of [status, `rounds ${Math.min(3, Math.max(...tasks.map(({ round }) => round)))}`])
          reached.set(name, (reached.get(name) ?? 0) + 1)
      }),
      { seed, numRuns },
    )
    process.stdout.write(`E01 seed ${seed}: ${[...reached].map(([name, count]) => `${name} ${count}`).join(', ')}\n`)
    for (const name of ['completed', 'settled', 'cancelled', 'rework', 'awaiting_acceptance', 'rounds 2', 'rounds 3'])
      expect(reached.get(name) ?? 0, `some runs reach ${name}`).toBeGreaterThan(10)
  })

  it.each(Object.keys(planted))('finds the planted bug: %s', (name) => {
    const machine = planted[name] as Machine
    const found = fc.check(
      fc.property(runs, (start) => void live(machine, start)),
      { seed, numRuns, endOnFailure: true },
    )
    expect(found.failed).toBe(true)
    expect(String(found.errorInstance)).toMatch(breaks[name] as RegExp)
  })
})
