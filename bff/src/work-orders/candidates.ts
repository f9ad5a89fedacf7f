import type { OrgId, PersonId, PlaceId, TerritoryId, WorkOrderId } from '@field/domain/kernel'
import { type Command, type CommandKind, taskOf, type WorkOrder } from '@field/domain/work-order'
import {
  isPersonNode,
  type MemberCandidate,
  nodeOf,
  type SiteCandidate,
  type TechnicianCandidate,
  targetsOf,
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

const choosing: readonly CommandKind[] = [
  'accept',
  'decline',
  'travel',
  'resume',
  'return',
  'transfer',
  'assign',
  'add_signer',
  'withdraw',
]

/**
 * Whether a command may choose somebody or reckon a way, so that its decision needs the candidates. A completion does
 * where the way on, or back, leads to a task that is not the store's or the customer's own.
 */
export function needsCandidates(definition: WorkTypeDefinition, order: WorkOrder, command: Command): boolean {
  if (command.kind !== 'complete') return choosing.includes(command.kind)
  const task = taskOf(order, command.taskId)
  const node = task && nodeOf(definition, task.node)
  if (!node) return false
  if (command.decision === 'rejected') return true
  const again = command.verdicts?.some(({ verdict }) => verdict === 'rework') ?? false
  return choosesAhead(definition, again ? [definition.reworkTo] : targetsOf(node))
}

/** Whether somebody is chosen at the first people's nodes that these lead to. */
function choosesAhead(definition: WorkTypeDefinition, keys: readonly string[]): boolean {
  const seen = new Set<string>()
  const queue = [...keys]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const node = seen.has(key) ? null : nodeOf(definition, key)
    seen.add(key)
    if (!node) continue
    if (!isPersonNode(node)) queue.push(...targetsOf(node))
    else if (node.assignee.some(({ by }) => by !== 'customer' && by !== 'store')) return true
  }
  return false
}

const naming: readonly CommandKind[] = ['transfer', 'assign', 'add_signer']

/** Whether a decision must know who has which role: somebody is named by hand, or a node names people by it. */
export const needsMembers = ({ nodes }: WorkTypeDefinition, kind: CommandKind | 'report'): boolean =>
  naming.some((one) => one === kind) ||
  nodes.some((node) => isPersonNode(node) && node.assignee.some(({ by }) => by === 'role' || by === 'person'))

/** Everybody who works for the organization now, by role and place. */
export async function membersOf(tx: Tx, orgId: OrgId): Promise<readonly MemberCandidate[]> {
  const { rows } = await sql<MemberCandidate>`
    select person_id as "personId", role, place_id as "placeId" from membership
    where org_id = ${orgId}::uuid and ended_at is null and role <> 'customer' order by person_id`.execute(tx)
  return rows
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
