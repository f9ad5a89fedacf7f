import { asId, ok, type ServiceItemId } from '@field/domain/kernel'
import { type DomainEvent, isOpen, type Task, taskOf } from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { AfterEvents, Saved } from '../platform/hooks.ts'
import { isOfPackage, packageLinesOf } from './order-package.ts'

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
 * The minutes of chosen items count as work that the handler has before them, beside those of the station. After every
 * hook that may change a task, since a task's row is written anew with each change.
 */
export const libraryMinutesAfterEvents: AfterEvents = async (tx, _world, { before, after }) => {
  const changed = after.tasks.filter(
    (task) => isOpen(task) && task.services.length > 0 && !before?.tasks.includes(task),
  )
  for (const { id, services } of changed)
    await sql`
      update task t set minutes = t.minutes + s.minutes
      from (select coalesce(sum(i.minutes * r.quantity), 0)::int as minutes
        from jsonb_to_recordset(${JSON.stringify(services)}::jsonb) as r("itemId" uuid, quantity integer)
          join service_item i on i.org_id = ${after.orgId}::uuid and i.id = r."itemId") s
      where t.org_id = ${after.orgId}::uuid and t.id = ${id}::uuid`.execute(tx)
  return ok([])
}
