import { setTimeout as sleep } from 'node:timers/promises'
import type { OrgId } from '@field/domain/kernel'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { bind, type Database } from './kysely.ts'
import type { Tables } from './tables.ts'

declare const inside: unique symbol

/**
 * An open transaction. Statements started together (`Promise.all`) go out in that order in one flight. A value passed
 * to a verb as Tx proves that its writes stand or fall together.
 */
export type Tx = Kysely<Tables> & { readonly [inside]: true }

/** Whose rows the transaction sees: one organization's, or every row (only the worker's role is shown those). */
export type Scope = { readonly orgId: OrgId } | 'everything'

const attempts = 5

const unread = new WeakMap<Kysely<Tables>, Promise<unknown>[]>()

/**
 * For a write whose answer nobody reads: it goes out without waiting, ahead of COMMIT, and when it fails so does the
 * transaction. Outside a transaction it is waited for.
 */
export async function withoutWaiting(tx: Kysely<Tables>, statement: Promise<unknown>): Promise<void> {
  const open = unread.get(tx)
  if (!open) return void (await statement)
  statement.catch(() => undefined)
  open.push(statement)
}

/**
 * Runs `work` in one READ COMMITTED transaction on one connection and commits when it returns; a throw rolls back.
 * After a serialization failure, a deadlock or a plan that a migration made stale it runs again, five times at most,
 * so `work` must do nothing but SQL and reckoning. The opening costs no round trip of its own.
 */
export async function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, scope, work)
    } catch (error) {
      if (attempt >= attempts || !passes(error)) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

async function once<T>(database: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  const { db: tx, fault, end } = bind(client)
  const statements: Promise<unknown>[] = []
  let broken: Error | undefined
  try {
    unread.set(tx, statements)
    const opened = open(client, scope)
    opened.catch(() => undefined)
    const value = await work(tx as Tx)
    // Statements that nobody waits for are sent by code that is ready to run, which is before the next tick.
    if (statements.length > 0) await new Promise<void>((resolve) => process.nextTick(resolve))
    const committed = client.query('commit')
    end()
    const [{ command }] = await Promise.all([committed, opened, ...statements])
    if (command !== 'COMMIT') throw new Error('A statement failed and its error was swallowed, so nothing was saved.')
    return value
  } catch (thrown) {
    end()
    const error = isAborted(thrown) ? (fault() ?? thrown) : thrown
    broken = isStalePlan(error) ? error : undefined
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

// Not awaited one by one: the server works through them in order, and the first statement of `work` follows at once.
function open(client: pg.PoolClient, scope: Scope): Promise<unknown> {
  const begun = client.query('begin isolation level read committed')
  if (scope === 'everything') return begun
  return Promise.all([begun, client.query(`select set_config('app.org', $1, true)`, [scope.orgId])])
}

function passes(error: unknown): boolean {
  const code = (error as Partial<pg.DatabaseError>).code
  return code === '40001' || code === '40P01' || isStalePlan(error)
}

// Refused because an earlier statement of the transaction had failed.
const isAborted = (error: unknown): boolean => (error as Partial<pg.DatabaseError>).code === '25P02'

// A named statement keeps its result columns for ever; after a migration changed them the connection must go.
const isStalePlan = (error: unknown): error is Error =>
  (error as Partial<pg.DatabaseError>).code === '0A000' && /cached plan/.test((error as Error).message)
