import { setTimeout as sleep } from 'node:timers/promises'
import { createMemoryTokenStore, createWechat, type TokenStore } from '@field/wechat'
import { createSandbox } from '@field/wechat-sandbox'
import { app, appId, morning, secret } from './stage.ts'

/** A bug planted into the store, to see that the experiment finds it. */
export type Plant = 'no lease' | 'no fence' | 'version ignored'

export type Findings = {
  readonly seed: number
  /** Tokens that came to be valid one after the other. */
  readonly validities: number
  /** How often the instances asked WeChat for a token. */
  readonly fetches: number
  /** Calls that did not end well, by what they came to. */
  readonly failures: readonly string[]
}

const instances = 3
const callsEach = 6
const rounds = ['begin', 'renewal', 'kill', 'expiry', 'kill', 'renewal', 'stall', 'kill'] as const

const randomFrom = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const planted = (store: TokenStore, plant: Plant | undefined): TokenStore => {
  const versionOf = async (app: string): Promise<number> => (await store.read(app))?.version ?? 0
  if (plant === 'no lease') return { ...store, acquire: (app, seen) => store.acquire(app, seen, 0) }
  if (plant === 'version ignored') {
    return { ...store, acquire: async (app, _, leaseMs) => store.acquire(app, await versionOf(app), leaseMs) }
  }
  if (plant === 'no fence') {
    return {
      ...store,
      save: async (app, fence, token) => {
        const lease = await store.acquire(app, await versionOf(app), 0)
        return store.save(app, lease.state === 'granted' ? lease.fence : fence, token)
      },
    }
  }
  return store
}

/**
 * E10: three instances share one token. Replies of WeChat and of the store come late and out of order; tokens run
 * out, are renewed, are killed by somebody else in the middle of a burst of calls; one instance stalls past its lease.
 * Each validity may cost one fetch, and every call must succeed.
 */
export const tokenExperiment = async (seed: number, plant?: Plant): Promise<Findings> => {
  const random = randomFrom(seed)
  const clock = { now: morning }
  const sandbox = createSandbox({ now: () => clock.now, seed: `e10-${seed}`, apps: [app] })
  const baseUrl = await sandbox.listen({ port: 0, host: '127.0.0.1' })
  const kept = planted(
    createMemoryTokenStore(() => clock.now),
    plant,
  )
  const late = async <T>(answer: Promise<T>, ms: number): Promise<T> => {
    const value = await answer
    await sleep(random() * ms)
    return value
  }
  const store: TokenStore = {
    read: (app) => late(kept.read(app), 4),
    acquire: (app, seen, leaseMs) => late(kept.acquire(app, seen, leaseMs), 4),
    save: (app, fence, token) => late(kept.save(app, fence, token), 4),
    release: (app, fence) => late(kept.release(app, fence), 4),
  }
  let gate: { readonly instance: number; readonly open: Promise<void>; readonly reached: () => void } | undefined
  const clients = Array.from({ length: instances }, (_, instance) =>
    createWechat({
      baseUrl,
      appId,
      secret,
      tokenStore: store,
      now: () => clock.now,
      timeoutMs: 10_000,
      fetch: async (input, init) => {
        const response = await late(fetch(input, init), 15)
        if (gate?.instance === instance && String(input).includes('stable_token')) {
          const { open, reached } = gate
          gate = undefined
          reached()
          await open
        }
        return response
      },
    }),
  )
  const failures: string[] = []
  const call = async (instance: number): Promise<void> => {
    await sleep(random() * 10)
    const outcome = await clients[instance]?.templates()
    if (outcome?.state !== 'ok') failures.push(JSON.stringify(outcome))
  }
  const burst = async (among = clients.map((_, instance) => instance)): Promise<void> => {
    await Promise.all(among.flatMap((instance) => Array.from({ length: callsEach }, () => call(instance))))
  }
  const kill = async (): Promise<void> => {
    clock.now += 31_000
    const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: true }
    await fetch(`${baseUrl}/cgi-bin/stable_token`, { method: 'POST', body: JSON.stringify(body) })
  }
  /** Instance 0 holds the lease and hangs; the token it was given is killed; the others fetch; then it wakes. */
  const stall = async (): Promise<void> => {
    await kill()
    let wake = (): void => undefined
    const open = new Promise<void>((resolve) => {
      wake = resolve
    })
    const reached = new Promise<void>((resolve) => {
      gate = { instance: 0, open, reached: resolve }
    })
    const hanging = clients[0]?.templates()
    await reached
    await kill()
    await burst([1, 2])
    wake()
    if ((await hanging)?.state !== 'ok') failures.push('the stalled call')
  }
  let validities = 0
  for (const round of rounds) {
    validities += round === 'stall' ? 2 : 1
    if (round === 'renewal') clock.now += 6_965_000
    if (round === 'expiry') clock.now += 7_205_000
    if (round === 'stall') await stall()
    if (round === 'kill') await Promise.all([burst(), sleep(random() * 12).then(kill)])
    await burst()
  }
  const calls = (await (await fetch(`${baseUrl}/sandbox/calls?path=/cgi-bin/stable_token`)).json()) as {
    body: { force_refresh: boolean }
  }[]
  await sandbox.close()
  return { seed, validities, fetches: calls.filter(({ body }) => !body.force_refresh).length, failures }
}
