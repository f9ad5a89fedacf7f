import type { Body, Reply } from '@field/contract'
import type { ConditionFacts } from '@field/domain/condition'
import { type Instant, isId, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { explainPrice, type PricedItem } from '@field/domain/pricing'
import type { Tx } from '../platform/database/transaction.ts'
import { versionOf } from './book-of.ts'
import { draftOf, draftRules } from './draft.ts'
import { type PriceList, priceListAt, rulesOf } from './price-list.ts'
import { categoriesOf } from './queries.ts'
import { occasionOf, standingOf } from './standing.ts'

type Asked = Body<'POST /price-books/:kind/try'>

/**
 * Prices a made-up case in a version or the draft and says why each other rule lost. What the case does not say (tier,
 * level, city tier, heat …) is what the party and the territory have at that moment.
 */
export async function tryCase(
  tx: Tx,
  orgId: OrgId,
  kind: string,
  asked: Asked,
  now: Instant,
): Promise<Result<Reply<'POST /price-books/:kind/try'>>> {
  const { item, quantity, territoryId, at = now, party, facts = {}, ...given } = asked.case
  if (typeof facts !== 'object' || facts === null) return refuse('wrong_kind', { path: 'case.facts' })
  const list = await listOf(tx, orgId, kind, asked, at)
  if (!list.ok) return list
  const thing = await pricedItem(tx, orgId, item)
  if (!thing.ok) return thing
  const parties = party === undefined ? [] : [party]
  const standing = await standingOf(tx, { orgId, parties, territoryId, at })
  if (!standing) return refuse('not_an_option', { path: 'case.territoryId' })
  const { tierLabel, ...occasion } = occasionOf(standing, { parties, at, facts: facts as ConditionFacts })
  // A tier that the case gives itself is not the one that the party has.
  const named = { ...occasion, ...(given.tier === undefined && tierLabel && { tierLabel }) }
  const { book, rules } = list.value
  const { price, others } = explainPrice(book, rules, { ...named, ...given, ...thing.value, quantity })
  return ok({
    amountFen: price.ok ? price.value.amount : null,
    trace: price.ok ? price.value.trace : null,
    refusal: price.ok
      ? null
      : { code: price.refusal.code, ...(price.refusal.detail && { detail: price.refusal.detail }) },
    others,
  })
}

async function listOf(
  tx: Tx,
  orgId: OrgId,
  kind: string,
  { draft: fromDraft, version }: Asked,
  at: Instant,
): Promise<Result<PriceList>> {
  if (fromDraft) {
    const draft = await draftOf(tx, orgId, kind)
    if (!draft) return refuse('not_found')
    const { bookId: id, label, basedOn } = draft
    const rules = (await draftRules(tx, orgId, kind)).map(({ rule }) => rule)
    return ok({ book: { id, kind, version: basedOn + 1, label }, rules })
  }
  if (version !== undefined) {
    const found = await versionOf(tx, orgId, kind, version)
    return found.ok ? ok(await rulesOf(tx, orgId, found.value.book)) : found
  }
  const list = await priceListAt(tx, orgId, at, kind)
  return list ? ok(list) : refuse('not_found')
}

type Thing = { readonly item: PricedItem; readonly categories: readonly string[] }

/** The thing with the categories that rules may name it by. */
async function pricedItem(tx: Tx, orgId: OrgId, item: Asked['case']['item']): Promise<Result<Thing>> {
  if (item?.kind === 'surcharge' && typeof item.key === 'string')
    return ok({ item: { kind: 'surcharge', key: item.key }, categories: ['surcharges'] })
  if (item?.kind !== 'service_item' && item?.kind !== 'part') return refuse('not_an_option', { path: 'case.item.kind' })
  if (typeof item.id !== 'string' || !isId(item.id)) return refuse('wrong_format', { path: 'case.item.id' })
  const row = await tx
    .selectFrom(item.kind === 'part' ? 'part' : 'service_item')
    .select('category')
    .where('org_id', '=', orgId)
    .where('id', '=', item.id)
    .executeTakeFirst()
  if (!row) return refuse(item.kind === 'part' ? 'part_unknown' : 'item_unknown', { path: 'case.item.id' })
  return ok({ item, categories: categoriesOf(item, row.category) })
}
