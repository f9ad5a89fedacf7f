import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { checkOverride, type ItemOverride } from '@field/domain/library'
import { type RawBuilder, sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { type NamedParts, partsNamed, writtenPart } from './part-names.ts'
import { itemById } from './row.ts'

type Override = Reply<'GET /service-items/:id/overrides'>['overrides'][number]
type Row = {
  readonly scope_id: string
  readonly territory: boolean
  readonly name: string
  readonly number: number
  readonly fields: ItemOverride | null
  readonly at: Instant
}

const overrideView = ({ scope_id: id, territory, name, number, fields, at }: Row, parts: NamedParts): Override => ({
  scope: { kind: territory ? 'territory' : 'site', id, name },
  number,
  fields,
  at,
  ...(fields?.parts && { parts: fields.parts.map((part) => writtenPart(part, parts)) }),
})

/** What holds now at each scope, also what was given up; `where` speaks of the row `o`. */
async function presentWhere(tx: Tx, where: RawBuilder<boolean>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select distinct on (o.scope_id) o.scope_id, o.territory_id is not null as territory, coalesce(p.name, y.name) as name, o.number, o.fields, o.at
    from service_item_override o left join place p on (p.org_id, p.id) = (o.org_id, o.place_id)
      left join territory y on (y.org_id, y.id) = (o.org_id, o.territory_id)
    where ${where} order by o.scope_id, o.number desc`.execute(tx)
  return rows
}

/** What territories and sites have otherwise. Refuses `not_found` for an item that the organization does not have. */
export async function listOverrides(
  tx: Tx,
  { orgId }: Actor,
  id: string,
): Promise<Result<Reply<'GET /service-items/:id/overrides'>>> {
  const [item, rows] = await Promise.all([
    itemById(tx, orgId, id),
    presentWhere(tx, sql<boolean>`o.org_id = ${orgId}::uuid and o.item_id = ${id}::uuid`),
  ])
  if (!item) return refuse('not_found')
  const parts = await partsNamed(
    tx,
    orgId,
    rows.map(({ fields }) => fields?.parts ?? []),
  )
  return ok({ overrides: rows.filter(({ fields }) => fields !== null).map((row) => overrideView(row, parts)) })
}

type Scope = { readonly territory: boolean; readonly name: string }

async function scopeOf(tx: Tx, orgId: OrgId, id: string): Promise<Scope | null> {
  const { rows } = await sql<Scope>`
    select true as territory, name from territory where org_id = ${orgId}::uuid and id = ${id}::uuid
    union all select false, name from place where org_id = ${orgId}::uuid and id = ${id}::uuid and kind = 'site'`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Who manages single sites speaks for those; only headquarters for a territory. */
const maySpeakFor = ({ placeIds }: Actor, scope: string): boolean =>
  placeIds.length === 0 || placeIds.some((id) => id === scope)

/**
 * Keeps what a scope has otherwise as its next number; null gives it up. Refuses `not_permitted` for a scope that is not
 * the actor's, `version_conflict` away from `base`, `part_unknown`, and what `checkOverride` refuses.
 */
export async function keepOverride(
  tx: Tx,
  actor: Actor,
  { id, scope: scopeId }: { readonly id: string; readonly scope: string },
  { base, fields: given }: Body<'PUT /service-items/:id/overrides/:scope'>,
  now: Instant,
): Promise<Result<Override>> {
  const { orgId, personId } = actor
  const fields = given as ItemOverride | null
  await sql`select pg_advisory_xact_lock(hashtext(${`override ${id} ${scopeId}`}))`.execute(tx)
  const [item, scope, [present]] = await Promise.all([
    itemById(tx, orgId, id),
    scopeOf(tx, orgId, scopeId),
    presentWhere(
      tx,
      sql<boolean>`o.org_id = ${orgId}::uuid and o.item_id = ${id}::uuid and o.scope_id = ${scopeId}::uuid`,
    ),
  ])
  if (!item) return refuse('not_found')
  if (!scope) return refuse('not_found', { path: 'scope' })
  if (!maySpeakFor(actor, scopeId)) return refuse('not_permitted')
  const wrong = fields === null ? ok(null) : checkOverride(fields)
  if (!wrong.ok) return wrong
  const parts = fields?.parts ?? []
  const known = await partsNamed(tx, orgId, [parts])
  const unknown = parts.findIndex(({ partId }) => !known.has(partId))
  if (unknown >= 0) return refuse('part_unknown', { path: `fields.parts.${unknown}.partId` })
  // What was given up is no longer told of, so who sets it anew begins from nothing.
  const stands = present?.fields ? present.number : 0
  if (base !== stands && base !== present?.number) return refuse('version_conflict')
  const number = (present?.number ?? 0) + 1
  await tx
    .insertInto('service_item_override')
    .values({
      org_id: orgId,
      item_id: id,
      scope_id: scopeId,
      number,
      territory_id: scope.territory ? scopeId : null,
      place_id: scope.territory ? null : scopeId,
      fields: fields === null ? null : JSON.stringify(fields),
      at: time(now),
      by: personId,
    })
    .execute()
  return ok(overrideView({ scope_id: scopeId, ...scope, number, fields, at: now }, known))
}
