import { randomUUID } from 'node:crypto'
import type { Body } from '@field/contract'
import type { Answers } from '@field/domain/form'
import type { WorkOrderId } from '@field/domain/kernel'
import { pagePath } from '@field/domain/notice'
import { insertEdit, type TaskNode, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import type { Message } from '@field/wechat-sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publish } from '../../../bff/src/work-types/publish.ts'
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

const publishing = async (definition: WorkTypeDefinition): Promise<void> => {
  const { ours, server } = stage
  const published = await server.world.inOrganization(ours.orgId, (tx) =>
    publish(tx, { orgId: ours.orgId, definition, by: ours.people.admin.id }),
  )
  expect(published).toHaveProperty('versionId')
}

async function report(workType: string, answers: Answers, by: Person = stage.ours.people.customer) {
  const body: Body<'POST /work-orders'> = { tag: stage.ours.tags.freezer, workType, answers }
  return (await (await stage.server.as(by))('POST /work-orders', { body })).value.id as WorkOrderId
}

type Shown = { readonly template: string; readonly said: unknown; readonly delivery: string }

async function inboxOf(person: Person): Promise<readonly Shown[]> {
  const { items } = (await (await stage.server.as(person))('GET /inbox')).value
  return items.map(({ template, fields, delivery }) => ({ template, said: fields.said ?? null, delivery })).reverse()
}

const values = (message: Message | undefined): readonly string[] => message?.fields.map(({ value }) => value) ?? []

test('#23 a complaint of high priority alerts the supervisor once, by WeChat and in the inbox', async () => {
  const { customer, storeStaff, manager, dispatcher } = stage.ours.people
  const complaints = presets.find(({ key }) => key === 'catering_complaint')
  if (!complaints) throw new Error('no such preset')
  await publishing(complaints.definition)
  await stage.allow(manager, ['task_assigned'], 1)
  await stage.allow(customer, ['received'], 1)
  await stage.allow(storeStaff, ['task_assigned'], 2)
  stage.work()
  stage.work()

  const id = await report('catering_complaint', { complaint: ['dine_in', 'service', 'insult'], words: '服务员骂人' })
  const contact = await stage.openTask(id)
  const answers = { guest_says: '要道歉', found: '属实', remedy: 'apology', amount: 0 }
  await stage.command(storeStaff, id, { kind: 'complete', taskId: contact, answers })
  const supervisor = await stage.openTask(id)

  const rows = await stage.settled()
  expect(rows.map(({ person_id, state, attempt }) => [person_id, state, attempt])).toEqual([
    [customer.id, 'sent', 1],
    [storeStaff.id, 'sent', 1],
    [manager.id, 'sent', 1],
  ])
  expect(await inboxOf(manager)).toEqual([{ template: 'task_assigned', said: '高优先级投诉待审批', delivery: 'sent' }])
  const [toManager, ...more] = await stage.messages(manager)
  expect(more).toEqual([])
  expect(values(toManager)).toEqual([
    expect.stringMatching(/^[\x20-\x7e]+$/),
    '高优先级投诉待审批',
    expect.any(String),
    expect.stringMatching(/^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/),
    '新任务',
  ])
  expect(toManager?.page).toBe(pagePath('desk', id, supervisor))
  expect(await stage.remaining(manager, 'task_assigned')).toBe(0)

  expect(await inboxOf(customer)).toEqual([
    { template: 'received', said: '抱歉，店长十五分钟内联系', delivery: 'sent' },
  ])
  expect(values((await stage.messages(customer))[0])).toContain('抱歉，店长十五分钟内联系')
  const [, told] = await inboxOf(storeStaff)
  expect(told).toMatchObject({ template: 'told', delivery: 'inbox' })
  expect(told?.said).toMatch(/^高优先级投诉：.*服务员骂人，.+，请尽快审批$/)
  expect(await inboxOf(dispatcher)).toEqual([])
})

const named = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const operations: TaskNode['operations'] = { handler: ['complete'], dispatcher: ['assign'], customer: [] }
const person = { stage: 'work', operations, limits: { finishMinutes: 60 } }

/** Priced by the manager, agreed by the customer. */
const quoted: WorkTypeDefinition = {
  key: 'quoted',
  label: named('报价', 'Quoted'),
  report: { version: 1, fields: [{ key: 'wish', kind: 'text', label: named('要求', 'Wish'), max: 100 }] },
  start: 'quote',
  reworkTo: 'quote',
  stages: [{ key: 'work', label: named('处理', 'Work') }],
  nodes: [
    {
      ...person,
      key: 'quote',
      kind: 'task',
      work: 'desk',
      label: named('报价', 'Quote'),
      assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
      form: {
        version: 1,
        fields: [
          { key: 'amount', kind: 'money', label: named('金额', 'Amount'), required: true },
          { key: 'by', kind: 'person', label: named('联系人', 'Contact'), required: true },
        ],
      },
      next: [{ to: 'agree' }],
    },
    {
      ...person,
      key: 'agree',
      kind: 'approval',
      work: 'approval',
      signers: 'any',
      label: named('确认报价', 'Agree the quote'),
      assignee: [{ by: 'customer' }],
      rejectTo: 'quote',
      next: [{ to: 'done' }],
    },
    { key: 'done', kind: 'end', outcome: 'completed', label: named('完成', 'Done'), stage: 'work' },
  ],
  messages: [
    {
      key: 'your_quote',
      on: 'node_entered',
      node: 'agree',
      whom: ['customer'],
      template: 'awaiting_acceptance',
      fields: {
        thing2: named('{title}', '{title}'),
        time4: named('{deadline}', '{deadline}'),
        thing5: named('报价{answer.amount}', 'Quote {answer.amount}'),
      },
    },
    {
      key: 'agreed',
      on: 'approved',
      node: 'agree',
      whom: ['manager'],
      template: 'task_assigned',
      fields: { thing2: named('{answer.by}请开工', '{answer.by} start') },
    },
  ],
}

const fill = async (id: WorkOrderId): Promise<void> => {
  const { manager, technician } = stage.ours.people
  const answers = { amount: 128_050, by: technician.id }
  await stage.command(manager, id, { kind: 'complete', taskId: await stage.openTask(id), answers })
}

test('a quote reaches the customer, and the answer the office; nothing twice', async () => {
  const { customer, manager, technician } = stage.ours.people
  await publishing(quoted)
  await stage.allow(customer, ['received', 'awaiting_acceptance', 'completed'], 1)
  await stage.allow(manager, ['task_assigned'], 2)
  await stage.sql(`update person set language = 'en' where id = $1`, [customer.id])
  stage.work()
  const id = await report('quoted', { wish: '冷柜不制冷，柜内温度升到十二度，冰淇淋开始融化' })
  await fill(id)
  const agree = await stage.openTask(id)
  await stage.command(customer, id, { kind: 'complete', taskId: agree, decision: 'approved' })

  const rows = await stage.settled()
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([])
  const toCustomer = await stage.messages(customer)
  expect(toCustomer).toHaveLength(3)
  expect(toCustomer[1]?.page).toBe(pagePath('desk', id, agree))
  expect(values(toCustomer[1])).toContain('Quote ¥1280.50')
  expect((await inboxOf(customer)).map(({ template, said }) => [template, said])).toEqual([
    ['received', null],
    ['awaiting_acceptance', '报价¥1280.50'],
    ['completed', null],
  ])
  expect((await inboxOf(manager)).map(({ template, said }) => [template, said])).toEqual([
    ['task_assigned', '报价'],
    ['task_assigned', `${technician.name}请开工`],
  ])
  expect(values((await stage.messages(manager))[1])).toContain(`${technician.name}请开工`)
  for (const one of [customer, manager]) expect(await stage.remaining(one, 'task_assigned')).toBe(0)
})

test('words that cannot be said leave the keyword to the product, and WeChat refuses nothing', async () => {
  const { customer, manager } = stage.ours.people
  const long = named('{answer.wish}{answer.wish}{answer.wish}', '{answer.wish}')
  const [rule] = quoted.messages ?? []
  if (!rule) throw new Error('no message')
  // As an older checker or a changed form may have left it: too long, of other characters, and not answered.
  const fields = {
    thing2: long,
    time4: named('{answer.none}', '{answer.none}'),
    character_string1: named('编号', '编号'),
  }
  const messages = [
    { ...rule, fields },
    { ...rule, key: 'again', on: 'assigned' as const, template: 'assigned' },
  ]
  const definition = { ...quoted, key: 'crooked', messages }
  await stage.server.world.inOrganization(stage.ours.orgId, (tx) =>
    publish(tx, { orgId: stage.ours.orgId, definition, by: stage.ours.people.admin.id, problems: [] }),
  )
  await stage.allow(customer, ['received', 'awaiting_acceptance', 'assigned'], 1)
  await stage.allow(manager, ['task_assigned'], 1)
  stage.work()
  const id = await report('crooked', { wish: '冷柜不制冷\n柜内温度升到十二度' })
  await fill(id)
  expect((await stage.settled()).map(({ state, code }) => [state, code])).toEqual([
    ['sent', null],
    ['sent', null],
    ['sent', null],
  ])
  const asked = (await stage.messages(customer))[1]
  expect(values(asked).every((value) => value.length > 0)).toBe(true)
  expect(await stage.remaining(customer, 'assigned')).toBe(1)
})

test('whoever has the task is told, in the inbox alone, when its form asks for something else', async () => {
  const { admin, customer } = stage.ours.people
  const id = await stage.report()
  const [visit] = await stage.tasks(id)
  const technician = Object.values(stage.ours.people).find((one) => one.id === visit?.assigneeId) as Person
  const client = await stage.server.as(admin)
  const params = { key: 'appliance_repair' }
  const { revision, definition } = (await client('GET /work-types/:key/draft', { params })).value
  const field = { key: 'pressure', kind: 'number', label: named('压力', 'Pressure') }
  const edits = [insertEdit(definition, ['nodes', 'repair', 'form', 'fields'], field)]
  const draft = (await client('POST /work-types/:key/draft/edits', { params, body: { base: revision, edits } })).value
  const publication = { params, body: { revision: draft.revision, migrate: 'all' as const }, key: randomUUID() }
  expect((await client('POST /work-types/:key/publish', publication)).value.migrated).toEqual([id])
  const told = (await (await stage.server.as(technician))('GET /inbox')).value.items[0]
  expect(told).toMatchObject({ template: 'form_changed', delivery: 'inbox', fields: { lines: 1 } })
  expect(told?.page).toBe(pagePath('task', id, await stage.openTask(id)))
  expect((await inboxOf(customer)).map(({ template }) => template)).not.toContain('form_changed')
})

test('staff are asked at their work for the messages of their tasks', async () => {
  const { manager, finance, dispatcher } = stage.ours.people
  for (const person of [manager, finance, dispatcher]) {
    const { ask } = (await (await stage.server.as(person))('GET /consents')).value
    expect(ask.work).toHaveLength(2)
  }
})
