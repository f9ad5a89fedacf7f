import type { Id, Instant, Label, OrgId, PartId, PriceBookId, PriceRuleId, ServiceItemId } from '@field/domain/kernel'
import { checkPriceRule, findAmbiguity, type PriceRule, type Promotion } from '@field/domain/pricing'
import { time } from '../../src/platform/database/time.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { newId } from '../../src/platform/id.ts'
import { searchText } from '../../src/stock/search-text.ts'
import { type LibraryPart, parts } from './parts.ts'
import { type Codes, idByCode, priceRules, type Regions, shareRules } from './prices.ts'
import { type LibraryItem, serviceItems } from './service-items.ts'

export type Library = Codes & { readonly bookId: PriceBookId }

/**
 * Writes the whole library of one organization: parts, service items, the sale book with its rules, the share rules and
 * the promotions given. `publishedAt` is when the prices begin to hold. Throws when a rule is unsound or two collide.
 */
export async function writeLibrary(
  tx: Tx,
  {
    orgId,
    regions,
    promotions = [],
    publishedAt,
  }: {
    readonly orgId: OrgId
    readonly regions: Regions
    readonly promotions?: readonly Promotion[]
    readonly publishedAt: Instant
  },
): Promise<Library> {
  const codes: Codes = {
    parts: new Map(parts.map(({ code }) => [code, newId<PartId>()])),
    items: new Map(serviceItems.map(({ code }) => [code, newId<ServiceItemId>()])),
  }
  const bookId = newId<PriceBookId>()
  const rules = priceRules(codes, regions, { bookId, newRuleId: () => newId<PriceRuleId>() })
  refuseUnsound(rules)
  await Promise.all([
    tx
      .insertInto('part')
      .values(parts.map((part) => partRow(orgId, codes, part)))
      .execute(),
    tx
      .insertInto('service_item')
      .values(serviceItems.map((item) => itemRow(orgId, codes, item)))
      .execute(),
    tx
      .insertInto('price_book')
      .values({
        org_id: orgId,
        id: bookId,
        kind: 'sale',
        version: 12,
        label: JSON.stringify(bookLabel),
        published_at: time(publishedAt),
      })
      .execute(),
    tx
      .insertInto('price_rule')
      .values(rules.map((rule) => ({ org_id: orgId, id: rule.id, book_id: bookId, rule: JSON.stringify(rule) })))
      .execute(),
    tx
      .insertInto('share_rule')
      .values(shareRules.map((rule) => ruleRow(orgId, rule)))
      .execute(),
  ])
  if (promotions.length > 0) {
    await tx
      .insertInto('promotion')
      .values(promotions.map((rule) => ruleRow(orgId, rule)))
      .execute()
  }
  return { ...codes, bookId }
}

const bookLabel: Label = { 'zh-CN': '2026 销售价', en: 'Sale prices 2026' }

const ruleRow = (orgId: OrgId, rule: object) => ({ org_id: orgId, id: newId<Id<'rule'>>(), rule: JSON.stringify(rule) })

function partRow(orgId: OrgId, codes: Codes, { code, zh, en, category, fits, oldPartReturn }: LibraryPart) {
  const name: Label = { 'zh-CN': zh, en }
  return {
    org_id: orgId,
    id: idByCode(codes.parts, code),
    code,
    name: JSON.stringify(name),
    category,
    fits: [...fits],
    old_part_return: oldPartReturn,
    search: searchText(code, name),
  }
}

function itemRow(orgId: OrgId, codes: Codes, { code, zh, en, category, minutes, parts: needed, hint }: LibraryItem) {
  const name: Label = { 'zh-CN': zh, en }
  return {
    org_id: orgId,
    id: idByCode(codes.items, code),
    code,
    name: JSON.stringify(name),
    category,
    minutes,
    required_parts: needed.map((part) => idByCode(codes.parts, part)),
    hint: hint ? JSON.stringify(hint) : null,
    search: searchText(code, name),
  }
}

function refuseUnsound(rules: readonly PriceRule[]): void {
  for (const rule of rules) {
    const checked = checkPriceRule(rule)
    if (!checked.ok) throw new Error(`price rule ${JSON.stringify(rule.item)}: ${JSON.stringify(checked.refusal)}`)
  }
  const collision = findAmbiguity(rules)
  if (collision) throw new Error(`price rules ${collision.first} and ${collision.second} hold for one case`)
}
