import { asId, ok, type ServiceItemId } from '@field/domain/kernel'
import { type DomainEvent, isOpen, type Task, taskOf } from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { AfterEvents, Saved } from '../platform/hooks.ts'
import { isOfPackage, packageLinesOf } from './order-package.ts'
import { itemsWhere } from './row.ts'
import { here, overridesAt, scopesOfOrder } from './scopes.ts'

/** The task that is the first of an order to be opened where services are listed, if this command opened it. */
function firstToServe({ definition, after, entries }: Saved): Task | null {
  const serves = (node: string): boolean => taskNodeOf(definition, node).services === true
  const first = after.tasks.find(({ node }) => serves(node))
  const opened = entries.some(({ event }) => event.kind === 'task_opened' && event.task.id === first?.id)
  return first && opened && isOpen(first) ? first : null
}

/** The lines of the package that an order was opened with come to the first task that lists services. */
export const libraryAfterEvents: AfterEvents = async (tx, _world, saved) => {
  const { after } = saved
  const first = isOfPackage(after.tags) ? firstToServe(saved) : null
  const task = first && taskOf(after, first.id)
  if (!task || task.services.length > 0) return ok([])
  const lines = await packageLinesOf(tx, after.orgId, after.id)
  if (lines.length === 0) return ok([])
  const services = lines.map(({ itemId, quantity }) => ({ itemId: asId<ServiceItemId>(itemId), quantity }))
  const brought: DomainEvent = { kind: 'draft_saved', taskId: task.id, answers: task.answers, services }
  return ok([brought])
}

/**
 * The minutes of chosen items, as they are at the order's place, count as work that the handler has before them, beside
 * those of the station. After every
 * hook that may change a task, since a task's row is written anew with each change.
 */
export const libraryMinutesAfterEvents: AfterEvents = async (tx, _world, { before, after }) => {
  const changed = after.tasks.filter(
    (task) => isOpen(task) && task.services.length > 0 && !before?.tasks.includes(task),
  )
  if (changed.length === 0) return ok([])
  const { orgId } = after
  const ids = [...new Set(changed.flatMap(({ services }) => services.map(({ itemId }) => itemId)))]
  const [items, overrides] = [
    await itemsWhere(tx, orgId, sql`i.id = any(${ids}::uuid[])`),
    await overridesAt(tx, orgId, await scopesOfOrder(tx, orgId, after.id)),
  ]
  const minutesOf = new Map(items.map((item) => [item.id, here(item, overrides).minutes]))
  for (const { id, services } of changed) {
    const minutes = services.reduce((sum, { itemId, quantity }) => sum + (minutesOf.get(itemId) ?? 0) * quantity, 0)
    await sql`
      update task set minutes = minutes + ${minutes}
      where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)
  }
  return ok([])
}
