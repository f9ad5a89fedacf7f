import { type PushEvent, receivePush, signPush } from '@field/wechat'
import { expect, it } from 'vitest'

const token = 'token'
const timestamp = '1625575681'
const at = 1_625_575_681_000

const receive = (body: string): PushEvent => {
  const query = { timestamp, nonce: '1', signature: signPush(token, timestamp, '1') }
  const received = receivePush({ token, appId: 'wx1' }, query, body, at)
  if (!received.ok) throw new Error(received.reason)
  return received.event
}

const xml = (event: string, inner: string) =>
  `<xml><ToUserName><![CDATA[gh_x]]></ToUserName><FromUserName><![CDATA[OPENID]]></FromUserName>` +
  `<CreateTime>1625575681</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${inner}</xml>`

const json = (event: string, more: object, CreateTime: number | string = 1625575681) =>
  JSON.stringify({ ToUserName: 'gh_x', FromUserName: 'OPENID', CreateTime, MsgType: 'event', Event: event, ...more })

const popupXml = xml(
  'subscribe_msg_popup_event',
  `<SubscribeMsgPopupEvent>
<List><TemplateId><![CDATA[T1]]></TemplateId><SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>0</PopupScene></List>
<List><TemplateId><![CDATA[T2]]></TemplateId><SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString><PopupScene>0</PopupScene></List>
</SubscribeMsgPopupEvent>`,
)
const one = { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' }
const two = { TemplateId: 'T2', SubscribeStatusString: 'reject', PopupScene: 0 }

it('reads the popup event alike from XML and JSON, numbers as strings or numbers', () => {
  const read = receive(popupXml)
  expect(read).toMatchObject({
    event: 'subscribe_msg_popup_event',
    account: 'gh_x',
    openid: 'OPENID',
    at,
    items: [
      { templateId: 'T1', status: 'accept', scene: '0' },
      { templateId: 'T2', status: 'reject', scene: '0' },
    ],
  })
  expect(receive(json('subscribe_msg_popup_event', { List: [one, two] }))).toEqual(read)
  expect(receive(json('subscribe_msg_popup_event', { List: [two, one] }, '1625575681')).dedupeKey).toBe(read.dedupeKey)
})

it('reads a list that has shrunk to its only item', () => {
  expect(receive(json('subscribe_msg_popup_event', { List: one }))).toMatchObject({ items: [{ templateId: 'T1' }] })
  const single =
    '<List><TemplateId><![CDATA[T1]]></TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List>'
  const change = xml('subscribe_msg_change_event', `<SubscribeMsgChangeEvent>${single}</SubscribeMsgChangeEvent>`)
  expect(receive(change)).toMatchObject({
    event: 'subscribe_msg_change_event',
    items: [{ templateId: 'T1', status: 'reject' }],
  })
})

it('keeps every digit of the message id', () => {
  const sent = (MsgID: string) =>
    receive(
      `{"ToUserName":"gh_x","FromUserName":"OPENID","CreateTime":"1620963428","MsgType":"event","Event":"subscribe_msg_sent_event","List":{"TemplateId":"T1","MsgID":${MsgID},"ErrorCode":"0","ErrorStatus":"success"}}`,
    )
  const item = { templateId: 'T1', msgid: '1864323726461255681', errorCode: '0', errorStatus: 'success' }
  expect(sent('"1864323726461255681"')).toMatchObject({ event: 'subscribe_msg_sent_event', items: [item] })
  expect(sent('1864323726461255681')).toMatchObject({ items: [item] })
})

it('tells two events of one second apart, and a repetition not', () => {
  const first = receive(json('subscribe_msg_popup_event', { List: one }))
  expect(receive(json('subscribe_msg_popup_event', { List: one })).dedupeKey).toBe(first.dedupeKey)
  const others = [
    json('subscribe_msg_popup_event', { List: two }),
    json('subscribe_msg_change_event', { List: one }),
    json('subscribe_msg_popup_event', { List: one }, 1625575682),
    json('subscribe_msg_popup_event', { List: one }).replace('OPENID', 'OTHER'),
  ]
  expect(new Set([first, ...others.map(receive)].map(({ dedupeKey }) => dedupeKey)).size).toBe(5)
})

it.each(['user_authorization_revoke', 'user_authorization_cancellation', 'user_info_modified'] as const)(
  'reads %s as being about the person, not the platform',
  (event) => {
    const body = json(event, { FromUserName: 'PLATFORM', OpenID: 'o1', UnionID: 'u1', AppID: 'wx1', RevokeInfo: 8 })
    const about = { event, openid: 'o1', unionid: 'u1', appId: 'wx1', revokeInfo: '8' }
    expect(receive(body)).toMatchObject(about)
  },
)

it('reads the verdict on a picture', () => {
  const more = { appid: 'wx1', trace_id: 't1', version: 2, errcode: -1008, result: { suggest: 'risky', label: 20002 } }
  const verdict = { event: 'wxa_media_check', traceId: 't1', errcode: '-1008', suggest: 'risky', label: '20002' }
  expect(receive(json('wxa_media_check', more))).toMatchObject(verdict)
})

it('passes on what it does not know, whole', () => {
  expect(receive(json('wxa_punish_event', { level: 1 }))).toMatchObject({
    event: 'other',
    name: 'wxa_punish_event',
    fields: { level: 1 },
  })
})

it('refuses XML with a document type, which is how entities blow up a parser', () => {
  const bomb = `<!DOCTYPE xml [<!ENTITY a "aaaa">]>${xml('x', '<y>&a;</y>')}`
  expect(() => receive(bomb)).toThrow('bad_body')
})
