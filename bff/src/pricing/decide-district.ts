import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, type OrgId, ok, type Result, refuse, type TerritoryId } from '@field/domain/kernel'
import { adjustTerritory, localDayOf } from '@field/domain/pricing'
import { sql } from 'kysely'
import { calendarIn } from '../platform/calendar.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { beginDraft, type DraftView, draftRules, draftView, touchDraft, writeRules } from './draft.ts'

type Decided = Reply<'POST /territories/:id/price-decisions'>

/**
 * Decides once a month what a district's busy month means for its prices: nothing, or a draft of the sale book with
 * everything there dearer by a percentage. Refuses `required` for an adjustment without one, `wrong_state` when the month
 * was decided otherwise, and a month that is not the present or the last one there.
 */
export async function decideDistrict(
  tx: Tx,
  actor: Actor,
  territoryId: string,
  { month, decision, points = 0 }: Body<'POST /territories/:id/price-decisions'>,
  now: Instant,
): Promise<Result<Decided>> {
  const { orgId, personId } = actor
  const district = await tx
    .selectFrom('territory')
    .select(['path', 'time_zone'])
    .where('org_id', '=', orgId)
    .where('id', '=', territoryId)
    .executeTakeFirst()
  if (!district) return refuse('not_found')
  if (!recentMonths(district.time_zone, now).includes(month)) return refuse('not_an_option', { path: 'month' })
  if (decision === 'adjust' && points === 0) return refuse('required', { path: 'points' })
  if (decision === 'keep' && points !== 0) return refuse('unknown_field', { path: 'points' })
  const written = await sql`
    insert into price_decision (org_id, territory_id, month, decision, points, decided_at, decided_by)
    values (${orgId}::uuid, ${territoryId}::uuid, ${month}, ${decision}, ${points}, ${time(now)}, ${personId}::uuid)
    on conflict do nothing`.execute(tx)
  if (written.numAffectedRows !== 1n) return refuse('wrong_state', { path: 'month' })
  const path = district.path.map((id) => asId<TerritoryId>(id))
  const draft = decision === 'adjust' ? await adjustIn(tx, actor, path, points, now) : ok(null)
  return draft.ok ? ok({ territoryId, month, decision, points, draft: draft.value }) : draft
}

/** The local months of now and of one month ago. */
function recentMonths(zone: string, now: Instant): readonly string[] {
  const month = localDayOf({ at: now, offsetMinutes: calendarIn(zone, now).offsetMinutes }).slice(0, 7)
  const [year = 0, number = 0] = month.split('-').map(Number)
  return [month, new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7)]
}

async function adjustIn(
  tx: Tx,
  actor: Actor,
  path: readonly TerritoryId[],
  points: number,
  now: Instant,
): Promise<Result<DraftView>> {
  const { orgId } = actor
  const draft = await beginDraft(tx, actor, 'sale', undefined, now)
  if (!draft.ok) return draft
  const rules = (await draftRules(tx, orgId, 'sale')).map(({ rule }) => rule)
  const adjusted = adjustTerritory(rules, path, points, () => newId()).map(({ rule }) => rule)
  await writeRules(tx, orgId, 'sale', adjusted)
  const touched = await touchDraft(tx, actor, draft.value, now)
  return ok(
    draftView(
      touched,
      (await draftRules(tx, orgId, 'sale')).map(({ rule }) => rule),
    ),
  )
}

type Row = {
  territory_id: string
  name: string
  month: string
  decision: Decided['decision']
  points: number
  decided_at: Instant
}

export async function listDecisions(tx: Tx, orgId: OrgId): Promise<Reply<'GET /price-decisions'>> {
  const { rows } = await sql<Row>`
    select d.territory_id, t.name, d.month, d.decision, d.points, d.decided_at
    from price_decision d join territory t on (t.org_id, t.id) = (d.org_id, d.territory_id)
    where d.org_id = ${orgId}::uuid order by d.decided_at desc limit 200`.execute(tx)
  return {
    decisions: rows.map(({ territory_id: territoryId, name, decided_at: at, ...rest }) => ({
      territoryId,
      territory: name,
      at,
      ...rest,
    })),
  }
}
