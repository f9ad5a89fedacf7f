import type { SubscribeMessage } from '@field/wechat'
import { type Message, type NamedTemplate, templates } from '@field/wechat-sandbox'
import { describe, expect, it } from 'vitest'
import { soon } from '../support/soon.ts'
import { listenForPushes } from './support/bff.ts'
import { app, appId, askToken, nameOf, reply, type Stage, setStage } from './support/stage.ts'

const named = (name: NamedTemplate['name']): NamedTemplate => {
  const found = templates.find((template) => template.name === name)
  if (!found) throw new Error(name)
  return found
}

const assigned = named('assigned')
const examples = Object.fromEntries(assigned.keywords.map(({ key, example }) => [key, { value: example }]))

const stageWithConsent = async (sends = 50, phones = ['chen']): Promise<Stage> => {
  const stage = await setStage({ phones: phones.map((id) => ({ id })), behaviour: { sentEventDelayMs: 20 } })
  for (const id of phones) {
    await stage.control('PUT', `/phones/${id}/ledger`, { templateId: assigned.id, left: sends })
  }
  return stage
}

const send = (stage: Stage, more: Partial<SubscribeMessage> = {}) =>
  stage.wechat.sendSubscribeMessage({ openid: stage.openid('chen'), templateId: assigned.id, data: examples, ...more })

const withValue = (key: string, value: string) => ({ data: { ...examples, [key]: { value } } })

const messages = (stage: Stage, id = 'chen') => stage.control<Message[]>('GET', `/phones/${id}/messages`)

const rawSend = async (stage: Stage, body: object) => {
  const { access_token: token } = await askToken(stage)
  const whole = { touser: stage.openid('chen'), template_id: assigned.id, data: examples, ...body }
  return reply(stage.raw('POST', `/cgi-bin/message/subscribe/send?access_token=${token}`, JSON.stringify(whole)))
}

describe('sending', () => {
  it('shows the message on the phone and answers with a number no double can hold', async () => {
    const stage = await stageWithConsent()
    const outcome = await send(stage, { page: 'pages/progress/index?order=1', state: 'trial' })
    const [message] = await messages(stage)
    expect(message).toMatchObject({
      title: '派单成功提醒',
      page: 'pages/progress/index?order=1',
      state: 'trial',
      lang: 'zh_CN',
      at: stage.clock.now,
    })
    expect(message?.fields[2]).toEqual({ key: 'name3', label: '服务人员', value: '李师傅' })
    expect(outcome).toEqual({ state: 'ok', value: { msgid: message?.msgid } })
    expect(BigInt(message?.msgid ?? 0)).toBeGreaterThan(2n ** 53n)
    expect(String(Number(message?.msgid))).not.toBe(message?.msgid)
  })

  it.each<[string, Partial<SubscribeMessage>, string, string?]>([
    ['a person of another app', { openid: 'oAnother' }, 'invalid_openid'],
    ['an unknown template', { templateId: 'x' }, 'invalid_template_id'],
    ['a page that is not published', { page: 'pages/secret/index' }, 'invalid_page'],
    ['a page with a leading slash', { page: '/pages/index/index' }, 'invalid_page'],
    ['a sensitive word', withValue('thing5', '含违禁词'), 'sensitive_word'],
    ['a thing of 21', withValue('thing2', '修'.repeat(21)), 'invalid_template_value', 'data.thing2.value invalid'],
    ['a newline', withValue('thing2', 'a\nb'), 'invalid_template_value', 'data.thing2.value invalid'],
    [
      'Chinese in a character_string',
      withValue('character_string1', '单1'),
      'invalid_template_value',
      'data.character_string1.value i',
    ],
    ['a time in words', withValue('time4', '下午三点'), 'invalid_template_value', 'data.time4.value invalid'],
    ['an empty value', withValue('name3', ''), 'invalid_template_value', 'data.name3.value is empty'],
    ['a missing key', { data: { thing2: { value: 'x' } } }, 'invalid_template_value', 'data.character_string1.value i'],
    ['a foreign key', withValue('thing9', 'x'), 'invalid_template_value', 'data.thing9.value invalid'],
  ])('refuses %s', async (_, more, code, text = '') => {
    const stage = await stageWithConsent()
    const outcome = await send(stage, more)
    expect(outcome).toMatchObject({ state: 'refused', code, errmsg: expect.stringContaining(text) })
    expect(await messages(stage)).toEqual([])
  })

  it('refuses data as a string, a body that is not JSON, and a GET', async () => {
    const stage = await stageWithConsent()
    expect((await rawSend(stage, { data: JSON.stringify(examples) })).errcode).toBe(47003)
    const { access_token: token } = await askToken(stage)
    const path = `/cgi-bin/message/subscribe/send?access_token=${token}`
    expect((await reply(stage.raw('POST', path, 'touser=1'))).errcode).toBe(47001)
    expect((await reply(stage.raw('GET', path))).errcode).toBe(43002)
  })

  it('refuses a banned template, and any when the app is banned', async () => {
    const stage = await stageWithConsent()
    await stage.control('PATCH', `/apps/${appId}`, { bannedTemplates: [assigned.id] })
    expect(nameOf(await send(stage))).toBe('subscription_banned')
    await stage.control('PATCH', `/apps/${appId}`, { bannedTemplates: [], subscriptionBanned: true })
    expect(nameOf(await send(stage))).toBe('subscription_banned')
  })

  it('refuses a second message while one to the same person is under way, not one to another', async () => {
    const stage = await stageWithConsent(9, ['chen', 'li'])
    await stage.control('PUT', '/behaviour', { sendTakesMs: 80 })
    const names = (await Promise.all([send(stage), send(stage), send(stage, { openid: stage.openid('li') })])).map(
      nameOf,
    )
    expect(names.toSorted()).toEqual(['concurrent_send', 'ok', 'ok'])
    await stage.control('PUT', '/behaviour', { refuseConcurrentSends: false })
    expect((await Promise.all([send(stage), send(stage)])).map(nameOf)).toEqual(['ok', 'ok'])
  })

  it('may have been delivered although the reply was lost', async () => {
    const stage = await stageWithConsent()
    await stage.control('POST', '/faults', { path: '/cgi-bin/message/subscribe/send', kind: 'lost_reply' })
    expect(await send(stage)).toMatchObject({ state: 'unknown', why: 'connection_lost' })
    expect(await messages(stage)).toHaveLength(1)
  })

  it('lists the templates with their keys and examples', async () => {
    const stage = await setStage({ apps: [{ ...app, templates: [{ ...assigned, enums: { enum1: ['是', '否'] } }] }] })
    const outcome = await stage.wechat.templates()
    expect(outcome).toMatchObject({
      state: 'ok',
      value: [{ id: assigned.id, title: '派单成功提醒', type: 'one_time', enums: { enum1: ['是', '否'] } }],
    })
    expect(outcome.state === 'ok' && outcome.value[0]?.content).toContain('服务人员:{{name3.DATA}}\n')
  })
})

describe('the sent event', () => {
  const stageWithPush = async (behaviour: object) => {
    const stage = await stageWithConsent()
    const bff = await listenForPushes(() => stage.clock.now)
    await stage.control('PUT', `/apps/${appId}/push`, bff.target)
    await stage.control('PUT', '/behaviour', behaviour)
    return { stage, bff }
  }

  it('follows the reply with the same id', async () => {
    const { stage, bff } = await stageWithPush({ sentEventDelayMs: 60 })
    const outcome = await send(stage)
    expect(bff.events).toEqual([])
    await soon(() => expect(bff.events).toHaveLength(1))
    const msgid = outcome.state === 'ok' ? outcome.value.msgid : 'none'
    expect(bff.events).toMatchObject([
      {
        event: 'subscribe_msg_sent_event',
        items: [{ templateId: assigned.id, msgid, errorCode: '0', errorStatus: 'success' }],
      },
    ])
  })

  it('may come before the reply', async () => {
    const { stage, bff } = await stageWithPush({ sentEvent: 'before_reply' })
    await send(stage)
    expect(bff.events).toHaveLength(1)
  })

  it('may tell of a failure, and then nothing is on the phone', async () => {
    const { stage, bff } = await stageWithPush({ sentEvent: 'fail' })
    expect(nameOf(await send(stage))).toBe('ok')
    await soon(() => expect(bff.events).toHaveLength(1))
    expect(bff.events).toMatchObject([{ items: [{ errorCode: '20002', errorStatus: 'failed: system failed' }] }])
    expect(await messages(stage)).toEqual([])
  })

  it('may never come', async () => {
    const { stage, bff } = await stageWithPush({ sentEvent: 'never' })
    await send(stage)
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(bff.events).toEqual([])
    expect(await messages(stage)).toHaveLength(1)
  })
})
