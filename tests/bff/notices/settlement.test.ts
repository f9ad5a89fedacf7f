import { asId, type ServiceItemId } from '@field/domain/kernel'
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

/** An order as far as its settlement, of so many fans at 80.00; above 600.00 it waits for finance. */
async function settledWith(quantity: number) {
  const id = await stage.report()
  const [visit] = await stage.tasks(id)
  const technician = Object.values(stage.ours.people).find(({ id: one }) => one === visit?.assigneeId) as Person
  const taskId = await stage.openTask(id)
  for (const kind of ['accept', 'travel', 'arrive'] as const) await stage.command(technician, id, { kind, taskId })
  const services = [{ itemId: asId<ServiceItemId>(stage.ours.items.changeFan), quantity }]
  await stage.complete(technician, id, repairLines, services)
  for (const person of [stage.ours.people.storeStaff, stage.ours.people.customer]) {
    const verdicts = repairLines.map((line) => ({ line, verdict: 'accepted' as const }))
    await stage.command(person, id, { kind: 'complete', taskId: await stage.openTask(id), verdicts })
  }
  return { id, technician }
}

const saidTo = async (technician: Person) =>
  (await stage.messages(technician))
    .filter(({ title }) => title === '结算进度提醒')
    .map(({ fields }) => fields.find(({ label }) => label === '结算进度')?.value)

test('#72 submitted, reviewed, confirmed, paid: one message each for whoever consented, and no amount in any', async () => {
  const { technician: consented, secondTechnician } = stage.ours.people
  for (const person of [consented, secondTechnician]) await stage.allow(person, ['settlement_moved'])
  stage.work()
  const { id, technician } = await settledWith(9)
  const finance = await stage.server.as(stage.ours.people.finance)
  const { items } = (await finance('GET /settlements', { query: { state: 'submitted' } })).value
  const settlement = items.find(({ workOrderId }) => workOrderId === id)?.id ?? ''
  for (const to of ['reviewed', 'confirmed', 'paid'] as const)
    await finance('POST /settlements/:id/move', { params: { id: settlement }, body: { to } })
  // A second try of what was done is refused and tells nothing.
  await finance('POST /settlements/:id/move', { params: { id: settlement }, body: { to: 'paid' } })
  await stage.settled()
  expect((await saidTo(technician)).sort()).toEqual(
    ['结算单已提交，待审核', '结算单已审核，待确认', '结算单已确认', '结算款已支付'].sort(),
  )
  const all = JSON.stringify(await stage.messages(technician))
  expect(all).not.toMatch(/¥|元|\d+\.\d\d/)
  const own = await stage.server.as(technician)
  const inbox = (await own('GET /inbox')).value.items.filter(({ template }) => template === 'settlement_moved')
  expect(inbox.map(({ delivery, workOrderId }) => [delivery, workOrderId])).toEqual(inbox.map(() => ['sent', id]))
  expect(inbox).toHaveLength(4)
  const other = technician.id === consented.id ? secondTechnician : consented
  expect(await saidTo(other)).toEqual([])
})

test('#72 what a rule confirms is told once; who did not consent reads it in the inbox', async () => {
  stage.work()
  const { technician } = await settledWith(1)
  await stage.settled()
  expect(await saidTo(technician)).toEqual([])
  const own = await stage.server.as(technician)
  const inbox = (await own('GET /inbox')).value.items.filter(({ template }) => template === 'settlement_moved')
  expect(inbox.map(({ fields }) => (fields as { said?: string }).said)).toEqual(['结算单已确认'])
})

test('#72 a correction is told as a settlement of its own', async () => {
  stage.work()
  const { id, technician } = await settledWith(1)
  const finance = await stage.server.as(stage.ours.people.finance)
  const { items } = (await finance('GET /settlements', {})).value
  const settlement = items.find(({ workOrderId }) => workOrderId === id)?.id ?? ''
  await finance('POST /settlements/:id/correct', { params: { id: settlement }, body: { reason: '数量录错' } })
  const own = await stage.server.as(technician)
  const inbox = (await own('GET /inbox')).value.items.filter(({ template }) => template === 'settlement_moved')
  expect(inbox.map(({ fields }) => (fields as { said?: string }).said)).toEqual([
    '结算单已提交，待审核',
    '结算单已确认',
  ])
})
