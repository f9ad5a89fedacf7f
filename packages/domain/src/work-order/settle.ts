import { ok, type Result, refuse } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import type { WorkOrder } from './state.ts'

/** What the confirmed settlement (in fen) means for the order. Refuses `already_settled`, or `not_settleable` before the end. */
export function settle(order: WorkOrder, totalFen: number): Result<readonly DomainEvent[]> {
  if (order.status === 'settled') return refuse('already_settled')
  if (order.status !== 'completed') return refuse('not_settleable')
  return ok([
    { kind: 'settled', totalFen },
    { kind: 'status_changed', from: 'completed', to: 'settled' },
  ])
}
