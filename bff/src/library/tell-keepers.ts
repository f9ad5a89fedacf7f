import { asId, type Instant, type Label, type OrgId, type PersonId } from '@field/domain/kernel'
import { type ItemField, type ItemOverride, keptAgainst } from '@field/domain/library'
import { sql } from 'kysely'
import { tellMembers } from '../notices/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import type { KeptItem } from './row.ts'

type Change = {
  readonly orgId: OrgId
  readonly by: PersonId
  readonly item: KeptItem
  readonly version: number
  readonly changed: readonly ItemField[]
  readonly now: Instant
}

type Keeper = {
  readonly scope: string
  readonly fields: ItemOverride
  readonly name: string
  readonly people: readonly string[]
}

const fieldNames: { readonly [F in ItemField]: Label } = {
  label: { 'zh-CN': '名称', en: 'name' },
  path: { 'zh-CN': '类目', en: 'category' },
  minutes: { 'zh-CN': '工时', en: 'minutes' },
  parts: { 'zh-CN': '备件', en: 'parts' },
  hints: { 'zh-CN': '现场提示', en: 'site hints' },
  instruction: { 'zh-CN': '作业说明', en: 'instruction' },
}

/**
 * Tells those who keep an item otherwise that headquarters changed what they have otherwise: once for each change, to
 * the managers of the site or of sites in the territory, and where there are none to those of the whole organization.
 */
export async function tellKeepers(
  tx: Tx,
  world: World,
  { orgId, by, item, version, changed, now }: Change,
): Promise<void> {
  const { rows } = await sql<Keeper>`
    with present as (
      select distinct on (scope_id) * from service_item_override
      where org_id = ${orgId}::uuid and item_id = ${item.id}::uuid order by scope_id, number desc
    )
    select o.scope_id as scope, o.fields, coalesce(p.name, y.name) as name, coalesce((
      select array_agg(distinct m.person_id) from membership m left join place b on (b.org_id, b.id) = (m.org_id, m.place_id)
        left join territory t on (t.org_id, t.id) = (b.org_id, b.territory_id)
      where m.org_id = o.org_id and m.role = 'manager' and m.ended_at is null and (m.place_id = o.place_id or o.territory_id = any(t.path))
    ), (select array_agg(distinct m.person_id) from membership m
      where m.org_id = o.org_id and m.role = 'manager' and m.ended_at is null and m.place_id is null), '{}') as people
    from present o left join place p on (p.org_id, p.id) = (o.org_id, o.place_id)
      left join territory y on (y.org_id, y.id) = (o.org_id, o.territory_id)
    where o.fields is not null order by o.scope_id`.execute(tx)
  const keepers = rows.flatMap(({ fields, ...keeper }) => {
    const kept = keptAgainst(changed, fields)
    return kept.length > 0 ? [{ ...keeper, kept }] : []
  })
  const people = new Map<string, typeof keepers>()
  for (const keeper of keepers)
    for (const person of keeper.people) people.set(person, [...(people.get(person) ?? []), keeper])
  const messages = [...people].map(([person, theirs]) => ({
    personId: asId<PersonId>(person),
    words: wordsFor(item, theirs),
  }))
  await tellMembers(tx, world, {
    orgId,
    by,
    cause: `library ${item.id} ${version}`,
    title: item.content.label['zh-CN'],
    number: item.code,
    page: `manage/library/page?id=${item.id}`,
    now,
    messages,
  })
}

const listed = (language: keyof Label, fields: readonly ItemField[]): string =>
  fields.map((field) => fieldNames[field][language] ?? '').join(language === 'en' ? ', ' : '、')

function wordsFor(
  { code, content: { label } }: KeptItem,
  keepers: readonly { readonly name: string; readonly kept: readonly ItemField[] }[],
): Label {
  const zh = keepers.map(({ name, kept }) => `${name}（${listed('zh-CN', kept)}）`).join('；')
  const en = keepers.map(({ name, kept }) => `${name} (${listed('en', kept)})`).join('; ')
  return {
    'zh-CN': `总部更新了项目 ${code} ${label['zh-CN']}；以下保留自己的设置：${zh}`,
    en: `Headquarters changed ${code} ${label.en ?? label['zh-CN']}; these keep their own: ${en}`,
  }
}
