import type { Body, Reply } from '@field/contract'
import { fen, type Label, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Tiers = Reply<'GET /price-tiers'>

/** The tiers, partner levels and grades of an organization; grades from the highest down. */
export async function listTiers(tx: Tx, orgId: OrgId): Promise<Tiers> {
  const [tiers, levels, grades] = await Promise.all([
    tx.selectFrom('price_tier').select(['key', 'label']).where('org_id', '=', orgId).orderBy('key').execute(),
    tx
      .selectFrom('partner_level')
      .select(['key', 'label', 'goods_split', 'share_set'])
      .where('org_id', '=', orgId)
      .orderBy('key')
      .execute(),
    tx
      .selectFrom('volume_grade')
      .select(['key', 'label', 'from_fen'])
      .where('org_id', '=', orgId)
      .orderBy('from_fen', 'desc')
      .execute(),
  ])
  return {
    tiers: tiers.map(({ key, label }) => ({ key, label: label as Label })),
    levels: levels.map(({ key, label, goods_split, share_set }) => ({
      key,
      label: label as Label,
      goodsSplit: goods_split as Tiers['levels'][number]['goodsSplit'],
      shareSet: share_set,
    })),
    grades: grades.map(({ key, label, from_fen }) => ({ key, label: label as Label, from: fen(from_fen) })),
  }
}

export async function putTier(
  tx: Tx,
  orgId: OrgId,
  key: string,
  { label }: Body<'PUT /price-tiers/:key'>,
): Promise<Result<Reply<'PUT /price-tiers/:key'>>> {
  await sql`
    insert into price_tier (org_id, key, label) values (${orgId}::uuid, ${key}, ${JSON.stringify(label)}::jsonb)
    on conflict (org_id, key) do update set label = excluded.label`.execute(tx)
  return ok({ key, label })
}

/** Refuses `not_an_option` for a set of share rules that is not there: nobody would be paid by it. */
export async function putLevel(
  tx: Tx,
  orgId: OrgId,
  key: string,
  { label, goodsSplit, shareSet: given }: Body<'PUT /partner-levels/:key'>,
): Promise<Result<Reply<'PUT /partner-levels/:key'>>> {
  const shareSet = given ?? null
  if (shareSet !== null && !(await shareSetIsThere(tx, orgId, shareSet)))
    return refuse('not_an_option', { path: 'shareSet' })
  await sql`
    insert into partner_level (org_id, key, label, goods_split, share_set)
    values (${orgId}::uuid, ${key}, ${JSON.stringify(label)}::jsonb, ${goodsSplit}, ${shareSet})
    on conflict (org_id, key) do update set label = excluded.label, goods_split = excluded.goods_split, share_set = excluded.share_set`.execute(
    tx,
  )
  return ok({ key, label, goodsSplit, shareSet })
}

async function shareSetIsThere(tx: Tx, orgId: OrgId, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from share_rule where org_id = ${orgId}::uuid and set_key = ${key} limit 1`.execute(tx)
  return rows.length > 0
}

/** Refuses `not_unique` for a sum that another grade begins at: which of them held would be chance. */
export async function putGrade(
  tx: Tx,
  orgId: OrgId,
  key: string,
  { label, fromFen }: Body<'PUT /volume-grades/:key'>,
): Promise<Result<Reply<'PUT /volume-grades/:key'>>> {
  await sql`select pg_advisory_xact_lock(hashtext(${`volume grades ${orgId}`}))`.execute(tx)
  const same = await tx
    .selectFrom('volume_grade')
    .select('key')
    .where('org_id', '=', orgId)
    .where('from_fen', '=', fromFen)
    .where('key', '<>', key)
    .executeTakeFirst()
  if (same) return refuse('not_unique', { path: 'fromFen', detail: { key: same.key } })
  await sql`
    insert into volume_grade (org_id, key, label, from_fen)
    values (${orgId}::uuid, ${key}, ${JSON.stringify(label)}::jsonb, ${fromFen})
    on conflict (org_id, key) do update set label = excluded.label, from_fen = excluded.from_fen`.execute(tx)
  return ok({ key, label, fromFen })
}
