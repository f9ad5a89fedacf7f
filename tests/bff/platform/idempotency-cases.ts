import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect } from 'vitest'
import { fingerprint } from '../../../bff/src/platform/idempotency/fingerprint.ts'
import type { Company, Person } from '../../support/company.ts'
import type { Fault } from '../../support/faulty-database.ts'
import type { TestServer } from '../../support/server.ts'
import type { Case } from './cases.ts'

export type Field = {
  readonly server: TestServer
  /** A second process on the same database. */
  readonly second: TestServer
  readonly ours: Company
  readonly theirs: Company
  readonly admin: pg.Client
  readonly failNextCommit: (fault: Fault) => void
}

const fresh = () => `n${randomBytes(6).toString('hex')}`
const invitation = (name: string) => ({ role: 'dispatcher', name }) as const
const route = 'POST /invitations'

const invited = async ({ admin }: Field, name: string): Promise<number> =>
  (await admin.query<{ n: number }>('select count(*)::int as n from invitation where name = $1', [name])).rows[0]?.n ??
  -1

const keyRow = async ({ admin }: Field, key: string) =>
  (await admin.query<{ status: number; body: string }>('select status, body from idempotency where key = $1', [key]))
    .rows[0]

const manager = ({ server, ours }: Field) => server.as(ours.people.manager)

/** Sends bytes as they stand, with any headers. */
const post = (server: TestServer, path: string, token: string, headers: Record<string, string>, body: string) =>
  fetch(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  })

const tokenOf = async ({ server, ours }: Field, person: Person = ours.people.manager) =>
  (await server.signIn(person)).accessToken

const refusesKey = (key: string | null) => async (field: Field) => {
  const name = fresh()
  const headers: Record<string, string> = key === null ? {} : { 'idempotency-key': key }
  const response = await post(
    field.server,
    '/invitations',
    await tokenOf(field),
    headers,
    JSON.stringify(invitation(name)),
  )
  const { error } = (await response.json()) as { error: { code: string } }
  expect([response.status, error.code, await invited(field, name)]).toEqual([400, 'key_missing', 0])
}

/** The second text with the key of the first: replayed, or refused as another request. */
const second =
  (wanted: 'replays' | 'refused', texts: (name: string) => readonly [string, string]) => async (field: Field) => {
    const name = fresh()
    const [one, two] = texts(name)
    const [token, key] = [await tokenOf(field), randomUUID()]
    const first = await post(field.server, '/invitations', token, { 'idempotency-key': key }, one)
    const again = await post(field.server, '/invitations', token, { 'idempotency-key': key }, two)
    const [firstText, againText] = [await first.text(), await again.text()]
    expect(first.status).toBe(201)
    if (wanted === 'replays')
      expect([again.status, again.headers.get('idempotent-replayed'), againText]).toEqual([201, 'true', firstText])
    else
      expect([again.status, again.headers.get('idempotent-replayed'), againText]).toEqual([
        422,
        null,
        expect.stringContaining('key_reused'),
      ])
    expect(await invited(field, name)).toBe(1)
  }

const profile = { language: 'zh-CN' } as const

/** What the other process answers: the manager as they are, under a name of its own. */
async function heldText(field: Field): Promise<string> {
  return JSON.stringify({ ...(await (await manager(field))('GET /me')).value, name: 'held' })
}

/** A key of `POST /me/profile` that another transaction holds, as another process in the middle of that request would. */
async function held<T>(
  field: Field,
  key: string,
  ending: 'commit' | 'rollback',
  after: number,
  meanwhile: () => Promise<T>,
): Promise<T> {
  const other = new pg.Client(field.server.database.urls.worker)
  await other.connect()
  const { orgId, id } = field.ours.people.manager
  const text = await heldText(field)
  await other.query('begin')
  await other.query(
    `insert into idempotency (org_id, person_id, route, key, fingerprint, status, body) values ($1, $2, 'POST /me/profile', $3, $4, 200, $5)`,
    [orgId, id, key, fingerprint({}, profile), text],
  )
  const end = sleep(after).then(() => other.query(ending))
  try {
    return await meanwhile()
  } finally {
    await end
    await other.end()
  }
}

export const idempotencyCases: readonly Case<Field>[] = [
  { name: 'a key is demanded', run: refusesKey(null) },
  { name: 'an empty key is none', run: refusesKey('') },
  { name: 'a word is no key', run: refusesKey('again') },
  { name: 'a number is no key', run: refusesKey('12345678') },
  { name: 'a UUID with braces is no key', run: refusesKey(`{${randomUUID()}}`) },
  { name: 'the nil UUID is no key', run: refusesKey('00000000-0000-0000-0000-000000000000') },
  { name: 'two keys are no key', run: refusesKey(`${randomUUID()}, ${randomUUID()}`) },
  {
    name: 'a UUID in capitals is the same key',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      const call = await manager(field)
      const first = await call(route, { body: invitation(name), key })
      const again = await call(route, { body: invitation(name), key: key.toUpperCase() })
      expect([again.text, await invited(field, name)]).toEqual([first.text, 1])
    },
  },
  {
    name: 'a UUID of version 7 is a key',
    run: async (field) => {
      const name = fresh()
      const answer = await (await manager(field))(route, {
        body: invitation(name),
        key: `01900000-${randomUUID().slice(9, 13)}-7${randomUUID().slice(15)}`,
      })
      expect([answer.status, await invited(field, name)]).toEqual([201, 1])
    },
  },
  {
    name: 'the same text replays',
    run: second('replays', (name) => [JSON.stringify(invitation(name)), JSON.stringify(invitation(name))]),
  },
  {
    name: 'another order of the keys replays',
    run: second('replays', (name) => [
      `{"role":"dispatcher","name":"${name}"}`,
      `{"name":"${name}","role":"dispatcher"}`,
    ]),
  },
  {
    name: 'other white space replays',
    run: second('replays', (name) => [JSON.stringify(invitation(name)), JSON.stringify(invitation(name), null, 2)]),
  },
  {
    name: 'another way to write a letter replays',
    run: second('replays', (name) => [
      `{"role":"dispatcher","name":"${name}"}`,
      `{"role":"dispatcher","name":"\\u006e${name.slice(1)}"}`,
    ]),
  },
  {
    name: 'another value is refused',
    run: second('refused', (name) => [JSON.stringify(invitation(name)), JSON.stringify(invitation(fresh()))]),
  },
  {
    name: 'a further field is refused',
    run: second('refused', (name) => [
      JSON.stringify(invitation(name)),
      JSON.stringify({ ...invitation(name), badge: '1' }),
    ]),
  },
  {
    name: 'a missing field is refused',
    run: second('refused', (name) => [
      JSON.stringify({ ...invitation(name), badge: '1' }),
      JSON.stringify(invitation(name)),
    ]),
  },
  {
    name: 'an empty list is not an absent one',
    run: second('refused', (name) => [
      JSON.stringify({ ...invitation(name), skills: [] }),
      JSON.stringify(invitation(name)),
    ]),
  },
  {
    name: 'another order of a list is refused',
    run: second('refused', (name) => [
      JSON.stringify({ ...invitation(name), skills: ['a', 'b'] }),
      JSON.stringify({ ...invitation(name), skills: ['b', 'a'] }),
    ]),
  },
  {
    name: 'the first status, body and code come again, five times',
    run: async (field) => {
      const [name, key, call] = [fresh(), randomUUID(), await manager(field)]
      const first = await call(route, { body: invitation(name), key })
      for (let time = 0; time < 5; time++) {
        const again = await call(route, { body: invitation(name), key })
        expect([again.status, again.text, again.headers.get('content-type')]).toEqual([
          201,
          first.text,
          first.headers.get('content-type'),
        ])
      }
      expect([first.headers.get('idempotent-replayed'), await invited(field, name)]).toEqual([null, 1])
    },
  },
  {
    name: 'another key is another request',
    run: async (field) => {
      const [name, call] = [fresh(), await manager(field)]
      await call(route, { body: invitation(name) })
      await call(route, { body: invitation(name) })
      expect(await invited(field, name)).toBe(2)
    },
  },
  {
    name: 'the same key on another route is another request',
    run: async (field) => {
      const [name, key, call] = [fresh(), randomUUID(), await manager(field)]
      await call(route, { body: invitation(name), key })
      const profile = await call('POST /me/profile', { body: { language: 'zh-CN' }, key })
      expect([profile.status, profile.headers.get('idempotent-replayed'), await invited(field, name)]).toEqual([
        200,
        null,
        1,
      ])
    },
  },
  {
    name: 'the same key with another path parameter is refused',
    run: async (field) => {
      const [key, call] = [randomUUID(), await manager(field)]
      const { neighbour, customer } = field.theirs.people
      const first = await call('POST /people/:id/dismiss', { params: { id: neighbour.id }, key })
      const other = await call('POST /people/:id/dismiss', { params: { id: customer.id }, key })
      expect([first.status, other.status, other.error.code]).toEqual([404, 422, 'key_reused'])
    },
  },
  {
    name: 'the same key of another person is another request',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      await (await manager(field))(route, { body: invitation(name), key })
      const other = await (await field.server.as(field.ours.people.admin))(route, { body: invitation(name), key })
      expect([other.status, other.headers.get('idempotent-replayed'), await invited(field, name)]).toEqual([
        201,
        null,
        2,
      ])
    },
  },
  {
    name: 'the same key in another organization is another request',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      await (await manager(field))(route, { body: invitation(name), key })
      const other = await (await field.server.as(field.theirs.people.manager))(route, { body: invitation(name), key })
      expect([other.status, other.headers.get('idempotent-replayed'), await invited(field, name)]).toEqual([
        201,
        null,
        2,
      ])
    },
  },
  {
    name: 'a new sign-in of the same person replays',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      const first = await field.server.with(await tokenOf(field))(route, { body: invitation(name), key })
      const again = await field.server.with(await tokenOf(field))(route, { body: invitation(name), key })
      expect([again.text, await invited(field, name)]).toEqual([first.text, 1])
    },
  },
  {
    name: 'a session that was ended is not told what was answered',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      const call = field.server.with(await tokenOf(field))
      await call(route, { body: invitation(name), key })
      await call('POST /auth/sign-out')
      const again = await call(route, { body: invitation(name), key })
      expect([again.status, again.error.code]).toEqual([401, 'not_signed_in'])
    },
  },
  {
    name: 'a role without the permission is not told what was answered',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      await (await manager(field))(route, { body: invitation(name), key })
      const worn = field.server.with(
        (await field.server.signIn({ ...field.ours.people.manager, role: 'customer' })).accessToken,
      )
      const again = await worn(route, { body: invitation(name), key })
      expect([again.status, again.error.code]).toEqual([403, 'not_permitted'])
    },
  },
  {
    name: 'nobody is told without a token',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      await (await manager(field))(route, { body: invitation(name), key })
      expect((await field.server.with()(route, { body: invitation(name), key })).status).toBe(401)
    },
  },
  {
    name: 'a decided refusal is kept, with its request id, also when the world has changed',
    run: async (field) => {
      const [name, key, call, placeId] = [fresh(), randomUUID(), await manager(field), randomUUID()]
      const body = { role: 'store_staff', name, placeId } as const
      const first = await call(route, { body, key })
      expect([first.status, first.error.code]).toEqual([422, 'not_an_option'])
      const { store } = field.ours.places
      await field.admin.query(
        `insert into place (org_id, id, kind, name, address, territory_id) select org_id, $2, kind, name, address, territory_id from place where id = $1`,
        [store.id, placeId],
      )
      const again = await call(route, { body, key })
      expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([422, first.text, 'true'])
      expect((await call(route, { body })).status).toBe(201)
    },
  },
  {
    name: 'a refusal leaves nothing behind but its key',
    run: async (field) => {
      const [key, call] = [randomUUID(), await manager(field)]
      const answer = await call('POST /people/:id/dismiss', { params: { id: randomUUID() }, key })
      expect([answer.status, (await keyRow(field, key))?.status]).toEqual([404, 404])
    },
  },
  {
    name: '403 is not kept',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      const body = { role: 'admin', name } as const
      const { manager: person } = field.ours.people
      expect((await (await manager(field))(route, { body, key })).status).toBe(403)
      expect(await keyRow(field, key)).toBeUndefined()
      const promoted = field.server.with((await field.server.signIn({ ...person, role: 'admin' })).accessToken)
      expect([(await promoted(route, { body, key })).status, await invited(field, name)]).toEqual([201, 1])
    },
  },
  {
    name: '400 is not kept',
    run: async (field) => {
      const [name, key, token] = [fresh(), randomUUID(), await tokenOf(field)]
      const wrong = await post(
        field.server,
        '/invitations',
        token,
        { 'idempotency-key': key },
        JSON.stringify({ ...invitation(name), colour: 'red' }),
      )
      expect([wrong.status, await wrong.json()]).toEqual([
        400,
        { error: expect.objectContaining({ code: 'unknown_field', path: 'colour' }) },
      ])
      const right = await post(
        field.server,
        '/invitations',
        token,
        { 'idempotency-key': key },
        JSON.stringify(invitation(name)),
      )
      expect([right.status, await invited(field, name)]).toEqual([201, 1])
    },
  },
  {
    name: '401 is not kept',
    run: async (field) => {
      const [name, key] = [fresh(), randomUUID()]
      expect((await field.server.with('not a token')(route, { body: invitation(name), key })).status).toBe(401)
      expect([
        (await (await manager(field))(route, { body: invitation(name), key })).status,
        await invited(field, name),
      ]).toEqual([201, 1])
    },
  },
  {
    name: 'a fault before the commit keeps neither the change nor the key',
    run: async (field) => {
      const [name, key, call] = [fresh(), randomUUID(), await manager(field)]
      field.failNextCommit('before')
      const failed = await call(route, { body: invitation(name), key })
      expect([failed.status, failed.error.code, await invited(field, name), await keyRow(field, key)]).toEqual([
        500,
        'fault',
        0,
        undefined,
      ])
      expect([(await call(route, { body: invitation(name), key })).status, await invited(field, name)]).toEqual([
        201, 1,
      ])
    },
  },
  {
    name: 'a reply lost after the commit comes with the next repeat',
    run: async (field) => {
      const [name, key, call] = [fresh(), randomUUID(), await manager(field)]
      field.failNextCommit('after')
      expect((await call(route, { body: invitation(name), key })).status).toBe(500)
      const again = await call(route, { body: invitation(name), key })
      expect([again.status, again.headers.get('idempotent-replayed'), await invited(field, name)]).toEqual([
        201,
        'true',
        1,
      ])
    },
  },
  {
    name: 'two at once in one process: one effect, one answer',
    run: async (field) => {
      const [name, key, call] = [fresh(), randomUUID(), await manager(field)]
      const both = await Promise.all([1, 2].map(() => call(route, { body: invitation(name), key })))
      expect([both[0]?.text, await invited(field, name)]).toEqual([both[1]?.text, 1])
    },
  },
  {
    name: 'eight at once in two processes: one effect, one answer',
    run: async (field) => {
      const [name, key, token] = [fresh(), randomUUID(), await tokenOf(field)]
      const servers = [field.server, field.second]
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, at) => servers[at % 2]?.with(token)(route, { body: invitation(name), key })),
      )
      expect([new Set(all.map((answer) => answer?.text)).size, await invited(field, name)]).toEqual([1, 1])
    },
  },
  {
    name: 'two at once with different bodies: one is refused',
    run: async (field) => {
      const [name, other, key, call] = [fresh(), fresh(), randomUUID(), await manager(field)]
      const both = await Promise.all([name, other].map((each) => call(route, { body: invitation(each), key })))
      expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
      expect((await invited(field, name)) + (await invited(field, other))).toBe(1)
    },
  },
  {
    name: 'another process that commits within 2 s is waited for, and its answer replayed',
    run: async (field) => {
      const [key, call] = [randomUUID(), await manager(field)]
      const answer = await held(field, key, 'commit', 300, () => call('POST /me/profile', { body: profile, key }))
      expect([answer.status, answer.headers.get('idempotent-replayed'), answer.text]).toEqual([
        200,
        'true',
        await heldText(field),
      ])
    },
  },
  {
    name: 'another process that gives up is waited for, and then the request runs',
    run: async (field) => {
      const [key, call] = [randomUUID(), await manager(field)]
      const answer = await held(field, key, 'rollback', 300, () => call('POST /me/profile', { body: profile, key }))
      expect([answer.headers.get('idempotent-replayed'), answer.value.name]).toEqual([
        null,
        field.ours.people.manager.name,
      ])
    },
  },
  {
    name: 'another process that takes longer than 2 s: 409 and when to ask again',
    run: async (field) => {
      const [key, call] = [randomUUID(), await manager(field)]
      const answer = await held(field, key, 'rollback', 2_300, () => call('POST /me/profile', { body: profile, key }))
      expect([answer.status, answer.error.code, answer.headers.get('retry-after')]).toEqual([409, 'in_flight', '1'])
      expect((await call('POST /me/profile', { body: profile, key })).status).toBe(200)
    },
  },
  {
    name: 'a secret reply is not kept in plain text',
    run: async (field) => {
      const [name, key, call] = [fresh(), randomUUID(), await manager(field)]
      const { code } = (await call(route, { body: invitation(name), key })).value
      const row = await keyRow(field, key)
      expect(row?.body.length).toBeGreaterThan(20)
      expect(row?.body).not.toContain(code)
    },
  },
]
