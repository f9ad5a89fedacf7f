import { setTimeout as sleep } from 'node:timers/promises'
import type { TokenStore } from '@field/wechat'
import { describe, expect, it } from 'vitest'

const token = (name: string) => ({ token: name, expiresAt: 2_000_000_000_000, fetchedAt: 1_900_000_000_000 })

let apps = 0
const newApp = (): string => `wx-law-${process.pid}-${Date.now()}-${++apps}`

const fenceOf = async (store: TokenStore, app: string, seen: number, leaseMs = 60_000): Promise<number> => {
  const answer = await store.acquire(app, seen, leaseMs)
  if (answer.state !== 'granted') throw new Error(`expected a lease, got ${answer.state}`)
  return answer.fence
}

/** The laws of `TokenStore` on the real clock, for any implementation. `make` gives a store; several share one state. */
export const tokenStoreLaws = (name: string, make: () => Promise<TokenStore>): void => {
  describe(`${name} keeps the laws of a token store`, () => {
    it('knows nothing of an app it has never seen', async () => {
      expect(await (await make()).read(newApp())).toBeUndefined()
    })

    it('gives one lease to many who ask at once', async () => {
      const store = await make()
      const app = newApp()
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.acquire(app, 0, 60_000)))
      expect(answers.filter(({ state }) => state === 'granted')).toHaveLength(1)
      expect(answers.filter(({ state }) => state === 'busy')).toHaveLength(19)
    })

    it('counts the saves and points those who saw less to the newer token', async () => {
      const store = await make()
      const app = newApp()
      expect(await store.save(app, await fenceOf(store, app, 0), token('one'))).toEqual({ ...token('one'), version: 1 })
      expect(await store.acquire(app, 0, 60_000)).toEqual({ state: 'newer', token: { ...token('one'), version: 1 } })
      await store.save(app, await fenceOf(store, app, 1), token('two'))
      expect(await store.read(app)).toEqual({ ...token('two'), version: 2 })
    })

    it('lets a lease run out, and ignores its holder from then on', async () => {
      const store = await make()
      const app = newApp()
      const late = await fenceOf(store, app, 0, 30)
      await sleep(50)
      const next = await fenceOf(store, app, 0)
      expect(next).not.toBe(late)
      await store.release(app, late)
      expect(await store.acquire(app, 0, 60_000)).toEqual({ state: 'busy' })
      expect(await store.save(app, late, token('late'))).toBeUndefined()
      await store.save(app, next, token('next'))
      expect(await store.save(app, late, token('late'))).toEqual({ ...token('next'), version: 1 })
      expect(await store.save(app, next, token('twice'))).toEqual({ ...token('next'), version: 1 })
    })

    it('frees a lease that is given back, and keeps two apps apart', async () => {
      const store = await make()
      const [app, other] = [newApp(), newApp()]
      const fence = await fenceOf(store, app, 0)
      await fenceOf(store, other, 0)
      await store.release(app, fence)
      expect(await store.save(app, fence, token('given back'))).toBeUndefined()
      expect(await fenceOf(store, app, 0)).not.toBe(fence)
      expect(await store.acquire(other, 0, 60_000)).toEqual({ state: 'busy' })
    })
  })
}
