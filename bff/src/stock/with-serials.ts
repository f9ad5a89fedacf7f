import { ok, type PartId, type Result, refuse, type TaskId } from '@field/domain/kernel'
import { chooseSerials, pieces, type StockMove } from '@field/domain/stock'
import { type StockAtHand, shelfKey } from './lock.ts'

type Naming = {
  readonly named?: ReadonlyMap<PartId, readonly string[]>
  /** Of what was used, only the pieces of this task come back. */
  readonly taskId?: TaskId | undefined
}

/**
 * The moves with the number of each piece, for parts whose pieces have numbers: those named, else those that lie there
 * longest. Pieces from outside must be named, each by a number of its own (`required`, `parts.<id>.serials`).
 */
export function withSerials(
  stock: StockAtHand,
  moves: readonly StockMove[],
  { named = new Map(), taskId }: Naming = {},
): Result<StockMove[]> {
  const found: StockMove[] = []
  for (const move of moves) {
    if (!stock.numbered.has(move.part) || move.serial !== undefined) found.push(move)
    else {
      const path = `parts.${move.part}.serials`
      const wanted = named.get(move.part) ?? []
      if (stock.locations.get(move.from)?.kind === 'supplier') {
        if (new Set(wanted).size !== move.quantity) return refuse('required', { path })
        found.push(...pieces(move, wanted))
        continue
      }
      const used = stock.locations.get(move.from)?.kind === 'consumed'
      const there = (stock.pieces.get(shelfKey(move.from, move.part)) ?? [])
        .filter((piece) => !used || piece.taskId === taskId)
        .map(({ serial }) => serial)
        .filter((serial) => !found.some((other) => other.part === move.part && other.serial === serial))
      const chosen = chooseSerials(there, move.quantity, wanted)
      if (!chosen.ok)
        return refuse(chosen.refusal.code, { path, ...(chosen.refusal.detail && { detail: chosen.refusal.detail }) })
      found.push(...pieces(move, chosen.value))
    }
  }
  return ok(found)
}
