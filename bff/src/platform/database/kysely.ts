import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type pg from 'pg'
import { openPool, type PoolOptions } from './client.ts'
import type { Tables } from './tables.ts'

/** The database as one role sees it. `read` is for the worker and for reports: it is in no organization's scope. */
export type Database = {
  readonly pool: pg.Pool
  readonly read: Kysely<Tables>
  readonly close: () => Promise<void>
}

export function openDatabase(url: string, options: PoolOptions): Database {
  const pool = openPool(url, options)
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, read, close: () => read.destroy().then(() => (pool.ended ? undefined : pool.end())) }
}

const bound = new WeakMap<pg.ClientBase, Kysely<Tables>>()

/** Kysely on one connection, without taking it from a pool at each query. Made once for the life of the connection. */
export function kyselyOn(client: pg.ClientBase): Kysely<Tables> {
  const known = bound.get(client)
  if (known) return known
  const fresh = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOn(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  bound.set(client, fresh)
  return fresh
}

const faults = new WeakMap<pg.ClientBase, unknown>()

/**
 * What first went wrong on this connection since `forgetFault`. Statements sent in one flight all fail once the first has
 * failed; which of their errors a caller sees first is chance, and only this one says why.
 */
export const firstFault = (client: pg.ClientBase): unknown => faults.get(client)
export const forgetFault = (client: pg.ClientBase): boolean => faults.delete(client)

const nested = () => Promise.reject(new Error('This is inside a transaction already.'))
const nothing = () => Promise.resolve()

function driverOn(client: pg.ClientBase): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }) {
      const { rows, rowCount, command } = await client.query(sql, parameters as unknown[]).catch((error: unknown) => {
        if (!faults.has(client)) faults.set(client, error)
        throw error
      })
      const counted = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
      return { rows: rows as Row[], ...(counted ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
    },
    streamQuery: () => {
      throw new Error('A transaction of a request gives no streams.')
    },
  }
  return {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: nothing,
    beginTransaction: nested,
    commitTransaction: nested,
    rollbackTransaction: nested,
    destroy: nothing,
  }
}
