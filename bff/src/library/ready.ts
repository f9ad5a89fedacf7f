import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, type OrgId, ok, type PartId, type Result, refuse } from '@field/domain/kernel'
import { type LibraryItem, libraryParts, serviceLibrary } from '@field/presets'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { searchText } from '../stock/queries.ts'
import { ofHeadquarters } from './keep-item.ts'
import { writeItems } from './write-items.ts'

const tradeOf = ({ path }: LibraryItem): string => path[0]?.['zh-CN'] ?? ''

async function codesOf(tx: Tx, orgId: OrgId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`select code from service_item where org_id = ${orgId}::uuid`.execute(tx)
  return new Set(rows.map(({ code }) => code))
}

/** The trades of the ready library, with how many items each has and how many of them are in the organization's already. */
export async function readyTrades(tx: Tx, orgId: OrgId): Promise<Reply<'GET /library/ready'>> {
  const codes = await codesOf(tx, orgId)
  const trades = new Map(serviceLibrary.map((item) => [tradeOf(item), item.path[0] ?? { 'zh-CN': '' }]))
  return {
    trades: [...trades].map(([trade, label]) => {
      const items = serviceLibrary.filter((item) => tradeOf(item) === trade)
      return { trade, label, items: items.length, taken: items.filter(({ code }) => codes.has(code)).length }
    }),
  }
}

/** Parts that are not there yet, so that items may name them; those of the same code stay as they are. */
async function addParts(tx: Tx, orgId: OrgId, codes: ReadonlySet<string>): Promise<ReadonlyMap<string, PartId>> {
  const rows = libraryParts
    .filter(({ code }) => codes.has(code))
    .map(({ code, label, category }) => ({ id: newId(), code, name: label, category, search: searchText(code, label) }))
  await sql`
    insert into part (org_id, id, code, name, category, search)
    select ${orgId}::uuid, r.id, r.code, r.name, r.category, r.search
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name jsonb, category text, search text)
    on conflict (org_id, code) do nothing`.execute(tx)
  const { rows: parts } = await sql<{ code: string; id: string }>`
    select code, id from part where org_id = ${orgId}::uuid and code = any(${[...codes]}::text[]) and retired_at is null`.execute(
    tx,
  )
  return new Map(parts.map(({ code, id }) => [code, asId<PartId>(id)]))
}

/** Takes the items of trades into the library with the parts that they need; what has the code already stays as it is. */
export async function takeReady(
  tx: Tx,
  world: World,
  actor: Actor,
  { trades }: Body<'POST /library/ready'>,
  now: Instant,
): Promise<Result<Reply<'POST /library/ready'>>> {
  const { orgId } = actor
  const hq = ofHeadquarters(actor)
  if (!hq.ok) return hq
  const known = new Set(serviceLibrary.map(tradeOf))
  const unknown = trades.findIndex((trade) => !known.has(trade))
  if (unknown >= 0) return refuse('not_an_option', { path: `trades.${unknown}` })
  await sql`select pg_advisory_xact_lock(hashtext(${`library ${orgId}`}))`.execute(tx)
  const codes = await codesOf(tx, orgId)
  const items = serviceLibrary.filter((item) => trades.includes(tradeOf(item)) && !codes.has(item.code))
  const named = new Set(items.flatMap(({ parts }) => parts.map(({ code }) => code)))
  const partByCode = await addParts(tx, orgId, named)
  const wishes = items.map(({ code, parts, ...rest }) => ({
    code,
    content: {
      ...rest,
      parts: parts.flatMap(({ code: part, quantity }) => {
        const partId = partByCode.get(part)
        return partId ? [{ partId, quantity }] : []
      }),
    },
    retired: false,
    present: null,
  }))
  await writeItems(tx, world, actor, wishes, now)
  return ok({ items: wishes.length, parts: named.size })
}
