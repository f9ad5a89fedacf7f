import type { PersonId, PlaceId, TerritoryId, WorkOrderId } from '@field/domain/kernel'
import { type Command, type CommandKind, taskOf, type WorkOrder } from '@field/domain/work-order'
import {
  nodeOf,
  type SiteCandidate,
  type TechnicianCandidate,
  taskNodeOf,
  type WorkTypeDefinition,
} from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { positionOf } from './rows.ts'

type SiteRow = {
  readonly id: PlaceId
  readonly name: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly technicians: readonly Omit<TechnicianCandidate, 'siteId'>[]
}

const choosing: readonly CommandKind[] = ['accept', 'decline', 'travel', 'resume', 'return', 'transfer', 'assign']

/**
 * Whether a command may choose somebody or reckon a way, so that its decision needs the candidates. A completion does
 * where the way on leads to a task that is not the store's or the customer's own.
 */
export function needsCandidates(definition: WorkTypeDefinition, order: WorkOrder, command: Command): boolean {
  if (command.kind !== 'complete') return choosing.includes(command.kind)
  const task = taskOf(order, command.taskId)
  if (!task) return false
  const again = command.verdicts?.some(({ verdict }) => verdict === 'rework') ?? false
  const ahead = again ? [definition.reworkTo] : taskNodeOf(definition, task.node).next.map(({ to }) => to)
  return ahead.some((key) => choosesAt(definition, key, definition.nodes.length))
}

function choosesAt(definition: WorkTypeDefinition, key: string, steps: number): boolean {
  const node = nodeOf(definition, key)
  if (!node || node.kind === 'end' || steps === 0) return false
  if (node.kind === 'task') return node.assignee.some(({ by }) => by !== 'customer' && by !== 'store')
  return node.next.some(({ to }) => choosesAt(definition, to, steps - 1))
}

/**
 * The organization's sites with all their technicians and the minutes promised by each, the sites nearest in the tree
 * of territories first. Work on `except` does not count: it is what is being assigned.
 */
export async function candidatesFor(
  tx: Tx,
  { territoryId, except }: { territoryId: TerritoryId; except: WorkOrderId | null },
): Promise<readonly SiteCandidate[]> {
  const { rows } = await sql<SiteRow>`
    select p.id, p.name, p.latitude, p.longitude,
      coalesce(jsonb_agg(jsonb_build_object('personId', t.person_id, 'skills', t.skills, 'onDuty', t.on_duty, 'openMinutes', m.minutes) order by t.person_id)
        filter (where t.person_id is not null), '[]') as technicians
    from place p
    join territory pt on (pt.org_id, pt.id) = (p.org_id, p.territory_id)
    join territory wanted on (wanted.org_id, wanted.id) = (p.org_id, ${territoryId}::uuid)
    left join technician t on (t.org_id, t.site_id) = (p.org_id, p.id)
      and exists (select from membership b where (b.org_id, b.person_id) = (t.org_id, t.person_id) and b.role = 'technician' and b.ended_at is null)
    left join lateral (
      select coalesce(sum(k.minutes), 0) as minutes from task k
      where k.org_id = t.org_id and k.assignee_id = t.person_id and k.open and k.work_order_id is distinct from ${except}::uuid
    ) m on true
    where p.kind = 'site'
    group by p.org_id, p.id, pt.path, wanted.path
    order by (select count(*) from unnest(pt.path) one where one = any(wanted.path)) desc, p.id`.execute(tx)
  return rows.map((row) => ({
    siteId: row.id,
    name: row.name,
    position: positionOf(row),
    technicians: row.technicians.map((one) => ({ ...one, personId: one.personId as PersonId, siteId: row.id })),
  }))
}
