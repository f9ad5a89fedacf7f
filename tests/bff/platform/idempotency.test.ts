import { randomUUID } from 'node:crypto'
import type { Role } from '@field/domain/access'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { inTransaction, type Tx } from '../../../bff/src/platform/database/transaction.ts'
import type { Scope } from '../../../bff/src/platform/idempotency/store.ts'
import { type Guards, guards, withBounds } from '../../../bff/src/platform/world.ts'
import { foundCompanies } from '../../support/company.ts'
import { freshDatabase, type TestDatabase, urlsOf } from '../../support/database.ts'
import { faulty } from '../../support/faulty-database.ts'
import { startServer } from '../../support/server.ts'
import { type Field, idempotencyCases } from './idempotency-cases.ts'

async function openField(): Promise<Field & { database: TestDatabase; close: () => Promise<void> }> {
  const database = await freshDatabase()
  const admin = new pg.Client(urlsOf(database.name).admin)
  await admin.connect()
  const { ours, theirs } = await foundCompanies(database.urls)
  await grant(admin, ours.people.manager.id, ['customer', 'admin'])
  const { db, failNextCommit } = faulty(openDatabase(withBounds(database.urls.app), { size: 8, name: 'field-app' }))
  const server = await startServer({ database, parts: { db } })
  const second = await startServer({ database })
  return {
    database,
    server,
    second,
    ours,
    theirs,
    admin,
    failNextCommit,
    close: async () => {
      await Promise.all([server.stop(), second.stop(), admin.end()])
      await database.drop()
    },
  }
}

async function grant(admin: pg.Client, person: string, roles: readonly Role[]): Promise<void> {
  for (const role of roles) {
    await admin.query(
      'insert into membership (org_id, id, person_id, role) select org_id, $1, id, $2 from person where id = $3',
      [randomUUID(), role, person],
    )
  }
}

let field: Awaited<ReturnType<typeof openField>>
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

describe('E04 an effect route runs once for its key', () => {
  it('has at least 40 cases', () => expect(idempotencyCases.length).toBeGreaterThanOrEqual(40))
  it.each(idempotencyCases)('$name', ({ run }) => run(field))
})

describe('E04 turns red for', () => {
  const plants: readonly [string, Partial<Guards>, string][] = [
    [
      'keys that are never kept',
      { claimKey: async () => true, remember: async () => undefined },
      'the same text replays',
    ],
    [
      'keys kept apart from the change',
      { claimKey: claimApart },
      'a fault before the commit keeps neither the change nor the key',
    ],
    ['a fingerprint that sees no body', { fingerprint: () => Buffer.alloc(32) }, 'another value is refused'],
    [
      'a fingerprint of the text',
      { fingerprint: (_, body) => Buffer.from(JSON.stringify(body)) },
      'another order of the keys replays',
    ],
    [
      'a session that is not asked about',
      { sessionLasts: async () => true },
      'a session that was ended is not told what was answered',
    ],
    [
      'an answer that is not stored',
      { remember: async () => undefined },
      'a decided refusal is kept, with its request id, also when the world has changed',
    ],
  ]
  it.each(plants)('%s', async (_, planted, name) => {
    const { db, failNextCommit } = faulty(
      openDatabase(withBounds(field.database.urls.app), { size: 8, name: 'field-app' }),
    )
    const server = await startServer({ database: field.database, parts: { db, guards: { ...guards, ...planted } } })
    try {
      const found = idempotencyCases.find((one) => one.name === name)
      await expect(found?.run({ ...field, server, failNextCommit })).rejects.toThrow()
    } finally {
      await server.stop()
    }
  })
})

/** Takes the key by a transaction of its own, so it stays when the change does not. */
async function claimApart(_: Tx, scope: Scope): Promise<boolean> {
  const apart = openDatabase(field.database.urls.app, { size: 1, name: 'apart' })
  try {
    return await inTransaction(apart, { orgId: scope.orgId }, (own) => guards.claimKey(own, scope))
  } finally {
    await apart.close()
  }
}
