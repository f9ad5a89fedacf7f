import { minute } from '@field/domain/kernel'
import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTown } from '../../support/job.ts'
import { deskType, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.addType(deskType('follow_up', '跟进', [{ key: 'words', kind: 'text', label: { 'zh-CN': '说明' } }]))
})
afterAll(() => stopTown(stage.town))

const auto = (key: string, action: object, to: string): Node =>
  ({ kind: 'auto', key, label: { 'zh-CN': key }, stage: 'work', ...action, next: [{ to }] }) as unknown as Node

const open = async (workType: string, answers = {}) => {
  const customer = await stage.as(stage.ours.people.customer)
  stage.clock.at += minute
  return (await customer('POST /work-orders', { body: { tag: stage.ours.tags.freezer, workType, answers } })).value
}

test('#8 an installation asks the nearest warehouse for its parts on entry, once', async () => {
  const base = deskType('install', '安装')
  const parts = [
    { code: 'EF-12', quantity: 2 },
    { code: 'MF-460', quantity: 30 },
  ]
  await stage.addType({
    ...base,
    start: 'ship',
    nodes: [auto('ship', { action: 'stock_request', parts }, 'desk'), ...base.nodes],
  })
  const { id } = await open('install')
  await stage.work()
  await stage.sql(`update automation_job set state = 'pending', lease_until = null`)
  await stage.work()
  const requests = await stage.sql<{ location_id: string; lines: object[] }>(
    'select location_id, lines from stock_request where work_order_id = $1',
    [id],
  )
  expect(requests).toHaveLength(1)
  expect(requests[0]?.location_id).toBe(stage.ours.locations.warehouse)
  expect(requests[0]?.lines).toMatchObject([
    { code: 'EF-12', quantity: 2, free: 20 },
    { code: 'MF-460', quantity: 30, free: 20 },
  ])
})

/** A work type that asks the warehouse for these parts, by code, before anything else; published past the studio. */
async function asking(key: string, parts: readonly { code: string; quantity: number }[]) {
  const base = deskType(key, '安装')
  await stage.addType({
    ...base,
    start: 'ship',
    nodes: [auto('ship', { action: 'stock_request', parts }, 'desk'), ...base.nodes],
  })
}
const retire = async (id: string, retired: boolean) =>
  (await stage.as(stage.ours.people.manager))('POST /parts/:id/retire', { params: { id }, body: { retired } })
const requestFor = async (workOrderId: string) => {
  const dispatcher = await stage.as(stage.ours.people.dispatcher)
  const { items } = (await dispatcher('GET /stock/requests', { query: {} })).value
  return items.find(({ workOrder }) => workOrder.id === workOrderId)
}

test('#8 a part that was retired after it was named is not asked for; the request says so, and the rest is asked for', async () => {
  await asking('install_some', [
    { code: 'EF-12', quantity: 2 },
    { code: 'MF-460', quantity: 1 },
    { code: 'NEVER-WAS', quantity: 1 },
  ])
  await retire(stage.ours.parts.fan, true)
  const { id } = await open('install_some')
  await stage.work()
  const request = await requestFor(id)
  expect(request?.lines).toMatchObject([{ code: 'MF-460', quantity: 1 }])
  expect(request?.leftOut).toEqual([
    { code: 'EF-12', quantity: 2, why: 'retired' },
    { code: 'NEVER-WAS', quantity: 1, why: 'unknown' },
  ])
  await retire(stage.ours.parts.fan, false)
})

test('#8 a step that names nothing but retired parts leaves a request that says why, holds up nobody, and sends nothing', async () => {
  await asking('install_gone', [{ code: 'EF-12', quantity: 2 }])
  await retire(stage.ours.parts.fan, true)
  const [{ id }, other] = [await open('install_gone'), await open('install')]
  await stage.work()
  expect(
    await stage.sql(`select state, attempt from automation_job where job ->> 'orderId' = $1`, [id]),
  ).toContainEqual({
    state: 'done',
    attempt: 1,
  })
  // What another order asked for came through all the same.
  expect((await requestFor(other.id))?.lines).toMatchObject([{ code: 'MF-460' }])
  const request = await requestFor(id)
  expect(request).toMatchObject({ state: 'open', lines: [], leftOut: [{ code: 'EF-12', quantity: 2, why: 'retired' }] })
  const dispatcher = await stage.as(stage.ours.people.dispatcher)
  const params = { id: request?.id ?? '' }
  for (const how of ['reserve', 'transfer'] as const) {
    const { error } = await dispatcher('POST /stock/requests/:id/fulfil', { params, body: { how } })
    expect(error).toMatchObject({ code: 'required', path: 'lines' })
  }
  const refused = await dispatcher('POST /stock/requests/:id/refuse', { params, body: { reason: '改用新型号' } })
  expect(refused.value).toMatchObject({ state: 'refused', leftOut: [{ code: 'EF-12' }] })
  await retire(stage.ours.parts.fan, false)
})

test('#8 a part list that was answered with a part retired since asks for the others alone', async () => {
  const base = deskType('install_asked', '安装', [
    { key: 'wanted', kind: 'part_lines', label: { 'zh-CN': '要的备件' } },
  ])
  const ship = auto('ship', { action: 'stock_request', field: 'wanted' }, 'over')
  const nodes = base.nodes.flatMap((node): Node[] =>
    node.kind === 'task' ? [{ ...node, next: [{ to: 'ship' }] }, ship] : [node],
  )
  await stage.addType({ ...base, nodes } as WorkTypeDefinition)
  const { fan, seal } = stage.ours.parts
  const { id } = await open('install_asked', { wanted: [fan, seal].map((partId) => ({ partId, quantity: 1 })) })
  await retire(fan, true)
  const manager = await stage.as(stage.ours.people.manager)
  const [task] = await stage.sql<{ id: string }>('select id from task where work_order_id = $1 and open', [id])
  await manager('POST /work-orders/:id/commands', {
    params: { id },
    body: { command: { kind: 'complete', taskId: task?.id } as never },
  })
  await stage.work()
  expect(await requestFor(id)).toMatchObject({
    lines: [{ code: 'MF-460' }],
    leftOut: [{ code: 'EF-12', quantity: 1, why: 'retired' }],
  })
  await retire(fan, false)
})

test('#8 a repair cannot close without the expert’s confirmation', async () => {
  const base = deskType('repair_checked', '维修')
  const expert: Node = {
    kind: 'approval',
    key: 'expert',
    label: { 'zh-CN': '专家确认' },
    stage: 'work',
    work: 'approval',
    signers: 'any',
    assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
    operations: { handler: ['complete'], dispatcher: [], customer: [] },
    next: [{ to: 'over' }],
    rejectTo: 'desk',
  }
  const nodes = base.nodes.flatMap((node): Node[] =>
    node.kind === 'task' ? [{ ...node, next: [{ to: 'expert' }] }, expert] : [node],
  )
  await stage.addType({ ...base, nodes } as WorkTypeDefinition)
  const { id } = await open('repair_checked')
  const step = async (decision?: 'approved' | 'rejected') => {
    const manager = await stage.as(stage.ours.people.manager)
    const [task] = await stage.sql<{ id: string; node: string }>(
      'select id, node from task where work_order_id = $1 and open',
      [id],
    )
    const command = { kind: 'complete', taskId: task?.id, ...(decision ? { decision, words: '再看看' } : {}) }
    const { status } = (
      await manager('POST /work-orders/:id/commands', { params: { id }, body: { command: command as never } })
    ).value
    return [task?.node, status]
  }
  expect((await step())[0]).toBe('desk')
  expect(await step('rejected')).not.toContain('completed')
  expect((await step())[0]).toBe('desk')
  expect(await step('approved')).toEqual(['expert', 'completed'])
})

test('#5 a VIP and an ordinary customer scan the same code and go two ways', async () => {
  const base = deskType('by_level', '按客户')
  const [desk, over] = base.nodes as [Extract<Node, { kind: 'task' }>, Node]
  const vip = { op: 'equals', at: { from: 'customer', key: 'level' }, value: 'vip' } as const
  const choose = auto('choose', { action: 'tag', tags: ['seen'] }, 'desk')
  const nodes: Node[] = [
    { ...choose, next: [{ to: 'visit', when: vip }, { to: 'desk' }] } as Node,
    { ...desk, key: 'visit', label: { 'zh-CN': '上门' }, next: [{ to: 'approve' }] },
    { ...desk, key: 'approve', label: { 'zh-CN': '审批' } },
    desk,
    over,
  ]
  await stage.addType({ ...base, start: 'choose', nodes })
  const nodesOf = async (id: string) =>
    (await stage.sql<{ node: string }>('select node from task where work_order_id = $1', [id])).map(({ node }) => node)
  expect(await nodesOf((await open('by_level')).id)).toEqual(['desk'])
  await stage.sql(`update person set level = 'vip' where id = $1`, [stage.ours.people.customer.id])
  expect(await nodesOf((await open('by_level')).id)).toEqual(['visit'])
})

test('an auto node opens a linked order with the answers that it copies, once', async () => {
  const base = deskType('with_child', '带子单', [{ key: 'words', kind: 'text', label: { 'zh-CN': '说明' } }])
  const child = auto('child', { action: 'create_work_order', workType: 'follow_up', copy: ['words'] }, 'desk')
  await stage.addType({ ...base, start: 'child', nodes: [child, ...base.nodes] })
  const { id } = await open('with_child', { words: '柜门也要看' })
  await stage.work()
  await stage.sql(`update automation_job set state = 'pending', lease_until = null`)
  await stage.work()
  const links = await stage.links(id)
  expect(links).toHaveLength(1)
  const made = (await stage.orders()).find((one) => one.id === links[0]?.id)
  expect([made?.key, made?.report]).toEqual(['follow_up', { words: '柜门也要看' }])
})

test('#38 a fault code or clear words choose the type; vague words ask a person', async () => {
  await stage.addType(
    deskType('cleaning_job', '油烟机清洗保洁', [{ key: 'words', kind: 'text', label: { 'zh-CN': '清洗要求' } }]),
  )
  const customer = await stage.as(stage.ours.people.customer)
  const meant = async (text: string, code?: string) =>
    (await customer('GET /work-types/recognise', { query: { text, ...(code ? { code } : {}) } })).value
  expect((await meant('厨房油烟机太脏了想清洗')).chosen).toBe('cleaning_job')
  expect((await meant('坏了', 'e4')).chosen).toBe('appliance_repair')
  const vague = await meant('你好')
  expect([vague.chosen, vague.ranking.length > 1]).toEqual([null, true])
  expect(vague.ranking.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true)
  const body = { tag: stage.ours.tags.store, answers: { words: '油烟机清洗' } }
  const { id } = (await customer('POST /work-orders', { body })).value
  const [row] = await stage.sql<{ key: string }>(
    `select v.definition ->> 'key' as key from work_order w join work_type_version v on v.id = w.work_type_version_id where w.id = $1`,
    [id],
  )
  expect(row?.key).toBe('cleaning_job')
  const owner = await stage.sql('select node, role from task where work_order_id = $1 and open', [id])
  expect(owner).toEqual([{ node: 'desk', role: 'manager' }])
  const asked = await customer('POST /work-orders', { body: { ...body, answers: { words: '你好' } } })
  expect(asked.error).toMatchObject({ code: 'required', path: 'workType' })
})
