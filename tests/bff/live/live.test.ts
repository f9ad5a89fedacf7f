import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { minute, type PersonId } from '@field/domain/kernel'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { type Room, rooms, type Telling, tell } from '../../../bff/src/platform/live/tell.ts'
import { guards } from '../../../bff/src/platform/world.ts'
import { type Company, foundCompanies, type Person } from '../../support/company.ts'
import { freshDatabase, type TestDatabase, urlsOf } from '../../support/database.ts'
import { notCooling } from '../../support/job.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { connect, type LiveClient } from '../../support/socket.ts'

let database: TestDatabase
let server: TestServer
let second: TestServer
let ours: Company
let theirs: Company
let offset = 0
const open: LiveClient[] = []

beforeAll(async () => {
  database = await freshDatabase()
  ;({ ours, theirs } = await foundCompanies(database.urls))
  server = await startServer({ database, parts: { clock: { now: () => Date.now() + offset } } })
  second = await startServer({ database })
})
afterEach(() => {
  offset = 0
  for (const client of open.splice(0)) client.close()
})
afterAll(async () => {
  await Promise.all([server.stop(), second.stop()])
  await database.drop()
})

async function live(person: Person, at: TestServer = server): Promise<LiveClient> {
  const client = await connect(at, (await at.signIn(person)).accessToken)
  open.push(client)
  return client
}

const hint = () => ({ id: randomUUID(), version: 3, status: 'assigned' })

/** Tells rooms of our organization in a transaction that commits, or that does not. */
async function told(
  to: readonly Room[],
  ending: 'commit' | 'rollback' = 'commit',
  data = hint(),
): Promise<Telling['data']> {
  const telling = server.world.inOrganization(ours.orgId, async (tx) => {
    await tell(tx, { orgId: ours.orgId, rooms: to, event: 'changed', data })
    if (ending === 'rollback') throw new Error('rolled back')
  })
  await telling.catch((error: Error) => expect(error.message).toBe('rolled back'))
  return data
}

/** What each client hears of hints to these rooms; a last hint to everybody's own room shows that all has come. */
async function hears(clients: readonly [LiveClient, Person][], to: readonly Room[]): Promise<boolean[]> {
  const data = await told(to)
  const last = await told(clients.map(([, person]) => rooms.person(person.id)))
  await expect
    .poll(() => clients.every(([{ heard }]) => JSON.stringify(heard).includes(JSON.stringify(last))))
    .toBe(true)
  return clients.map(([{ heard }]) => JSON.stringify(heard).includes(JSON.stringify(data)))
}

describe('who is let in', () => {
  it.each([
    ['nobody', undefined],
    ['a word', 'manager'],
    ['a number', 7],
    ['an object', { token: 'x' }],
  ])('not %s', async (_, token) => {
    await expect(connect(server, token)).rejects.toThrow('not_signed_in')
  })

  it('not a refresh token, an expired token, or the token of a session that was ended', async () => {
    const { accessToken, refreshToken } = await server.signIn(ours.people.customer)
    await expect(connect(server, refreshToken)).rejects.toThrow('not_signed_in')
    offset = 16 * minute
    await expect(connect(server, accessToken)).rejects.toThrow('not_signed_in')
    offset = 0
    await server.with(accessToken)('POST /auth/sign-out')
    await expect(connect(server, accessToken)).rejects.toThrow('not_signed_in')
  })

  it('only by WebSocket', async () => {
    const response = await fetch(`${server.url}/api/live/?EIO=4&transport=polling`)
    expect(response.status).toBe(400)
  })

  it('and the same case goes in when sessions are not asked about', async () => {
    const planted = await startServer({ database, parts: { guards: { ...guards, sessionLasts: async () => true } } })
    const { accessToken } = await planted.signIn(ours.people.customer)
    await planted.with(accessToken)('POST /auth/sign-out')
    const client = await connect(planted, accessToken)
    client.close()
    await planted.stop()
  })
})

describe('who hears what', () => {
  it('rooms are given by the token: own person, own store, the dispatch desk', async () => {
    const { customer, technician, storeStaff, otherStoreStaff, dispatcher, manager, finance } = ours.people
    const people = [customer, technician, storeStaff, otherStoreStaff, dispatcher, manager, finance]
    const clients: [LiveClient, Person][] = []
    for (const person of people) clients.push([await live(person), person])
    const at = (...persons: Person[]) => people.map((person) => persons.includes(person))
    expect(await hears(clients, [rooms.person(technician.id)])).toEqual(at(technician))
    expect(await hears(clients, [rooms.place(ours.places.store.id)])).toEqual(at(storeStaff))
    expect(await hears(clients, [rooms.place(ours.places.site.id)])).toEqual(at())
    expect(await hears(clients, [rooms.dispatch(ours.orgId)])).toEqual(at(dispatcher, manager))
  })

  it('nobody of another organization', async () => {
    const clients: [LiveClient, Person][] = [
      [await live(theirs.people.dispatcher), theirs.people.dispatcher],
      [await live(theirs.people.storeStaff), theirs.people.storeStaff],
    ]
    const everything = [
      rooms.dispatch(ours.orgId),
      rooms.place(ours.places.store.id),
      rooms.person(ours.people.customer.id),
    ]
    expect(await hears(clients, everything)).toEqual([false, false])
  })

  it('a room that a client names is not joined', async () => {
    const { customer } = ours.people
    const client = await live(customer)
    const room = rooms.dispatch(ours.orgId)
    for (const event of ['join', 'subscribe', 'follow']) client.socket.emit(event, room)
    client.socket.emit('follow', { id: room })
    expect(await hears([[client, customer]], [room])).toEqual([false])
  })

  it('once for somebody who is in several of the rooms', async () => {
    const { dispatcher } = ours.people
    const client = await live(dispatcher)
    await hears([[client, dispatcher]], [rooms.dispatch(ours.orgId), rooms.person(dispatcher.id)])
    expect(client.heard).toHaveLength(2)
  })

  it('on every server', async () => {
    const { customer } = ours.people
    expect(await hears([[await live(customer, second), customer]], [rooms.person(customer.id)])).toEqual([true])
  })

  it('nothing of what was rolled back', async () => {
    const { customer } = ours.people
    const client = await live(customer)
    await told([rooms.person(customer.id)], 'rollback')
    const data = await told([rooms.person(customer.id)])
    await expect.poll(() => client.heard.length).toBe(1)
    expect(client.heard).toEqual([{ event: 'changed', data }])
  })

  it('hints to more rooms than fit in one notice', async () => {
    const { customer } = ours.people
    const many = Array.from({ length: 250 }, () => rooms.person(randomUUID() as PersonId))
    expect(await hears([[await live(customer), customer]], [...many, rooms.person(customer.id)])).toEqual([true])
  })
})

describe('following a work order', () => {
  it('is for those who may read it, and ends with unfollow', async () => {
    const customer = await server.as(ours.people.customer)
    const { id } = (await customer('POST /work-orders', { body: { tag: ours.tags.homeFridge, answers: notCooling } }))
      .value
    const { people } = ours
    const allowed = [await live(people.customer), await live(people.dispatcher)]
    const refused = [
      await live(people.neighbour),
      await live(people.otherStoreStaff),
      await live(theirs.people.dispatcher),
    ]
    expect(await Promise.all(allowed.map(({ follow }) => follow(id)))).toEqual([true, true])
    expect(await Promise.all(refused.map(({ follow }) => follow(id)))).toEqual([false, false, false])
    const [follower] = allowed
    expect(await follower?.follow(randomUUID())).toBe(false)
    expect(await follower?.follow('not an id')).toBe(false)

    const data = await told([`order:${id}`])
    await expect
      .poll(() => allowed.map(({ heard }) => JSON.stringify(heard).includes(JSON.stringify(data))))
      .toEqual([true, true])
    expect(refused.flatMap(({ heard }) => heard).filter((heard) => JSON.stringify(heard).includes(id))).toEqual([])

    follower?.socket.emit('unfollow', { id })
    const after = await told([`order:${id}`])
    const last = await told([rooms.person(people.customer.id)])
    await expect.poll(() => JSON.stringify(follower?.heard)).toContain(JSON.stringify(last))
    expect(JSON.stringify(follower?.heard)).not.toContain(JSON.stringify(after))
  })
})

describe('a socket goes', () => {
  it('when its member is dismissed, on every server, and is not let in again', async () => {
    const person = ours.people.farTechnician
    const { accessToken } = await server.signIn(person)
    const clients = [await connect(server, accessToken), await live(person, second)]
    const admin = await server.as(ours.people.admin)
    await admin('POST /people/:id/dismiss', { params: { id: person.id } })
    expect(await Promise.all(clients.map(({ gone }) => gone))).toEqual(['io server disconnect', 'io server disconnect'])
    await expect(connect(second, accessToken)).rejects.toThrow('not_signed_in')
  })

  it('when it signs out, and only that one', async () => {
    const { neighbour } = ours.people
    const [one, other] = [await server.signIn(neighbour), await server.signIn(neighbour)]
    const [leaving, staying] = [await connect(server, one.accessToken), await connect(server, other.accessToken)]
    open.push(staying)
    await server.with(one.accessToken)('POST /auth/sign-out')
    expect(await leaving.gone).toBe('io server disconnect')
    expect(staying.socket.connected).toBe(true)
  })

  it('when the server was deaf for a moment, so that it comes again and asks what changed', async () => {
    const own = await startServer({ database })
    const client = await connect(own, (await own.signIn(ours.people.customer)).accessToken)
    await asAdmin(urlsOf(database.name).admin, (admin) =>
      admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'field-listen'`,
      ),
    )
    expect(await client.gone).toBe('transport close')
    await sleep(0)
    await own.stop()
  })
})
