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

/** Kysely on one connection for one transaction, without taking it from a pool at each query. */
export type Bound = {
  readonly db: Kysely<Tables>
  /**
   * What first went wrong. Statements sent in one flight all fail once the first has failed; which of their errors a
   * caller sees first is chance, and only this one says why.
   */
  readonly fault: () => unknown
  /** From here on statements are refused: what still runs of the work must not write outside its transaction. */
  readonly end: () => void
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

export function bind(client: pg.ClientBase): Bound {
  const state: State = { ended: false, fault: undefined }
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driverOn(client, state),
      createIntrospector: (introspected) => new PostgresIntrospector(introspected),
      createQueryCompiler: () => compiler,
    },
  })
  return {
    db,
    fault: () => state.fault,
    end: () => {
      state.ended = true
    },
  }
}

type State = { ended: boolean; fault: unknown }

const nested = () => Promise.reject(new Error('This is inside a transaction already.'))
const nothing = () => Promise.resolve()

function driverOn(client: pg.ClientBase, state: State): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }) {
      if (state.ended) throw new Error('The transaction of this statement has ended.')
      const { rows, rowCount, command } = await client.query(sql, parameters as unknown[]).catch((error: unknown) => {
        state.fault ??= error
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
