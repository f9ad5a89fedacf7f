import type { Route, RouteSchema } from '@field/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Bearer } from '../auth/tokens.ts'
import { inTransaction, type Tx } from '../database/transaction.ts'
import { type Asked, answeredBefore } from '../idempotency/decide-once.ts'
import type { Once } from '../idempotency/once.ts'
import type { World } from '../world.ts'
import type { Call } from './call.ts'
import { keyOf } from './gate.ts'
import { type Answer, type Decline, declined, type Outcome } from './outcome.ts'

// The contract checked what each handler takes; here all routes are alike.
type AnyCall = Call<Route>
type Run = (call: AnyCall) => Promise<Outcome<unknown>>
export type AnyHandler = Run | { readonly outside: (call: Omit<AnyCall, 'tx'>) => Promise<Outcome<Run>> }

class Undone extends Error {
  readonly decline: Decline
  constructor(decline: Decline) {
    super('undone')
    this.decline = decline
  }
}

/** How a route is run: without a transaction (public), in one (signed in), or in one and at most once (effect). */
export function runnerOf(
  world: World,
  route: Route,
  schema: RouteSchema,
  handler: AnyHandler,
  once: Once,
): (request: FastifyRequest, reply: FastifyReply) => Promise<Answer> {
  const success = schema.status ?? 200
  return async (request, reply) => {
    const bearer = request.gate?.bearer ?? null
    const key = schema.effect ? keyOf(request) : null
    const outer = {
      ...callOf(world, request, reply),
      actor: bearer?.actor ?? null,
      sessionId: bearer?.sessionId ?? null,
      key,
    }
    const within = (run: Run) => (tx: Tx) => run({ ...outer, tx } as AnyCall)
    const asked: Asked | null =
      bearer && key
        ? { bearer, scope: scopeOf(world, route, bearer, key, request), success, requestId: request.id }
        : null

    let run: Run
    if (typeof handler === 'function') run = handler
    else {
      const before = asked ? await answeredBefore(world, asked) : await turnedAway(world, bearer, request.id)
      if (before) return before
      const found = await handler.outside(outer as Omit<AnyCall, 'tx'>)
      if (!found.ok) return declined(found.refusal, request.id)
      run = found.value
    }
    if (asked) return once(asked, within(run))
    const open = schema.policy.who === 'public' || schema.policy.who === 'wechat'
    const outcome =
      open || !bearer ? await within(run)(world.db.read as Tx) : await inSession(world, bearer, within(run))
    if (!outcome.ok) return declined(outcome.refusal, request.id)
    return { status: success, body: schema.bytes ? outcome.value : JSON.stringify(outcome.value) }
  }
}

const callOf = (world: World, request: FastifyRequest, reply: FastifyReply) => ({
  world,
  params: request.params,
  query: request.query,
  body: request.body,
  now: world.clock.now(),
  requestId: request.id,
  raw: request,
  reply,
})

const scopeOf = (
  world: World,
  route: Route,
  { actor }: Bearer,
  key: string,
  { params, body }: FastifyRequest,
): Asked['scope'] => ({
  orgId: actor.orgId,
  personId: actor.personId,
  route,
  key,
  fingerprint: world.guards.fingerprint(params, body),
})

/** Nothing slow is done for somebody whose session has ended. */
async function turnedAway(world: World, bearer: Bearer | null, requestId: string): Promise<Answer | null> {
  if (!bearer) return null
  const lasts = await world.inOrganization(bearer.actor.orgId, (tx) => world.guards.sessionLasts(tx, bearer))
  return lasts ? null : declined({ code: 'not_signed_in' }, requestId)
}

/** Runs in the actor's organization beside the question whether the session still lasts; a refusal rolls back. */
async function inSession(
  world: World,
  bearer: Bearer,
  work: (tx: Tx) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  try {
    return await inTransaction(world.db, { orgId: bearer.actor.orgId }, async (tx) => {
      const [lasts, outcome] = await Promise.all([world.guards.sessionLasts(tx, bearer), work(tx)])
      if (!lasts) throw new Undone({ code: 'not_signed_in' })
      if (!outcome.ok) throw new Undone(outcome.refusal)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undone) return { ok: false, refusal: error.decline }
    throw error
  }
}
