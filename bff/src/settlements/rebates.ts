import type { Body } from '@field/contract'
import { asId, fen, type OrgId, ok, type Result, refuse, type TerritoryId } from '@field/domain/kernel'
import { type Rebate, type RebateCount, rebateFault, rebateOf, rebateTie } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import type { Month } from './month.ts'
import { type One, type Party, partyKey, salesIn } from './party-lines.ts'
import { unknownParties } from './rebate-parties.ts'

/** The rebates in the order declared. */
async function rebatesOf(tx: Tx, orgId: OrgId): Promise<readonly Rebate[]> {
  const { rows } = await sql<{ rule: Rebate }>`select rule from rebate_rule
    where org_id = ${orgId}::uuid and removed_at is null order by position`.execute(tx)
  return rows.map(({ rule }) => rule)
}

export const listRebates: Handler<'GET /rebates'> = async ({ tx, actor }) =>
  ok({ rebates: [...(await rebatesOf(tx, actor.orgId))] })

/**
 * Replaces all rebates. Refuses rungs that do not rise, a period that is none and a party that is none of its role, with
 * the rebate and the rung in `path`, a territory that is not there, and `price_ambiguous` for two that could both be meant
 * for one month.
 */
export const replaceRebates: Handler<'PUT /rebates'> = async ({ tx, actor: { orgId }, body, now }) => {
  const rebates = body.rebates.map(rebateFrom)
  for (const [index, rebate] of rebates.entries()) {
    const fault = rebateFault(rebate)
    if (fault) return { ok: false, refusal: { ...fault, path: `rebates.${index}.${fault.path}` } }
  }
  const tie = rebateTie(rebates)
  if (tie) return refuse('price_ambiguous', { path: `rebates.${tie.second}`, detail: tie })
  const [parties, territories] = await Promise.all([
    unknownParties(tx, orgId, rebates),
    unknownTerritories(tx, orgId, rebates),
  ])
  for (const [index, { party, territory }] of rebates.entries()) {
    if (party !== undefined && parties.has(party)) return refuse('not_an_option', { path: `rebates.${index}.party` })
    if (territory !== undefined && territories.has(territory))
      return refuse('not_an_option', { path: `rebates.${index}.territory` })
  }
  await sql`update rebate_rule set removed_at = ${time(now)}
    where org_id = ${orgId}::uuid and removed_at is null`.execute(tx)
  await sql`insert into rebate_rule (org_id, id, rule, position)
    select ${orgId}::uuid, (r.rule->>'id')::uuid, r.rule, r.position
    from jsonb_array_elements(${JSON.stringify(rebates)}::jsonb) with ordinality as r(rule, position)`.execute(tx)
  return ok({ count: rebates.length })
}

async function unknownTerritories(tx: Tx, orgId: OrgId, rebates: readonly Rebate[]): Promise<ReadonlySet<string>> {
  const named = rebates.flatMap(({ territory }) => territory ?? [])
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${named}::uuid[]) as n(id)
    where not exists (select from territory t where t.org_id = ${orgId}::uuid and t.id = n.id)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

function rebateFrom({
  label,
  role,
  rungs,
  party,
  territory,
  from,
  until,
}: Body<'PUT /rebates'>['rebates'][number]): Rebate {
  return {
    id: newId(),
    label,
    role,
    rungs: rungs.map((rung) => ({ from: fen(rung.fromFen), points: rung.points })),
    ...(party !== undefined && { party }),
    ...(territory !== undefined && { territory: asId<TerritoryId>(territory) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}

/** What a month earns each party, or one, beside its shares; null where no rebate is meant for it. */
export async function rebatesFor(
  tx: Tx,
  orgId: OrgId,
  month: Month,
  parties: readonly Party[],
  one: One | null,
): Promise<(party: Party) => Result<RebateCount | null>> {
  const rebates = await rebatesOf(tx, orgId)
  if (rebates.length === 0) return () => ok(null)
  const [sales, homes] = await Promise.all([salesIn(tx, orgId, month, one), homesOf(tx, orgId, parties)])
  return (party) =>
    rebateOf(rebates, {
      role: party.role,
      party: party.id,
      territory: homes.get(party.id) ?? [],
      sales: sales.get(partyKey(party)) ?? fen(0),
      at: month.from,
    })
}

/** Where parties are at home: a place where it is, a technician where the own site is. */
async function homesOf(
  tx: Tx,
  orgId: OrgId,
  parties: readonly Party[],
): Promise<ReadonlyMap<string, readonly TerritoryId[]>> {
  const ids = parties.map(({ id }) => id)
  const { rows } = await sql<{ id: string; path: TerritoryId[] }>`
    select h.id, y.path from (
      select person_id as id, site_id as place_id from technician where org_id = ${orgId}::uuid and person_id = any(${ids}::uuid[])
      union all select id, id from place where org_id = ${orgId}::uuid and id = any(${ids}::uuid[])) h
      join place p on p.org_id = ${orgId}::uuid and p.id = h.place_id
      join territory y on (y.org_id, y.id) = (p.org_id, p.territory_id)`.execute(tx)
  return new Map(rows.map(({ id, path }) => [id, path]))
}
