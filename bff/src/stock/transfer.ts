import { type OrgId, ok, type PartId, type Result, type StockLocationId } from '@field/domain/kernel'
import { placeOfKind, type StockMove, transferParts } from '@field/domain/stock'
import type { Tx } from '../platform/database/transaction.ts'
import { lockStock } from './lock.ts'
import { refuseNaming } from './name-the-part.ts'
import { withSerials } from './with-serials.ts'
import { type MoveContext, writeMoves } from './write-moves.ts'

export type TransferLine = { readonly part: PartId; readonly quantity: number; readonly serials?: readonly string[] }

/**
 * Moves pieces from one place to another, all lines or none. Refuses `not_enough_stock` with the part in `path` and
 * what is free in `detail`; a refusal leaves nothing written.
 */
export async function transfer(
  tx: Tx,
  orgId: OrgId,
  wish: { readonly from: StockLocationId; readonly to: StockLocationId; readonly lines: readonly TransferLine[] },
  context: MoveContext,
): Promise<Result<null>> {
  const { from, to } = wish
  return move(tx, orgId, { ids: [from, to] }, wish.lines, () => ({ from, to, reason: 'transfer' }), context)
}

/** Books what the supplier delivered to a place. */
export async function receive(
  tx: Tx,
  orgId: OrgId,
  wish: { readonly to: StockLocationId; readonly lines: readonly TransferLine[] },
  context: MoveContext,
): Promise<Result<null>> {
  const route: Route = (supplier) => ({ from: supplier ?? wish.to, to: wish.to, reason: 'purchase' })
  return move(tx, orgId, { ids: [wish.to], kinds: ['supplier'] }, wish.lines, route, context)
}

type Route = (supplier: StockLocationId | null) => {
  readonly from: StockLocationId
  readonly to: StockLocationId
  readonly reason: 'purchase' | 'transfer'
}

async function move(
  tx: Tx,
  orgId: OrgId,
  shelves: Parameters<typeof lockStock>[2],
  lines: readonly TransferLine[],
  route: Route,
  context: MoveContext,
): Promise<Result<null>> {
  const stock = await lockStock(
    tx,
    orgId,
    shelves,
    lines.map(({ part }) => part),
  )
  const way = route(placeOfKind(stock, 'supplier'))
  const moves: StockMove[] = []
  for (const { part, quantity } of sumLines(lines)) {
    const decided = transferParts(stock, { part, quantity, ...way })
    if (!decided.ok) return refuseNaming(tx, orgId, part, decided.refusal)
    moves.push(...decided.value)
  }
  const numbered = withSerials(stock, moves, { named: serialsOf(lines) })
  if (!numbered.ok) return numbered
  await writeMoves(tx, orgId, stock, numbered.value, context)
  return ok(null)
}

/** The numbers that lines name, by part. */
export const serialsOf = (lines: readonly TransferLine[]): ReadonlyMap<PartId, readonly string[]> =>
  new Map(lines.flatMap(({ part, serials }) => (serials ? [[part, serials] as const] : [])))

/** One line for each part, so that two lines of a part are judged together. */
export function sumLines(lines: readonly TransferLine[]): TransferLine[] {
  const sums = new Map<PartId, number>()
  for (const { part, quantity } of lines) sums.set(part, (sums.get(part) ?? 0) + quantity)
  return [...sums].map(([part, quantity]) => ({ part, quantity }))
}
