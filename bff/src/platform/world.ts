import type { OrgId } from '@field/domain/kernel'
import { createMemoryTokenStore, createWechat, type TokenStore, type Wechat } from '@field/wechat'
import { judgeRefresh } from './auth/judge-refresh.ts'
import { sessionLasts } from './auth/session-lasts.ts'
import { createTokens, type Tokens } from './auth/tokens.ts'
import { type Clock, openClock } from './clock.ts'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './database/kysely.ts'
import { inTransaction, type Tx } from './database/transaction.ts'
import type { AfterEvents } from './hooks.ts'
import { idempotency } from './idempotency/store.ts'
import { type Log, openLog } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'

/**
 * The few decisions that the safety of every route hangs on. They are named here so that the tests can put a broken one
 * in place and see that they notice.
 */
export const guards = { ...idempotency, sessionLasts, judgeRefresh }
export type Guards = typeof guards

/** Everything that a verb may need and that is not in its arguments. One for each process. */
export type World = {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  /** As the runtime role: a transaction sees one organization. */
  readonly db: Database
  /** As the worker's role: sees every organization. Never in a request. */
  readonly workerDb: Database
  readonly wechat: Wechat
  readonly tokens: Tokens
  readonly metrics: Metrics
  /** Whether people and addresses are held to a pace; off for benchmarks and most tests. */
  readonly limits: boolean
  readonly guards: Guards
  /** What the capabilities do about a saved command on a work order, in this order. */
  readonly afterEvents: readonly AfterEvents[]
  /** A transaction as the runtime role in one organization; for public routes, which have none by themselves. */
  readonly inOrganization: <T>(orgId: OrgId, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** How many automatic steps led to what is done now; left out, a person began it. */
  readonly depth?: number
  readonly close: () => Promise<void>
}

/** Parts that a caller brings instead of those made from the configuration. */
export type Parts = Partial<
  Pick<World, 'clock' | 'log' | 'db' | 'workerDb' | 'wechat' | 'tokens' | 'limits' | 'guards' | 'afterEvents'>
> & {
  readonly tokenStore?: (workerDb: Database, clock: Clock) => TokenStore
}

// No wait inside the database outlasts the patience of a phone; a lock that is not had in 2 s is refused and asked again.
const bounds = 'lock_timeout=2000&statement_timeout=15000&idle_in_transaction_session_timeout=30000'

/** The address of a database whose sessions wait no longer than that. */
export const withBounds = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}${bounds}`

/** Opens what the configuration names. Nothing connects until it is first used. */
export function createWorld(config: Config, parts: Parts = {}): World {
  const log = parts.log ?? openLog(config)
  const clock = parts.clock ?? openClock(config.clockFile)
  const onLost = (err: Error) => log.warn({ err }, 'a database connection broke while idle')
  const { app, worker } = config.database
  const db = parts.db ?? openDatabase(withBounds(app), { size: config.poolSize, name: 'field-app', onLost })
  const workerDb = parts.workerDb ?? openDatabase(worker, { size: 4, name: 'field-worker', onLost })
  const { baseUrl, appId, secret } = config.wechat
  const tokenStore = parts.tokenStore?.(workerDb, clock) ?? createMemoryTokenStore(clock.now)
  return {
    config,
    clock,
    log,
    db,
    workerDb,
    wechat: parts.wechat ?? createWechat({ baseUrl, appId, secret, tokenStore, now: clock.now }),
    tokens: parts.tokens ?? createTokens(config.jwtSecret, clock),
    metrics: createMetrics(db),
    limits: parts.limits ?? true,
    guards: parts.guards ?? guards,
    afterEvents: parts.afterEvents ?? [],
    inOrganization: (orgId, work) => inTransaction(db, { orgId }, work),
    close: async () => {
      await Promise.all([db.close(), workerDb.close()])
    },
  }
}
