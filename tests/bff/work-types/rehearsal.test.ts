import type { Answers } from '@field/domain/form'
import { asId, minute, type TaskId } from '@field/domain/kernel'
import type { RehearsalLine, RehearsalScript, RehearsalStep } from '@field/domain/rehearsal'
import type { LineVerdict } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fireNext } from '../../../bff/src/timers/run.ts'
import { applianceRepair, repairLines } from '../../support/appliance-repair.ts'
import type { Person } from '../../support/company.ts'
import { databaseState } from '../../support/database-state.ts'
import { notCooling, repaired, tell, verdicts } from '../../support/job.ts'
import { began, openStage, type Stage } from '../timers/stage.ts'

/** The repair with a reminder, two escalations of a visit that comes late, and one of the whole order. */
const definition: WorkTypeDefinition = {
  ...applianceRepair,
  limits: {
    finishMinutes: 240,
    escalations: [{ of: 'finish', minutes: 0, then: { kind: 'notify', whom: ['manager', 'customer'] } }],
  },
  nodes: applianceRepair.nodes.map((node) =>
    node.key === 'repair' && node.kind === 'task'
      ? {
          ...node,
          limits: {
            ...node.limits,
            reminders: [{ of: 'arrive', minutes: 15 }],
            escalations: [
              { of: 'arrive', minutes: 0, then: { kind: 'notify', whom: ['dispatcher', 'handler'] } },
              { of: 'arrive', minutes: 20, then: { kind: 'raise_priority' } },
            ],
          },
        }
      : node,
  ),
}

let stage: Stage
let admin: pg.Client
beforeAll(async () => {
  stage = await openStage({}, definition)
  admin = new pg.Client(stage.server.database.urls.admin)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await stage.close()
})

async function rehearsed(script: RehearsalScript): Promise<readonly RehearsalLine[]> {
  const manager = await stage.as(stage.ours.people.manager)
  const asked = { params: { key: 'appliance_repair' }, body: { revision: 0, script } }
  return (await manager('POST /work-types/:key/rehearse', asked)).value.lines
}

const back = repairLines[0] ?? ''

/** Late to the first visit; the store sends one line back, then forgets the second acceptance; the customer confirms. */
const stepsWith = (first: Answers, again: Answers): readonly RehearsalStep[] => [
  {
    node: 'repair',
    afterMinutes: 100,
    do: 'complete',
    answers: first,
    services: [{ itemId: stage.ours.items.changeFan, quantity: 1 }],
    parts: [{ partId: stage.ours.parts.fan, quantity: 1 }],
  },
  { node: 'acceptance', afterMinutes: 30, do: 'rework', lines: [back] },
  { node: 'repair', afterMinutes: 40, do: 'complete', answers: again },
  { node: 'confirm', afterMinutes: 20, do: 'complete' },
]

const scriptOf = (steps: readonly RehearsalStep[]): RehearsalScript => ({
  at: began,
  report: notCooling,
  store: true,
  storeId: stage.ours.places.store.id,
  steps,
  untilMinutes: 5 * 24 * 60,
})

const messagesOf = (lines: readonly RehearsalLine[]) =>
  lines.flatMap((line) => {
    if (line.kind !== 'message') return []
    const { expectedAt, latestAt, decideBy, words, lines: count } = line.fields
    return [
      `${line.at} ${line.whom} ${line.template} ${JSON.stringify([expectedAt, latestAt, decideBy, words, count])}`,
    ]
  })
const timersOf = (lines: readonly RehearsalLine[]) =>
  lines.flatMap((line) =>
    line.kind === 'event' && (line.event === 'reminded' || line.event === 'escalated')
      ? [`${line.at} ${line.event} ${line.detail.of} ${line.node}`]
      : [],
  )
const amountsOf = (lines: readonly RehearsalLine[]) =>
  lines.flatMap((line) => (line.kind === 'amount' ? [`${line.label} ${line.quantity} ${line.amountFen}`] : []))
const eventsOf = (lines: readonly RehearsalLine[]) =>
  lines.flatMap((line) => (line.kind === 'event' ? [`${line.at} ${line.event}`] : []))

type TaskRow = { id: TaskId; node: string; opened: string; assignee: string | null }

/** Does in the real server what the steps say, each when it is time, and lets the worker fire what is due before. */
async function liveThrough(steps: readonly RehearsalStep[], who: Person): Promise<string> {
  const { server, ours, clock, sql } = stage
  const { storeStaff } = ours.people
  const left = [...steps]
  clock.at = began
  const store = await stage.as(storeStaff)
  const opened = await store('POST /work-orders', { body: { storeId: ours.places.store.id, answers: notCooling } })
  const { id } = opened.value
  for (let moment = 0; moment < 50; moment++) {
    const [task] = await sql<TaskRow>(
      `select id, node, extract(epoch from opened_at) * 1000 as opened, assignee_id as assignee from task where work_order_id = $1 and open`,
      [id],
    )
    const [timer] = await sql<{ due: string | null }>(
      'select extract(epoch from due_at) * 1000 as due from order_timer where work_order_id = $1',
      [id],
    )
    const step = task && left[0]?.node === task.node ? left[0] : null
    const stepAt = step && task ? Number(task.opened) + step.afterMinutes * minute : Number.POSITIVE_INFINITY
    const timerAt = timer?.due ? Number(timer.due) : Number.POSITIVE_INFINITY
    if (Math.min(stepAt, timerAt) === Number.POSITIVE_INFINITY) return id
    clock.at = Math.min(stepAt, timerAt)
    if (stepAt > timerAt) {
      while (await fireNext(server.world, 30_000));
      continue
    }
    left.shift()
    if (step && task) await carryOut(id, step, task.id, step.node === 'repair' ? who : storeStaff)
  }
  throw new Error('the order never ends')
}

async function carryOut(id: string, step: RehearsalStep, taskId: TaskId, who: Person): Promise<void> {
  const client = await stage.as(who)
  if (step.node === 'repair') {
    for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(client, id, { kind, taskId })
    if (step.parts) await tell(client, id, { kind: 'pick_parts', taskId, parts: step.parts })
    const { answers = {}, services } = step
    await tell(client, id, { kind: 'complete', taskId, answers, ...(services && { services }) })
    return
  }
  const sent: Partial<Record<string, Partial<LineVerdict>>> = { [back]: { verdict: 'rework', remark: '彩排：返工' } }
  const judged = verdicts(repairLines, step.do === 'rework' ? sent : {})
  await tell(client, id, { kind: 'complete', taskId, verdicts: judged })
}

test('a rehearsal writes nothing, and the real run of the same inputs gives the same list', async () => {
  const photos = (lines: readonly string[]): Answers => ({
    before_temperature: -3,
    fault_code: 'e4',
    checklist: Object.fromEntries(
      lines.map((line) => [
        line,
        { done: true, action: 'replaced', before: [stage.ours.orgId], after: [stage.ours.orgId] },
      ]),
    ),
    after_temperature: -18.4,
  })
  const before = await databaseState(admin, ['session', 'refresh_token'])
  const first = await rehearsed(scriptOf(stepsWith(photos(repairLines), photos([back]))))
  expect(await databaseState(admin, ['session', 'refresh_token'])).toEqual(before)
  expect(first.filter(({ kind }) => kind === 'problem')).toEqual([])

  // Whom the rehearsal names, the real files are of.
  const named = first.find((line) => line.kind === 'message' && line.template === 'task_assigned')
  const { people } = stage.ours
  const who = [people.technician, people.secondTechnician].find(
    ({ name }) => named?.kind === 'message' && name === named.whom,
  )
  if (!who) throw new Error('nobody was assigned')
  const steps = stepsWith(await repaired(stage.server, who), await repaired(stage.server, who, [back]))
  const list = await rehearsed(scriptOf(steps))
  expect(messagesOf(list)).toEqual(messagesOf(first))

  const id = await liveThrough(steps, who)
  const inbox = await stage.sql<{ at: string; name: string; template: string; fields: Record<string, unknown> }>(
    `select extract(epoch from i.created_at) * 1000 as at, p.name, i.template, i.fields from inbox_message i
      join person p on (p.org_id, p.id) = (i.org_id, i.person_id) where i.work_order_id = $1`,
    [id],
  )
  const real = inbox.map(({ at, name, template, fields }) => {
    const { expectedAt, latestAt, decideBy, words, lines } = fields
    return `${Number(at)} ${name} ${template} ${JSON.stringify([expectedAt, latestAt, decideBy, words, lines])}`
  })
  expect(messagesOf(list).length).toBeGreaterThan(10)
  expect([...messagesOf(list)].sort()).toEqual(real.sort())

  const timeline = await stage.sql<{ at: string; kind: string; of: string | null; node: string | null }>(
    `select extract(epoch from l.at) * 1000 as at, l.kind, l.event->>'of' as of, t.node from timeline l
      left join task t on t.org_id = l.org_id and t.id::text = l.event->>'task' where l.work_order_id = $1 order by l.seq`,
    [id],
  )
  expect(eventsOf(list)).toEqual(timeline.map(({ at, kind }) => `${Number(at)} ${kind}`))
  const fired = timeline.filter(({ kind }) => kind === 'reminded' || kind === 'escalated')
  expect(timersOf(list)).toEqual(fired.map(({ at, kind, of, node }) => `${Number(at)} ${kind} ${of} ${node}`))
  expect(timersOf(list).length).toBeGreaterThanOrEqual(5)

  const lines = await stage.sql<{ label: string; quantity: number; amount: string; total: string }>(
    `select l.line->'label'->>'zh-CN' as label, (l.line->>'quantity')::int as quantity, l.amount_fen as amount,
      s.total_fen as total from settlement s join settlement_line l on l.settlement_id = s.id
      where s.work_order_id = $1 order by l.number`,
    [id],
  )
  const settled = lines.map(({ label, quantity, amount }) => `${label} ${quantity} ${amount}`)
  expect(amountsOf(list)).toEqual([...settled, `total 1 ${lines[0]?.total}`])
  expect(settled.length).toBeGreaterThanOrEqual(3)
})

test('a step that is refused is a problem with its path, and what nobody does runs out of time', async () => {
  const list = await rehearsed(scriptOf([{ node: 'repair', afterMinutes: 30, do: 'complete', answers: {} }]))
  expect(list.filter(({ kind }) => kind === 'problem')).toMatchObject([{ node: 'repair', code: 'required' }])
  expect(list.some((line) => line.kind === 'timer' && line.what === 'escalate.finish.notify')).toBe(true)
  const unknown = await rehearsed(scriptOf([{ node: 'nowhere', afterMinutes: 1, do: 'complete' }]))
  expect(unknown[0]).toMatchObject({ kind: 'problem', code: 'no_such_node', node: 'nowhere' })
})

test('a script that cannot be read is refused with its path, and a draft that moved on too', async () => {
  const manager = await stage.as(stage.ours.people.manager)
  const ask = (script: unknown, revision = 0) =>
    manager('POST /work-types/:key/rehearse', {
      params: { key: 'appliance_repair' },
      body: { revision, script: script as RehearsalScript },
    })
  expect((await ask(null)).error).toMatchObject({ path: 'script' })
  expect((await ask({ ...scriptOf([]), at: 'now' })).error).toMatchObject({ path: 'script.at' })
  expect((await ask({ ...scriptOf([]), steps: [{ node: 'repair' }] })).error).toMatchObject({
    path: 'script.steps.0.afterMinutes',
  })
  expect((await ask(scriptOf([]), 7)).error.code).toBe('version_conflict')
  expect((await ask({ ...scriptOf([]), storeId: asId(stage.ours.orgId) })).error).toMatchObject({
    path: 'script.storeId',
  })
})
