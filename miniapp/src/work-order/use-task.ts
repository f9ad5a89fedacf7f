import { availableOperations, type Command, isOpen, type Task, taskOf, type WorkOrder } from '@field/domain/work-order'
import { type Operation, type TaskNode, taskNodeOf } from '@field/domain/workflow'
import { useEffect, useMemo } from 'react'
import { call, type Entry, follow, type Me, ofOrder, type Resource, useResource } from '../data/index.ts'
import { asOrder, type Detail } from './as-order.ts'
import { type Acting, command } from './command.ts'
import { overlay, useAnswered, useEntries } from './entries.ts'
import { actorOf, useMe } from './me.ts'
import { withPending } from './pending.ts'

/** A task to work on: what the server last said, with what waits on the phone already applied. */
export type Work = {
  readonly detail: Detail
  readonly order: WorkOrder
  readonly task: Task
  readonly node: TaskNode
  /** What this person may do now. */
  readonly operations: readonly Operation[]
}

export type TaskInHand = {
  readonly me: Me | null
  readonly resource: Resource<Detail> & { readonly reload: () => Promise<void> }
  readonly work: Work | null
  /** What this order still has on the phone, the refused ones too. */
  readonly entries: readonly Entry[]
  readonly act: (wanted: Command, acting?: Acting) => Promise<{ kept: boolean }>
}

export const detailKey = (orderId: string): string => `${ofOrder(orderId)}detail`
export const fetchDetail = (orderId: string) => () => call('GET /work-orders/:id', { params: { id: orderId } })

/** The task of the order that a person means: their open one, else the one named, else the last they did. */
export function taskInHand(order: WorkOrder, taskId: string | null, mine: (task: Task) => boolean): Task | null {
  const own = order.tasks.filter(mine)
  const named = taskId === null ? null : taskOf(order, taskId as Task['id'])
  return own.find(isOpen) ?? named ?? own.at(-1) ?? order.tasks.at(-1) ?? null
}

/** Lays what waits on the phone over what the server said. */
export function workOf(detail: Detail, taskId: string | null, waiting: readonly Entry[], me: Me): Work | null {
  const actor = actorOf(me)
  const { definition } = detail
  const order = withPending(definition, asOrder(detail, actor), waiting, actor)
  const mine = ({ assigneeId, placeId }: Task) =>
    assigneeId === actor.personId || (assigneeId === null && placeId !== null && actor.placeIds.includes(placeId))
  const task = taskInHand(order, taskId, mine)
  if (!task) return null
  const operations = availableOperations(definition, order, actor)
  return { detail, order, task, node: taskNodeOf(definition, task.node), operations }
}

/** Holds a work order and one task of it, live, with this phone's unsent actions applied by the domain itself. */
export function useTask(orderId: string, taskId: string | null = null): TaskInHand {
  const me = useMe()
  const resource = useResource(me === null ? null : detailKey(orderId), fetchDetail(orderId))
  const entries = useEntries(me?.id ?? null)
  const taken = useAnswered()
  useEffect(() => follow(orderId), [orderId])
  const { value: detail } = resource
  const work = useMemo(
    () => (me && detail ? workOf(detail, taskId, overlay(orderId, detail.version, entries, taken), me) : null),
    [detail, taskId, entries, taken, me, orderId],
  )
  const act = async (wanted: Command, acting?: Acting) =>
    me && detail ? command(me.id, detail, wanted, acting) : { kept: false }
  return { me, resource, work, entries: entries.filter(({ stream }) => stream === orderId), act }
}
