import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '../src/platform/setup-error.ts'
import type { Child } from './child.ts'

/** Waits until the child answers there, gives up at once when it ends, and after a minute in any case. */
export async function answers(child: Child, address: string, stop: AbortSignal): Promise<void> {
  const give = new AbortController()
  await Promise.race([child.ended, poll(child, address, AbortSignal.any([stop, give.signal]))]).finally(() =>
    give.abort(),
  )
}

async function poll(child: Child, address: string, stop: AbortSignal): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    stop.throwIfAborted()
    const status = await fetch(address, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.status,
      () => 0,
    )
    if (status > 0 && status < 500) return
    await sleep(100, undefined, { signal: stop })
  }
  throw new SetupError(`The ${child.name} does not answer at ${address} after a minute; read its log below .data/logs.`)
}
