import { type Actor, may } from '@field/domain/access'
import { fen, type Label, ok, type Result, refuse } from '@field/domain/kernel'
import type { DisputeSubject } from '@field/domain/settlement'
import { taskNodeOf } from '@field/domain/workflow'
import type { KeptSettlement } from '../settlements/queries.ts'
import type { Loaded } from '../work-orders/queries.ts'
import { placesSpokenFor } from './visible.ts'

type Found = { readonly subject: DisputeSubject; readonly label: Label }

/**
 * The line of a settlement that somebody disputes: its customer, or who has a share in it. Refuses `not_settleable`
 * before it is settled, `not_permitted` to anybody else and `line_unknown` for what is no line of work.
 */
export function settledLine(actor: Actor, { order }: Loaded, live: KeptSettlement | null, line: string): Result<Found> {
  if (!live) return refuse('not_settleable')
  const own = (may(actor, 'prices.sale') && order.customerId === actor.personId) || hasShare(actor, live)
  if (!own) return refuse('not_permitted')
  const found = live.lines.find(({ id, kind }) => id === line && kind !== 'discount' && kind !== 'prepayment')
  if (!found) return refuse('line_unknown', { path: 'line' })
  return ok({ subject: { kind: 'settlement_line', line, stands: fen(found.amountFen) }, label: found.label })
}

function hasShare(actor: Actor, { shares }: KeptSettlement): boolean {
  const places = placesSpokenFor(actor)
  return shares.some(
    ({ personId, placeId }) => personId === actor.personId || (placeId !== null && places.includes(placeId)),
  )
}

/**
 * The verdict on a line of finished work that somebody disputes: the customer, the store, or who did the work. Refuses
 * `line_unknown` for a line that nobody has judged and `not_permitted` to anybody else.
 */
export function judgedLine(actor: Actor, { order, definition }: Loaded, line: string): Result<Found> {
  const judged = order.tasks.findLast(({ verdicts }) => verdicts.some((one) => one.line === line))
  const node = judged && taskNodeOf(definition, judged.node).judges
  const work = order.tasks.findLast((task) => task.node === node && task.state === 'done')
  if (!work) return refuse('line_unknown', { path: 'line' })
  const { personId, role, placeIds } = actor
  const atStore =
    role === 'store_staff' && order.storeId !== null && (placeIds.length === 0 || placeIds.includes(order.storeId))
  if (!atStore && order.customerId !== personId && work.assigneeId !== personId) return refuse('not_permitted')
  const { form, label } = taskNodeOf(definition, work.node)
  const named = form?.fields
    .flatMap((field) => (field.kind === 'checklist' ? field.lines : []))
    .find(({ key }) => key === line)
  return ok({ subject: { kind: 'acceptance_line', line, task: work.id }, label: named?.label ?? label })
}
