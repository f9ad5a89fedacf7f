import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guards } from '../../../bff/src/platform/world.ts'
import { type Company, foundCompanies } from '../../support/company.ts'
import { freshDatabase, type TestDatabase, urlsOf } from '../../support/database.ts'
import { startServer, type TestServer } from '../../support/server.ts'

let database: TestDatabase
let servers: TestServer[]
let ours: Company
let admin: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  ;({ ours } = await foundCompanies(database.urls))
  servers = [await startServer({ database }), await startServer({ database })]
  admin = new pg.Client(urlsOf(database.name).admin)
  await admin.connect()
})
afterAll(async () => {
  await Promise.all([...servers.map(({ stop }) => stop()), admin.end()])
  await database.drop()
})

async function sixtyFour(to: readonly TestServer[], name: string) {
  const [first] = to
  if (!first) throw new Error('no server')
  const { accessToken } = await first.signIn(ours.people.manager)
  const key = randomUUID()
  const body = { role: 'dispatcher', name } as const
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, at) =>
      (to[at % to.length] ?? first).with(accessToken)('POST /invitations', { body, key }),
    ),
  )
  const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from invitation where name = $1', [name])
  return { answers, effects: rows[0]?.n }
}

describe('E09 64 identical requests at once', () => {
  it.each([1, 2])('have one effect and one answer, with %i servers', async (count) => {
    const { answers, effects } = await sixtyFour(servers.slice(0, count), `at once with ${count}`)
    expect(effects).toBe(1)
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
  })

  it('have several effects when the key is looked up first and kept later', async () => {
    const claimKey: typeof guards.claimKey = async (tx, scope) => {
      const isNew = (await guards.recall(tx, scope)) === undefined
      await sleep(50)
      return isNew
    }
    const remember: typeof guards.remember = async (tx, scope, status, body) => {
      await guards.claimKey(tx, scope)
      await guards.remember(tx, scope, status, body)
    }
    const planted = await Promise.all(
      [1, 2].map(() => startServer({ database, parts: { guards: { ...guards, claimKey, remember } } })),
    )
    try {
      expect((await sixtyFour(planted, 'planted')).effects).toBeGreaterThan(1)
    } finally {
      await Promise.all(planted.map(({ stop }) => stop()))
    }
  })
})
