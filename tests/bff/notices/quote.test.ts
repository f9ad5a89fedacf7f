import { asId, type ServiceItemId } from '@field/domain/kernel'
import { pagePath } from '@field/domain/notice'
import type { Command } from '@field/domain/work-order'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

test('#64 a quote comes to the customer in WeChat without its amount, and the answer to the technician in the inbox', async () => {
  const { customer } = stage.ours.people
  await stage.allow(customer, ['quote_offered'])
  stage.work()
  const id = await stage.report()
  const [visit] = await stage.tasks(id)
  const technician = Object.values(stage.ours.people).find(({ id: one }) => one === visit?.assigneeId) as Person
  const taskId = await stage.openTask(id)
  const services = [{ itemId: asId<ServiceItemId>(stage.ours.items.changeFan), quantity: 1 }]
  for (const kind of ['accept', 'travel', 'arrive'] as const) await stage.command(technician, id, { kind, taskId })
  await stage.command(technician, id, { kind: 'save_draft', taskId, answers: {}, services } as Command)
  const offer = await stage.server.as(technician)
  const quote = (await offer('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value
  expect(quote.totalFen).toBe(38_000)

  const about = (await stage.settled()).filter(({ template }) => template === 'quote_offered')
  expect(about.map(({ person_id, state }) => [person_id, state])).toEqual([[customer.id, 'sent']])
  const [message, ...others] = await stage.messages(customer)
  expect(others).toEqual([])
  expect(message?.title).toBe('报价确认提醒')
  expect(message?.page).toBe(pagePath('progress', id, null))
  const said = Object.fromEntries((message?.fields ?? []).map(({ label, value }) => [label, value]))
  expect(said).toMatchObject({ 服务人员: technician.name, 温馨提示: '请确认报价' })
  expect(Object.values(said).join()).not.toMatch(/380|¥|元/)

  const reader = await stage.server.as(customer)
  expect((await reader('GET /inbox')).value.items[0]).toMatchObject({ template: 'quote_offered', delivery: 'sent' })
  const body = { decision: 'declined' as const, words: '先不换风扇' }
  await reader('POST /quotes/:id/decide', { params: { id: quote.id }, body })
  const [newest] = (await offer('GET /inbox')).value.items
  expect(newest).toMatchObject({ template: 'quote_decided', delivery: 'inbox', fields: { words: '先不换风扇' } })
})
