import type { Body, Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  type OrgId,
  ok,
  type Result,
  refuse,
  type TerritoryId,
} from '@field/domain/kernel'
import { checkPromotion, type Promotion } from '@field/domain/pricing'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type View = Reply<'POST /promotions/:id/end'>
type Row = {
  readonly id: string
  readonly campaign: string | null
  readonly rule: Promotion
  readonly territory: string | null
}

const promotionView = ({ id, campaign, rule, territory }: Row): View => ({
  id,
  campaign,
  label: rule.label,
  on: rule.on,
  gift: rule.gift,
  territoryId: rule.territory ?? null,
  territory,
  fromDay: rule.fromDay ?? null,
  untilDay: rule.untilDay ?? null,
  from: rule.from ?? null,
  until: rule.until ?? null,
})

async function promotionsWhere(tx: Tx, orgId: OrgId, which: ReturnType<typeof sql<boolean>>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.campaign, p.rule, t.name as territory
    from promotion p left join territory t on t.org_id = p.org_id and t.id = (p.rule ->> 'territory')::uuid
    where p.org_id = ${orgId}::uuid and ${which} order by p.id desc`.execute(tx)
  return rows
}

export async function listPromotions(
  tx: Tx,
  orgId: OrgId,
  { campaign }: Query<'GET /promotions'>,
): Promise<Reply<'GET /promotions'>> {
  const which = campaign === undefined ? sql<boolean>`true` : sql<boolean>`p.campaign = ${campaign}::uuid`
  return { promotions: (await promotionsWhere(tx, orgId, which)).map(promotionView) }
}

const marked = (label: Label, name: string): Label => ({
  'zh-CN': `${label['zh-CN']} · ${name}`,
  ...(label.en && { en: `${label.en} · ${name}` }),
})

const gifts: Readonly<Record<string, readonly string[]>> = {
  spend_minus: ['kind', 'spend', 'minus', 'repeats'],
  percent_off: ['kind', 'points'],
  reward: ['kind', 'spend', 'reward', 'repeats'],
}

/** Whether an untrusted value has the members of a gift and no others; what they are worth is judged after. */
function isGift(given: unknown): given is Promotion['gift'] {
  if (typeof given !== 'object' || given === null) return false
  const { kind } = given as { readonly kind?: unknown }
  const names = typeof kind === 'string' && Object.hasOwn(gifts, kind) ? gifts[kind] : undefined
  return names !== undefined && Object.keys(given).every((name) => names.includes(name))
}

/**
 * Makes one promotion for each region of a call, marked with the region's name and the call's campaign. It holds from now,
 * or from 00:00 of a later day there. Refuses the first fault of the promotion, a region that is not there by its place in
 * the list, and one region inside of another, where an order would get it twice.
 */
export async function makePromotions(
  tx: Tx,
  { orgId, personId }: Actor,
  { label, on, gift, territoryIds, fromDay, untilDay, when }: Body<'POST /promotions'>,
  now: Instant,
): Promise<Result<Reply<'POST /promotions'>>> {
  if (!isGift(gift)) return refuse('not_an_option', { path: 'gift' })
  const { rows: found } = await sql<{ id: string; name: string; path: string[] }>`
    select id, name, path from territory where org_id = ${orgId}::uuid and id = any(${territoryIds}::uuid[])`.execute(
    tx,
  )
  const regions = new Map(found.map((one) => [one.id, one]))
  const promotions: Promotion[] = []
  for (const [index, id] of territoryIds.entries()) {
    const region = regions.get(id)
    if (!region) return refuse('not_an_option', { path: `territoryIds.${index}` })
    if (region.path.some((above) => above !== id && regions.has(above)))
      return refuse('not_unique', { path: `territoryIds.${index}` })
    const checked = checkPromotion({
      id: newId(),
      label: marked(label, region.name),
      on,
      gift,
      territory: asId<TerritoryId>(id),
      from: now,
      ...(fromDay !== undefined && { fromDay }),
      ...(untilDay !== undefined && { untilDay }),
      ...(when !== undefined && { when }),
    })
    if (!checked.ok) return checked
    promotions.push(checked.value)
  }
  const campaign = newId()
  await sql`
    insert into promotion (org_id, id, rule, campaign, created_at, created_by)
    select ${orgId}::uuid, (r ->> 'id')::uuid, r, ${campaign}::uuid, ${time(now)}, ${personId}::uuid
    from jsonb_array_elements(${JSON.stringify(promotions)}::jsonb) r`.execute(tx)
  return ok({
    campaign,
    promotions: promotions.map((rule) =>
      promotionView({ id: rule.id, campaign, rule, territory: regions.get(rule.territory ?? '')?.name ?? null }),
    ),
  })
}

/** Ends a promotion now, if it has not ended before; orders of before keep it. */
export async function endPromotion(tx: Tx, orgId: OrgId, id: string, now: Instant): Promise<Result<View>> {
  await sql`select from promotion where org_id = ${orgId}::uuid and id = ${id}::uuid for update`.execute(tx)
  const [row] = await promotionsWhere(tx, orgId, sql<boolean>`p.id = ${id}::uuid`)
  if (!row) return refuse('not_found')
  const rule = { ...row.rule, until: Math.min(row.rule.until ?? now, now) }
  await sql`update promotion set rule = ${JSON.stringify(rule)}::jsonb where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(
    tx,
  )
  return ok(promotionView({ ...row, rule }))
}
