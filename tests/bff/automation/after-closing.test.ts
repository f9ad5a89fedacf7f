import { randomUUID } from 'node:crypto'
import { day, minute } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ config: { hooksToPrivate: true } })
  await stage.addType(deskType('ticket', '设备报障', [{ key: 'wish', kind: 'text', label: { 'zh-CN': '希望' } }]))
})
afterAll(() => stopTown(stage.town))

const open = async (answers = {}) => {
  stage.clock.at += minute
  const customer = await stage.as(stage.ours.people.customer)
  return (await customer('POST /work-orders', { body: { tag: stage.ours.tags.freezer, workType: 'ticket', answers } }))
    .value
}

async function finish(id: string) {
  stage.clock.at += minute
  const manager = await stage.as(stage.ours.people.manager)
  const [task] = await stage.sql<{ id: string }>('select id from task where work_order_id = $1 and open', [id])
  const command = { kind: 'complete', taskId: task?.id } as never
  return (await manager('POST /work-orders/:id/commands', { params: { id }, body: { command } })).value.status
}

const told = async (person: { readonly id: string }, id: string, words: string) =>
  (
    await stage.sql<{ body: string }>(
      'select m::text as body from inbox_message m where person_id = $1 and work_order_id = $2',
      [person.id, id],
    )
  ).filter(({ body }) => body.includes(words)).length

test('satisfaction_survey asks the customer once, a day after closing and not before; a cancelled order is not asked about', async () => {
  await stage.turnOn('satisfaction_survey')
  const { customer } = stage.ours.people
  const [done, cancelled] = [await open(), await open()]
  expect(await finish(done.id)).toBe('completed')
  const asCustomer = await stage.as(customer)
  const command = { kind: 'cancel', reason: '不用了' } as never
  const ended = await asCustomer('POST /work-orders/:id/commands', { params: { id: cancelled.id }, body: { command } })
  expect(ended.value.status).toBe('cancelled')
  await stage.work()
  stage.clock.at += day - 3 * minute
  await stage.work()
  expect(await told(customer, done.id, '满意')).toBe(0)
  for (const _ of [1, 2, 3]) {
    stage.clock.at += 5 * minute
    await stage.work()
  }
  expect(await told(customer, done.id, '满意')).toBe(1)
  expect(await told(customer, cancelled.id, '满意')).toBe(0)
})

test('low_rating asks the manager to call back, and a good one does not', async () => {
  await stage.turnOn('low_rating')
  for (const [stars, calls] of [
    [1, 1],
    [5, 0],
  ] as const) {
    const { id } = await open()
    await finish(id)
    const customer = await stage.as(stage.ours.people.customer)
    const command = { kind: 'rate', stars, tags: [], words: '' } as const
    expect((await customer('POST /work-orders/:id/commands', { params: { id }, body: { command } })).status).toBe(200)
    await stage.work()
    expect(await told(stage.ours.people.manager, id, '回访')).toBe(calls)
    const [row] = await stage.sql<{ tags: string[] }>('select tags from work_order where id = $1', [id])
    expect(row?.tags.includes('low_rating')).toBe(calls === 1)
  }
})

test('a rule assigns the open task to a person, and says so when it cannot', async () => {
  const { dispatcher } = stage.ours.people
  await stage.rule('give', { on: 'answer', field: 'wish', change: 'set' }, [
    { do: 'assign', to: { personId: dispatcher.id } },
  ])
  const { id } = await open({ wish: '尽快' })
  await stage.work()
  const assigned = await stage.sql('select assignee_id from task where work_order_id = $1 and open', [id])
  expect(assigned).toEqual([{ assignee_id: dispatcher.id }])
  await stage.rule('give_nobody', { on: 'answer', field: 'wish', change: 'set' }, [
    { do: 'assign', to: { personId: randomUUID() as never } },
  ])
  await open({ wish: '明天' })
  await stage.work()
  const [failed] = await stage.firings('give_nobody')
  expect(failed).toMatchObject({
    outcome: 'failed',
    results: [{ do: 'assign', words: { 'zh-CN': expect.any(String) } }],
  })
})

test('a rule calls a hook once, and says so when there is none of that name', async () => {
  const admin = await stage.as(stage.ours.people.admin)
  const body = { url: 'http://127.0.0.1:9/hook', events: [] }
  await admin('PUT /outbound-hooks/:key', { params: { key: 'erp' }, body })
  await stage.rule('calls', { on: 'answer', field: 'wish', change: 'set' }, [
    { do: 'webhook', hook: 'erp' },
    { do: 'webhook', hook: 'nowhere' },
  ])
  const { id } = await open({ wish: '后天' })
  await stage.work()
  await stage.sql(`update automation_job set state = 'pending', due_at = now() - interval '1 day'`)
  await stage.work()
  const sent = await stage.sql<{ body: string }>(`select body from hook_delivery where hook_key = 'erp'`)
  expect(sent.map((one) => JSON.parse(one.body))).toMatchObject([{ event: 'calls', order: { id } }])
  const [fired] = await stage.firings('calls')
  expect(fired?.results).toMatchObject([
    { hook: 'erp' },
    { refused: { path: 'hook' }, words: { 'zh-CN': expect.stringContaining('nowhere') } },
  ])
})
