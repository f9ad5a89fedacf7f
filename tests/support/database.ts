import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { admin } from '../../bff/src/platform/database/cluster.ts'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { type DatabaseUrls, databaseRoles, socketUrl } from '../../bff/src/platform/database/urls.ts'

/** What global.ts gives to every test: where the server of this run listens, and the migrated database to copy. */
export type TestServer = { readonly sockets: string; readonly template: string }

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

export type TestDatabase = { readonly name: string; readonly urls: DatabaseUrls; readonly drop: () => Promise<void> }

/** The addresses of a database of this run's server: the superuser's and one for each role. */
export function urlsOf(
  database: string,
  { sockets }: Pick<TestServer, 'sockets'> = inject('server'),
): DatabaseUrls & { readonly admin: string } {
  const as = (role: string) => socketUrl(sockets, role, database)
  return {
    admin: as(admin),
    owner: as(databaseRoles.owner),
    app: as(databaseRoles.app),
    worker: as(databaseRoles.worker),
  }
}

/** A database of one's own in about 0.1 s: a copy of the migrated one, or an empty one that the owner role owns. */
export async function freshDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const { template } = inject('server')
  const maintenance = urlsOf('postgres').admin
  const source = from === 'migrated' ? template : 'template0'
  await asAdmin(maintenance, (client) =>
    client.query(`create database ${name} template ${source} owner ${databaseRoles.owner}`),
  )
  return {
    name,
    urls: urlsOf(name),
    drop: () =>
      asAdmin(maintenance, (client) => client.query(`drop database if exists ${name} with (force)`)).then(
        () => undefined,
      ),
  }
}
