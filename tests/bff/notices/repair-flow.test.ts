import { pagePath } from '@field/domain/notice'
import type { Message } from '@field/wechat-sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairLines } from '../../support/appliance-repair.ts'
import type { Person } from '../../support/company.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})

afterEach(async () => {
  const broken = await stage.broken()
  await stage.close()
  expect(broken).toEqual([])
})

const time = /^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d(~\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d)?$/

const written = (message: Message | undefined, label: string): string =>
  message?.fields.find((field) => field.label === label)?.value ?? ''

const titles = (messages: readonly Message[]): string[] => messages.map(({ title }) => title)

test('tells each person of the repair once, with the right words, times and page', async () => {
  const { customer, storeStaff, otherStoreStaff, dispatcher, farTechnician } = stage.ours.people
  await stage.allow(customer, ['received', 'assigned', 'on_the_way', 'awaiting_acceptance', 'completed'])
  await stage.allow(storeStaff, ['awaiting_acceptance'])
  for (const one of [stage.ours.people.technician, stage.ours.people.secondTechnician]) {
    await stage.allow(one, ['task_assigned', 'task_urged', 'task_returned', 'settlement_moved'])
  }
  stage.work()
  stage.work()

  const id = await stage.report()
  const [visit] = await stage.tasks(id)
  const technician = Object.values(stage.ours.people).find((person) => person.id === visit?.assigneeId) as Person
  const taskId = await stage.openTask(id)
  await stage.command(customer, id, { kind: 'urge' })
  await stage.command(technician, id, { kind: 'accept', taskId })
  await stage.command(technician, id, { kind: 'travel', taskId })
  await stage.command(technician, id, { kind: 'arrive', taskId })
  await stage.complete(technician, id)
  await stage.command(storeStaff, id, {
    kind: 'complete',
    taskId: await stage.openTask(id),
    verdicts: repairLines.map((line) =>
      line === 'drain_hole' ? { line, verdict: 'rework', remark: '还漏' } : { line, verdict: 'accepted' },
    ),
  })
  const again = await stage.openTask(id)
  for (const kind of ['accept', 'travel', 'arrive'] as const) {
    await stage.command(technician, id, { kind, taskId: again })
  }
  await stage.complete(technician, id, ['drain_hole'])
  const acceptance = await stage.openTask(id)
  await stage.command(storeStaff, id, {
    kind: 'complete',
    taskId: acceptance,
    verdicts: [{ line: 'drain_hole', verdict: 'accepted' }],
  })
  await stage.command(customer, id, { kind: 'complete', taskId: await stage.openTask(id) })

  const rows = await stage.settled()
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([])
  expect(rows.every(({ attempt, msgid }) => attempt === 1 && msgid !== null)).toBe(true)

  const [order] = await stage.sql<{ number: string; title: string }>('select number, title from work_order')
  const toCustomer = await stage.messages(customer)
  expect(titles(toCustomer)).toEqual([
    '报修受理通知',
    '派单成功提醒',
    '师傅出发提醒',
    '派单成功提醒',
    '师傅出发提醒',
    '待验收提醒',
    '服务完成通知',
  ])
  for (const message of toCustomer) {
    expect(message.page).toBe(pagePath('progress', id, null))
    expect(written(message, '工单编号')).toBe(order?.number)
    expect(message.fields.some(({ value }) => time.test(value))).toBe(true)
    expect(message.lang).toBe('zh_CN')
  }
  expect(written(toCustomer[1], '服务人员')).toBe(technician.name)
  expect(written(toCustomer[2], '服务地址')).toBe('邻禾便利 灵石路店')
  expect(written(toCustomer[0], '温馨提示')).toBe('已安排师傅上门')

  const toTechnician = await stage.messages(technician)
  expect(titles(toTechnician)).toEqual(['新任务提醒', '催办提醒', '工单退回提醒', '结算进度提醒'])
  expect(toTechnician.map(({ page }) => page)).toEqual([
    pagePath('task', id, taskId),
    pagePath('task', id, taskId),
    pagePath('task', id, again),
    `technician/earnings/page?id=${id}`,
  ])
  expect(written(toTechnician[1], '催办次数')).toBe('1')
  expect(written(toTechnician[2], '退回原因')).toBe('1 项需要返工')
  for (const message of toTechnician) expect(message.fields.some(({ value }) => time.test(value))).toBe(true)

  const toStore = await stage.messages(storeStaff)
  expect(titles(toStore)).toEqual(['待验收提醒', '待验收提醒'])
  expect(toStore[1]?.page).toBe(pagePath('acceptance', id, acceptance))
  for (const stranger of [otherStoreStaff, dispatcher, farTechnician]) {
    expect(await stage.messages(stranger)).toEqual([])
  }

  const inbox = (await (await stage.server.as(customer))('GET /inbox')).value
  expect(inbox.unread).toBe(8)
  const sent = ['completed', 'awaiting_acceptance', 'on_the_way', 'assigned', 'on_the_way', 'assigned', 'received']
  expect(inbox.items.map(({ template, delivery }) => [template, delivery])).toEqual([
    ['report_ready', 'inbox'],
    ...sent.map((name) => [name, 'sent']),
  ])
  expect(inbox.items[0]?.fields).toMatchObject({
    number: order?.number,
    technician: technician.name,
    asset: '立式冷冻展示柜',
  })
})
