import type { Reply } from '@field/contract'
import { distance, type Fen, type Position, type StockLocationId } from '@field/domain/kernel'
import { matchRanges } from './match-ranges.ts'
import type { Holding, Part } from './queries.ts'

type PartRow = Reply<'GET /parts'>['items'][number]

/** What a part's row depends on beside the part: who asks, from where, and for which device. */
type Asking = {
  readonly typed: string | undefined
  readonly van: StockLocationId | null
  readonly model: string | null
  readonly position: Position | null
}

/** A part as the technician picks it: whether it fits, what lies on the van, and where the next piece lies. */
export function partRow(part: Part, held: readonly Holding[], price: Fen | null, asking: Asking): PartRow {
  const { id, code, name, fits, oldPartReturn, serial, retired } = part
  const { typed, van, model, position } = asking
  return {
    id,
    code,
    name,
    fits: model === null || fits.length === 0 || fits.includes(model),
    oldPartReturn,
    serial,
    retired,
    price,
    van: held.find(({ location }) => location === van)?.quantity ?? 0,
    nearest: nearest(
      held.filter(({ location }) => location !== van),
      position,
    ),
    match: matchRanges(name['zh-CN'], typed),
  }
}

/** The nearest place that holds any; one whose distance is unknown comes last. */
function nearest(places: readonly Holding[], from: Position | null): PartRow['nearest'] {
  const metresTo = (to: Position | null) => (from && to ? Math.round(distance(from, to)) : null)
  const [first] = places
    .map(({ location, name, quantity, position }) => ({
      locationId: location,
      name,
      quantity,
      metres: metresTo(position),
    }))
    .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || (a.locationId < b.locationId ? -1 : 1))
  return first ?? null
}
