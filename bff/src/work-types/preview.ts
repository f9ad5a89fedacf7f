import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import { openOrdersOfType } from '../work-orders/queries.ts'
import { fateOf } from './fate.ts'
import { problemsOf } from './known.ts'
import { presentDraft, typeOf } from './type-row.ts'
import { warningsOf } from './warnings.ts'

/**
 * What publishing the draft would do to each open order, by the same reckoning that the publication uses, and what it
 * should mind. Refuses
 * `version_conflict` when the draft has moved on from that revision.
 */
export async function previewPublication(
  tx: Tx,
  { orgId }: Actor,
  key: string,
  revision: number,
  now: Instant,
): Promise<Result<Reply<'POST /work-types/:key/preview'>>> {
  const type = await typeOf(tx, orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  if (type.revision !== revision) return refuse('version_conflict', { path: 'revision' })
  const { definition: to } = await presentDraft(tx, type)
  const [problems, open, warnings] = await Promise.all([
    problemsOf(tx, orgId, to),
    openOrdersOfType(tx, orgId, type.id),
    warningsOf(tx, orgId, to, now),
  ])
  const orders = open.map(({ order, definition }) => {
    const { fields, ...fate } = fateOf(definition, to, order)
    return { id: order.id, number: order.number, title: order.title, ...fate, fields: [...fields] }
  })
  return ok({ problems: [...problems], orders, warnings })
}
