import type { Reply } from '@field/contract'
import type { OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Choices = Reply<'GET /routing/choices'>

// What orders were marked with lately says what marks there are, without reading them all.
const lastOrders = 500

/** What a rule of routing may ask for and give, in one statement. */
export async function routingChoices(tx: Tx, orgId: OrgId): Promise<Choices> {
  const { rows } = await sql<Choices>`
    select
      (select coalesce(json_agg(json_build_object('id', t.id, 'parentId', t.parent_id, 'name', t.name, 'level', t.level)
        order by cardinality(t.path), t.division_code, t.id), '[]') from territory t where t.org_id = ${orgId}::uuid) as territories,
      array(select distinct set_key from share_rule where org_id = ${orgId}::uuid and set_key is not null order by 1) as "shareSets",
      array(select distinct tag from (
        select unnest(e.tags) as tag from entrance e where e.org_id = ${orgId}::uuid
        union select unnest(w.tags) from (select tags from work_order where org_id = ${orgId}::uuid order by created_at desc limit ${lastOrders}) w
      ) marks order by 1 limit 100) as tags,
      array(select distinct source from (
        select e.source from entrance e where e.org_id = ${orgId}::uuid
        union select w.source from (select source from work_order where org_id = ${orgId}::uuid order by created_at desc limit ${lastOrders}) w
      ) sources order by 1 limit 100) as sources,
      array(select distinct level from person where org_id = ${orgId}::uuid and level is not null order by 1 limit 20) as levels`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('a select without a table answers one row')
  return row
}
