import { ok } from '@field/domain/kernel'
import { nextTimerAt } from '@field/domain/work-order'
import { calendarOf } from '../platform/calendar-of.ts'
import { withoutWaiting } from '../platform/database/transaction.ts'
import type { AfterEvents } from '../platform/hooks.ts'
import { keepTimer } from './keep.ts'

/**
 * Keeps when something next happens to the order by itself, in the command's own transaction: one statement nobody waits
 * for, and none when that did not change. It tells nothing.
 */
export const timersAfterEvents: AfterEvents = async (tx, world, { definition, before, after, entries }) => {
  const calendar = await calendarOf(tx, after.territoryId, world.clock.now())
  const next = nextTimerAt(definition, after, calendar)
  // Another version promises other things; what stood in the row was the old one's.
  const migrated = entries.some(({ event }) => event.kind === 'migrated')
  const was = before === null ? null : nextTimerAt(definition, before, calendar)
  if (migrated || next !== was) await withoutWaiting(tx, keepTimer(tx, after, next))
  return ok([])
}
