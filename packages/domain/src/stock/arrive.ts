import { ok, type PartId, type Result, refuse } from '../kernel/index.ts'
import type { Stock } from './balance.ts'
import type { StockMove, StockReason } from './location.ts'
import type { Transfer } from './send.ts'
import { placeOfKind } from './take.ts'

/** What became of pieces that were sent and did not come: gone for good, or back where they came from. */
export type Difference = 'lost' | 'returned'

/** What the receiver found of one line. `difference` is stated exactly when fewer came than were sent. */
export type ArrivedLine = {
  readonly part: PartId
  readonly arrived: number
  readonly difference?: Difference | null
  /** Which pieces came, of a part with numbers of which not all came. */
  readonly serials?: readonly string[]
}

/**
 * The moves of a confirmed arrival: what came goes to its place, what did not is stated as lost or returned, so that
 * nothing stays in transit. Every line is named once (`required`, `line_unknown`, `not_unique`); no more comes than was
 * sent (`too_many`); a difference that is not stated is `reason_required`. The part is in `path`.
 */
export function confirmArrival(stock: Stock, transfer: Transfer, said: readonly ArrivedLine[]): Result<StockMove[]> {
  const ends = { transit: placeOfKind(stock, 'transit'), consumed: placeOfKind(stock, 'consumed') }
  const { transit, consumed } = ends
  if (!transit || !consumed) return refuse('location_unknown')
  const strange = said.find(({ part }) => !transfer.lines.some((line) => line.part === part))
  if (strange) return refuse('line_unknown', { path: `parts.${strange.part}` })
  const moves: StockMove[] = []
  for (const { part, quantity, serials = [] } of transfer.lines) {
    const path = `parts.${part}`
    const [one, twice] = said.filter((line) => line.part === part)
    if (!one) return refuse('required', { path })
    if (twice) return refuse('not_unique', { path })
    const { arrived } = one
    if (!Number.isInteger(arrived) || arrived < 0) return refuse('quantity_invalid', { path })
    if (arrived > quantity) return refuse('too_many', { path, detail: { sent: quantity } })
    if (arrived < quantity !== Boolean(one.difference)) return refuse('reason_required', { path })
    const come = arrived === quantity ? serials : arrived === 0 ? [] : (one.serials ?? [])
    const known = come.every((serial) => serials.includes(serial))
    if (serials.length > 0 && (new Set(come).size !== arrived || !known))
      return refuse('required', { path: `${path}.serials` })
    const gone = serials.filter((serial) => !come.includes(serial))
    const away = one.difference === 'lost' ? consumed : transfer.from
    moves.push(
      ...pieces({ part, from: transit, to: transfer.to, quantity: arrived, reason: 'transfer' }, come),
      ...pieces(
        { part, from: transit, to: away, quantity: quantity - arrived, reason: one.difference ?? 'lost' },
        gone,
      ),
    )
  }
  return ok(moves)
}

/** The moves that bring all pieces of a transfer back to where they came from. */
export function takeBack(stock: Stock, { from, lines }: Transfer): Result<StockMove[]> {
  const transit = placeOfKind(stock, 'transit')
  if (!transit) return refuse('location_unknown')
  const back: StockReason = 'returned'
  return ok(
    lines.flatMap(({ part, quantity, serials = [] }) =>
      pieces({ part, from: transit, to: from, quantity, reason: back }, serials),
    ),
  )
}

/** A move as it is written: none of no pieces, and one for each piece that has a number. */
export function pieces(move: StockMove, serials: readonly string[]): StockMove[] {
  if (move.quantity === 0) return []
  return serials.length === 0 ? [move] : serials.map((serial) => ({ ...move, quantity: 1, serial }))
}
