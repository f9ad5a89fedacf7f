import { isOpen, lastOf, type Task, type WorkOrder } from '../work-order/index.ts'
import { nodeOf, type Whom, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Audience, NoticePage } from './notice.ts'

/** A reader and the page that opens for them. */
export type Reader = { readonly audience: Audience; readonly page: NoticePage }

const office = (role: 'dispatcher' | 'manager' | 'finance'): Reader => ({
  audience: { kind: 'role', role, placeId: null },
  page: 'dispatch',
})

function handlerOf(definition: WorkTypeDefinition, order: WorkOrder, task: Task | null): Reader {
  if (!task) return office('dispatcher')
  const node = nodeOf(definition, task.node)
  const work = node?.kind === 'task' ? node.work : null
  if (task.assigneeId !== null) {
    const page = task.assigneeId === order.customerId ? 'progress' : work === 'acceptance' ? 'acceptance' : 'task'
    return { audience: { kind: 'person', personId: task.assigneeId }, page }
  }
  const { role, placeId } = task
  if (role !== null) return { audience: { kind: 'role', role, placeId }, page: 'task' }
  if (placeId === null) return office('dispatcher')
  return work === 'acceptance'
    ? { audience: { kind: 'role', role: 'store_staff', placeId }, page: 'acceptance' }
    : { audience: { kind: 'role', role: 'technician', placeId }, page: 'task' }
}

/**
 * Who they are to the order, of the task named or else of its open work. A task that nobody has is the dispatcher's; an
 * order without a customer or a store has nobody there to tell.
 */
export function readersOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  task: Task | null,
  whom: Whom,
): readonly Reader[] {
  switch (whom) {
    case 'customer':
      return order.customerId === null
        ? []
        : [{ audience: { kind: 'person', personId: order.customerId }, page: 'progress' }]
    case 'handler':
      return [handlerOf(definition, order, task ?? lastOf(order.tasks.filter(isOpen)))]
    case 'store':
      return order.storeId === null
        ? []
        : [{ audience: { kind: 'role', role: 'store_staff', placeId: order.storeId }, page: 'progress' }]
    case 'followers':
      return order.followers.map((personId) => ({ audience: { kind: 'person', personId }, page: 'progress' }))
    default:
      return [office(whom)]
  }
}
