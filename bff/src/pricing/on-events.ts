import { ok, type Result, refuse } from '@field/domain/kernel'
import type { DomainEvent } from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import type { AfterEvents } from '../platform/hooks.ts'
import { sheetOf } from '../settlements/queries.ts'
import { approvedLimit } from './approved-limit.ts'

/**
 * Work that comes to more than the customer approved cannot be handed in: a new quote must be approved first. Refuses
 * `over_limit` with the amount approved and what it comes to now. Orders without an approved quote have no limit.
 */
export const pricingAfterEvents: AfterEvents = async (tx, _world, saved): Promise<Result<readonly DomainEvent[]>> => {
  const { definition, after, entries } = saved
  const done = entries.some(({ event }) => {
    if (event.kind !== 'task_completed') return false
    const task = after.tasks.find(({ id }) => id === event.taskId)
    const work = task && taskNodeOf(definition, task.node).work
    return work === 'visit' || work === 'desk'
  })
  if (!done) return ok([])
  const limit = await approvedLimit(tx, after.orgId, after.id)
  if (limit === null) return ok([])
  const counted = await sheetOf(tx, definition, after)
  if (!counted.ok) return counted
  const { total } = counted.value.sheet.counted
  return total > limit ? refuse('over_limit', { detail: { limit, total } }) : ok([])
}
