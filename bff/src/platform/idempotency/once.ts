import { setTimeout as sleep } from 'node:timers/promises'
import type { Tx } from '../database/transaction.ts'
import { type Answer, declined, type Outcome } from '../http/outcome.ts'
import type { World } from '../world.ts'
import { type Asked, decideOnce } from './decide-once.ts'

export type Once = (asked: Asked, work: (tx: Tx) => Promise<Outcome<unknown>>) => Promise<Answer>

const patience = 2_000

/**
 * Runs the work of an effect route at most once for its key. Of several requests with one key the others wait up to 2 s
 * for the first and then get its answer. Within one process they wait here, so that twenty impatient repeats do not hold
 * twenty connections; across processes they wait for the row of the key.
 */
export function createOnce(world: World): Once {
  const running = new Map<string, Promise<void>>()
  return async (asked, work) => {
    const { orgId, personId, route, key } = asked.scope
    const name = `${orgId} ${personId} ${route} ${key}`
    const until = performance.now() + patience
    for (let other = running.get(name); other; other = running.get(name)) {
      const left = until - performance.now()
      if (left <= 0) return declined({ code: 'in_flight' }, asked.requestId)
      await endedWithin(other, left)
    }
    const deciding = decideOnce(world, asked, work)
    const ended = deciding.then(nothing, nothing)
    running.set(name, ended)
    ended.then(() => running.delete(name))
    return deciding
  }
}

const nothing = () => undefined

async function endedWithin(other: Promise<void>, milliseconds: number): Promise<void> {
  const stop = new AbortController()
  await Promise.race([other, sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined)])
  stop.abort()
}
