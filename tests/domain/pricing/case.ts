import {
  asId,
  type Label,
  type PartId,
  type PriceBookId,
  type PriceRuleId,
  type ServiceItemId,
  type TerritoryId,
  yuan,
} from '@field/domain/kernel'
import type { PriceBook, PriceCase, PriceRule } from '@field/domain/pricing'

export const say = (text: string): Label => ({ 'zh-CN': text })

export const china = asId<TerritoryId>('china')
export const east = asId<TerritoryId>('east')
export const shanghai = asId<TerritoryId>('shanghai')
export const northwest = asId<TerritoryId>('northwest')
export const visit = asId<ServiceItemId>('visit')
export const fan = asId<PartId>('fan')

/** 2026-11-21 14:06 in Shanghai: the moment the customer agreed to the quote. */
export const agreed = Date.UTC(2026, 10, 21, 6, 6)

export const saleBook: PriceBook = { id: asId<PriceBookId>('sale-12'), kind: 'sale', version: 12, label: say('销售价') }

/** A rule of the sale book for the visit, 1.00 a unit, with the parts that matter to a test. */
export const ruleFor = (id: string, more: Partial<PriceRule> = {}): PriceRule => ({
  id: asId<PriceRuleId>(id),
  bookId: saleBook.id,
  label: say(id),
  item: { kind: 'service_item', id: visit },
  method: { kind: 'per_unit', unit: yuan('1.00') },
  ...more,
})

/** One unit of the visit in Shanghai at the agreed moment, standard tier. */
export const caseOf = (more: Partial<PriceCase> = {}): PriceCase => ({
  item: { kind: 'service_item', id: visit },
  categories: ['repair', 'cold_chain'],
  quantity: 1,
  tier: 'standard',
  territory: [china, east, shanghai],
  at: agreed,
  facts: {},
  ...more,
})

export const perUnit = (amount: string): PriceRule['method'] => ({ kind: 'per_unit', unit: yuan(amount) })
