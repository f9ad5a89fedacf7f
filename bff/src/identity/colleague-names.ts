import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Names = Reply<'GET /people/names'>['items']

/** Those who work here now, as they are named in forms: no figures, no places, no customers. */
export async function colleagueNames(
  tx: Tx,
  { orgId }: Actor,
  { role = 'customer', q = '' }: Query<'GET /people/names'>,
): Promise<Names> {
  const any = role === 'customer'
  const pattern = `%${q.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const { rows } = await sql<Names[number]>`
    select p.id, p.name, t.badge, json_agg(distinct m.role) as roles
    from membership m
      join person p on p.org_id = m.org_id and p.id = m.person_id
      left join technician t on t.org_id = p.org_id and t.person_id = p.id
    where m.org_id = ${orgId}::uuid and m.ended_at is null and m.role <> 'customer'
      and (p.name ilike ${pattern} or t.badge ilike ${pattern})
    group by p.id, p.name, t.badge
    having ${any} or bool_or(m.role = ${role})
    order by p.name collate "zh-x-icu", p.id limit 100`.execute(tx)
  return rows
}
