import { describe, expect, it } from 'vitest'
import { app, appId, askToken, loginCode, nameOf, reply, type Stage, secret, setStage } from './support/stage.ts'

const seconds = 1_000

const plain = (stage: Stage) =>
  reply(stage.raw('GET', `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${secret}`))

const use = async (stage: Stage, token: unknown) =>
  (await reply(stage.raw('GET', `/wxaapi/newtmpl/gettemplate?access_token=${token}`))).errcode

const tokenCalls = (stage: Stage) => stage.control<unknown[]>('GET', '/calls?path=/cgi-bin/stable_token')

describe('stable_token', () => {
  it('gives the same token with falling seconds, then a new one beside it for the last 300 s', async () => {
    const stage = await setStage()
    const first = await askToken(stage)
    expect(first.expires_in).toBe(7200)
    stage.clock.now += 6_855 * seconds
    expect(await askToken(stage)).toEqual({ ...first, expires_in: 345 })
    stage.clock.now += 45 * seconds
    const second = await askToken(stage)
    expect(second.access_token).not.toBe(first.access_token)
    expect(second.expires_in).toBe(7200)
    stage.clock.now += 299 * seconds
    expect([await use(stage, first.access_token), await use(stage, second.access_token)]).toEqual([0, 0])
    stage.clock.now += 1 * seconds
    expect([await use(stage, first.access_token), await use(stage, second.access_token)]).toEqual([42001, 0])
  })

  it('kills at once when forced, not twice within 30 s, and 20 times a day', async () => {
    const stage = await setStage()
    const first = await askToken(stage)
    const forced = await askToken(stage, { force_refresh: true })
    expect(forced.access_token).not.toBe(first.access_token)
    expect(await use(stage, first.access_token)).toBe(40001)
    stage.clock.now += 29 * seconds
    expect((await askToken(stage, { force_refresh: true })).access_token).toBe(forced.access_token)
    for (let time = 2; time <= 20; time += 1) {
      stage.clock.now += 30 * seconds
      expect((await askToken(stage, { force_refresh: true })).errcode).toBeUndefined()
    }
    stage.clock.now += 30 * seconds
    expect((await askToken(stage, { force_refresh: true })).errcode).toBe(45009)
    stage.clock.now += 86_400 * seconds
    expect((await askToken(stage)).errcode).toBeUndefined()
  })

  it.each([
    ['a GET', 43002, (s: Stage) => reply(s.raw('GET', '/cgi-bin/stable_token'))],
    ['a body that is not JSON', 47001, (s: Stage) => reply(s.raw('POST', '/cgi-bin/stable_token', 'appid=1'))],
    ['a wrong secret', 40125, (s: Stage) => askToken(s, { secret: 'x' })],
    ['an unknown app', 40013, (s: Stage) => askToken(s, { appid: 'wx1' })],
    ['no app', 41002, (s: Stage) => askToken(s, { appid: undefined })],
    ['no secret', 41004, (s: Stage) => askToken(s, { secret: undefined })],
    ['another grant type', 40002, (s: Stage) => askToken(s, { grant_type: 'x' })],
  ])('refuses %s with %i', async (_, errcode, ask) => {
    expect((await ask(await setStage())).errcode).toBe(errcode)
  })

  it('refuses an address that is not listed, and a frozen secret', async () => {
    const stage = await setStage()
    await stage.control('PATCH', `/apps/${appId}`, { allowedIps: ['10.0.0.1'] })
    expect((await askToken(stage)).errcode).toBe(40164)
    await stage.control('PATCH', `/apps/${appId}`, { allowedIps: null, frozen: true })
    expect((await askToken(stage)).errcode).toBe(40243)
  })
})

it('keeps the two families of tokens apart', async () => {
  const stage = await setStage()
  const stable = await askToken(stage)
  const one = await plain(stage)
  const two = await plain(stage)
  await askToken(stage, { force_refresh: true })
  expect(await use(stage, stable.access_token)).toBe(40001)
  expect([await use(stage, one.access_token), await use(stage, two.access_token)]).toEqual([0, 0])
  const renewed = await askToken(stage)
  stage.clock.now += 301 * seconds
  expect(await use(stage, one.access_token)).toBe(42001)
  await plain(stage)
  expect(await use(stage, renewed.access_token)).toBe(0)
})

it('tells unknown, malformed, missing and expired tokens apart', async () => {
  const stage = await setStage()
  const { access_token: token } = await askToken(stage)
  expect(await use(stage, `97_${'x'.repeat(133)}`)).toBe(40001)
  expect(await use(stage, 'nonsense')).toBe(40014)
  expect(await use(stage, '')).toBe(41001)
  stage.clock.now += 7_200 * seconds
  expect(await use(stage, token)).toBe(42001)
})

describe('the client', () => {
  it('asks for a token once and then again only shortly before it ends', async () => {
    const stage = await setStage()
    for (let minute = 0; minute < 116; minute += 4) {
      expect((await stage.wechat.templates()).state).toBe('ok')
      stage.clock.now += 240 * seconds
    }
    expect(await tokenCalls(stage)).toHaveLength(1)
    stage.clock.now += 30 * seconds
    expect((await stage.wechat.templates()).state).toBe('ok')
    expect(await tokenCalls(stage)).toHaveLength(2)
  })

  it.each(['force', 'expire', 'mangle'])('gets another token once and tries once more (%s)', async (how) => {
    const stage = await setStage()
    await stage.wechat.templates()
    stage.clock.now += 60 * seconds
    if (how === 'force') await askToken(stage, { force_refresh: true })
    // The server's clock runs ahead of ours: our token expires before we expect it.
    if (how === 'expire') await stage.control('POST', '/clock', { advanceMs: 7_200 * seconds })
    const mangled = { token: 'nonsense', expiresAt: stage.clock.now + 3_600 * seconds, fetchedAt: 0 }
    if (how === 'mangle') {
      const lease = await stage.store.acquire(appId, 1, 1_000)
      await stage.store.save(appId, lease.state === 'granted' ? lease.fence : 0, mangled)
    }
    expect((await stage.wechat.templates()).state).toBe('ok')
    const calls = await stage.control<{ body: { force_refresh: boolean } }[]>(
      'GET',
      '/calls?path=/cgi-bin/stable_token',
    )
    expect(calls.some(({ body }, at) => at > 0 && body.force_refresh && how !== 'force')).toBe(false)
    expect(await stage.control<unknown[]>('GET', '/calls?path=/wxaapi/newtmpl/gettemplate')).toHaveLength(3)
  })

  it('gives up after the second refusal, and does not storm the token server', async () => {
    const stage = await setStage()
    await stage.control('POST', '/faults', {
      path: '/wxaapi/newtmpl/gettemplate',
      kind: 'errcode',
      errcode: 40001,
      times: 'always',
    })
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => stage.wechat.templates()))
    expect(new Set(outcomes.map(nameOf))).toEqual(new Set(['invalid_credential']))
    expect(await tokenCalls(stage)).toHaveLength(1)
    stage.clock.now += 6 * seconds
    for (let time = 0; time < 10; time += 1) await stage.wechat.templates()
    expect(await tokenCalls(stage)).toHaveLength(2)
  })

  it('goes on with the old token while the next one can not be had', async () => {
    const stage = await setStage()
    await stage.wechat.templates()
    stage.clock.now += 7_000 * seconds
    await stage.control('POST', '/faults', { path: '/cgi-bin/stable_token', kind: 'http_502' })
    expect((await stage.wechat.templates()).state).toBe('ok')
    expect(await tokenCalls(stage)).toHaveLength(2)
  })

  it('keeps the tokens of two apps apart', async () => {
    const other = { ...app, appId: 'wx00000000000000bb', secret: 'secret-bb' }
    const stage = await setStage({ apps: [app, other] })
    const second = stage.client({ appId: other.appId, secret: other.secret })
    expect((await stage.wechat.templates()).state).toBe('ok')
    expect((await second.templates()).state).toBe('ok')
    const code = await loginCode(stage, 'chen', other.appId)
    expect(nameOf(await stage.wechat.code2Session(code))).toBe('invalid_code')
    expect(nameOf(await second.code2Session(code))).toBe('ok')
  })
})
