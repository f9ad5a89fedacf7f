import type { OrgId } from '@field/domain/kernel'
import type { World as Known, Problem, WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { checkAside } from './check/check-aside.ts'

/** What a definition may name of the organization: its people, the roles and skills they have, its work types; and which parts it may not. */
async function knownTo(tx: Tx, orgId: OrgId): Promise<Known> {
  const { rows } = await sql<{ skills: string[]; roles: string[]; persons: string[]; types: string[]; gone: string[] }>`
    select
      (select coalesce(array_agg(distinct s), '{}') from technician t
        join membership b on (b.org_id, b.person_id) = (t.org_id, t.person_id) and b.role = 'technician' and b.ended_at is null
        cross join unnest(t.skills) s where t.org_id = ${orgId}::uuid) as skills,
      (select coalesce(array_agg(distinct role), '{}') from membership where org_id = ${orgId}::uuid and ended_at is null) as roles,
      (select coalesce(array_agg(distinct person_id), '{}') from membership
        where org_id = ${orgId}::uuid and ended_at is null and role <> 'customer') as persons,
      (select coalesce(array_agg(key), '{}') from work_type
        where org_id = ${orgId}::uuid and published_version_id is not null) as types,
      (select coalesce(array_agg(code), '{}') from part where org_id = ${orgId}::uuid and retired_at is not null) as gone`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('an aggregate answers one row')
  return {
    skills: row.skills,
    roles: ['customer', ...row.roles],
    persons: row.persons,
    workTypes: row.types,
    retiredParts: row.gone,
  }
}

/** Why this organization could not publish the definition now; empty when it could. Reckoned beside the event loop. */
export async function problemsOf(tx: Tx, orgId: OrgId, definition: WorkTypeDefinition): Promise<readonly Problem[]> {
  const known = await knownTo(tx, orgId)
  return checkAside(definition, { ...known, workTypes: [...(known.workTypes ?? []), definition.key] })
}
