import { second } from '@field/domain/kernel'
import { warnOfCalendarEnd } from '../platform/calendar.ts'
import { type Rounds, runRounds } from '../platform/rounds.ts'
import type { World } from '../platform/world.ts'
import { type Claimed, claim, rest } from './claim.ts'
import { fireDue } from './fire.ts'

export type TimerOptions = {
  /** Longer than one firing can take. */
  readonly leaseMs?: number
  readonly pollMs?: number
}

/**
 * Fires what is due, the longest due first, until stopped; looks every second. `stop` waits for the firing under way.
 * Several workers may run. What was missed while none ran is fired once, in its order.
 */
export function runTimers(world: World, { leaseMs = 30 * second, pollMs = second }: TimerOptions = {}): Rounds {
  const round = async (): Promise<boolean> => {
    const more = await fireNext(world, leaseMs)
    if (!more) warnOfCalendarEnd(world.log, world.clock.now())
    return more
  }
  return runRounds(round, { pollMs, onFault: (err) => world.log.error({ err }, 'the timers could not be read') })
}

/** Fires one timer; false when none is due. One that fails rests and holds up nobody. */
export async function fireNext(world: World, leaseMs: number): Promise<boolean> {
  const claimed = await claim(world, leaseMs)
  if (!claimed) return false
  try {
    const fired = await world.inOrganization(claimed.orgId, async (tx) => orUndo(await fireDue(tx, world, claimed)))
    if (fired !== null) world.log.info({ orderId: claimed.orderId, key: fired }, 'fired')
  } catch (err) {
    world.log.error({ err, ...about(claimed) }, 'a timer failed; it rests')
    await rest(world, claimed)
  }
  return true
}

const about = ({ orgId, orderId, attempt }: Claimed) => ({ orgId, orderId, attempt })

/** A refusal undoes the whole transaction, as a fault does: nobody is there to hear it. */
function orUndo<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: object },
): T {
  if (result.ok) return result.value
  throw Object.assign(new Error('a timer was refused'), { refusal: result.refusal })
}
