import { createHmac, randomUUID } from 'node:crypto'
import { day, minute, type PersonId, second } from '@field/domain/kernel'
import { expect } from 'vitest'
import type { SessionReply } from '../../../bff/src/identity/session.ts'
import type { SessionId } from '../../../bff/src/platform/auth/session-id.ts'
import type { Company, Person } from '../../support/company.ts'
import type { TestServer } from '../../support/server.ts'
import type { Case } from '../platform/cases.ts'

export type Field = {
  readonly server: TestServer
  readonly ours: Company
  readonly theirs: Company
  /** Moves the server's clock on; each case begins at the real time. */
  readonly pass: (milliseconds: number) => void
  /** Somebody with the roles of a manager and a customer, made for one case. */
  readonly newPerson: () => Promise<Person>
}

type Json = Record<string, unknown>
const encode = (part: Json) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decode = (token: string, part: 0 | 1): Json =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString())

/** A token signed by hand. */
function forge(header: Json, payload: Json, secret: string, hash = 'sha256'): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}

const statusOf = async ({ server }: Field, token: string | undefined) => (await server.with(token)('GET /me')).status

/** A session of a manager, and its access token changed in some way: it must be refused. */
const refusesAccess =
  (change: (session: SessionReply, field: Field) => string | undefined | Promise<string | undefined>) =>
  async (field: Field): Promise<void> => {
    const session = await field.server.signIn(await field.newPerson())
    expect(await statusOf(field, session.accessToken)).toBe(200)
    expect(await statusOf(field, await change(session, field))).toBe(401)
  }

const reforged = (change: (header: Json, payload: Json) => readonly [Json, Json], hash?: string) =>
  refusesAccess(({ accessToken }, { server }) => {
    const [header, payload] = change(decode(accessToken, 0), decode(accessToken, 1))
    return forge(header, payload, server.world.config.jwtSecret, hash)
  })

const refreshed = ({ server }: Field, refreshToken: string) =>
  server.with()('POST /auth/refresh', { body: { refreshToken } })

/** Whether neither token of the session works any more. */
const isOver = async (field: Field, { accessToken, refreshToken }: SessionReply) =>
  [await statusOf(field, accessToken), (await refreshed(field, refreshToken)).status].every((status) => status === 401)

export const tokenCases: readonly Case<Field>[] = [
  { name: 'no token is nobody', run: refusesAccess(() => undefined) },
  { name: 'an empty token is nobody', run: refusesAccess(() => '') },
  { name: 'a word is no token', run: refusesAccess(() => 'manager') },
  {
    name: 'a token in another scheme is nobody',
    run: async (field) => {
      const { accessToken } = await field.server.signIn(await field.newPerson())
      const answer = await field.server.with()('GET /me', { headers: { authorization: `Basic ${accessToken}` } })
      expect(answer.status).toBe(401)
    },
  },
  {
    name: 'a token is good for 15 minutes and not longer',
    run: async (field) => {
      const { accessToken, accessExpiresAt } = await field.server.signIn(await field.newPerson())
      const left = accessExpiresAt - field.server.world.clock.now()
      expect(left).toBeLessThanOrEqual(15 * minute)
      field.pass(left - 2 * second)
      expect(await statusOf(field, accessToken)).toBe(200)
      field.pass(2 * second)
      expect(await statusOf(field, accessToken)).toBe(401)
    },
  },
  {
    name: 'a changed signature is refused',
    run: refusesAccess(({ accessToken }) => `${accessToken.slice(0, -6)}AAAAAA`),
  },
  {
    name: 'a changed role under the old signature is refused',
    run: refusesAccess(({ accessToken }) => {
      const [header, , signature] = accessToken.split('.')
      return `${header}.${encode({ ...decode(accessToken, 1), role: 'admin' })}.${signature}`
    }),
  },
  {
    name: 'algorithm "none" is refused',
    run: refusesAccess(({ accessToken }) => `${encode({ alg: 'none', typ: 'at+jwt' })}.${accessToken.split('.')[1]}.`),
  },
  {
    name: 'another algorithm with our secret is refused',
    run: reforged((header, payload) => [{ ...header, alg: 'HS512' }, payload], 'sha512'),
  },
  {
    name: 'another secret is refused',
    run: refusesAccess(({ accessToken }) => forge(decode(accessToken, 0), decode(accessToken, 1), 'x'.repeat(40))),
  },
  {
    name: 'another audience is refused',
    run: reforged((header, payload) => [header, { ...payload, aud: 'field-refresh' }]),
  },
  { name: 'no audience is refused', run: reforged((header, { aud: _, ...payload }) => [header, payload]) },
  {
    name: 'another type of token is refused',
    run: reforged((header, payload) => [{ ...header, typ: 'JWT' }, payload]),
  },
  { name: 'a token without an end is refused', run: reforged((header, { exp: _, ...payload }) => [header, payload]) },
  { name: 'an unknown role is refused', run: reforged((header, payload) => [header, { ...payload, role: 'owner' }]) },
  { name: 'a refresh token opens no route', run: refusesAccess(({ refreshToken }) => refreshToken) },
  {
    name: 'an access token refreshes nothing',
    run: async (field) => {
      const { accessToken } = await field.server.signIn(await field.newPerson())
      expect((await refreshed(field, accessToken)).status).toBe(401)
    },
  },
  {
    name: 'a session of another person is refused',
    run: refusesAccess(async ({ accessToken }, { server, ours }) => {
      const sessionId = decode(accessToken, 1).sid as SessionId
      const { id: personId, orgId } = ours.people.admin
      return server.world.tokens.signAccess({ actor: { orgId, personId, role: 'admin', placeIds: [] }, sessionId })
        .token
    }),
  },
  {
    name: 'a session of another organization is refused',
    run: refusesAccess(async ({ accessToken }, { server, theirs }) => {
      const { sid, sub } = decode(accessToken, 1) as { sid: SessionId; sub: PersonId }
      return server.world.tokens.signAccess({
        actor: { orgId: theirs.orgId, personId: sub, role: 'manager', placeIds: [] },
        sessionId: sid,
      }).token
    }),
  },
  {
    name: 'signing out ends this session at once, and no other',
    run: async (field) => {
      const person = await field.newPerson()
      const [one, other] = [await field.server.signIn(person), await field.server.signIn(person)]
      expect((await field.server.with(one.accessToken)('POST /auth/sign-out')).status).toBe(200)
      expect([await isOver(field, one), await statusOf(field, other.accessToken)]).toEqual([true, 200])
    },
  },
  {
    name: 'a dismissed member is out at once, on every phone',
    run: async (field) => {
      const person = await field.newPerson()
      const sessions = [await field.server.signIn(person), await field.server.signIn(person)]
      const admin = await field.server.as(field.ours.people.admin)
      expect((await admin('POST /people/:id/dismiss', { params: { id: person.id } })).status).toBe(200)
      expect(await Promise.all(sessions.map((session) => isOver(field, session)))).toEqual([true, true])
    },
  },
  {
    name: 'a dismissed member comes back as a customer only',
    run: async (field) => {
      const person = await field.newPerson()
      await (await field.server.as(field.ours.people.admin))('POST /people/:id/dismiss', { params: { id: person.id } })
      const { me, accessToken } = await field.server.signIn({ ...person, role: 'customer' })
      expect(me.memberships.map(({ role }) => role)).toEqual(['customer'])
      const answer = await field.server.with(accessToken)('POST /me/role', { body: { role: 'manager' } })
      expect([answer.status, answer.error.code]).toEqual([403, 'not_permitted'])
    },
  },
  {
    name: 'a refresh token is rotated, and both new tokens work',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      const next = (await refreshed(field, first.refreshToken)).value
      expect(next.refreshToken).not.toBe(first.refreshToken)
      expect([await statusOf(field, next.accessToken), (await refreshed(field, next.refreshToken)).status]).toEqual([
        200, 200,
      ])
    },
  },
  {
    name: 'the predecessor answers the same successor for 60 s, in case the reply was lost',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      const next = (await refreshed(field, first.refreshToken)).value
      field.pass(59 * second)
      const again = (await refreshed(field, first.refreshToken)).value
      expect(again.refreshToken.split('.')[1]).toBe(
        encode({ ...decode(next.refreshToken, 1), iat: decode(again.refreshToken, 1).iat }),
      )
      expect((await refreshed(field, again.refreshToken)).status).toBe(200)
    },
  },
  {
    name: 'the predecessor after 60 s ends the session',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      const next = (await refreshed(field, first.refreshToken)).value
      field.pass(61 * second)
      expect((await refreshed(field, first.refreshToken)).status).toBe(401)
      expect(await isOver(field, next)).toBe(true)
    },
  },
  {
    name: 'the predecessor after its successor was used ends the session',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      const next = (await refreshed(field, first.refreshToken)).value
      const third = (await refreshed(field, next.refreshToken)).value
      expect((await refreshed(field, first.refreshToken)).status).toBe(401)
      expect(await isOver(field, third)).toBe(true)
    },
  },
  {
    name: 'an older token than the predecessor ends the session',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      let last = first
      for (let time = 0; time < 3; time++) last = (await refreshed(field, last.refreshToken)).value
      expect((await refreshed(field, first.refreshToken)).status).toBe(401)
      expect(await isOver(field, last)).toBe(true)
    },
  },
  {
    name: 'eight refreshes at once have one successor',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      const all = await Promise.all(Array.from({ length: 8 }, () => refreshed(field, first.refreshToken)))
      expect(new Set(all.map(({ value }) => decode(value.refreshToken, 1).jti)).size).toBe(1)
    },
  },
  {
    name: 'a refresh token is good for 30 days and not longer',
    run: async (field) => {
      const person = await field.newPerson()
      const [one, other] = [await field.server.signIn(person), await field.server.signIn(person)]
      field.pass(30 * day - minute)
      expect((await refreshed(field, one.refreshToken)).status).toBe(200)
      field.pass(2 * minute)
      expect((await refreshed(field, other.refreshToken)).status).toBe(401)
    },
  },
  {
    name: 'a refresh token that was never given out is refused',
    run: async (field) => {
      const { refreshToken } = await field.server.signIn(await field.newPerson())
      const made = forge(
        decode(refreshToken, 0),
        { ...decode(refreshToken, 1), jti: randomUUID() },
        field.server.world.config.jwtSecret,
      )
      expect((await refreshed(field, made)).status).toBe(401)
    },
  },
  {
    name: 'a refresh token under another secret is refused',
    run: async (field) => {
      const { refreshToken } = await field.server.signIn(await field.newPerson())
      const made = forge(decode(refreshToken, 0), decode(refreshToken, 1), 'y'.repeat(40))
      expect((await refreshed(field, made)).status).toBe(401)
    },
  },
  {
    name: 'a refresh token of a session that was signed out is refused',
    run: async (field) => {
      const session = await field.server.signIn(await field.newPerson())
      await field.server.with(session.accessToken)('POST /auth/sign-out')
      expect(await isOver(field, session)).toBe(true)
    },
  },
  {
    name: 'another role is put on with new tokens, and the old refresh token leads to them',
    run: async (field) => {
      const first = await field.server.signIn(await field.newPerson())
      const worn = (await field.server.with(first.accessToken)('POST /me/role', { body: { role: 'customer' } })).value
      expect([worn.me.role, (await field.server.with(worn.accessToken)('GET /people')).status]).toEqual([
        'customer',
        403,
      ])
      expect((await refreshed(field, first.refreshToken)).value.me.role).toBe('customer')
    },
  },
  {
    name: 'a role that is not held is not put on',
    run: async (field) => {
      const { accessToken } = await field.server.signIn(await field.newPerson())
      const answer = await field.server.with(accessToken)('POST /me/role', { body: { role: 'admin' } })
      expect([answer.status, answer.error.code]).toEqual([403, 'not_permitted'])
    },
  },
]
