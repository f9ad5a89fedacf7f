import { isOpen, lastOf, type Task, type WorkOrder } from '../work-order/index.ts'
import { isPersonNode, nodeOf, type Whom, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Audience, NoticePage } from './notice.ts'

/** A reader and the page that opens for them. */
export type Reader = { readonly audience: Audience; readonly page: NoticePage }

/** The page on which a task is done by whoever has it; the customer's word on a whole is given from the progress page. */
export function pageOf(definition: WorkTypeDefinition, order: WorkOrder, task: Task): NoticePage {
  const node = nodeOf(definition, task.node)
  const work = isPersonNode(node) ? node.work : 'visit'
  if (work === 'desk' || work === 'approval') return 'desk'
  if (task.assigneeId !== null && task.assigneeId === order.customerId) return 'progress'
  return work === 'visit' ? 'task' : 'acceptance'
}

/** Whom a task has been given to: a person, whoever has a role, or a shop's staff. Null while it is the dispatcher's. */
export function ownerOf({ assigneeId, role, placeId }: Task): Audience | null {
  if (assigneeId !== null) return { kind: 'person', personId: assigneeId }
  if (role !== null) return { kind: 'role', role, placeId }
  return placeId === null ? null : { kind: 'role', role: 'store_staff', placeId }
}

/** Those of an office; money is not given out by finance, who reads on the page that everybody may see. */
function office(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  task: Task | null,
  role: 'dispatcher' | 'manager' | 'finance',
): Reader {
  const theirs = task !== null && isOpen(task) && task.assigneeId === null && task.role === role
  const page = theirs ? pageOf(definition, order, task) : role === 'finance' ? 'progress' : 'dispatch'
  return { audience: { kind: 'role', role, placeId: null }, page }
}

function handlerOf(definition: WorkTypeDefinition, order: WorkOrder, task: Task | null): Reader {
  const audience = task && ownerOf(task)
  return task && audience
    ? { audience, page: pageOf(definition, order, task) }
    : office(definition, order, null, 'dispatcher')
}

/** The open work, or once all is over whoever had the last of it. */
export const workOf = ({ tasks }: WorkOrder): Task | null =>
  lastOf(tasks.filter(isOpen)) ?? lastOf(tasks.filter(({ assigneeId }) => assigneeId !== null))

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
    case 'customer': {
      if (order.customerId === null) return []
      const theirs = task !== null && isOpen(task) && task.assigneeId === order.customerId
      const page = theirs ? pageOf(definition, order, task) : 'progress'
      return [{ audience: { kind: 'person', personId: order.customerId }, page }]
    }
    case 'handler':
      return [handlerOf(definition, order, task ?? workOf(order))]
    case 'store': {
      if (order.storeId === null) return []
      const theirs = task !== null && isOpen(task) && task.assigneeId === null && task.placeId === order.storeId
      const page = theirs ? pageOf(definition, order, task) : 'progress'
      return [{ audience: { kind: 'role', role: 'store_staff', placeId: order.storeId }, page }]
    }
    case 'followers':
      return order.followers.map((personId) => ({ audience: { kind: 'person', personId }, page: 'progress' }))
    default:
      return [office(definition, order, task, whom)]
  }
}
