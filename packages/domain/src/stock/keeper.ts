import { type Actor, may } from '../access/index.ts'
import { holdsGoodParts } from './good-parts.ts'
import type { StockLocation } from './location.ts'

/**
 * Whether somebody keeps a place, so that sending from it, receiving at it and counting it are theirs to confirm: a van
 * its owner alone; the shelf of a site the technicians of that site; every other shelf whoever sees all stock.
 */
export function keeps(actor: Actor, place: Pick<StockLocation, 'kind' | 'ownerId' | 'placeId'>): boolean {
  if (place.kind === 'van') return may(actor, 'stock.van') && place.ownerId === actor.personId
  if (!holdsGoodParts(place) && place.kind !== 'repair') return false
  if (may(actor, 'stock.all')) return true
  const own = place.placeId !== undefined && actor.placeIds.includes(place.placeId)
  return place.kind === 'site' && own && may(actor, 'stock.van')
}
