import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import {
  photoBy,
  refusalOf,
  repaired,
  report,
  startTown,
  stopTown,
  type Town,
  taskNow,
  tell,
  verdicts,
  workUntilDone,
} from '../../support/job.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => stopTown(town))

/** A reported order, its task, and the client of the technician who has it. */
async function assigned() {
  const { server, ours } = town
  const { technician, secondTechnician, customer } = ours.people
  const { id } = await report(await server.as(customer), ours.tags.freezer)
  const { id: taskId, assigneeId } = await taskNow(town, id)
  const [handler, other] =
    assigneeId === technician.id ? [technician, secondTechnician] : [secondTechnician, technician]
  return { id, taskId, handler, client: await server.as(handler), other: await server.as(other) }
}

describe('who may do what', () => {
  test('a task is its handler’s; others are refused or told nothing', async () => {
    const { server, ours, theirs } = town
    const { id, taskId, other } = await assigned()
    const accept = { kind: 'accept', taskId } as const
    expect((await refusalOf(other, id, accept)).code).toBe('not_found')
    expect((await refusalOf(await server.as(theirs.people.dispatcher), id, accept)).code).toBe('not_found')
    expect((await refusalOf(await server.as(ours.people.neighbour), id, accept)).code).toBe('not_found')
    expect((await refusalOf(await server.as(ours.people.customer), id, accept)).code).toBe('operation_not_allowed')
  })

  test('what is no command is refused with its part named, before anything is read', async () => {
    const { id, taskId, client } = await assigned()
    const send = async (command: unknown) =>
      (await client('POST /work-orders/:id/commands', { params: { id }, body: { command: command as never } })).error
    expect(await send('accept')).toMatchObject({ code: 'wrong_kind', path: 'command' })
    expect(await send({ kind: 'constructor' })).toMatchObject({ code: 'wrong_kind', path: 'command.kind' })
    expect(await send({ kind: 'accept' })).toMatchObject({ code: 'wrong_kind', path: 'command.taskId' })
    expect(await send({ kind: 'accept', taskId, more: 1 })).toMatchObject({ path: 'command.more' })
    const far = { latitude: 91, longitude: 0 }
    expect(await send({ kind: 'arrive', taskId, position: far })).toMatchObject({ path: 'command.position' })
    expect(await send({ kind: 'pick_parts', taskId, parts: [{ partId: 'x', quantity: 1 }] })).toMatchObject({
      path: 'command.parts',
    })
  })

  test('photos of a draft must be the technician’s own', async () => {
    const { server, ours } = town
    const { id, taskId, client } = await assigned()
    await tell(client, id, { kind: 'accept', taskId })
    await tell(client, id, { kind: 'arrive', taskId })
    const answers = await repaired(server, ours.people.neighbour, ['evaporator_fan'])
    const refused = await refusalOf(client, id, { kind: 'save_draft', taskId, answers })
    expect(refused).toMatchObject({ code: 'file_unknown', path: 'answers.checklist' })
  })
})

describe('versions', () => {
  test('a command on an older version is refused with the present state', async () => {
    const { id, taskId, client } = await assigned()
    const params = { id }
    const first = await client('POST /work-orders/:id/commands', {
      params,
      body: { command: { kind: 'accept', taskId }, ifVersion: 1 },
    })
    expect(first.value.version).toBe(2)
    const late = await client('POST /work-orders/:id/commands', {
      params,
      body: { command: { kind: 'travel', taskId }, ifVersion: 1 },
    })
    expect(late.status).toBe(409)
    expect(late.error).toMatchObject({ code: 'version_conflict', present: { version: 2, status: 'assigned' } })
  })

  test('sixteen commands at once on one order all stand, each under a version of its own', async () => {
    const { server, ours } = town
    const { id } = await assigned()
    const customer = await server.as(ours.people.customer)
    const told = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        tell(customer, id, { kind: 'comment', words: `第 ${index} 句`, photos: [] }),
      ),
    )
    const versions = told.map(({ version }) => version).sort((a, b) => a - b)
    expect(versions).toEqual(Array.from({ length: 16 }, (_, index) => index + 2))
  })

  test('of two people who decide at once one is heard and the other told that it is over', async () => {
    const { server, ours } = town
    const { id } = await assigned()
    await workUntilDone(town, id)
    const { id: taskId } = await taskNow(town, id)
    const store = await server.as(ours.people.storeStaff)
    const command = { kind: 'complete', taskId, verdicts: verdicts(repairLines) } as const
    const both = await Promise.all(
      [1, 2].map(() => store('POST /work-orders/:id/commands', { params: { id }, body: { command } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await taskNow(town, id)).node).toBe('confirm')
  })
})

describe('when it happened', () => {
  test('an offline phone’s time counts, but never before the last change and never after now', async () => {
    const { server, ours } = town
    const { id, taskId, client } = await assigned()
    const before = Date.now()
    const accepted = await client('POST /work-orders/:id/commands', {
      params: { id },
      body: { command: { kind: 'accept', taskId }, at: before - 3_600_000 },
    })
    const dispatcher = await server.as(ours.people.dispatcher)
    const { createdAt } = (await dispatcher('GET /work-orders/:id', { params: { id } })).value
    expect(accepted.value.task?.acceptedAt).toBe(createdAt)
    const travelled = await client('POST /work-orders/:id/commands', {
      params: { id },
      body: { command: { kind: 'travel', taskId }, at: before + 3_600_000 },
    })
    expect(travelled.value.task?.travellingAt).toBeLessThanOrEqual(Date.now())
    expect(travelled.value.task?.travellingAt).toBeGreaterThanOrEqual(before)
  })
})

describe('in the same transaction', () => {
  test('parts leave the van with the command, and a van without them refuses all of it', async () => {
    const { ours, server } = town
    const { id, taskId, client, handler } = await assigned()
    await tell(client, id, { kind: 'accept', taskId })
    const van = handler.id === ours.people.technician.id ? ours.locations.van : ours.locations.secondVan
    const held = async () => {
      const { rows } = await asAdmin(server.database.urls.admin ?? '', (one) =>
        one.query<{ quantity: number }>('select quantity from stock_balance where location_id = $1 and part_id = $2', [
          van,
          ours.parts.fan,
        ]),
      )
      return rows[0]?.quantity ?? 0
    }
    const before = await held()
    await tell(client, id, { kind: 'pick_parts', taskId, parts: [{ partId: ours.parts.fan, quantity: 1 }] })
    expect(await held()).toBe(before - 1)
    const refused = await refusalOf(client, id, {
      kind: 'pick_parts',
      taskId,
      parts: [{ partId: ours.parts.fan, quantity: 50 }],
    })
    expect(refused.code).toBe('not_enough_stock')
    expect(await held()).toBe(before - 1)
    expect(await taskNow(town, id)).toMatchObject({ id: taskId })
    await tell(client, id, { kind: 'pick_parts', taskId, parts: [] })
    expect(await held()).toBe(before)
  })

  test('a technician who declines is passed over for the next of the site', async () => {
    const { ours } = town
    const { id, taskId, client, handler } = await assigned()
    await tell(client, id, { kind: 'decline', taskId, reason: '车坏了' })
    const next = await taskNow(town, id)
    expect(next.assigneeId).not.toBe(handler.id)
    expect([ours.people.technician.id, ours.people.secondTechnician.id]).toContain(next.assigneeId)
  })

  test('a comment brings its photo into the order', async () => {
    const { server, ours } = town
    const { id } = await assigned()
    const customer = await server.as(ours.people.customer)
    const photo = await photoBy(server, ours.people.customer)
    await tell(customer, id, { kind: 'comment', words: '看这里', photos: [photo] })
    const seen = (await customer('GET /work-orders/:id/progress', { params: { id } })).value
    expect(Object.keys(seen.files)).toEqual([photo])
  })
})
