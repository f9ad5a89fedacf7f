import { sql } from 'kysely'
import type { Database } from '../../platform/database/kysely.ts'
import type { Told } from '../message/told.ts'
import { namesInWords } from '../names-in-words.ts'
import type { Claimed } from './claim.ts'

export type Message = { readonly openid: string | null; readonly page: string; readonly told: Told }

/** What a claimed row is to say and to whom, as everything stands now. */
export async function loadMessage({ read }: Database, { orgId, id }: Claimed): Promise<Message> {
  const { rows } = await sql<Told & { openid: string | null; page: string }>`
    select p.openid, p.language, i.page, i.template, i.fields, w.status, w.urgent, coalesce(y.time_zone, g.time_zone) as "timeZone",
      t.name as technician, s.name as store, ${namesInWords} as names,
      (select count(*)::int from timeline l where l.org_id = i.org_id and l.work_order_id = i.work_order_id
        and l.kind = 'urged' and l.seq <= i.event_seq) as urges
    from outbox o join inbox_message i on (i.org_id, i.id) = (o.org_id, o.inbox_id)
      join person p on (p.org_id, p.id) = (o.org_id, o.person_id)
      join organization g on g.id = o.org_id
      join work_order w on (w.org_id, w.id) = (i.org_id, i.work_order_id)
      left join territory y on (y.org_id, y.id) = (w.org_id, w.territory_id)
      left join person t on (t.org_id, t.id) = (i.org_id, (i.fields ->> 'technicianId')::uuid)
      left join place s on (s.org_id, s.id) = (i.org_id, (i.fields ->> 'storeId')::uuid)
    where o.org_id = ${orgId}::uuid and o.id = ${id}::uuid`.execute(read)
  const [row] = rows
  if (!row) throw new Error(`message ${id} is about nothing`)
  const { openid, page, ...told } = row
  return { openid, page, told }
}
