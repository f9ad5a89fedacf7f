import { second } from '@field/domain/kernel'
import { listen } from '../../platform/database/listen.ts'
import { runRounds } from '../../platform/rounds.ts'
import type { World } from '../../platform/world.ts'
import { claim, usualPatience } from './claim.ts'
import { endLostLeases } from './lost-leases.ts'
import { type OutboxRules, outboxRules } from './rules.ts'
import { send } from './send.ts'
import { outboxChannel } from './wake.ts'

export type OutboxOptions = {
  /** Sends at the same time, each to another person. */
  readonly width?: number
  /** Longer than a send can take with all its time-outs. */
  readonly leaseMs?: number
  readonly pollMs?: number
  readonly patienceMs?: number
  readonly rules?: OutboxRules
}

/**
 * Sends what is due until stopped: woken by the commands that put something into the outbox, and looking by itself
 * every second. `stop` takes nothing new and waits for what is under way. Several workers may run.
 */
export function runOutbox(world: World, options: OutboxOptions = {}): { readonly stop: () => Promise<void> } {
  const { width = 4, leaseMs = 60 * second, pollMs = second, patienceMs = usualPatience, rules = outboxRules } = options
  const underWay = new Set<Promise<unknown>>()

  const start = (sending: Promise<unknown>): void => {
    const done = sending
      .catch((err) => world.log.error({ err }, 'a send failed in itself; its lease will run out'))
      .finally(() => {
        underWay.delete(done)
        rounds.wake()
      })
    underWay.add(done)
  }
  const round = async (): Promise<boolean> => {
    await endLostLeases(world, rules)
    if (underWay.size >= width) return false
    const { claimed, ended } = await claim(world, { most: width - underWay.size, leaseMs, patienceMs })
    for (const one of claimed) start(send(world, rules, one))
    return claimed.length + ended > 0
  }
  const rounds = runRounds(round, {
    pollMs,
    onFault: (err) => world.log.error({ err }, 'the outbox could not be read'),
  })
  const ears = listen({
    url: world.config.database.worker,
    channels: [outboxChannel],
    onNotice: rounds.wake,
    onConnected: rounds.wake,
    onLost: (err) => world.log.warn({ err }, 'the worker lost its ear on the database'),
  })
  return {
    stop: async () => {
      await Promise.all([rounds.stop(), ears.stop()])
      await Promise.all(underWay)
    },
  }
}
