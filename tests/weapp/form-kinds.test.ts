import type { FormSchema } from '@field/domain/form'
import type { Command } from '@field/domain/work-order'
import type { TaskNode, WorkTypeDefinition } from '@field/domain/workflow'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { everyKind } from '../../miniapp/src/form/every-kind.ts'
import { applianceRepair } from '../support/appliance-repair.ts'
import { foundCompany, type Person } from '../support/company.ts'
import { report, type Town, taskNow, tell } from '../support/job.ts'
import { startServer } from '../support/server.ts'
import { openWeapp, type Weapp, weappDist } from '../weapp-host/index.ts'
import { givePhone } from './busy-town.ts'

// A form with every kind of field on a real task of the real build, then a desk's task and an approval of it.

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const prefilled: FormSchema['fields'] = [
  { key: 'device_model', kind: 'text', label: label('型号', 'Model'), default: { from: 'asset', key: 'model' } },
  { key: 'device_serial', kind: 'serial', label: label('机身号', 'Serial'), default: { from: 'asset', key: 'serial' } },
]
const visit = applianceRepair.nodes.find((node) => node.kind === 'task' && node.key === 'repair') as TaskNode
const definition: WorkTypeDefinition = {
  ...applianceRepair,
  nodes: [
    ...applianceRepair.nodes.map((node) =>
      node === visit
        ? { ...visit, form: { version: 1, fields: [...prefilled, ...everyKind.fields] }, next: [{ to: 'offer' }] }
        : node,
    ),
    {
      kind: 'task',
      work: 'desk',
      key: 'offer',
      label: label('写报价', 'Write the offer'),
      stage: visit.stage,
      assignee: [{ by: 'role', role: 'dispatcher', at: 'organization' }],
      form: { version: 1, fields: everyKind.fields.filter(({ key }) => key === 'quote_lines' || key === 'cascade') },
      operations: { handler: ['accept', 'save_draft', 'complete'], dispatcher: ['assign'], customer: ['comment'] },
      next: [{ to: 'approve' }],
    },
    {
      kind: 'approval',
      work: 'approval',
      signers: 'any',
      key: 'approve',
      label: label('批报价', 'Approve the offer'),
      stage: visit.stage,
      assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
      operations: { handler: ['complete'], dispatcher: ['assign'], customer: ['comment'] },
      rejectTo: 'offer',
      next: visit.next,
    },
  ],
}

let town: Town
let weapp: Weapp | undefined

beforeAll(async () => {
  const server = await startServer({ sandbox: { phones: [{ id: 'lin' }, { id: 'chen' }, { id: 'wu' }] } })
  const { admin } = server.database.urls as { admin: string }
  const found = (code: string, appId: string) =>
    asAdmin(admin, (client) => foundCompany(client, { code, name: '全表公司', appId, definition }))
  town = {
    server,
    ours: await found('kinds', 'wx0000000000000001'),
    theirs: await found('other', 'wx0000000000000002'),
  }
})
afterEach(async () => {
  const closing = weapp
  weapp = undefined
  await closing?.close()
})
afterAll(() => town?.server.stop())

async function open(phoneId: string, person: Person, path: string, query: Record<string, string> = {}) {
  await givePhone(town.server, phoneId, person.id)
  weapp = await openWeapp({
    dist: weappDist(),
    apiOrigin: town.server.url,
    sandbox: town.server.sandbox?.url,
    phoneId,
    launch: { path, query },
  })
  return weapp
}

async function begun() {
  const { technician, dispatcher, customer } = town.ours.people
  const { id } = await report(await town.server.as(customer), town.ours.tags.freezer)
  const { id: taskId, assigneeId } = await taskNow(town, id)
  if (assigneeId !== technician.id)
    await tell(await town.server.as(dispatcher), id, { kind: 'assign', taskId, to: technician.id })
  const hand = await town.server.as(technician)
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(hand, id, { kind, taskId })
  return { id, taskId }
}

test('#14 #16 #22 every kind of field is drawn, prefilled, typed into, and comes back after the program was killed', async () => {
  const { id, taskId } = await begun()
  const phone = await open('lin', town.ours.people.technician, 'technician/task/page', {
    id,
    task: taskId,
    tab: 'form',
  })
  await phone.shown('field-text').waitFor()
  await phone.settled(500)
  for (const { key, kind } of everyKind.fields)
    if (!['section', 'hint', 'checklist'].includes(kind))
      expect([key, await phone.shown(`field-${key}`).count()]).toEqual([key, 1])
  const inputOf = (key: string) => phone.page.locator(`#answer-${key} :is(input, textarea)`).inputValue()
  expect([await inputOf('device_model'), await inputOf('device_serial')]).toEqual(['CN-L460', '2309-01187'])

  await phone.tap('answer-cascade')
  await phone.tap('option-food')
  await phone.tap('option-food-foreign')
  await phone.tap('option-food-foreign-insect')
  await phone.see('菜品 / 异物 / 虫子')
  await phone.tap('answer-quote_lines')
  await phone.type('answer-quote_lines-0-name', '更换门封条')
  await phone.type('answer-quote_lines-0-price', '120.55')
  await phone.type('answer-quote_lines-0-discount', '12.5')
  await phone.see('¥105.48')
  await phone.type('answer-money', '5')
  await phone.see('¥100.48')
  await phone.tap('answer-person')
  await phone.type('search-person', '何')
  await phone.tap(`choice-${town.ours.people.secondTechnician.id}`)
  await phone.see('何平')
  await phone.type('answer-text', '二号柜不冷')
  await phone.page.waitForTimeout(400)

  await phone.setNetwork('none')
  await phone.restart({ path: 'technician/task/page', query: { id, task: taskId, tab: 'form' } })
  await phone.shown('field-text').waitFor()
  await phone.see('菜品 / 异物 / 虫子')
  await phone.see('¥100.48')
  expect(await inputOf('text')).toBe('二号柜不冷')
  expect(await phone.path()).toBe('technician/task/page')
  await phone.setNetwork('wifi')
})

test('#2 a desk takes its task from the pool, and what it offered is approved or sent back with a reason', async () => {
  const { id, taskId } = await begun()
  const { technician, dispatcher, manager } = town.ours.people
  const complete = (answers: Extract<Command, { kind: 'complete' }>['answers']): Command => ({
    kind: 'complete',
    taskId,
    answers: answers ?? {},
  })
  await tell(await town.server.as(technician), id, complete({ text: '已修', cascade: ['food', 'taste', 'salty'] }))
  const nodeNow = async () => {
    const { task } = (await (await town.server.as(dispatcher))('GET /work-orders/:id', { params: { id } })).value
    return [task?.node, task?.round]
  }
  const desk = await open('chen', dispatcher, 'desk/tasks/page')
  await desk.tap(`task-${id}`)
  await desk.shown('earlier-repair').waitFor()
  await desk.see('菜品 / 口味 / 太咸')
  await desk.tap('claim')
  await desk.shown('to-do').waitFor()
  await desk.tap('answer-cascade')
  await desk.type('search-cascade', '不耐烦')
  await desk.tap('option-service-attitude-rude')
  await desk.tap('answer-quote_lines')
  await desk.type('answer-quote_lines-0-name', '换压缩机')
  await desk.type('answer-quote_lines-0-price', '860')
  await desk.tap('complete')
  await desk.settled(800)
  expect(await nodeNow()).toEqual(['approve', 1])
  await desk.close()

  const boss = await open('wu', manager, 'desk/tasks/page')
  await boss.tap(`task-${id}`)
  await boss.see('换压缩机')
  await boss.see('¥860.00')
  await boss.tap('reject')
  await boss.type('reason-words', '先问厂家保修')
  await boss.tap('send-reason')
  await boss.settled(800)
  expect(await nodeNow()).toEqual(['offer', 2])

  const { id: again } = await taskNow(town, id)
  const offer = {
    quote_lines: [{ name: '换压缩机', quantity: 1, priceFen: 70_000 }],
    cascade: ['service', 'attitude', 'rude'],
  }
  await tell(await town.server.as(dispatcher), id, { kind: 'complete', taskId: again, answers: offer })
  await boss.restart({ path: 'desk/task/page', query: { id } })
  await boss.see('¥700.00')
  await boss.tap('approve')
  await boss.settled(800)
  expect((await nodeNow())[0]).not.toBe('approve')
})
