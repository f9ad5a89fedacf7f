import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mayPassLater, refusalName } from '@field/wechat'
import { describe, expect, it, onTestFinished } from 'vitest'
import { askToken, loginCode, nameOf, setStage } from './support/stage.ts'

const login = '/sns/jscode2session'

/** The address of a server that answers everything in this one way. */
const oddServer = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An address at which nobody listens any more. */
const deadAddress = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

describe('what a call to WeChat can come to', () => {
  it('is a refusal with a name, the number and the request id', async () => {
    const { wechat } = await setStage()
    expect(await wechat.code2Session('nonsense')).toEqual({
      state: 'refused',
      code: 'invalid_code',
      errcode: 40029,
      errmsg: expect.stringContaining('invalid code rid: '),
      rid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    })
  })

  it.each([
    ['system_busy', 'refused', 'system_busy'],
    ['daily_quota', 'refused', 'quota_exhausted'],
    ['minute_quota', 'refused', 'too_frequent'],
    ['reset', 'unknown', 'connection_lost'],
    ['timeout', 'unknown', 'timeout'],
    ['http_502', 'unknown', 'server_error'],
    ['html', 'unknown', 'bad_reply'],
    ['lost_reply', 'unknown', 'connection_lost'],
    ['lost_timeout', 'unknown', 'timeout'],
  ])('fault %s: %s, %s', async (kind, state, what) => {
    const stage = await setStage()
    await stage.control('POST', '/faults', { path: login, kind })
    const outcome = await stage.client({ timeoutMs: 200 }).code2Session(await loginCode(stage))
    expect(outcome).toMatchObject(state === 'refused' ? { state, code: what } : { state, why: what })
  })

  it('is unknown when the reply comes too late, though WeChat has done the work', async () => {
    const stage = await setStage()
    await stage.control('POST', '/faults', { path: login, kind: 'slow', delayMs: 400 })
    const code = await loginCode(stage)
    expect(await stage.client({ timeoutMs: 150 }).code2Session(code)).toMatchObject({
      state: 'unknown',
      why: 'timeout',
    })
    expect(nameOf(await stage.wechat.code2Session(code))).toBe('code_used')
  })

  it('is "not sent" when nobody listens: nothing can have happened', async () => {
    const { client } = await setStage()
    const nobody = client({ baseUrl: await deadAddress() })
    expect(await nobody.code2Session('x')).toMatchObject({ state: 'not_sent', why: 'connection_refused' })
    const unsent = await nobody.templates()
    expect(unsent).toMatchObject({ state: 'not_sent', why: 'connection_refused' })
  })

  it('is "not sent" when there is no token to send it with, whatever became of asking for one', async () => {
    const stage = await setStage()
    const message = { openid: stage.openid('chen'), templateId: 't', data: {} }
    const wrong = await stage.client({ secret: 'wrong' }).sendSubscribeMessage(message)
    expect(wrong).toMatchObject({ state: 'not_sent', why: 'no_token', token: { code: 'invalid_secret' } })
    await stage.control('POST', '/faults', { path: '/cgi-bin/stable_token', kind: 'reset' })
    const lost = await stage.wechat.sendSubscribeMessage(message)
    expect(lost).toMatchObject({ state: 'not_sent', why: 'no_token', token: { state: 'unknown' } })
    expect(await stage.control('GET', '/calls?path=/cgi-bin/message/subscribe/send')).toEqual([])
  })

  it('keeps the number of a refusal it has never heard of', async () => {
    const stage = await setStage()
    await stage.control('POST', '/faults', { path: login, kind: 'errcode', errcode: 87014 })
    const outcome = await stage.wechat.code2Session(await loginCode(stage))
    expect(outcome).toMatchObject({ state: 'refused', code: 'other', errcode: 87014 })
  })

  it.each([
    ['a reply without the field it promises', '{"errcode":0}'],
    ['JSON that is no object', '[]'],
    ['an empty body', ''],
    ['half a JSON', '{"openid":'],
  ])('is unknown for %s', async (_, body) => {
    const { client } = await setStage()
    const baseUrl = await oddServer((_request, response) => response.end(body))
    const outcome = await client({ baseUrl }).code2Session('x')
    expect(outcome).toMatchObject({ state: 'unknown', why: 'bad_reply' })
  })

  it('is unknown when the connection breaks in the middle of the reply', async () => {
    const { client } = await setStage()
    const baseUrl = await oddServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"openid"')
      setTimeout(() => response.destroy(), 20)
    })
    const outcome = await client({ baseUrl }).code2Session('x')
    expect(outcome).toMatchObject({ state: 'unknown', why: 'connection_lost' })
  })
})

it('knows which refusals may pass by themselves', () => {
  const passing = [-1, 40001, 42001, 43108, 45009, 45011]
  const final = [40003, 40037, 43101, 43107, 45168, 47003, 12345]
  expect(passing.map(refusalName).every(mayPassLater)).toBe(true)
  expect(final.map(refusalName).some(mayPassLater)).toBe(false)
})

it('shows no secret in the call log', async () => {
  const stage = await setStage()
  await askToken(stage)
  await stage.wechat.code2Session('x')
  expect(JSON.stringify(await stage.control('GET', '/calls'))).not.toContain('secret-aa')
})
