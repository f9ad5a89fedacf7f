import { randomUUID } from 'node:crypto'
import type { Actor } from '@field/domain/access'
import type { PersonId } from '@field/domain/kernel'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SessionId } from '../../../bff/src/platform/auth/session-id.ts'
import { createTokens, type Tokens } from '../../../bff/src/platform/auth/tokens.ts'
import { guards, type Parts } from '../../../bff/src/platform/world.ts'
import { foundCompanies, type Person } from '../../support/company.ts'
import { freshDatabase, type TestDatabase, urlsOf } from '../../support/database.ts'
import { startServer } from '../../support/server.ts'
import { type Field, tokenCases } from './token-cases.ts'

let database: TestDatabase
let admin: pg.Client
let companies: Awaited<ReturnType<typeof foundCompanies>>
let offset = 0
const clock = { now: () => Date.now() + offset }

beforeAll(async () => {
  database = await freshDatabase()
  admin = new pg.Client(urlsOf(database.name).admin)
  await admin.connect()
  companies = await foundCompanies(database.urls)
})
beforeEach(() => {
  offset = 0
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

async function newPerson(): Promise<Person> {
  const { orgId } = companies.ours
  const id = randomUUID() as PersonId
  await admin.query(`insert into person (org_id, id, name, openid, role) values ($1, $2, '某人', $3, 'manager')`, [
    orgId,
    id,
    `o${id}`,
  ])
  for (const role of ['manager', 'customer']) {
    await admin.query('insert into membership (org_id, id, person_id, role) values ($1, $2, $3, $4)', [
      orgId,
      randomUUID(),
      id,
      role,
    ])
  }
  return { id, orgId, name: '某人', role: 'manager', openid: `o${id}`, placeIds: [] }
}

async function openField(parts: Parts = {}): Promise<Field & { close: () => Promise<void> }> {
  const server = await startServer({ database, parts: { clock, ...parts } })
  const pass = (milliseconds: number) => {
    offset += milliseconds
  }
  return { server, ...companies, pass, newPerson, close: server.stop }
}

describe('E13 tokens and their refreshing', () => {
  let field: Awaited<ReturnType<typeof openField>>
  beforeAll(async () => {
    field = await openField()
  })
  afterAll(() => field.close())

  it('has at least 30 cases', () => expect(tokenCases.length).toBeGreaterThanOrEqual(30))
  it.each(tokenCases)('$name', ({ run }) => run(field))
})

describe('E13 turns red for', () => {
  const secret = 'a secret of the tests, and of nothing else'
  const real = createTokens(secret, clock)
  const unread = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? 'e30', 'base64url').toString())
  const believing: Tokens = {
    ...real,
    readAccess: (token) => {
      const { sub, org, role, sid } = unread(token)
      return {
        actor: { personId: sub, orgId: org, role, placeIds: [] } as unknown as Actor,
        sessionId: sid as SessionId,
      }
    },
  }
  const plants: readonly [string, Parts, string][] = [
    ['tokens that are believed unchecked', { tokens: believing }, 'a changed role under the old signature is refused'],
    [
      'times that are not looked at',
      { tokens: createTokens(secret, { now: () => 0 }) },
      'a token is good for 15 minutes and not longer',
    ],
    [
      'sessions that are not asked about',
      { guards: { ...guards, sessionLasts: async () => true } },
      'a dismissed member is out at once, on every phone',
    ],
    [
      'refresh tokens without rotation',
      { guards: { ...guards, judgeRefresh: () => 'rotate' } },
      'an older token than the predecessor ends the session',
    ],
    [
      'a grace without an end',
      { guards: { ...guards, judgeRefresh: (token) => (token.usedAt === null ? 'rotate' : 'repeat') } },
      'the predecessor after 60 s ends the session',
    ],
    [
      'no grace',
      { guards: { ...guards, judgeRefresh: (token) => (token.usedAt === null ? 'rotate' : 'reused') } },
      'the predecessor answers the same successor for 60 s, in case the reply was lost',
    ],
    [
      'reuse that is only refused',
      {
        guards: {
          ...guards,
          judgeRefresh: (token, now) =>
            guards.judgeRefresh(token, now) === 'reused' ? 'dead' : guards.judgeRefresh(token, now),
        },
      },
      'the predecessor after its successor was used ends the session',
    ],
  ]
  it.each(plants)('%s', async (_, parts, name) => {
    const field = await openField(parts)
    try {
      const found = tokenCases.find((one) => one.name === name)
      await expect(found?.run(field)).rejects.toThrow()
    } finally {
      await field.close()
    }
  })
})
