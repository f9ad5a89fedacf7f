import { day, minute } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.addType(
    deskType('quality_improvement', '产品改进', [
      { key: 'model', kind: 'text', label: { 'zh-CN': '型号' }, required: true },
      { key: 'fault_code', kind: 'text', label: { 'zh-CN': '故障码' } },
      { key: 'fault_count', kind: 'number', label: { 'zh-CN': '次数' } },
      { key: 'linked_orders', kind: 'long_text', label: { 'zh-CN': '工单' } },
    ]),
  )
  await stage.addType(
    deskType('ticket', '设备报障', [
      { key: 'fault_code', kind: 'text', label: { 'zh-CN': '故障码' } },
      { key: 'complaint_level', kind: 'text', label: { 'zh-CN': '投诉等级' } },
      { key: 'asked_price', kind: 'text', label: { 'zh-CN': '询价' } },
    ]),
  )
  await stage.addType(deskType('follow_up', '跟进'))
  await stage.addType(deskType('sales_lead', '商机跟进'))
  await stage.addType(deskType('equipment_maintenance', '保养'))
})
afterAll(() => stopTown(stage.town))

const ticket = async (answers: Record<string, string>, tag = stage.ours.tags.freezer) => {
  const customer = await stage.as(stage.ours.people.customer)
  stage.clock.at += minute
  return (await customer('POST /work-orders', { body: { tag, workType: 'ticket', answers } })).value
}

test('#11 an answer of a field creates the configured follow-up once', async () => {
  await stage.rule('asked', { on: 'answer', field: 'asked_price', change: 'set' }, [
    { do: 'create_work_order', workType: 'follow_up', tags: ['quote'] },
    { do: 'tag', tags: ['asked'] },
  ])
  const { id } = await ticket({ asked_price: '压缩机多少钱' })
  await stage.work()
  await stage.work()
  const made = (await stage.orders()).filter(({ key }) => key === 'follow_up')
  expect(made.map(({ tags }) => tags)).toEqual([['quote']])
  expect((await stage.links(id)).map((one) => [one.id, one.kind, one.direction])).toEqual([
    [made[0]?.id, 'created', 'to'],
  ])
  const [{ tags } = { tags: [] }] = await stage.sql<{ tags: string[] }>('select tags from work_order where id = $1', [
    id,
  ])
  expect(tags).toEqual(['asked'])
  const fired = await stage.firings('asked')
  expect(fired.map(({ outcome, workOrderId }) => [outcome, workOrderId])).toEqual([['done', id]])
  expect(fired[0]?.reason).toMatchObject({ field: 'asked_price', now: '压缩机多少钱' })
})

test('#11 a job that is done again, as after a crash, changes nothing', async () => {
  const before = await stage.orders()
  await stage.sql(`update automation_job set state = 'pending', lease_until = null`)
  await stage.work()
  expect(await stage.orders()).toEqual(before)
})

test('#89 the third identical fault of a model in a territory opens one improvement order; the fourth is appended', async () => {
  await stage.turnOn('third_identical_fault')
  const improvements = async () => (await stage.orders()).filter(({ key }) => key === 'quality_improvement')
  const numbers: string[] = []
  for (const count of [1, 2]) {
    numbers.push((await ticket({ fault_code: 'E4' })).number)
    await stage.work()
    expect([count, (await improvements()).length]).toEqual([count, 0])
  }
  // Another fault of the same device counts for itself.
  await ticket({ fault_code: 'E9' })
  numbers.push((await ticket({ fault_code: 'E4' })).number)
  await stage.work()
  const [made, ...more] = await improvements()
  expect(more).toEqual([])
  expect(made?.report).toEqual({ model: 'CN-L460', fault_code: 'E4', fault_count: 3, linked_orders: numbers.join(' ') })
  const tickets = async () =>
    (await stage.links(made?.id ?? '')).filter(({ kind }) => kind === 'ticket').map(({ number }) => number)
  expect((await tickets()).sort()).toEqual([...numbers].sort())
  const fourth = await ticket({ fault_code: 'E4' })
  await stage.work()
  expect(await improvements()).toHaveLength(1)
  expect((await tickets()).sort()).toEqual([...numbers, fourth.number].sort())
})

test('#89 faults that lie ninety days apart are not counted together', async () => {
  const improvements = async () => (await stage.orders()).filter(({ report }) => report.fault_code === 'E7')
  const old = [await ticket({ fault_code: 'E7' }), await ticket({ fault_code: 'E7' })]
  for (const { id } of old)
    await stage.sql(`update work_order set created_at = created_at - interval '91 days' where id = $1`, [id])
  await ticket({ fault_code: 'E7' })
  await stage.work()
  expect(await improvements()).toEqual([])
  await ticket({ fault_code: 'E7' })
  await ticket({ fault_code: 'E7' })
  await stage.work()
  expect(await improvements()).toHaveLength(1)
})

test('#91 a dry run says on what a rule would fire, and writes nothing', async () => {
  const manager = await stage.as(stage.ours.people.manager)
  const rule = {
    key: 'dry',
    label: { 'zh-CN': '试跑' },
    when: { on: 'answer', field: 'fault_code', change: 'set' },
    if: { op: 'equals', at: { from: 'answer', key: 'fault_code' }, value: 'E4' },
    then: [{ do: 'set_priority', urgent: true }],
  } as const
  const body = { base: 0, enabled: false, rule }
  expect((await manager('PUT /automation/rules/:key', { params: { key: 'dry' }, body })).value.version).toBe(1)
  const before = await stage.sql('select count(*)::int as n from automation_firing')
  const { fires, looked } = (
    await manager('GET /automation/rules/:key/dry-run', { params: { key: 'dry' }, query: { last: 100 } })
  ).value
  expect(looked).toBeGreaterThan(5)
  // Four tickets, and the order that they led to, which names the fault too.
  expect(fires.filter(({ met }) => met)).toHaveLength(5)
  expect(fires.filter(({ met }) => !met).length).toBeGreaterThan(0)
  expect(await stage.sql('select count(*)::int as n from automation_firing')).toEqual(before)
  const versions = await stage.sql('select version from automation_rule_version where key = $1', ['dry'])
  expect(versions).toEqual([{ version: 1 }])
  const stale = await manager('PUT /automation/rules/:key', { params: { key: 'dry' }, body })
  expect(stale.error.code).toBe('version_conflict')
})

test('#91 rules that cause each other stop after three steps, and say so', async () => {
  for (const [key, when, then] of [
    ['ping', 'ping', 'pong'],
    ['pong', 'pong', 'ping'],
  ] as const)
    await stage.rule(
      key,
      { on: 'event', kind: 'reported' },
      [{ do: 'create_work_order', workType: 'follow_up', tags: [then] }],
      {
        if: { op: 'contains', at: { from: 'order', key: 'tags' }, value: when },
      },
    )
  const made = async () =>
    (await stage.orders()).filter(({ tags }) => tags.includes('ping') || tags.includes('pong')).length
  await stage.rule('kick', { on: 'answer', field: 'asked_price', change: 'set' }, [
    { do: 'create_work_order', workType: 'follow_up', tags: ['ping'] },
  ])
  await ticket({ asked_price: '再问一次' })
  await stage.work()
  expect(await made()).toBe(3)
  const deep = await stage.sql<{ outcome: string }>(`select outcome from automation_firing where outcome = 'too_deep'`)
  expect(deep.length).toBeGreaterThan(0)
  for (const key of ['ping', 'pong', 'kick'])
    await (await stage.as(stage.ours.people.manager))('POST /automation/rules/:key/switch', {
      params: { key },
      body: { enabled: false },
    })
})

test('no automatic step of these stories failed', async () => {
  expect(await stage.sql('select job, detail from automation_job where detail is not null or attempt > 2')).toEqual([])
})

test('#31 a complaint of a high level is escalated once; a warranty about to end makes one ticket', async () => {
  await stage.turnOn('complaint_level')
  const { id } = await ticket({ complaint_level: 'serious' })
  await stage.work()
  const [order] = await stage.sql<{ urgent: boolean; tags: string[] }>(
    'select urgent, tags from work_order where id = $1',
    [id],
  )
  expect(order).toEqual({ urgent: true, tags: ['complaint'] })
  const inbox = await stage.sql<{ template: string }>(
    'select template from inbox_message where person_id = $1 and work_order_id = $2',
    [stage.ours.people.manager.id, id],
  )
  expect(inbox.filter(({ template }) => template === 'told')).toHaveLength(1)

  await stage.sql(`update asset set warranties = $2 where id = $1`, [
    stage.ours.assets.homeFridge.id,
    JSON.stringify([{ label: { 'zh-CN': '整机' }, until: stage.clock.at + 20 * day, covers: 'labour' }]),
  ])
  await stage.turnOn('warranty_ending')
  const leads = async () => (await stage.orders()).filter(({ key }) => key === 'sales_lead')
  for (const _ of [1, 2, 3]) {
    stage.clock.at += day
    await stage.work()
  }
  expect((await leads()).map((one) => one.asset_id)).toEqual([stage.ours.assets.homeFridge.id])
})

test('#31 a rule that waits acts when its time has come, not before', async () => {
  await stage.rule('survey', { on: 'event', kind: 'tagged' }, [{ do: 'set_priority', urgent: true }], {
    afterMinutes: 24 * 60,
    if: { op: 'contains', at: { from: 'order', key: 'tags' }, value: 'asked' },
  })
  const { id } = await ticket({ asked_price: '要发票吗' })
  await stage.work()
  const urgent = async () =>
    (await stage.sql<{ urgent: boolean }>('select urgent from work_order where id = $1', [id]))[0]?.urgent
  stage.clock.at += day - minute
  await stage.work()
  expect(await urgent()).toBe(false)
  stage.clock.at += 2 * minute
  await stage.work()
  expect(await urgent()).toBe(true)
})
