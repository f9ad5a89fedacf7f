import { randomBytes } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse, type TagId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** What stands below a code for people to read out: the entrance's code and the sticker's number. */
export const shortCode = (code: string, number: number): string =>
  `${code.toUpperCase()}-${String(number).padStart(3, '0')}`

/** Makes tags for an entrance, numbered on from its last. The entrance is held meanwhile, so numbers are not given twice. */
export async function makeTags(
  tx: Tx,
  { orgId }: Actor,
  id: string,
  count: number,
): Promise<Result<Reply<'POST /entrances/:id/tags'>>> {
  const { rows } = await sql<{ code: string }>`
    select code from entrance where org_id = ${orgId}::uuid and id = ${id}::uuid for update`.execute(tx)
  const [entrance] = rows
  if (!entrance) return refuse('not_found')
  const { rows: last } = await sql<{ number: number }>`
    select coalesce(max(number), 0) as number from tag where org_id = ${orgId}::uuid and entrance_id = ${id}::uuid`.execute(
    tx,
  )
  const from = (last[0]?.number ?? 0) + 1
  const made = Array.from({ length: count }, (_, index) => ({
    id: newId<TagId>(),
    token: randomBytes(15).toString('base64url'),
    number: from + index,
  }))
  await sql`
    insert into tag (org_id, id, token, kind, entrance_id, number)
    select ${orgId}::uuid, r.id, r.token, 'entrance', ${id}::uuid, r.number
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r(id uuid, token text, number integer)`.execute(tx)
  return ok({ tags: made.map(({ token, number }) => ({ token, short: shortCode(entrance.code, number) })) })
}

/** The live tags of an entrance, by their numbers. Refuses `not_found` for an entrance that is not there. */
export async function liveTags(
  tx: Tx,
  { orgId }: Actor,
  id: string,
): Promise<Result<Reply<'GET /entrances/:id/tags'>>> {
  const { rows } = await sql<{ code: string; token: string | null; number: number }>`
    select e.code, g.token, g.number from entrance e
    left join tag g on g.org_id = e.org_id and g.entrance_id = e.id and g.revoked_at is null
    where e.org_id = ${orgId}::uuid and e.id = ${id}::uuid order by g.number limit 240`.execute(tx)
  if (rows.length === 0) return refuse('not_found')
  return ok({
    tags: rows.flatMap(({ code, token, number }) =>
      token === null ? [] : [{ token, short: shortCode(code, number ?? 0), number: number ?? 0 }],
    ),
  })
}
