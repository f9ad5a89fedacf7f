import { automationAfterEvents } from './automation/on-events.ts'
import { libraryAfterEvents, libraryMinutesAfterEvents } from './library/on-events.ts'
import { noticesAfterEvents } from './notices/on-events.ts'
import type { AfterEvents } from './platform/hooks.ts'
import { pricingAfterEvents } from './pricing/on-events.ts'
import { settlementsAfterEvents } from './settlements/on-events.ts'
import { stockAfterEvents } from './stock/on-events.ts'
import { timersAfterEvents } from './timers/on-events.ts'

/**
 * What the capabilities do about a saved command, by a person or by the worker, in this order: what a package brings
 * comes to its task, parts leave the van, then
 * no more may be owed than was approved, then the work is settled, then what comes next by itself is kept, then what the rules and
 * other systems may have to do with it, then people are told.
 */
export const afterEvents: readonly AfterEvents[] = [
  libraryAfterEvents,
  stockAfterEvents,
  pricingAfterEvents,
  settlementsAfterEvents,
  timersAfterEvents,
  automationAfterEvents,
  libraryMinutesAfterEvents,
  noticesAfterEvents,
]
