import { encryptPush, signPush } from '@field/wechat'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appId } from '../../support/server.ts'
import { idOf, openStage, type Stage, until } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const address = () => `${stage.server.url}/api/wechat/push`
const seconds = (at = Date.now()) => String(Math.floor(at / 1000))

type Forgery = { readonly app?: string; readonly signature?: string; readonly timestamp?: string }

/** A push as WeChat makes it in safe mode, or nearly. */
async function pushed(fields: object, { app = appId, signature, timestamp = seconds() }: Forgery = {}) {
  const { pushToken, pushAesKey } = stage.server.world.config.wechat
  const Encrypt = encryptPush(pushAesKey, app, JSON.stringify(fields), Buffer.alloc(16, 7))
  const query = new URLSearchParams({
    timestamp,
    nonce: '1234',
    encrypt_type: 'aes',
    signature: signPush(pushToken, timestamp, '1234'),
    msg_signature: signature ?? signPush(pushToken, timestamp, '1234', Encrypt),
  })
  const body = JSON.stringify({ ToUserName: 'gh_x', Encrypt })
  const response = await fetch(`${address()}?${query}`, { method: 'POST', body })
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}

const kept = async (event: string) =>
  (
    await stage.sql<{ event: { openid: string; name?: string } }>(
      `select event from wechat_push where event ->> 'event' = $1`,
      [event],
    )
  ).map((row) => row.event)

const event = (Event: string, more: object = {}) => ({
  ToUserName: 'gh_x',
  FromUserName: stage.openid(stage.ours.people.customer),
  CreateTime: Number(seconds()),
  MsgType: 'event',
  Event,
  ...more,
})

const popup = (template = idOf('received')) =>
  event('subscribe_msg_popup_event', {
    List: { TemplateId: template, SubscribeStatusString: 'accept', PopupScene: '0' },
  })

test('proves its address to WeChat, and to nobody else', async () => {
  const { pushToken } = stage.server.world.config.wechat
  const query = { timestamp: seconds(), nonce: 'n', echostr: '4711' }
  const good = new URLSearchParams({ ...query, signature: signPush(pushToken, query.timestamp, 'n') })
  const answer = await fetch(`${address()}?${good}`)
  expect([answer.status, await answer.text()]).toEqual([200, '4711'])
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const bad = new URLSearchParams({ ...query, signature: signPush('another', query.timestamp, 'n') })
  expect((await fetch(`${address()}?${bad}`)).status).toBe(403)
})

test('refuses what is not WeChat’s own and unspoiled, and keeps nothing of it', async () => {
  const before = await stage.sql('select key from wechat_push')
  const forged = { ...popup(), CreateTime: 1 }
  expect((await pushed(forged, { signature: '0'.repeat(40) })).status).toBe(403)
  expect((await pushed(forged, { app: 'wx0000000000000009' })).status).toBe(403)
  expect((await pushed(forged, { timestamp: seconds(Date.now() - 3_600_000) })).status).toBe(403)
  const { pushToken } = stage.server.world.config.wechat
  const timestamp = seconds()
  const plain = new URLSearchParams({
    timestamp,
    nonce: 'n',
    signature: signPush(pushToken, timestamp, 'n'),
    msg_signature: signPush(pushToken, timestamp, 'n'),
  })
  expect((await fetch(`${address()}?${plain}`, { method: 'POST', body: JSON.stringify(forged) })).status).toBe(403)
  expect(await stage.sql('select key from wechat_push')).toEqual(before)
  expect(await stage.remaining(stage.ours.people.customer, 'received')).toBe(0)
})

test('takes an event once, however often it comes, also at the same moment', async () => {
  const one = popup(idOf('assigned'))
  const answers = await Promise.all(Array.from({ length: 6 }, () => pushed(one)))
  expect(answers.map(({ status, text }) => `${status} ${text}`)).toEqual(Array(6).fill('200 success'))
  expect(answers[0]?.type).toContain('text/plain')
  expect(await stage.remaining(stage.ours.people.customer, 'assigned')).toBe(1)
})

test.each(['json', 'xml'] as const)(
  'reads pushes in %s, one item or several, numbers as strings too',
  async (format) => {
    const { neighbour } = stage.ours.people
    const before = await stage.remaining(neighbour, 'on_the_way')
    await stage.push({ format, numbers: 'string' })
    // WeChat stamps whole seconds: two taps of one person in one second would be one event.
    await stage.control('POST', '/clock', { advanceMs: 2_000 })
    const tmplIds = [idOf('on_the_way'), idOf('completed')]
    const answers = { [idOf('on_the_way')]: 'accept', [idOf('completed')]: 'accept' }
    await stage.control('POST', `/phones/${neighbour.id}/subscribe`, { tmplIds, gesture: true, answers })
    await until(async () => (await stage.remaining(neighbour, 'on_the_way')) === before + 1, 'the tap is counted')
  },
)

test('keeps what it has no use for, and whose data is to be deleted', async () => {
  expect((await pushed(event('wxa_punish_event', { reason: 'x' }))).text).toBe('success')
  expect(await kept('other')).toMatchObject([{ name: 'wxa_punish_event' }])
  await stage.control('POST', `/phones/${stage.ours.people.neighbour.id}/revoke`, { revokeInfo: '8' })
  expect(await kept('user_authorization_revoke')).toMatchObject([
    { openid: stage.openid(stage.ours.people.neighbour), revokeInfo: '8' },
  ])
  expect((await pushed({ ...popup(), FromUserName: 'oNobodyWeKnow' })).text).toBe('success')
})
