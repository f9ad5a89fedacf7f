import type { Actor } from '@field/domain/access'
import { addTime, asId, hour, minute, plainCalendar, type TaskId, type WorkCalendar } from '@field/domain/kernel'
import { noticesFor } from '@field/domain/notice'
import {
  advance,
  type Command,
  type Context,
  type DomainEvent,
  decide,
  entriesOf,
  fire,
  openTask,
  report,
  signal,
  timersOf,
  type WorkOrder,
} from '@field/domain/work-order'
import type { EscalationStep, TimeLimit, WorkTypeDefinition } from '@field/domain/workflow'
import { applianceRepair } from '@field/presets'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { repaired, reportedAt, reportInput } from '../work-order/case.ts'
import { gao, lin, mei, sites, wu } from '../work-order/people.ts'

const seed = Number(process.env.SEED ?? 20_261_125)

type Run = { order: WorkOrder; definition: WorkTypeDefinition; now: number; ids: number; calendar: WorkCalendar }

const contextOf = (run: Run, actor: Actor): Context => ({
  now: run.now,
  actor,
  ids: Array.from({ length: 8 }, (_, index) => asId<TaskId>(`task-${run.ids + index + 1}`)),
  candidates: sites(),
  calendar: run.calendar,
})

function keep(run: Run, events: readonly DomainEvent[]): readonly DomainEvent[] {
  run.order = advance(run.order, events, run.now)
  run.ids += events.filter(({ kind }) => kind === 'task_opened').length
  return events
}

function begin(change: (definition: WorkTypeDefinition) => WorkTypeDefinition, calendar = plainCalendar): Run {
  const definition = change(applianceRepair)
  const run = { order: null as never, definition, now: reportedAt, ids: 0, calendar }
  const reported = report(definition, reportInput, contextOf(run, mei))
  if (!reported.ok) throw new Error(reported.refusal.code)
  keep(run, reported.value)
  return run
}

const withLimits =
  (key: string, limits: TimeLimit) =>
  (definition: WorkTypeDefinition): WorkTypeDefinition => ({
    ...definition,
    nodes: definition.nodes.map((node) => (node.key === key && 'assignee' in node ? { ...node, limits } : node)),
  })

function go(run: Run, actor: Actor, command: Command): readonly DomainEvent[] {
  const decided = decide(run.definition, run.order, command, contextOf(run, actor))
  if (!decided.ok) throw new Error(`${command.kind}: ${decided.refusal.code} ${decided.refusal.path ?? ''}`)
  return keep(run, decided.value)
}

/** What the worker does: at that moment, everything due, one after the other. */
function passTo(run: Run, now: number): DomainEvent[] {
  run.now = now
  const told: DomainEvent[] = []
  for (;;) {
    const [due] = timersOf(run.definition, run.order, run.calendar)
    if (!due || due.at > now) return told
    const fired = fire(run.definition, run.order, due.key, contextOf(run, mei))
    if (!fired.ok || fired.value.length === 0) throw new Error(`${due.key} changed nothing`)
    told.push(...keep(run, fired.value))
    const again = fire(run.definition, run.order, due.key, contextOf(run, mei))
    expect(again).toEqual({ ok: true, value: [] })
  }
}

const taskId = (run: Run): TaskId => openTask(run.order)?.id ?? asId<TaskId>('none')
const kinds = (events: readonly DomainEvent[]) => events.map(({ kind }) => kind)
const at0 = (step: EscalationStep['then'], of: EscalationStep['of'] = 'accept') => ({ of, minutes: 0, then: step })

describe('a promise that nobody keeps', () => {
  test('#9 counts down, reminds before, and fires the configured action once at zero', () => {
    const run = begin(
      withLimits('repair', {
        acceptMinutes: 10,
        reminders: [{ of: 'accept', minutes: 5 }],
        escalations: [at0({ kind: 'notify', whom: ['dispatcher', 'handler'] })],
      }),
    )
    expect(passTo(run, reportedAt + 5 * minute - 1)).toEqual([])
    expect(passTo(run, reportedAt + 5 * minute)).toMatchObject([{ kind: 'reminded', of: 'accept', whom: ['handler'] }])
    expect(passTo(run, reportedAt + 10 * minute - 1)).toEqual([])
    const told = passTo(run, reportedAt + 10 * minute)
    expect(told).toMatchObject([{ kind: 'escalated', of: 'accept', dueAt: reportedAt + 10 * minute }])
    expect(passTo(run, reportedAt + 100 * hour)).toEqual([])
    const [entry] = entriesOf(told, { seq: 2, version: 2, at: run.now, actorId: null })
    const notices = entry ? noticesFor(run.definition, run.order, entry) : []
    expect(notices.map(({ template, audience }) => [template, audience])).toEqual([
      ['escalated', { kind: 'role', role: 'dispatcher', placeId: null }],
      ['escalated', { kind: 'person', personId: lin.personId }],
    ])
    expect(notices[0]?.fields.decideBy).toBe(reportedAt + 10 * minute)
  })

  it('is forgotten once it is kept', () => {
    const run = begin(withLimits('repair', { acceptMinutes: 10, escalations: [at0({ kind: 'raise_priority' })] }))
    run.now += 9 * minute
    go(run, lin, { kind: 'accept', taskId: taskId(run) })
    expect(timersOf(run.definition, run.order)).toEqual([])
  })

  it('goes to the next technician, passing over who had it, and to the dispatcher when there is none', () => {
    const run = begin(withLimits('repair', { acceptMinutes: 10, escalations: [at0({ kind: 'reassign' })] }))
    const had = [openTask(run.order)?.assigneeId]
    for (let turn = 1; turn < 20 && had.at(-1); turn += 1) {
      expect(kinds(passTo(run, run.now + 10 * minute)).slice(0, 2)).toEqual(['escalated', 'task_unassigned'])
      had.push(openTask(run.order)?.assigneeId)
    }
    expect(had[0]).toBe(lin.personId)
    expect(had.at(-1)).toBe(null)
    expect(new Set(had).size).toBe(had.length)
    expect(timersOf(run.definition, run.order)).toEqual([])
  })

  it('raises the priority, opens an approval beside the flow, or another order', () => {
    const approval = {
      ...applianceRepair.nodes.find(({ key }) => key === 'acceptance'),
      key: 'look',
      kind: 'approval',
      work: 'approval',
      signers: 'any',
      assignee: [{ by: 'customer' }],
      aside: true,
      limits: undefined,
      judges: undefined,
      next: [],
    } as unknown as WorkTypeDefinition['nodes'][number]
    const limits: TimeLimit = {
      arriveMinutes: 60,
      escalations: [
        at0({ kind: 'raise_priority' }, 'arrive'),
        at0({ kind: 'open_approval', node: 'look' }, 'arrive'),
        at0({ kind: 'open_work_order', workType: 'complaint' }, 'arrive'),
      ],
    }
    const run = begin((definition) => {
      const limited = withLimits('repair', limits)(definition)
      return { ...limited, nodes: [...limited.nodes, approval] }
    })
    const told = passTo(run, reportedAt + hour)
    expect(kinds(told)).toContain('priority_raised')
    expect(run.order.urgent).toBe(true)
    expect(run.order.tasks.map(({ node }) => node)).toEqual(['repair', 'look'])
    expect(told.find(({ kind }) => kind === 'action_due')).toMatchObject({
      node: 'repair',
      action: { action: 'create_work_order', workType: 'complaint' },
    })
    expect(run.order.status).toBe('assigned')
  })

  it('lets time agree: 48 hours after the repair the acceptance counts as given, and then the confirmation', () => {
    const run = begin((definition) => definition)
    for (const kind of ['accept', 'arrive'] as const) go(run, lin, { kind, taskId: taskId(run) })
    go(run, lin, { kind: 'complete', taskId: taskId(run), answers: repaired })
    expect(openTask(run.order)?.node).toBe('acceptance')
    const done = run.now
    expect(passTo(run, done + 48 * hour - 1)).toEqual([])
    expect(kinds(passTo(run, done + 48 * hour))).toEqual([
      'escalated',
      'task_completed',
      'task_opened',
      'task_assigned',
    ])
    const accepted = run.order.tasks.find(({ node }) => node === 'acceptance')
    expect(accepted?.verdicts.map(({ verdict }) => verdict)).toEqual(Array(4).fill('accepted'))
    expect(kinds(passTo(run, done + 96 * hour))).toEqual([
      'escalated',
      'task_completed',
      'settlement_due',
      'status_changed',
    ])
    expect(run.order.status).toBe('completed')
  })

  it('is no promise while the work is paused, and has as much time left afterwards', () => {
    const limits: TimeLimit = {
      finishMinutes: 120,
      calendar: 'office',
      escalations: [at0({ kind: 'raise_priority' }, 'finish')],
    }
    const run = begin(withLimits('repair', limits)) // 13:12 on a Tuesday; due 15:12
    for (const kind of ['accept', 'arrive'] as const) go(run, lin, { kind, taskId: taskId(run) })
    run.now += 78 * minute // 14:30
    go(run, lin, { kind: 'pause', taskId: taskId(run), reason: '等件', for: 'parts' })
    expect(passTo(run, run.now + 26 * hour)).toEqual([]) // Wednesday 16:30
    run.now += hour + 6 * minute // 17:36
    go(run, lin, { kind: 'resume', taskId: taskId(run) })
    const due = Date.UTC(2026, 10, 26, 1, 18) // 42 minutes later in the office: Thursday 09:18
    expect(timersOf(run.definition, run.order)[0]?.at).toBe(due)
    expect(passTo(run, due - 1)).toEqual([])
    expect(kinds(passTo(run, due))).toEqual(['escalated', 'priority_raised'])
  })

  it('of the whole order runs from the report on, whatever becomes of its tasks', () => {
    const limits = { finishMinutes: 2_880, escalations: [at0({ kind: 'notify', whom: ['manager'] }, 'finish')] }
    const run = begin((definition) => ({ ...definition, limits }))
    go(run, gao, { kind: 'transfer', taskId: taskId(run), to: wu.personId, reason: '换人' })
    expect(passTo(run, reportedAt + 48 * hour - 1)).toEqual([])
    expect(passTo(run, reportedAt + 48 * hour)).toMatchObject([{ kind: 'escalated', task: null }])
    expect(passTo(run, reportedAt + 480 * hour)).toEqual([])
  })
})

describe('a wait', () => {
  const waiting = (until: object) => (definition: WorkTypeDefinition) => {
    const node = {
      key: 'rest',
      kind: 'wait',
      label: definition.label,
      stage: 'accept',
      until,
      next: [{ to: 'settle' }],
    }
    const nodes = definition.nodes.map((one) => (one.key === 'repair' ? { ...one, next: [{ to: 'rest' }] } : one))
    return { ...definition, nodes: [...nodes, node] } as unknown as WorkTypeDefinition
  }
  const atRest = (until: object): Run => {
    const run = begin(waiting(until))
    for (const kind of ['accept', 'arrive'] as const) go(run, lin, { kind, taskId: taskId(run) })
    go(run, lin, { kind: 'complete', taskId: taskId(run), answers: repaired })
    expect(run.order.waits).toHaveLength(1)
    return run
  }

  it('ends by itself, in its own calendar', () => {
    const run = atRest({ kind: 'timer', minutes: 600, calendar: 'office' })
    const due = addTime(plainCalendar, run.now, 600, 'office')
    expect(passTo(run, due - 1)).toEqual([])
    expect(kinds(passTo(run, due))).toEqual(['wait_over', 'settlement_due', 'status_changed'])
  })

  it('ends by its event, once, or times out to another node', () => {
    const until = { kind: 'event', event: 'paid', timeout: { minutes: 60, to: 'confirm' } }
    const run = atRest(until)
    const heard = signal(run.definition, run.order, 'paid', contextOf(run, mei))
    expect(heard.ok && kinds(heard.value)).toEqual(['wait_over', 'settlement_due', 'status_changed'])
    expect(signal(run.definition, run.order, 'lost', contextOf(run, mei)).ok).toBe(false)
    const late = passTo(run, run.now + hour)
    expect(late[0]).toMatchObject({ kind: 'wait_over', by: 'timeout' })
    expect(openTask(run.order)?.node).toBe('confirm')
    expect(signal(run.definition, run.order, 'paid', contextOf(run, mei)).ok).toBe(false)
  })
})

describe('random schedules', () => {
  const step = fc.record({
    of: fc.constantFrom('accept', 'arrive', 'finish'),
    minutes: fc.integer({ min: 0, max: 200 }),
  })
  const schedules = fc.record({
    accept: fc.integer({ min: 1, max: 300 }),
    arrive: fc.integer({ min: 1, max: 300 }),
    finish: fc.integer({ min: 1, max: 300 }),
    reminders: fc.array(step, { maxLength: 4 }),
    steps: fc.array(step, { maxLength: 4 }),
    looks: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 12 }),
  })

  it('fire what an oracle says, each once, at the first look after its moment, in order', () => {
    fc.assert(
      fc.property(schedules, ({ accept, arrive, finish, reminders, steps, looks }) => {
        const escalations = steps.map((one) => ({ ...one, then: { kind: 'notify', whom: ['manager'] } as const }))
        const due = { accept, arrive, finish }
        const limits = { acceptMinutes: accept, arriveMinutes: arrive, finishMinutes: finish, reminders, escalations }
        const run = begin(withLimits('repair', limits))
        const moments = [
          ...reminders.map((one) => due[one.of] - one.minutes).filter((when) => when > 0),
          ...steps.map((one) => due[one.of] + one.minutes),
        ]
        let passed = 0
        for (const look of looks) {
          const fired = passTo(run, run.now + look * minute).map((event) => {
            if (event.kind !== 'reminded' && event.kind !== 'escalated') throw new Error(event.kind)
            const list = event.kind === 'reminded' ? reminders : steps
            const index = Number(event.key.split('.').at(-1)?.slice(1))
            const { of, minutes } = list[index] ?? { of: 'finish', minutes: 0 }
            return due[of] + (event.kind === 'reminded' ? -minutes : minutes)
          })
          const expected = moments.filter((when) => when > passed && when <= passed + look).sort((a, b) => a - b)
          expect(fired).toEqual(expected)
          passed += look
        }
      }),
      { seed, numRuns: 200 },
    )
  })
})
