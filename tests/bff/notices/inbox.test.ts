import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../../bff/src/platform/database/listen.ts'
import type { Person } from '../../support/company.ts'
import { openStage, type Stage, until } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const inboxOf = async (person: Person, query = {}) =>
  (await (await stage.server.as(person))('GET /inbox', { query })).value

test('messages are read by page, marked, and nobody else’s are touched', async () => {
  const { customer, neighbour } = stage.ours.people
  for (let orders = 0; orders < 3; orders += 1) await stage.report(customer)
  await stage.report(neighbour)
  const all = await inboxOf(customer)
  expect([all.unread, all.items.length, all.next]).toEqual([6, 6, null])
  expect(all.items.map(({ at }) => at)).toEqual(all.items.map(({ at }) => at).toSorted((a, b) => b - a))

  const pages: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await inboxOf(customer, { limit: 4, ...(after === undefined ? {} : { after }) })
    pages.push(...page.items.map(({ id }) => id))
    after = page.next
  }
  expect(pages).toEqual(all.items.map(({ id }) => id))

  const theirs = (await inboxOf(neighbour)).items.map(({ id }) => id)
  const call = await stage.server.as(customer)
  const first = all.items[0]?.id ?? ''
  expect((await call('POST /inbox/read', { body: { ids: [first, ...theirs] } })).value).toEqual({ unread: 5 })
  expect((await inboxOf(customer)).items[0]?.readAt).toBeTypeOf('number')
  expect((await call('POST /inbox/read', { body: {} })).value).toEqual({ unread: 0 })
  expect((await inboxOf(neighbour)).unread).toBe(2)
})

test('the phones of a reader hear how many are unread, in the same moment as the command', async () => {
  const customer = await stage.newCustomer()
  const heard: { rooms: string[]; event: string; data: { unread: number } }[] = []
  const ears = listen({
    url: stage.server.database.urls.app,
    channels: ['live'],
    onNotice: (_, text) => heard.push(JSON.parse(text)),
    onConnected: () => undefined,
  })
  await ears.ready
  const unread = () =>
    heard.flatMap(({ rooms, event, data }) =>
      event === 'inbox' && rooms.includes(`person:${customer.id}`) ? [data.unread] : [],
    )
  await stage.report(customer)
  await stage.report(customer)
  await (await stage.server.as(customer))('POST /inbox/read', { body: {} })
  await until(async () => unread().length === 3, 'all was heard')
  await ears.stop()
  expect(unread()).toEqual([2, 4, 0])
})

test('an order that nobody can take is told to every dispatcher, in the inbox alone', async () => {
  await stage.sql('update technician set on_duty = false')
  const customer = await stage.newCustomer()
  await stage.allow(customer, ['received'])
  stage.work()
  const id = await stage.report(customer)
  const [mine, desk] = await Promise.all([inboxOf(customer), inboxOf(stage.ours.people.dispatcher)])
  expect(mine.items.map(({ template }) => template)).toEqual(['received'])
  expect(mine.items[0]?.fields.latestAt).toBe(((await stage.tasks(id))[0]?.openedAt as number) + 60 * 60_000)
  expect(desk.items).toMatchObject([{ template: 'unassigned', delivery: 'inbox', workOrderId: id, readAt: null }])
  await stage.settled()
  expect((await stage.messages(customer)).map(({ title }) => title)).toEqual(['报修受理通知'])
  await stage.sql('update technician set on_duty = true')
})

test('somebody without a phone in WeChat has the inbox alone', async () => {
  const customer = await stage.newCustomer()
  await stage.sql('update person set openid = null where id = $1', [customer.id])
  await stage.report(customer)
  expect((await inboxOf(customer)).items.map(({ delivery }) => delivery)).toEqual(['inbox', 'inbox'])
})
