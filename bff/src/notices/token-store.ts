import type { LeaseAnswer, StoredToken, TokenStore } from '@field/wechat'
import { sql } from 'kysely'
import type { Database } from '../platform/database/kysely.ts'
import { time } from '../platform/database/time.ts'

type Row = { token: string | null; fetched_at: number | null; expires_at: number | null; version: number }

const tokenOf = ({ token, fetched_at, expires_at, version }: Row): StoredToken | undefined =>
  token === null || fetched_at === null || expires_at === null
    ? undefined
    : { token, fetchedAt: fetched_at, expiresAt: expires_at, version }

/**
 * The access token of each app in PostgreSQL, one for all instances, by the laws of `TokenStore`. Every step is one
 * statement of its own, on the database's clock; never inside a request's transaction.
 */
export function openTokenStore({ read: db }: Pick<Database, 'read'>): TokenStore {
  const read = async (appId: string): Promise<StoredToken | undefined> => {
    const { rows } = await sql<Row>`
      select token, fetched_at, expires_at, version from wechat_token where appid = ${appId}`.execute(db)
    return rows[0] && tokenOf(rows[0])
  }
  return {
    read,
    acquire: async (appId, seen, leaseMs): Promise<LeaseAnswer> => {
      await sql`insert into wechat_token (appid) values (${appId}) on conflict do nothing`.execute(db)
      const { rows } = await sql<{ fence: number }>`
        update wechat_token set fence = fence + 1, lease_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
        where appid = ${appId} and version = ${seen} and (lease_until is null or lease_until <= clock_timestamp())
        returning fence`.execute(db)
      if (rows[0]) return { state: 'granted', fence: rows[0].fence }
      const stored = await read(appId)
      return stored && stored.version !== seen ? { state: 'newer', token: stored } : { state: 'busy' }
    },
    save: async (appId, fence, { token, fetchedAt, expiresAt }) => {
      const { rows } = await sql<Row>`
        update wechat_token set token = ${token}, fetched_at = ${time(fetchedAt)}, expires_at = ${time(expiresAt)},
          version = version + 1, lease_until = null
        where appid = ${appId} and fence = ${fence} and lease_until is not null
        returning token, fetched_at, expires_at, version`.execute(db)
      return rows[0] ? tokenOf(rows[0]) : read(appId)
    },
    release: async (appId, fence) => {
      await sql`update wechat_token set lease_until = null where appid = ${appId} and fence = ${fence}`.execute(db)
    },
  }
}
