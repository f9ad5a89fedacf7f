import { decryptPush, encryptReply, receivePush, signPush, verifyPushUrl } from '@field/wechat'
import { expect, it } from 'vitest'

// The vectors that WeChat publishes with its message-push documentation.
const key = 'A'.repeat(43)
const config = { token: 'AAAAA', appId: 'wxba5fad812f8e6fb9', encodingAesKey: key }
const cipher =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='
const query = {
  timestamp: '1714112445',
  nonce: '415670741',
  signature: '6c5c811b55cc85e0e1b54100749188c20beb3f5d',
  msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
  encrypt_type: 'aes',
}
const body = JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: cipher })
const at = 1_714_112_445_000

it('signs the address check and the plain push as published', () => {
  expect(signPush('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696')
  expect(signPush('AAAAA', '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78')
})

it('answers the address check with its echostr, and a forged one with nothing', () => {
  const check = { timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' }
  const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696'
  expect(verifyPushUrl('AAAAA', { ...check, signature })).toBe('4375120948345356249')
  expect(verifyPushUrl('AAAAB', { ...check, signature })).toBeUndefined()
  expect(verifyPushUrl('AAAAA', { ...check, signature: '' })).toBeUndefined()
  expect(verifyPushUrl('AAAAA', check)).toBeUndefined()
})

it('opens the published encrypted push', () => {
  const received = receivePush(config, query, body, at)
  expect(received).toMatchObject({ ok: true, format: 'json' })
  expect(received.ok && received.event).toMatchObject({
    event: 'other',
    name: 'debug_demo',
    account: 'gh_97417a04a28d',
    openid: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
    at,
    fields: { debug_str: 'hello world' },
  })
})

it.each([
  [
    'the plain signature in place of msg_signature',
    { ...query, msg_signature: query.signature },
    body,
    at,
    'bad_signature',
  ],
  ['no msg_signature', { ...query, msg_signature: undefined }, body, at, 'bad_signature'],
  ['another time', { ...query, timestamp: '1714112446' }, body, at, 'bad_signature'],
  ['a changed cipher text', query, body.replace('+qdx', '+qdy'), at, 'bad_signature'],
  ['a plain body, rightly signed for plain mode', query, '{"Event":"x"}', at, 'bad_signature'],
  ['a body that is neither JSON nor XML', query, 'Encrypt', at, 'bad_body'],
  ['a push from an hour ago', query, body, at + 3_600_000, 'stale'],
  ['a push from the future', query, body, at - 3_600_000, 'stale'],
])('refuses %s', (_, q, b, now, reason) => {
  expect(receivePush(config, q, b, now)).toEqual({ ok: false, reason })
})

it('refuses a push sealed for another app, and rubbish under a good signature', () => {
  expect(receivePush({ ...config, appId: 'wxba5fad812f8e6fb8' }, query, body, at)).toEqual({
    ok: false,
    reason: 'wrong_app',
  })
  const rubbish = Buffer.alloc(64, 7).toString('base64')
  const signed = { ...query, msg_signature: signPush('AAAAA', query.timestamp, query.nonce, rubbish) }
  expect(receivePush(config, signed, JSON.stringify({ Encrypt: rubbish }), at)).toEqual({
    ok: false,
    reason: 'bad_cipher',
  })
  expect(decryptPush(key, config.appId, '')).toEqual({ ok: false, reason: 'bad_cipher' })
})

it('seals the published reply byte for byte, in JSON and in XML', () => {
  const Encrypt = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=='
  const envelope = { random: Buffer.from('707722b803182950'), timestamp: '1713424427', nonce: '415670741' }
  const { json, xml } = encryptReply(config, '{"demo_resp":"good luck"}', envelope)
  const sealed = JSON.parse(json)
  expect(sealed).toEqual({
    Encrypt,
    MsgSignature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    TimeStamp: 1713424427,
    Nonce: '415670741',
  })
  expect(xml).toContain(`<Encrypt><![CDATA[${Encrypt}]]></Encrypt>`)
  expect(xml).toContain('<MsgSignature><![CDATA[1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1]]></MsgSignature>')
})
