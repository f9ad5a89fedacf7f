import type { Answers } from '@field/domain/form'
import { minute } from '@field/domain/kernel'
import { isOpen, type Task } from '@field/domain/work-order'
import { type Preset, presets } from '@field/presets'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PreparingClient } from '../../../bff/src/platform/database/client.ts'
import type { Person } from '../../support/company.ts'
import { detailFor, doTask, progressFor, type Ride, report, step, whoDoes } from '../../support/drive.ts'
import { stopTown } from '../../support/job.ts'
import { openShop, priceEverything, type Shop, type Taken, takeOver } from '../../support/shop.ts'

// What the industries promise, asked of the real server by its people.

const keys = ['appliance_installation', 'catering_complaint', 'chain_store_maintenance'] as const
type Key = (typeof keys)[number]

let shop: Shop
const taken = new Map<Key, Taken>()

beforeAll(async () => {
  shop = await openShop()
  for (const key of keys) taken.set(key, await takeOver(shop, presetOf(key)))
  await priceEverything(shop, 3_000)
})
afterAll(() => shop && stopTown(shop))

function presetOf(key: Key): Preset {
  const found = presets.find((one) => one.key === key)
  if (!found) throw new Error(`no preset ${key}`)
  return found
}

function ride(key: Key, tells: string, answers: Answers = {}): Promise<Ride> {
  const one = taken.get(key)
  const journey = one?.preset.sample.journeys.find((other) => other.tells.startsWith(tells))
  if (!one || !journey) throw new Error(`${key} does not tell: ${tells}`)
  return report(shop, one, { ...journey, report: { ...journey.report, ...answers } })
}

const office = (): Person => shop.ours.people.dispatcher
const openTasks = async (one: Ride): Promise<readonly Task[]> => (await detailFor(one, office())).tasks.filter(isOpen)

/** The one task that is open; the order is at one station only. */
async function taskNow(one: Ride): Promise<Task> {
  const [task, ...more] = await openTasks(one)
  if (!task || more.length > 0) throw new Error(`${more.length + (task ? 1 : 0)} tasks are open`)
  return task
}

/** Goes on until the order is at that node. */
async function until(one: Ride, node: string): Promise<Task> {
  for (let steps = 0; steps < 40; steps += 1) {
    const at = (await openTasks(one)).find((task) => task.node === node)
    if (at) return at
    if (!(await step(one))) break
  }
  throw new Error(`it never came to ${node}`)
}

const listOf = async (person: Person): Promise<readonly string[]> => {
  const { value } = await (await shop.as(person))('GET /work-orders', { query: { view: 'tasks' } })
  return value.items.map(({ id }) => id)
}

/** Who was told of the order's last change, and by what. */
const toldLast = ({ id }: Ride) =>
  shop.sql<{ person: string; template: string }>(
    `select m.person_id as person, m.template from inbox_message m
     join timeline t on (t.org_id, t.work_order_id, t.seq) = (m.org_id, m.work_order_id, m.event_seq)
     where t.work_order_id = $1 and t.version = (select max(version) from timeline where work_order_id = $1)`,
    [id],
  )

test('#73 what Finance paid in advance is netted in the final sheet', async () => {
  const one = await ride('chain_store_maintenance', 'the relay')
  while (await step(one));
  const [task] = await shop.sql<{ paid: number }>(
    `select (data -> 'answers' ->> 'prepaid')::int as paid from task where work_order_id = $1 and node = 'prepayment'`,
    [one.id],
  )
  expect(task?.paid).toBeGreaterThan(0)
  const finance = await shop.as(shop.ours.people.finance)
  const sheet = (await finance('GET /work-orders/:id/settlement', { params: { id: one.id } })).value
  expect(sheet).toMatchObject({ prepaidFen: task?.paid, dueFen: sheet.totalFen - (task?.paid ?? 0) })
  expect(['submitted', 'confirmed']).toContain(sheet.state)
})

test('#1 station by station one task is open, for its handler, and everybody sees the order at the same one', async () => {
  const one = await ride('catering_complaint', 'an ordinary complaint')
  const stations: string[] = []
  for (const node of ['contact', 'carry_out', 'guest_agrees']) {
    const task = await taskNow(one)
    const owner = whoDoes(shop, task)
    if (!owner) throw new Error(`${task.node} is nobody's`)
    stations.push(task.node)
    expect(await listOf(owner), node).toContain(one.id)
    const seen = await Promise.all(
      [shop.ours.people.customer, owner, office()].map((person) => progressFor(one, person)),
    )
    for (const { progress } of seen) expect(progress.parts.map((part) => part.node)).toEqual([task.node])
    await step(one)
    const [after] = await openTasks(one)
    const still = after && whoDoes(shop, after)?.id === owner.id
    expect((await listOf(owner)).includes(one.id), node).toBe(still === true)
  }
  expect(stations).toEqual(['contact', 'carry_out', 'guest_agrees'])
})

test('#2 who lacks an operation has no button for it, and the call by hand answers 403', async () => {
  const one = await ride('catering_complaint', 'an ordinary complaint')
  const task = await until(one, 'guest_agrees')
  const { customer, dispatcher, finance } = shop.ours.people
  const listed = (await detailFor(one, customer)).operations.find(({ taskId }) => taskId === task.id)?.operations ?? []
  expect(listed).toEqual(expect.arrayContaining(['complete', 'comment']))
  const byHand = async (person: Person, command: object) =>
    (await shop.as(person))('POST /work-orders/:id/commands', {
      params: { id: one.id },
      body: { command: { taskId: task.id, ...command } as never },
    })
  const forbidden = [
    ['return', { kind: 'return', reason: '退回' }],
    ['transfer', { kind: 'transfer', reason: '转派', to: finance.id }],
    ['assign', { kind: 'assign', to: finance.id }],
  ] as const
  for (const [operation, command] of forbidden) {
    expect(listed).not.toContain(operation)
    const { status, error } = await byHand(customer, command)
    expect([status, error.code], operation).toEqual([403, 'operation_not_allowed'])
  }
  const office = (await detailFor(one, dispatcher)).operations.flatMap(({ operations }) => operations)
  expect(office).not.toContain('return')
  expect((await byHand(dispatcher, { kind: 'return', reason: '退回' })).status).toBe(403)
  expect((await byHand(finance, { kind: 'complete' })).status).toBe(403)
})

test('#7 after each hand-over exactly one message goes out, to the next owner, in whose list the order then stands', async () => {
  const one = await ride('chain_store_maintenance', 'the relay')
  for (const node of ['technology', 'purchasing']) {
    const task = await until(one, node)
    const before = whoDoes(shop, task)
    await doTask(one, task, (await detailFor(one, office())).definition)
    const next = await taskNow(one)
    const owner = whoDoes(shop, next)
    expect(
      (await toldLast(one)).map(({ person }) => person),
      next.node,
    ).toEqual(owner ? [owner.id] : [])
    if (owner) expect(await listOf(owner)).toContain(one.id)
    if (before && before.id !== owner?.id) expect(await listOf(before)).not.toContain(one.id)
    const { progress, people } = await progressFor(one, shop.ours.people.manager)
    expect(progress.parts).toMatchObject([
      { node: next.node, personId: next.assigneeId, role: next.role, since: next.openedAt },
    ])
    if (next.assigneeId) expect(people[next.assigneeId]).toBe(owner?.name)
  }
})

test('#7 the desk’s list names at every hand-over who has the order and since when, in at most five statements', async () => {
  const one = await ride('chain_store_maintenance', 'the relay')
  const desk = await shop.as(office())
  const cardOf = async () => {
    const { items } = (await desk('GET /work-orders', { query: { view: 'all' } })).value
    return items.find(({ id }) => id === one.id)
  }
  const seen = new Set<string>()
  for (const node of ['technology', 'purchasing', 'prepayment']) {
    const task = await until(one, node)
    shop.clock.at += minute
    const card = await cardOf()
    const owner = shop.people.find(({ id }) => id === task.assigneeId)
    const holder = owner ? { kind: 'person', name: owner.name } : { kind: 'role', name: task.role }
    expect(card?.task, node).toMatchObject({ node, holder, since: task.openedAt })
    seen.add(JSON.stringify(holder))
    if (node !== 'prepayment') await doTask(one, task, (await detailFor(one, office())).definition)
  }
  expect(seen.size, 'three departments').toBeGreaterThan(1)
  const { customer } = shop.ours.people
  const own = (await (await shop.as(customer))('GET /work-orders', { query: { view: 'mine' } })).value.items
  for (const card of own) expect([card.task?.holder, card.task?.since], card.number).toEqual([undefined, undefined])
  for (let more = 0; more < 3; more += 1) await ride('catering_complaint', 'an ordinary complaint')
  await cardOf()
  const asked = vi.spyOn(PreparingClient.prototype, 'query')
  await cardOf()
  const statements = asked.mock.calls.length
  asked.mockRestore()
  expect(statements).toBeGreaterThan(1)
  expect(statements).toBeLessThanOrEqual(5)
})

test('#13 the customer is asked only after the technician is done', async () => {
  const one = await ride('appliance_installation', presetOf('appliance_installation').sample.journeys[0]?.tells ?? '')
  const { customer } = shop.ours.people
  const asked = async () =>
    (
      await shop.sql<{ count: number }>(
        `select count(*)::int as count from inbox_message where work_order_id = $1 and person_id = $2 and template = 'awaiting_acceptance'`,
        [one.id, customer.id],
      )
    )[0]?.count
  const install = await until(one, 'install')
  expect([await asked(), (await listOf(customer)).includes(one.id)]).toEqual([0, false])
  await doTask(one, install, (await detailFor(one, office())).definition)
  const confirm = await until(one, 'confirm')
  expect([await asked(), (await listOf(customer)).includes(one.id)]).toEqual([1, true])
  const done = (await detailFor(one, office())).tasks.find(({ id }) => id === install.id)
  expect(confirm.openedAt).toBeGreaterThanOrEqual(done?.doneAt ?? Number.POSITIVE_INFINITY)
})

test('#22 #23 a complaint tagged on three levels goes to the supervisor, who is told; a light one does not', async () => {
  const grave = await ride('catering_complaint', 'harsh words')
  const light = await ride('catering_complaint', 'an ordinary complaint')
  const { manager } = shop.ours.people
  const detail = await detailFor(grave, office())
  expect(detail.report.complaint).toEqual(['dine_in', 'service', 'insult'])
  expect(detail.tags).toEqual(['high_priority'])
  for (const one of [grave, light]) await doTask(one, await until(one, 'contact'), detail.definition)
  const supervisor = await taskNow(grave)
  expect([supervisor.node, supervisor.role]).toEqual(['supervisor', 'manager'])
  expect(await listOf(manager)).toContain(grave.id)
  expect((await toldLast(grave)).map(({ person }) => person)).toContain(manager.id)
  expect((await taskNow(light)).node).toBe('carry_out')
  expect(await listOf(manager)).not.toContain(light.id)
  expect((await detailFor(light, office())).tags).toEqual([])
})
