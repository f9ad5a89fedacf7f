import type { PersonId, PlaceId } from '@field/domain/kernel'
import type { Share } from '@field/domain/settlement'
import type { WorkOrder } from '@field/domain/work-order'

/** A party of a settlement as it is kept: a person, a place, or neither (the organization, a customer who is not known). */
export type PartyColumns = { readonly person_id: PersonId | null; readonly place_id: PlaceId | null }

type Shares = readonly Pick<Share, 'role' | 'party'>[]

const ofRoles = (shares: Shares, ...roles: readonly string[]): string[] =>
  shares.flatMap(({ role, party }) => (roles.includes(role) ? [party] : []))

/** The people with a share in a counted settlement, each once: who is told of it, who sees it as their own. */
export const sharersOf = (shares: Shares): PersonId[] => [...new Set(ofRoles(shares, 'technician') as PersonId[])]

/** What each party of a counted settlement is: those with a share, and whoever pays. */
export function partiesOf(
  shares: Shares,
  { customerId, storeId }: Pick<WorkOrder, 'customerId' | 'storeId'>,
): (party: string) => PartyColumns {
  const people = new Set<string>([...(customerId ? [customerId] : []), ...sharersOf(shares)])
  const places = new Set<string>([...(storeId ? [storeId] : []), ...ofRoles(shares, 'site', 'provider')])
  return (party) => ({
    person_id: people.has(party) ? (party as PersonId) : null,
    place_id: places.has(party) ? (party as PlaceId) : null,
  })
}
