import type { Body, Reply } from '@field/contract'
import type { ItemSelector, PricedItem } from '@field/domain/pricing'

export type Tried = Reply<'POST /price-books/:kind/try'>

/** A case as it is typed; empty choices are what the place and the party really have. */
type Case = {
  readonly item: ItemSelector | null
  readonly quantity: number | null
  readonly territory: string | null
  readonly party: string | null
  readonly tier: string | null
  readonly level: string | null
  readonly grade: string | null
  readonly contract: string
  readonly cityTier: number | null
  readonly heat: string | null
  readonly day: string
  readonly urgent: boolean | null
}

export const emptyCase: Case = {
  item: null,
  quantity: 1,
  territory: null,
  party: null,
  tier: null,
  level: null,
  grade: null,
  contract: '',
  cityTier: null,
  heat: null,
  day: '',
  urgent: null,
}

const isPriced = (item: ItemSelector | null): item is PricedItem => item !== null && item.kind !== 'category'

export function lackOf({ item, quantity, territory }: Case): 'itemFirst' | 'territoryFirst' | 'quantity' | null {
  if (!isPriced(item)) return 'itemFirst'
  if (quantity === null || quantity <= 0) return 'quantity'
  return territory === null ? 'territoryFirst' : null
}

/** The call for a case: noon of the day named, so that it is that day at every clock of the country. */
export function askedOf(one: Case, draft: boolean): Body<'POST /price-books/:kind/try'> | null {
  const { item, quantity, territory, party, tier, level, grade, contract, cityTier, heat, day, urgent } = one
  if (!isPriced(item) || quantity === null || territory === null) return null
  return {
    ...(draft && { draft: true }),
    case: {
      item,
      quantity,
      territoryId: territory,
      ...(party !== null && { party }),
      ...(tier !== null && { tier }),
      ...(level !== null && { level }),
      ...(grade !== null && { grade }),
      ...(contract.trim() !== '' && { contract: contract.trim() }),
      ...(cityTier !== null && { cityTier }),
      ...(heat !== null && { heat }),
      ...(day !== '' && { at: Date.parse(`${day}T04:00:00Z`) }),
      ...(urgent !== null && { facts: { order: { urgent } } }),
    },
  }
}
