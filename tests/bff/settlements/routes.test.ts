import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repairLines } from '../../support/appliance-repair.ts'
import { holdsIn } from '../../support/holds.ts'
import { refusalOf, repaired, report, startTown, type Town, taskNow, tell, verdicts } from '../../support/job.ts'
import type { Caller } from '../../support/server.ts'

let town: Town
let id: string
beforeAll(async () => {
  town = await startTown()
  const customer = await as(town.ours.people.customer)
  id = (await report(customer, town.ours.tags.freezer)).id
})
afterAll(() => town.server.stop())

const as = (person: Caller) => town.server.as(person)
const settlement = async (person: Caller) => (await as(person))('GET /work-orders/:id/settlement', { params: { id } })
const holds = () => holdsIn(town.server.database)

/** The technician's van as the route shows it, by part code. */
const van = async () => {
  const { items } = (await (await as(town.ours.people.technician))('GET /van')).value
  return Object.fromEntries(items.map(({ code, quantity }) => [code, quantity]))
}

describe('parts picked in the visit', () => {
  const pick = (quantity: number) => ({ partId: town.ours.parts.fan, quantity })

  test('leave the van, come back when fewer are said, and the same again changes nothing', async () => {
    const { technician, dispatcher } = town.ours.people
    const { id: taskId, assigneeId } = await taskNow(town, id)
    if (assigneeId !== technician.id)
      await tell(await as(dispatcher), id, { kind: 'assign', taskId, to: technician.id })
    const client = await as(technician)
    for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(client, id, { kind, taskId })
    await tell(client, id, { kind: 'pick_parts', taskId, parts: [pick(2)] })
    expect((await van())['EF-12']).toBeUndefined()
    await tell(client, id, { kind: 'pick_parts', taskId, parts: [pick(1)] })
    const { version } = await tell(client, id, { kind: 'pick_parts', taskId, parts: [pick(1)] })
    expect((await tell(client, id, { kind: 'pick_parts', taskId, parts: [pick(1)] })).version).toBe(version)
    expect(await van()).toMatchObject({ 'EF-12': 1, 'CAP-35': 2 })
    await holds()
  })

  test('more than the van holds is refused by name, and the order stays as it was', async () => {
    const client = await as(town.ours.people.technician)
    const { id: taskId } = await taskNow(town, id)
    const before = (await client('GET /work-orders/:id', { params: { id } })).value.version
    const refusal = await refusalOf(client, id, { kind: 'pick_parts', taskId, parts: [pick(9)] })
    expect(refusal).toMatchObject({
      code: 'not_enough_stock',
      path: `parts.${town.ours.parts.fan}`,
      detail: { part: 'EF-12', name: '蒸发风机', free: 1 },
    })
    expect((await client('GET /work-orders/:id', { params: { id } })).value.version).toBe(before)
    expect((await van())['EF-12']).toBe(1)
    await holds()
  })
})

describe('who sees what', () => {
  test('the store and the dispatcher see no amounts, strangers no order', async () => {
    const { storeStaff, dispatcher, neighbour, secondTechnician } = town.ours.people
    expect((await settlement(storeStaff)).status).toBe(403)
    expect((await settlement(dispatcher)).status).toBe(403)
    expect((await settlement(neighbour)).status).toBe(404)
    expect((await settlement(secondTechnician)).status).toBe(404)
    expect((await settlement(town.theirs.people.admin)).status).toBe(404)
  })

  test('the customer sees lines, the technician the own share, the manager every share', async () => {
    const { customer, technician, manager } = town.ours.people
    expect((await settlement(customer)).value).toMatchObject({ own: null, shares: null, totalFen: 46_800 })
    expect((await settlement(technician)).value).toMatchObject({
      own: { amountFen: 13_500 + 1_344, share: { mine: true } },
      shares: null,
    })
    expect((await settlement(manager)).value.shares?.map(({ role }) => role)).toEqual(['technician', 'organization'])
  })
})

test('#66 from acceptance to settled over the wire, and settled once', async () => {
  const { technician, storeStaff, customer, finance } = town.ours.people
  const act = async (person: Caller, more: Record<string, unknown>) =>
    tell(await as(person), id, { kind: 'complete', taskId: (await taskNow(town, id)).id, ...more })
  await act(technician, {
    answers: await repaired(town.server, technician),
    services: [{ itemId: town.ours.items.changeFan, quantity: 1 }],
  })
  await act(storeStaff, { verdicts: verdicts(repairLines) })
  const last = { command: { kind: 'complete' as const, taskId: (await taskNow(town, id)).id } }
  const client = await as(customer)
  const key = randomUUID()
  const answers = await Promise.all(
    [key, key, randomUUID()].map((one) =>
      client('POST /work-orders/:id/commands', { params: { id }, body: last, key: one }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
  expect((await settlement(finance)).value).toMatchObject({ state: 'confirmed', totalFen: 54_800 })
  const { items } = (await (await as(finance))('GET /settlements', { query: { state: 'confirmed' } })).value
  expect(items.filter(({ workOrderId }) => workOrderId === id)).toHaveLength(1)
  await holds()
})

test('two who mark it as paid at once: one does, the other is told the state', async () => {
  const { finance, admin } = town.ours.people
  const { items } = (await (await as(finance))('GET /settlements')).value
  const params = { id: items[0]?.id ?? '' }
  const paid = await Promise.all(
    [finance, admin].map(async (person) =>
      (await as(person))('POST /settlements/:id/move', { params, body: { to: 'paid' } }),
    ),
  )
  expect(paid.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(paid.find(({ status }) => status === 409)?.error).toMatchObject({
    code: 'wrong_state',
    detail: { state: 'paid' },
  })
  const mine = await as(town.ours.people.technician)
  expect((await mine('POST /settlements/:id/move', { params, body: { to: 'paid' } })).status).toBe(403)
})
