import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply, Route } from '@field/contract'
import type { random } from '../support/random.ts'
import { clientOf } from '../support/server.ts'

export type Random = ReturnType<typeof random>

/** What was decided; `value` null: refused, with the code. */
export type Decided<R extends Route> = { readonly value: Reply<R> | null; readonly code: string | null }

export type SureClient = <R extends Route>(
  route: R,
  asked?: { readonly params?: object; readonly query?: object; readonly body?: object },
) => Promise<Decided<R>>

export type Tally = { done: number; refused: number; again: number; repeated: number }

/**
 * A client that asks until it is told what was decided, each time any of the servers and with the same key: a fault, a
 * lost connection and a time-out are unknown, never failed. A fifth of what was decided is asked once more. Planted bug:
 * `forgetsKeys`, when what is asked again comes with a key of its own.
 */
export function sureClient(
  urls: readonly string[],
  token: string,
  { tally, chance, forgetsKeys }: { readonly tally: Tally; readonly chance: Random; readonly forgetsKeys: boolean },
): SureClient {
  return async <R extends Route>(route: R, asked: object = {}) => {
    const key = randomUUID()
    const ask = (own: string) => {
      const call = clientOf(chance.pick(urls), token) as unknown as (
        route: Route,
        asked: object,
      ) => Promise<{ status: number; text: string }>
      return call(route, { ...asked, key: own }).catch(() => null)
    }
    for (;;) {
      const answer = await ask(key)
      const said = answer && answer.status < 500 ? (JSON.parse(answer.text) as { error?: { code: string } }) : null
      if (!said || said.error?.code === 'in_flight') {
        tally.again += 1
        await sleep(20 + chance.below(80))
        continue
      }
      if (!route.startsWith('GET ') && chance.one(forgetsKeys ? 1 : 5)) {
        tally.repeated += 1
        await ask(forgetsKeys ? randomUUID() : key)
      }
      tally[said.error ? 'refused' : 'done'] += 1
      return { value: said.error ? null : (said as Reply<R>), code: said.error?.code ?? null }
    }
  }
}
