import { type Fen, fen, ok, type Result, refuse } from '../kernel/index.ts'
import { isPieces } from './balance.ts'

/** Old pieces that must come back (旧件返还), what is held back for each, and how many are back. */
export type OldPart = { readonly quantity: number; readonly returned: number; readonly deposit: Fen }

/** What is held back for the pieces that are not back yet. */
export const heldFor = ({ quantity, returned, deposit }: OldPart): Fen => fen((quantity - returned) * deposit)

/** What a confirmed return releases. Refuses `too_many` above what is still out, `quantity_invalid` for no pieces. */
export function releaseDeposit(old: OldPart, quantity: number): Result<Fen> {
  if (!isPieces(quantity)) return refuse('quantity_invalid', { path: 'quantity' })
  const out = old.quantity - old.returned
  return quantity > out ? refuse('too_many', { path: 'quantity', detail: { out } }) : ok(fen(quantity * old.deposit))
}
