import type { Bearer } from '../auth/tokens.ts'
import { inTransaction, type Tx, withoutWaiting } from '../database/transaction.ts'
import { type Answer, declined, type Outcome } from '../http/outcome.ts'
import type { World } from '../world.ts'
import { sealFor } from './seal.ts'
import type { Scope } from './store.ts'

export type Asked = {
  readonly bearer: Bearer
  readonly scope: Scope
  /** The status of a success, from the contract. */
  readonly success: number
  readonly requestId: string
}

// Thrown through the transaction, so that nothing a verb wrote before it refused can stay.
class RolledBack extends Error {
  readonly answer: Answer
  readonly decided: boolean
  constructor(answer: Answer, decided: boolean) {
    super('rolled back')
    this.answer = answer
    this.decided = decided
  }
}

/**
 * Claim, change and answer in one transaction; a key that was used before gives the answer of then. A refusal of the
 * verb rolls back and is kept afterwards by itself, for it changed nothing. Not kept: 400, 401, 403, 429, and faults.
 */
export async function decideOnce(
  world: World,
  asked: Asked,
  work: (tx: Tx) => Promise<Outcome<unknown>>,
): Promise<Answer> {
  const first = await answerOf(
    withKey(world, asked, async (tx) => {
      const outcome = await work(tx)
      if (!outcome.ok) throw new RolledBack(declined(outcome.refusal, asked.requestId), true)
      return keep(world, asked, tx, { status: asked.success, body: JSON.stringify(outcome.value) })
    }),
  )
  if (!first.decided || !isKept(first.answer.status)) return first.answer
  const second = await answerOf(withKey(world, asked, (tx) => keep(world, asked, tx, first.answer)))
  return second.answer
}

/** The answer given before to this key, without claiming it: for routes that do slow things before they decide. */
export async function answeredBefore(world: World, asked: Asked): Promise<Answer | null> {
  const { sessionLasts, recall } = world.guards
  return inTransaction(world.db, { orgId: asked.scope.orgId }, async (tx) => {
    const [lasts, stored] = await Promise.all([sessionLasts(tx, asked.bearer), recall(tx, asked.scope)])
    if (!lasts) return declined({ code: 'not_signed_in' }, asked.requestId)
    return stored ? replay(world, asked, stored) : null
  })
}

const isKept = (status: number): boolean => status < 500 && ![400, 401, 403, 429].includes(status)

async function withKey(world: World, asked: Asked, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const { sessionLasts, claimKey, recall } = world.guards
  const { bearer, scope, requestId } = asked
  return inTransaction(world.db, { orgId: scope.orgId }, async (tx) => {
    // Sent together, read in turn: when the claim fails, the other statement fails after it and says less.
    const asking = sessionLasts(tx, bearer)
    asking.catch(() => undefined)
    const isNew = await claimKey(tx, scope).catch((error: Error & { code?: string }) => {
      throw error.code === '55P03' ? new RolledBack(declined({ code: 'in_flight' }, requestId), false) : error
    })
    const lasts = await asking
    if (!lasts) throw new RolledBack(declined({ code: 'not_signed_in' }, requestId), false)
    if (isNew) return work(tx)
    const stored = await recall(tx, scope)
    return stored ? replay(world, asked, stored) : declined({ code: 'in_flight' }, requestId)
  })
}

function replay(
  world: World,
  { scope, requestId }: Asked,
  stored: { fingerprint: Buffer; status: number; body: string },
): Answer {
  if (!stored.fingerprint.equals(scope.fingerprint)) return declined({ code: 'key_reused' }, requestId)
  const body = sealFor(scope.route, world.config.jwtSecret).open(stored.body)
  return { status: stored.status, body, replayed: true }
}

async function keep(world: World, { scope }: Asked, tx: Tx, answer: Answer): Promise<Answer> {
  const body = sealFor(scope.route, world.config.jwtSecret).close(String(answer.body))
  await withoutWaiting(tx, world.guards.remember(tx, scope, answer.status, body))
  return answer
}

const answerOf = (answer: Promise<Answer>): Promise<{ answer: Answer; decided: boolean }> =>
  answer.then(
    (given) => ({ answer: given, decided: false }),
    (error: unknown) => {
      if (error instanceof RolledBack) return error
      throw error
    },
  )
