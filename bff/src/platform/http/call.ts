import type { Body, Params, Query, Reply, Route, routes } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionId } from '../auth/session-id.ts'
import type { Tx } from '../database/transaction.ts'
import type { World } from '../world.ts'
import type { Outcome } from './outcome.ts'

type Who<R extends Route> = (typeof routes)[R]['policy'] extends { readonly who: 'public' | 'wechat' }
  ? 'anybody'
  : 'member'

/** One request on its way to a verb, checked against the contract. */
export type Call<R extends Route> = {
  readonly world: World
  /** The request's one transaction, in the actor's organization. On public routes: no transaction and no organization. */
  readonly tx: Tx
  readonly actor: Who<R> extends 'anybody' ? Actor | null : Actor
  readonly sessionId: Who<R> extends 'anybody' ? SessionId | null : SessionId
  readonly params: Params<R>
  readonly query: Query<R>
  readonly body: Body<R>
  readonly now: Instant
  readonly requestId: string
  /** The idempotency key of an effect route; null on others. */
  readonly key: string | null
  readonly raw: FastifyRequest
  readonly reply: FastifyReply
}

/** A verb at the rim. A refusal rolls everything back. */
export type Handler<R extends Route> = (call: Call<R>) => Promise<Outcome<Reply<R>>>

/**
 * For a route that waits on something slow (WeChat, an upload): `outside` runs with no connection held, and gives the
 * handler that then runs inside the transaction. Not run again when the key was answered before.
 */
export type OutsideFirst<R extends Route> = {
  readonly outside: (call: Omit<Call<R>, 'tx'>) => Promise<Outcome<Handler<R>>>
}

/** The routes of a capability. */
export type Handlers = { readonly [R in Route]?: Handler<R> | OutsideFirst<R> }
