import type { Reply } from '@field/contract'
import { type OrgId, ok } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'

type Item = Reply<'GET /rebate-parties'>['items'][number]

/** Whom a rebate may be for alone: technicians of now, sites, outside providers, and whoever one is for already. */
export const listRebateParties: Handler<'GET /rebate-parties'> = async ({ tx, actor: { orgId } }) => {
  const { rows } = await sql<Item>`
    select 'technician' as role, p.id, p.name from person p where p.org_id = ${orgId}::uuid and (
      exists (select from membership m where (m.org_id, m.person_id) = (p.org_id, p.id) and m.role = 'technician' and m.ended_at is null)
      or exists (select from rebate_rule r where r.org_id = p.org_id and r.removed_at is null and r.rule->>'party' = p.id::text))
    union all select kind, id, name from place where org_id = ${orgId}::uuid and kind in ('site', 'provider')
    order by role, name, id limit 5000`.execute(tx)
  return ok({ items: rows })
}

/** The parties that are none of their role here; roles of the organization's own name what they like. */
export async function unknownParties(
  tx: Tx,
  orgId: OrgId,
  rebates: readonly { readonly role: string; readonly party?: string }[],
): Promise<ReadonlySet<string>> {
  const named = rebates.flatMap(({ role, party }) =>
    party !== undefined && ['technician', 'site', 'provider'].includes(role) ? [{ role, party }] : [],
  )
  if (named.length === 0) return new Set()
  const { rows } = await sql<{ party: string }>`
    select r.party from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r(role text, party uuid)
    where not case when r.role = 'technician' then exists (select from technician t where t.org_id = ${orgId}::uuid and t.person_id = r.party)
      else exists (select from place p where p.org_id = ${orgId}::uuid and p.id = r.party and p.kind = r.role) end`.execute(
    tx,
  )
  return new Set(rows.map(({ party }) => party))
}
