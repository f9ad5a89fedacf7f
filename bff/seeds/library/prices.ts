import {
  type Instant,
  type Label,
  type PartId,
  type PriceBookId,
  type PriceRuleId,
  type ServiceItemId,
  type TerritoryId,
  yuan,
} from '@field/domain/kernel'
import type { ItemSelector, PriceMethod, PriceRule, Promotion } from '@field/domain/pricing'
import type { ProfitShare } from '@field/domain/settlement'
import { parts } from './parts.ts'
import { serviceItems } from './service-items.ts'

/** The regions whose prices differ from the rest of the country. */
export type Regions = { readonly east: TerritoryId; readonly northWest: TerritoryId }

/** How the prices name what they price: ids by code, as they were given in one organization. */
export type Codes = {
  readonly items: ReadonlyMap<string, ServiceItemId>
  readonly parts: ReadonlyMap<string, PartId>
}

type Naming = { readonly bookId: PriceBookId; readonly newRuleId: () => PriceRuleId }

const nationwide: Label = { 'zh-CN': '全国基准', en: 'Nationwide' }
const eastChina: Label = { 'zh-CN': '华东基准', en: 'East China' }
const northWest: Label = { 'zh-CN': '西北基准', en: 'North-west' }
const remote: Label = { 'zh-CN': '偏远补贴', en: 'Remote subsidy' }
const fromFive: Label = { 'zh-CN': '5 台起优惠', en: 'From five units' }

const each = (price: string): PriceMethod => ({ kind: 'per_unit', unit: yuan(price) })

type Regional = { readonly code: string; readonly east?: string; readonly northWest?: string }

/** Visits cost more in East China; in the North-west a lower base carries a subsidy for the way. */
const regional: readonly Regional[] = [
  { code: 'visit_commercial_fridge', east: '300.00', northWest: '220.00' },
  { code: 'visit_ice_maker', east: '280.00', northWest: '200.00' },
  { code: 'visit_oven', east: '260.00', northWest: '190.00' },
  { code: 'visit_coffee_machine', east: '240.00', northWest: '180.00' },
  { code: 'visit_air_conditioner', east: '200.00', northWest: '150.00' },
]

/** The sale prices of the whole library in one book, in yuan of the tables beside. */
export function priceRules(codes: Codes, regions: Regions, { bookId, newRuleId }: Naming): PriceRule[] {
  const rule = (item: ItemSelector, label: Label, method: PriceMethod, territory?: TerritoryId): PriceRule => ({
    id: newRuleId(),
    bookId,
    label,
    item,
    ...(territory && { territory }),
    method,
  })
  const item = (code: string): ItemSelector => ({ kind: 'service_item', id: idByCode(codes.items, code) })
  const subsidised = (price: string): PriceMethod => ({
    kind: 'base_plus',
    base: yuan(price),
    baseLabel: northWest,
    additions: [{ points: 1_000, reason: remote }],
  })
  return [
    ...serviceItems.map(({ code, price }) =>
      code === 'clean_ac_filter'
        ? rule(item(code), fromFive, {
            kind: 'volume',
            rungs: [{ upTo: 4, unit: yuan(price) }, { unit: yuan('45.00') }],
          })
        : rule(item(code), nationwide, each(price)),
    ),
    ...regional.flatMap(({ code, east, northWest: west }) => [
      ...(east ? [rule(item(code), eastChina, each(east), regions.east)] : []),
      ...(west ? [rule(item(code), northWest, subsidised(west), regions.northWest)] : []),
    ]),
    ...parts.map(({ code, price }) => rule({ kind: 'part', id: idByCode(codes.parts, code) }, nationwide, each(price))),
  ]
}

/** The id given to a code of the library. Throws on a code it does not have. */
export function idByCode<I>(ids: ReadonlyMap<string, I>, code: string): I {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`the library names ${code}, which it does not have`)
  return id
}

/** Who gets what of a settlement: the technician and the site of the labour, the technician of the parts, we the rest. */
export const shareRules: readonly ProfitShare[] = [
  {
    id: 'technician_labour',
    label: { 'zh-CN': '师傅人工分成', en: 'Technician, labour' },
    role: 'technician',
    basis: 'labour',
    points: 4_500,
  },
  {
    id: 'technician_parts',
    label: { 'zh-CN': '师傅配件分成', en: 'Technician, parts' },
    role: 'technician',
    basis: 'parts',
    points: 800,
  },
  {
    id: 'site_labour',
    label: { 'zh-CN': '网点人工分成', en: 'Site, labour' },
    role: 'site',
    basis: 'labour',
    points: 2_000,
  },
]

/** "Spend 300 minus 50" on labour in a region, for the period given; an organization without it passes none. */
export const spendThreeHundred = (territory: TerritoryId, from: Instant, until: Instant): Promotion => ({
  id: 'spend_300_minus_50',
  label: { 'zh-CN': '满 300 减 50', en: '50 off from 300' },
  on: 'labour',
  territory,
  from,
  until,
  gift: { kind: 'spend_minus', spend: yuan('300.00'), minus: yuan('50.00') },
})

/** November 2026 by the clocks of China. */
export const november2026 = { from: Date.UTC(2026, 9, 31, 16), until: Date.UTC(2026, 10, 30, 16) } as const
