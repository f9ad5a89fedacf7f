import type { Actor } from '@field/domain/access'
import { isOpen, openTask, relationsOf, type WorkOrder } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Tag } from './tag.ts'

export type Door = 'report' | 'follow' | 'progress' | 'task' | 'acceptance'

/** An open work order that hangs on a tag. */
export type OpenOrder = { readonly order: WorkOrder; readonly definition: WorkTypeDefinition }

/** The door, and the order behind it. */
export type Opened = { readonly door: Door; readonly behind: OpenOrder | null }

const handles = ({ order }: OpenOrder, { personId }: Actor): boolean =>
  order.tasks.some((task) => isOpen(task) && task.assigneeId === personId)

function awaitsStore({ order, definition }: OpenOrder, { role, placeIds }: Actor): boolean {
  const task = openTask(order)
  const judging = task && taskNodeOf(definition, task.node).work === 'acceptance'
  return Boolean(judging && role === 'store_staff' && task.placeId && placeIds.includes(task.placeId))
}

/**
 * Which door a tag opens for this person: the technician's own open task, what awaits the store's judgement, one's own
 * order, somebody else's on the same device, else a new report. `open` are the open orders, newest first. A stranger
 * (null) sees that a device is reported already and nothing behind it.
 */
export function doorOf({ kind }: Pick<Tag, 'kind'>, open: readonly OpenOrder[], actor: Actor | null): Opened {
  const [newest = null] = open
  const ofOthers: Opened =
    kind === 'asset' && newest ? { door: 'follow', behind: newest } : { door: 'report', behind: null }
  if (!actor) return ofOthers
  const first = (door: Door, belongs: (one: OpenOrder) => boolean): Opened | null => {
    const behind = open.find(belongs)
    return behind ? { door, behind } : null
  }
  const worker = actor.role === 'technician' ? first('task', (one) => handles(one, actor)) : null
  return (
    worker ??
    first('acceptance', (one) => awaitsStore(one, actor)) ??
    first('progress', ({ order }) => kind === 'asset' && relationsOf(order, actor).length > 0) ??
    first('progress', ({ order }) => order.customerId === actor.personId || order.followers.includes(actor.personId)) ??
    ofOthers
  )
}
