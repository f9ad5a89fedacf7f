import type { OrgId, PersonId } from '@field/domain/kernel'
import type { Tx } from '../database/transaction.ts'
import { fingerprint } from './fingerprint.ts'

/** What an idempotency key is unique within, and the fingerprint of what it was first used for. */
export type Scope = {
  readonly orgId: OrgId
  readonly personId: PersonId
  /** The route template, e.g. `POST /work-orders/:id/commands`. */
  readonly route: string
  readonly key: string
  readonly fingerprint: Buffer
}

export type Stored = { readonly fingerprint: Buffer; readonly status: number; readonly body: string }

/**
 * Takes the key for this transaction; false when it was used before. While another transaction holds it, waits for that
 * one to end, and fails with 55P03 when the lock timeout comes first.
 */
async function claimKey(tx: Tx, scope: Scope): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotency')
    .values({
      org_id: scope.orgId,
      person_id: scope.personId,
      route: scope.route,
      key: scope.key,
      fingerprint: scope.fingerprint,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Writes the answer beside the claimed key, in the transaction that makes it true. */
async function remember(tx: Tx, scope: Scope, status: number, body: string): Promise<void> {
  await ofKey(tx.updateTable('idempotency').set({ status, body }), scope).execute()
}

/** What was answered the first time. */
async function recall(tx: Tx, scope: Scope): Promise<Stored | undefined> {
  const row = await ofKey(
    tx.selectFrom('idempotency').select(['fingerprint', 'status', 'body']),
    scope,
  ).executeTakeFirst()
  return row && row.status !== null
    ? { fingerprint: row.fingerprint, status: row.status, body: row.body ?? '' }
    : undefined
}

type Filtered<Q> = { where(column: 'org_id' | 'person_id' | 'route' | 'key', operator: '=', value: string): Q }

const ofKey = <Q extends Filtered<Q>>(query: Q, { orgId, personId, route, key }: Scope): Q =>
  query.where('org_id', '=', orgId).where('person_id', '=', personId).where('route', '=', route).where('key', '=', key)

/** The protocol's four steps. */
export const idempotency = { fingerprint, claimKey, remember, recall }
