import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { follow } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { lockOrderOfTag } from './queries.ts'
import { save } from './save.ts'

/** "Me too": whoever holds the tag of the asset or store may follow its open order. Others are told `not_found`. */
export async function followWorkOrder(
  tx: Tx,
  world: World,
  { actor, id, tag, now }: { actor: Actor; id: WorkOrderId; tag: string; now: Instant },
): Promise<Result<Reply<'POST /work-orders/:id/follow'>>> {
  const loaded = await lockOrderOfTag(tx, actor, id, tag)
  if (!loaded) return refuse('not_found')
  const { order, definition, seq } = loaded
  const decided = follow(order, actor)
  if (!decided.ok) return decided
  const at = Math.max(now, order.updatedAt)
  const saved = await save(tx, world, { definition, before: order, seq, events: decided.value, actor, at, now })
  return saved.ok ? ok({ id, version: saved.value.version }) : saved
}
