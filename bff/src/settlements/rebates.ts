import type { Body } from '@field/contract'
import { asId, fen, type OrgId, ok, type Result, refuse, type TerritoryId } from '@field/domain/kernel'
import { type Rebate, type RebateCount, rebateFault, rebateOf } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import type { Month } from './month.ts'
import { type Party, salesIn } from './party-lines.ts'
import { unknownParties } from './rebate-parties.ts'

/** The rebates in the order declared. */
export async function rebatesOf(tx: Tx, orgId: OrgId): Promise<readonly Rebate[]> {
  const { rows } = await sql<{ rule: Rebate }>`select rule from rebate_rule
    where org_id = ${orgId}::uuid and removed_at is null order by position`.execute(tx)
  return rows.map(({ rule }) => rule)
}

export const listRebates: Handler<'GET /rebates'> = async ({ tx, actor }) =>
  ok({ rebates: [...(await rebatesOf(tx, actor.orgId))] })

/**
 * Replaces all rebates. Refuses rungs that do not rise, a period that is none and a party that is none
 * of its role, with the rebate and the rung in `path`.
 */
export const replaceRebates: Handler<'PUT /rebates'> = async ({ tx, actor: { orgId }, body, now }) => {
  const rebates = body.rebates.map(rebateFrom)
  for (const [index, rebate] of rebates.entries()) {
    const fault = rebateFault(rebate)
    if (fault) return { ok: false, refusal: { ...fault, path: `rebates.${index}.${fault.path}` } }
  }
  const unknown = await unknownParties(tx, orgId, rebates)
  const wrong = rebates.findIndex(({ party }) => party !== undefined && unknown.has(party))
  if (wrong >= 0) return refuse('not_an_option', { path: `rebates.${wrong}.party` })
  await sql`update rebate_rule set removed_at = ${time(now)}
    where org_id = ${orgId}::uuid and removed_at is null`.execute(tx)
  await sql`insert into rebate_rule (org_id, id, rule, position)
    select ${orgId}::uuid, (r.rule->>'id')::uuid, r.rule, r.position
    from jsonb_array_elements(${JSON.stringify(rebates)}::jsonb) with ordinality as r(rule, position)`.execute(tx)
  return ok({ count: rebates.length })
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

/** What a party's month earns beside its shares; null where no rebate is meant for it. */
export async function rebateFor(
  tx: Tx,
  orgId: OrgId,
  rebates: readonly Rebate[],
  month: Month,
  party: Party,
): Promise<Result<RebateCount | null>> {
  if (rebates.length === 0) return ok(null)
  const [sales, territory] = await Promise.all([salesIn(tx, orgId, month, party), territoryOf(tx, orgId, party)])
  return rebateOf(rebates, { role: party.role, party: party.id, territory, sales, at: month.from })
}

/** Where a party is at home: its own place, or the site of a technician. */
async function territoryOf(tx: Tx, orgId: OrgId, { id, isPerson }: Party): Promise<readonly TerritoryId[]> {
  const { rows } = await sql<{ path: TerritoryId[] }>`
    select t.path from place p join territory t on (t.org_id, t.id) = (p.org_id, p.territory_id)
    where p.org_id = ${orgId}::uuid and p.id = case when ${isPerson}
      then (select site_id from technician where org_id = ${orgId}::uuid and person_id = ${id}::uuid) else ${id}::uuid end`.execute(
    tx,
  )
  return rows[0]?.path ?? []
}
