import type pg from 'pg'
import type { Database } from '../../bff/src/platform/database/kysely.ts'

/** When the next commit goes wrong: before it reached PostgreSQL, or after it, with the answer lost. */
export type Fault = 'before' | 'after'

/** The same database, where the commit of the next change goes wrong on demand, as if the connection broke at that moment. */
export function faulty(real: Database): { readonly db: Database; readonly failNextCommit: (fault: Fault) => void } {
  let armed: Fault | null = null
  const commit = async (client: pg.PoolClient, text: string): Promise<unknown> => {
    if (!armed || !(await wrote(client))) return client.query(text)
    const fault = armed
    armed = null
    if (fault === 'before') throw new Error('the connection broke before the commit')
    const done = await client.query(text)
    if (fault === 'after') throw new Error('the connection broke after the commit')
    return done
  }
  const watched = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get: (target, name) => {
        if (name !== 'query') {
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        }
        return (first: unknown, ...rest: unknown[]) =>
          first === 'commit' ? commit(target, first) : Reflect.apply(target.query, target, [first, ...rest])
      },
    })
  const pool = new Proxy(real.pool, {
    get: (target, name) => {
      if (name === 'connect') return async () => watched(await target.connect())
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    db: { ...real, pool },
    failNextCommit: (fault) => {
      armed = fault
    },
  }
}

async function wrote(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ id: string | null }>('select pg_current_xact_id_if_assigned()::text as id')
  return rows[0]?.id != null
}
