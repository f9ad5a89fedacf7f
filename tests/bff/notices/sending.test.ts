import type { Fault } from '@field/wechat-sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/company.ts'
import { idOf, openStage, type Row, type Stage, until } from './stage.ts'

const send = '/cgi-bin/message/subscribe/send'
const minute = 60_000

let stage: Stage
let customer: Person

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

beforeEach(async () => {
  customer = await stage.newCustomer()
})
afterEach(async () => {
  await stage.stopWorkers()
  await stage.control('DELETE', '/faults')
  await stage.control('PUT', '/behaviour', { sentEvent: 'success', sendTakesMs: 0 })
  expect(await stage.broken()).toEqual([])
})

const fail = (fault: Partial<Fault> & { times?: number | 'always' }) =>
  stage.control('POST', '/faults', { path: send, ...fault })

/** A report, of which only the customer's `received` may go out. */
async function received(left = 3): Promise<Row> {
  if (left > 0) await stage.allow(customer, ['received'], left)
  await stage.report(customer)
  const row = (await stage.rows()).findLast(({ template }) => template === 'received')
  if (!row) throw new Error('nothing for the customer')
  return row
}

const outcome = async ({ id }: Row) => {
  const row = (await stage.settled()).find((each) => each.id === id)
  return row && { state: row.state, code: row.code, detail: row.detail, attempt: row.attempt }
}

const left = () => stage.remaining(customer, 'received')
const arrived = async () => (await stage.messages(customer)).length

test('without consent nothing goes out, and the inbox has it', async () => {
  stage.work()
  const row = await received(0)
  expect(await outcome(row)).toEqual({ state: 'suppressed', code: null, detail: null, attempt: 0 })
  expect(await stage.sends(customer)).toEqual([])
  const inbox = (await (await stage.server.as(customer))('GET /inbox')).value
  expect(inbox.items.map(({ template, delivery }) => `${template} ${delivery}`)).toContain('received suppressed')
})

test('a consent that is told just after the report still carries the message', async () => {
  stage.work({ patienceMs: 8_000 })
  const row = await received(0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const tmplIds = [idOf('received')]
  const answers = { [idOf('received')]: 'accept' }
  await stage.control('POST', `/phones/${customer.id}/subscribe`, { tmplIds, gesture: true, answers })
  await until(
    async () => (await stage.rows()).find(({ id }) => id === row.id)?.state === 'sent',
    'it is sent before the patience ends',
    8_000,
  )
  expect([await left(), await arrived()]).toEqual([0, 1])
})

test('43101 empties the account and suppresses', async () => {
  const row = await received(3)
  await stage.control('PUT', `/phones/${customer.id}/ledger`, { templateId: idOf('received'), left: 0 })
  stage.work()
  expect(await outcome(row)).toEqual({ state: 'suppressed', code: 43101, detail: 'user_refused', attempt: 1 })
  expect(await left()).toBe(0)
})

test.each([40037, 47003, 41030, 45168])('a refusal for good (%i) fails and gives the consent back', async (errcode) => {
  await fail({ kind: 'errcode', errcode })
  stage.work()
  expect(await outcome(await received(3))).toMatchObject({ state: 'failed', code: errcode, attempt: 1 })
  expect(await left()).toBe(3)
})

test('what surely did not happen is tried again, paid for once', async () => {
  await fail({ kind: 'system_busy' })
  stage.work()
  expect(await outcome(await received(3))).toMatchObject({ state: 'sent', code: null, attempt: 2 })
  expect([await left(), await arrived()]).toEqual([2, 1])
})

test('a token that WeChat no longer takes is replaced on the way', async () => {
  await fail({ kind: 'errcode', errcode: 42001 })
  stage.work()
  expect(await outcome(await received(3))).toMatchObject({ state: 'sent' })
  expect([await left(), await arrived()]).toEqual([2, 1])
})

test.each(['lost_reply', 'reset', 'http_502', 'html'] as const)(
  'after %s nobody knows, nothing is sent again, and the event tells',
  async (kind) => {
    await fail({ kind })
    const row = await received(3)
    stage.work()
    const delivered = kind === 'lost_reply'
    if (delivered)
      await until(async () => (await stage.rows()).find(({ id }) => id === row.id)?.state === 'sent', 'the event tells')
    else expect(await outcome(row)).toMatchObject({ state: 'unknown', attempt: 1 })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await stage.sends(customer)).length).toBe(1)
    expect([await left(), await arrived()]).toEqual([2, delivered ? 1 : 0])
  },
)

test('the event of a failed delivery is believed, also when it comes before the reply', async () => {
  await stage.control('PUT', '/behaviour', { sentEvent: 'fail' })
  stage.work()
  const row = await received(3)
  await until(
    async () => (await stage.rows()).find(({ id }) => id === row.id)?.state === 'failed',
    'the event is believed',
  )
  await stage.control('PUT', '/behaviour', { sentEvent: 'before_reply' })
  const second = await received(0)
  await stage.settled()
  const states = (await stage.rows())
    .filter(({ template, person_id }) => template === 'received' && person_id === customer.id)
    .map(({ state, msgid }) => [state, msgid !== null])
  expect(second.id).not.toBe(row.id)
  expect(states).toEqual([
    ['failed', true],
    ['sent', true],
  ])
})

test('a person gets one message at a time, in order, from several workers', async () => {
  await stage.control('PUT', '/behaviour', { sendTakesMs: 60 })
  await stage.allow(customer, ['received', 'assigned'], 20)
  for (let orders = 0; orders < 5; orders += 1) await stage.report(customer)
  for (let workers = 0; workers < 3; workers += 1) stage.work()
  const mine = (await stage.settled()).filter(({ person_id }) => person_id === customer.id)
  expect(mine.map(({ state, attempt }) => `${state} ${attempt}`)).toEqual(Array(10).fill('sent 1'))
  expect((await stage.sends(customer)).map(({ errcode }) => errcode)).toEqual(Array(10).fill(0))
  const titles = (await stage.messages(customer)).map(({ title }) => title)
  expect(titles).toEqual(Array(5).fill(['报修受理通知', '派单成功提醒']).flat())
})

test('news of a departure that is half an hour old is not sent any more', async () => {
  const { technician } = stage.ours.people
  await stage.allow(customer, ['on_the_way'])
  const id = await stage.report(customer)
  const taskId = await stage.openTask(id)
  const [visit] = await stage.tasks(id)
  const handler = Object.values(stage.ours.people).find((person) => person.id === visit?.assigneeId) ?? technician
  await stage.command(handler, id, { kind: 'accept', taskId })
  await stage.command(handler, id, { kind: 'travel', taskId })
  stage.work({}, { clock: { now: () => Date.now() + 31 * minute } })
  const states = (await stage.settled())
    .filter(({ template, person_id }) => template === 'on_the_way' && person_id === customer.id)
    .map(({ state }) => state)
  expect(states).toEqual(['expired'])
  expect(await stage.remaining(customer, 'on_the_way')).toBe(5)
  expect(await stage.sends(customer)).toEqual([])
})
