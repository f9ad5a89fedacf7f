import { createHash } from 'node:crypto'
import pg from 'pg'
import { parsers } from './parsers.ts'

// A text beyond this many distinct ones is a query built with a varying number of parameters; naming those would fill
// the memory of every connection with plans that are used once.
const mostNames = 1_000
const names = new Map<string, string>()

/** The name under which a statement is prepared: the same text has the same name in every process. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

const planned = /^\s*(select|insert|update|delete|with|merge)\b/i

/**
 * A pg client that names every statement with a plan, so PostgreSQL parses and plans each text once a connection instead
 * of every time (kysely and plain `query(text, values)` send it unnamed, at two to three times the database's CPU).
 */
export class PreparingClient extends pg.Client {}

const send = pg.Client.prototype.query as (first: unknown, values?: unknown, callback?: unknown) => unknown

// pg declares nine forms of query; only (text, values) is changed here, so the type of the original stands for all.
PreparingClient.prototype.query = function (
  this: PreparingClient,
  first: unknown,
  values?: unknown,
  callback?: unknown,
) {
  const named = typeof first === 'string' && Array.isArray(values) && planned.test(first)
  const name = named ? statementName(first) : undefined
  return name ? send.call(this, { name, text: first, values }, callback) : send.call(this, first, values, callback)
} as pg.Client['query']

export type PoolOptions = {
  /** Connections at most. Two cores are busy with 8 to 10; more only queue inside PostgreSQL. */
  readonly size: number
  /** Shown in pg_stat_activity. */
  readonly name: string
  /** Told of a connection that broke while it was idle; the pool replaces it by itself. */
  readonly onLost?: (error: Error) => void
}

/** A pool whose connections name their statements, send without waiting for earlier replies, and read times as instants. */
export function openPool(url: string, { size, name, onLost }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparingClient,
    pipeline: true,
    max: size,
    application_name: name,
    types: parsers,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  } as pg.PoolConfig)
  pool.on('error', (error) => onLost?.(error))
  // While a connection is lent out nobody else hears that it broke, and an error without a hearer ends the process. Its
  // statements fail by themselves.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
