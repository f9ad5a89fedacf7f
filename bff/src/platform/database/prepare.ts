import pg from 'pg'
import type { Embedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { ensureRoles } from './roles.ts'
import { type DatabaseUrls, databaseRoles } from './urls.ts'

/** The addresses of one database of our own server, one for each role. */
export const embeddedUrls = (server: Embedded, database: string): DatabaseUrls => ({
  admin: server.url(undefined, database),
  owner: server.url(databaseRoles.owner, database),
  app: server.url(databaseRoles.app, database),
  worker: server.url(databaseRoles.worker, database),
})

/** Makes the database on our own server when it is not there. */
export async function ensureDatabase(server: Embedded, database: string): Promise<void> {
  await asAdmin(server.url(), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
}

/** Roles first, then the migrations; returns the names of those applied now. Safe to repeat. */
export async function prepareDatabase(
  urls: DatabaseUrls,
  roles: 'login' | 'nologin',
  folder?: string,
): Promise<string[]> {
  if (urls.admin) await ensureRoles(urls.admin, roles)
  return migrate(urls.owner, folder)
}

/** Runs a few statements on a connection that is closed afterwards. */
export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
