import type { Actor } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import { changedFields, type ItemContent } from '@field/domain/library'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { searchText } from '../stock/queries.ts'
import type { KeptItem } from './row.ts'
import { tellKeepers } from './tell-keepers.ts'

/** An item to be there as it is said, new or another version of what is there. */
export type Wished = {
  readonly code: string
  readonly content: ItemContent
  readonly retired: boolean
  readonly present: KeptItem | null
}

/** Whether a wish is for what is there already. */
export const isThere = ({ present, content, retired }: Wished): boolean =>
  present !== null && (present.retiredAt !== null) === retired && changedFields(present.content, content).length === 0

/** Writes many items in one statement, then tells those who keep some of them otherwise. */
export async function writeItems(
  tx: Tx,
  world: World,
  { orgId, personId }: Actor,
  wishes: readonly Wished[],
  now: Instant,
): Promise<void> {
  const rows = wishes
    .filter((wish) => !isThere(wish))
    .map(({ code, content, retired, present }) => {
      const {
        label,
        path,
        minutes,
        parts,
        hints: [hint = null, ...more],
        instruction,
      } = content
      return {
        id: present?.id ?? newId(),
        code,
        name: label,
        path,
        minutes,
        parts: parts.map(({ partId }) => partId),
        quantities: parts.map(({ quantity }) => quantity),
        hint,
        more,
        instruction,
        search: searchText(code, label),
        retired,
        version: present === null ? 1 : present.version + (changedFields(present.content, content).length > 0 ? 1 : 0),
      }
    })
  await sql`
    insert into service_item as i (org_id, id, code, name, category, category_path, minutes, required_parts, required_quantities, hint, more_hints,
      instruction, search, version, retired_at, updated_at, updated_by)
    select ${orgId}::uuid, r.id, r.code, r.name, 'labour', r.path, r.minutes,
      array(select p::uuid from jsonb_array_elements_text(r.parts) with ordinality as x(p, nth) order by nth),
      array(select q::int from jsonb_array_elements_text(r.quantities) with ordinality as x(q, nth) order by nth),
      nullif(r.hint, 'null'), r.more, nullif(r.instruction, 'null'), r.search, r.version,
      case when r.retired then ${time(now)} end, ${time(now)}, ${personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name jsonb, path jsonb, minutes integer, parts jsonb,
      quantities jsonb, hint jsonb, more jsonb, instruction jsonb, search text, retired boolean, version integer)
    on conflict (org_id, code) do update set name = excluded.name, category_path = excluded.category_path, minutes = excluded.minutes,
      required_parts = excluded.required_parts, required_quantities = excluded.required_quantities, hint = excluded.hint,
      more_hints = excluded.more_hints, instruction = excluded.instruction, search = excluded.search, version = excluded.version,
      retired_at = case when excluded.retired_at is null then null else coalesce(i.retired_at, excluded.retired_at) end,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(tx)
  const { rows: kept } = await sql<{ item_id: string }>`
    select distinct item_id from service_item_override where org_id = ${orgId}::uuid and fields is not null`.execute(tx)
  const otherwise = new Set(kept.map(({ item_id }) => item_id))
  for (const { present, content } of wishes) {
    if (!present || !otherwise.has(present.id)) continue
    const changed = changedFields(present.content, content)
    if (changed.length === 0) continue
    await tellKeepers(tx, world, { orgId, by: personId, item: present, version: present.version + 1, changed, now })
  }
}
