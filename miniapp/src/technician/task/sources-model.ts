import type { Reply } from '@field/contract'
import type { StockWords } from '../../stock/model.ts'
import { distance } from '../../words/format/quantity.ts'

export type Source = Reply<'GET /stock/sources'>['items'][number]
export type Way = Source['ways'][number]
type FaultPlace = Reply<'GET /fault-codes'>['items'][number]['parts'][number]['places'][number]

/** How a place that has the part is told: how many, in which city, how far. */
export const sourceFacts = ({ free, city, metres }: Pick<Source, 'free' | 'city' | 'metres'>, w: StockWords): string =>
  [w.free(free), city, metres === null ? null : distance(metres)].filter(Boolean).join(' · ')

/** What one tap can do at a place: nothing where there is none free. */
export const waysAt = ({ ways, free }: Pick<Source, 'ways' | 'free'>): readonly Way[] => (free > 0 ? ways : [])

/** Where a suggested part lies: on the van if any is there, else at the nearest place; null: nowhere. */
export function placeWords(places: readonly FaultPlace[], w: StockWords): { word: string; near: boolean } | null {
  const [first] = places.filter(({ free }) => free > 0)
  if (!first) return null
  if (first.kind === 'van') return { word: w.onVan(first.free), near: true }
  return {
    word: [first.name, w.free(first.free), first.metres === null ? null : distance(first.metres)]
      .filter(Boolean)
      .join(' · '),
    near: false,
  }
}
