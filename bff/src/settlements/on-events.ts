import { ok, type Result, refuse } from '@field/domain/kernel'
import { type DomainEvent, settle } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import type { AfterEvents, Saved } from '../platform/hooks.ts'
import type { World } from '../platform/world.ts'
import { bookAnswers } from './book-answers.ts'
import { confirmedByRule } from './confirmed-by-rule.ts'
import { keepSettlement } from './keep-settlement.ts'
import { liveSettlement } from './kept.ts'
import { sheetOf } from './sheet-of.ts'
import { tellProgress } from './tell-progress.ts'

/**
 * Books what was paid in advance, then makes the settlement when it falls due: once, from the work as it was accepted. Up to the work type's limit the rule
 * confirms it and the order is settled; what `confirmedByRule` leaves open waits for finance. Refuses `already_settled`,
 * and what prices and shares refuse, so that nobody confirms work whose price is not known.
 */
export const settlementsAfterEvents: AfterEvents = async (tx, world, saved) => {
  const booked = await bookAnswers(tx, world, saved)
  if (!booked.ok) return booked
  const due = saved.entries.map(({ event }) => event).find((event) => event.kind === 'settlement_due')
  return due ? makeSettlement(tx, world, saved, due.confirmUpTo) : ok([])
}

async function makeSettlement(
  tx: Tx,
  world: World,
  { definition, after }: Saved,
  confirmUpTo: number,
): Promise<Result<readonly DomainEvent[]>> {
  // Not when a phone says that it happened: that may lie in a month that is closed.
  const at = world.clock.now()
  if (await liveSettlement(tx, after.orgId, after.id)) return refuse('already_settled')
  const counted = await sheetOf(tx, definition, after)
  if (!counted.ok) return counted
  const { sheet } = counted.value
  const byRule = await confirmedByRule(tx, after, sheet, confirmUpTo)
  const { id, state } = await keepSettlement(tx, after, counted.value, {
    state: byRule ? 'confirmed' : 'submitted',
    at,
  })
  await tellProgress(tx, world, after, { id, step: state, by: null, now: at })
  return byRule ? settle(after, sheet.counted.total) : ok([])
}
