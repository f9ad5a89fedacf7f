import { createHash } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { isId, ok, type Result, refuse } from '@field/domain/kernel'
import { packItem } from '@field/domain/library'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { retiredParts } from '../stock/queries.ts'
import { inUse } from './part-names.ts'
import { itemsWhere, type KeptItem } from './row.ts'
import { here, overridesAt, type Scopes, scopesOfActor } from './scopes.ts'

const page = 1000
const zero = '00000000-0000-0000-0000-000000000000'

/** Where a phone stands: the last transaction and item it has, and for which place. Another place begins anew. */
type Cursor = { readonly xid: string; readonly id: string; readonly place: string }

const placeOf = (scopes: Scopes): string => createHash('sha256').update(scopes.join()).digest('hex').slice(0, 8)
const write = ({ xid, id, place }: Cursor): string => `${xid}.${id}.${place}`

function read(text: string): Cursor | null {
  const [xid = '', id = '', place = '', more] = text.split('.')
  if (more !== undefined || !/^\d{1,19}$/.test(xid) || !(isId(id) || id === zero)) return null
  return /^[0-9a-f]{8}$/.test(place) ? { xid, id, place } : null
}

/**
 * A page of the library as it holds at the actor's site: what changed from the cursor on, by transactions that are over,
 * so that nothing which commits later is missed. Retired items and those not offered there are gone, and retired parts from
 * what items take.
 */
export async function libraryPage(
  tx: Tx,
  actor: Actor,
  since: string | undefined,
): Promise<Result<Reply<'GET /library'>>> {
  const given = since === undefined ? null : read(since)
  if (since !== undefined && !given) return refuse('wrong_format', { path: 'since' })
  const scopes = await scopesOfActor(tx, actor)
  const place = placeOf(scopes)
  const from = given?.place === place ? given : null
  const { rows } = await sql<{ horizon: string; found: readonly { readonly id: string; readonly xid: string }[] }>`
    with seen as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon),
    revised as (
      select i.id, greatest(i.revised, o.revised) as xid from service_item i left join (
        select item_id, max(revised) as revised from service_item_override
        where org_id = ${actor.orgId}::uuid and scope_id = any(${scopes}::uuid[]) group by item_id
      ) o on o.item_id = i.id where i.org_id = ${actor.orgId}::uuid
    ),
    shown as (
      select r.id, r.xid from revised r, seen
      where (r.xid, r.id) > (${from?.xid ?? '0'}::xid8, ${from?.id ?? zero}::uuid) and r.xid < seen.horizon
      order by r.xid, r.id limit ${page}
    )
    select seen.horizon::text, coalesce((select json_agg(json_build_object('id', id, 'xid', xid::text) order by xid, id) from shown), '[]') as found
    from seen`.execute(tx)
  const { horizon = '0', found = [] } = rows[0] ?? {}
  const last = found.at(-1)
  const more = found.length === page && last !== undefined
  const [items, overrides, goneParts] = await Promise.all([
    itemsWhere(tx, actor.orgId, sql`i.id = any(${found.map(({ id }) => id)}::uuid[])`),
    overridesAt(tx, actor.orgId, scopes),
    retiredParts(tx, actor.orgId),
  ])
  const now = items.map((item) => ({ item, at: here(item, overrides) }))
  const offered = now.filter(({ item, at }) => item.retiredAt === null && at.available)
  const left = now.filter(({ item, at }) => item.retiredAt !== null || !at.available)
  return ok({
    cursor: write(more ? { ...last, place } : { xid: horizon, id: zero, place }),
    more,
    fresh: from === null,
    items: offered.map(({ item, at }) => packItem({ ...keysOf(item), ...at, parts: inUse(at.parts, goneParts) })),
    gone: from === null ? [] : left.map(({ item }) => item.id),
  })
}

const keysOf = ({ id, code, pinyin, initials, version }: KeptItem) => ({ id, code, pinyin, initials, version })
