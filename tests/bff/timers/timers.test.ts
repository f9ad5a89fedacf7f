import { hour, minute } from '@field/domain/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairLines } from '../../support/appliance-repair.ts'
import { repaired } from '../../support/job.ts'
import { began, openStage, type Stage, settled } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  await stage.rest()
  await stage.close()
})

const told = async () => (await stage.happened()).map(({ kind, event, at }) => [kind, event.of, (at - began) / minute])

test('#9 the countdown reminds, and at zero the configured action fires once', async () => {
  const { dispatcher, technician, secondTechnician } = stage.ours.people
  const id = await stage.report()
  expect(await stage.due(id)).toBe(5)
  const handler = [technician, secondTechnician]
  const lists = await Promise.all(
    handler.map(async (one) => (await (await stage.as(one))('GET /work-orders', { query: { view: 'tasks' } })).value),
  )
  // What their countdown runs to.
  const shown = lists.flatMap(({ items }) => items).map((card) => [card.id, card.task?.dueAt])
  expect(shown).toEqual([[id, began + 10 * minute]])
  stage.work()
  stage.clock.at = began + 5 * minute - 1
  await settled(stage)
  expect(await told()).toEqual([])
  stage.clock.at = began + 5 * minute
  await settled(stage)
  expect(await told()).toEqual([['reminded', 'accept', 5]])
  const reminded = [...(await stage.inbox(technician)), ...(await stage.inbox(secondTechnician))]
  expect(reminded.filter((template) => template === 'reminder')).toHaveLength(1)
  stage.clock.at = began + 10 * minute
  await settled(stage)
  stage.clock.at += minute
  await settled(stage)
  expect(await told()).toEqual([
    ['reminded', 'accept', 5],
    ['escalated', 'accept', 10],
  ])
  expect((await stage.inbox(dispatcher)).filter((template) => template === 'escalated')).toHaveLength(1)
  expect((await stage.happened()).every(({ actor }) => actor === null)).toBe(true)
})

test('several workers at once fire each timer of many orders once', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => stage.report()))
  for (let worker = 0; worker < 4; worker += 1) stage.work(1)
  for (const at of [5, 10, 180, 48 * 60]) {
    stage.clock.at = began + at * minute
    await settled(stage)
  }
  const happened = await stage.happened()
  const keys = happened.flatMap(({ order, event }) => (event.key ? [`${order} ${event.key}`] : []))
  expect(keys).toHaveLength(4 * ids.length)
  expect(new Set(keys).size).toBe(keys.length)
})

test('what was missed while no worker ran is fired once, in its order, over all orders', async () => {
  const first = await stage.report()
  stage.clock.at = began + 3 * minute
  const second = await stage.report()
  stage.clock.at = began + 30 * minute
  stage.work()
  await settled(stage)
  const rows = await stage.sql<{ order: string; kind: string }>(
    `select work_order_id as order, kind from timeline where kind in ('reminded', 'escalated') order by xid, seq`,
  )
  expect(rows.map(({ order, kind }) => [order === first ? 1 : order === second ? 2 : 0, kind])).toEqual([
    [1, 'reminded'],
    [2, 'reminded'],
    [1, 'escalated'],
    [2, 'escalated'],
  ])
})

test('#9 a paused task has no countdown; afterwards as much time is left as before', async () => {
  const { technician, secondTechnician } = stage.ours.people
  const id = await stage.report()
  const [row] = await stage.sql<{ assignee_id: string }>('select assignee_id from task where work_order_id = $1', [id])
  const handler = row?.assignee_id === technician.id ? technician : secondTechnician
  const taskId = await stage.taskId(id)
  await stage.tell(handler, id, { kind: 'accept', taskId })
  expect(await stage.due(id)).toBe(180)
  stage.clock.at = began + 60 * minute
  await stage.tell(handler, id, { kind: 'pause', taskId, reason: '等配件', for: 'parts' })
  expect(await stage.due(id)).toBe(48 * 60)
  stage.clock.at = began + 300 * minute
  stage.work()
  await settled(stage)
  expect(await told()).toEqual([])
  await stage.tell(handler, id, { kind: 'resume', taskId })
  expect(await stage.due(id)).toBe(420)
  stage.clock.at = began + 420 * minute - 1
  await settled(stage)
  expect(await told()).toEqual([])
  stage.clock.at += 1
  await settled(stage)
  expect(await told()).toEqual([
    ['escalated', 'finish', 420],
    ['priority_raised', undefined, 420],
  ])
})

test('time agrees: two days unanswered, the acceptance and then the confirmation count as given, and the work is settled', async () => {
  const { technician, secondTechnician, dispatcher } = stage.ours.people
  const id = await stage.report()
  const [row] = await stage.sql<{ assignee_id: string }>('select assignee_id from task where work_order_id = $1', [id])
  const handler = row?.assignee_id === technician.id ? technician : secondTechnician
  const taskId = await stage.taskId(id)
  await stage.tell(handler, id, { kind: 'accept', taskId })
  await stage.tell(handler, id, { kind: 'arrive', taskId })
  const answers = await repaired(stage.server, handler, repairLines)
  await stage.tell(handler, id, { kind: 'complete', taskId, answers })
  stage.work()
  for (const hours of [48, 96]) {
    stage.clock.at = began + hours * hour
    await settled(stage)
  }
  const [order] = await stage.sql<{ status: string }>('select status from work_order where id = $1', [id])
  expect(order?.status).toBe('settled')
  expect((await stage.happened()).filter(({ kind }) => kind === 'task_completed')).toHaveLength(2)
  expect(await stage.due(id)).toBe(null)
  const reply = await (await stage.as(dispatcher))('GET /work-orders/:id/progress', { params: { id } })
  const { rows } = reply.value.progress
  expect(rows.filter(({ kind }) => kind === 'escalated').map((one) => 'then' in one && one.then)).toContain('complete')
})

test('an order whose timer fails rests, and holds up nobody else', async () => {
  const bad = await stage.report()
  await stage.sql(`update task set data = data || '{"fired": 7}' where work_order_id = $1`, [bad])
  stage.clock.at = began + minute
  const good = await stage.report()
  stage.clock.at = began + 6 * minute
  stage.work()
  await settled(stage, 20_000, bad)
  expect((await stage.happened()).map(({ order }) => order)).toEqual([good])
  const [row] = await stage.sql<{ attempt: number; resting: boolean }>(
    'select attempt, lease_until > now() as resting from order_timer where work_order_id = $1',
    [bad],
  )
  expect(row).toEqual({ attempt: 1, resting: true })
})
