import type { SandboxTemplate } from '@field/wechat-sandbox'
import { describe, expect, it } from 'vitest'
import { soon } from '../support/soon.ts'
import { listenForPushes } from './support/bff.ts'
import { app, appId, nameOf, type Stage, setStage } from './support/stage.ts'

const template = (id: string, more: Partial<SandboxTemplate> = {}): SandboxTemplate => ({
  id,
  title: `title of ${id}`,
  type: 'one_time',
  keywords: [{ key: 'thing1', label: '内容', example: '空调' }],
  ...more,
})

const library = [
  ...['A', 'B', 'C', 'D', 'E', 'F'].map((id) => template(id)),
  template('A2', { title: 'title of A' }),
  template('LONG', { type: 'long_term' }),
]

const stageWithLibrary = () => setStage({ apps: [{ ...app, templates: library }] })

type Answers = Record<string, 'accept' | 'reject'>

const ask = (stage: Stage, tmplIds: string[], answers: Answers = {}, more: object = {}) =>
  stage.control('POST', '/phones/chen/subscribe', { tmplIds, gesture: true, answers, ...more })

const preview = (stage: Stage, ids: string) =>
  stage.control<{ show: { id: string; title: string; example: string }[]; remembered: Answers; fail?: object }>(
    'GET',
    `/phones/chen/subscribe?tmplIds=${ids}`,
  )

const send = async (stage: Stage, templateId: string, value = '空调') =>
  nameOf(
    await stage.wechat.sendSubscribeMessage({ openid: stage.openid('chen'), templateId, data: { thing1: { value } } }),
  )

const settings = (stage: Stage, change: object) => stage.control('PUT', '/phones/chen/settings', change)

const left = async (stage: Stage, templateId: string) => {
  const ledger = await stage.control<{ templateId: string; left: number }[]>('GET', '/phones/chen/ledger')
  return ledger.find((entry) => entry.templateId === templateId)?.left
}

describe('wx.requestSubscribeMessage', () => {
  it('answers each id, and a popup that was closed with rejections', async () => {
    const stage = await stageWithLibrary()
    expect(await ask(stage, ['A', 'B'], { A: 'accept', B: 'reject' })).toEqual({
      errMsg: 'requestSubscribeMessage:ok',
      A: 'accept',
      B: 'reject',
    })
    expect(await ask(stage, ['A'])).toEqual({ errMsg: 'requestSubscribeMessage:ok', A: 'reject' })
  })

  it.each([
    ['nothing', [], 10001],
    ['an unknown template', ['A', 'Z'], 20001],
    ['both kinds of template', ['A', 'LONG'], 20002],
    ['six templates', ['A', 'B', 'C', 'D', 'E', 'F'], 20003],
  ])('fails for %s', async (_, ids, errCode) => {
    expect(await ask(await stageWithLibrary(), ids)).toMatchObject({
      errCode,
      errMsg: expect.stringMatching(/^requestSubscribeMessage:fail /),
    })
  })

  it('takes five', async () => {
    expect(await ask(await stageWithLibrary(), ['A', 'B', 'C', 'D', 'E'])).toMatchObject({ E: 'reject' })
  })

  it('fails without a tap', async () => {
    expect(await ask(await stageWithLibrary(), ['A'], {}, { gesture: false })).toEqual({
      errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    })
  })

  it('fails while the main switch is off or the app is banned', async () => {
    const stage = await stageWithLibrary()
    await settings(stage, { mainSwitch: false })
    expect(await ask(stage, ['A'])).toMatchObject({ errCode: 20004 })
    await settings(stage, { mainSwitch: true })
    await stage.control('PATCH', `/apps/${appId}`, { subscriptionBanned: true })
    expect(await ask(stage, ['A'])).toMatchObject({ errCode: 20005 })
  })

  it('filters a second template of the same title, and names a banned one', async () => {
    const stage = await stageWithLibrary()
    await stage.control('PATCH', `/apps/${appId}`, { bannedTemplates: ['B'] })
    const answer = await ask(stage, ['A', 'A2', 'B'], { A: 'accept', A2: 'accept', B: 'accept' })
    expect(answer).toEqual({ errMsg: 'requestSubscribeMessage:ok', A: 'accept', A2: 'filter', B: 'ban' })
    expect([await left(stage, 'A'), await left(stage, 'A2'), await left(stage, 'B')]).toEqual([1, 0, 0])
  })

  it('remembers "always": no popup any more, and one more send each time', async () => {
    const stage = await stageWithLibrary()
    await ask(stage, ['A', 'B'], { A: 'accept', B: 'reject' }, { always: true })
    expect(await preview(stage, 'A,B,C')).toMatchObject({
      show: [{ id: 'C', title: 'title of C', example: '内容:空调\n' }],
      remembered: { A: 'accept', B: 'reject' },
    })
    expect(await ask(stage, ['A', 'B'], { A: 'reject', B: 'accept' })).toMatchObject({ A: 'accept', B: 'reject' })
    expect([await left(stage, 'A'), await left(stage, 'B')]).toEqual([2, 0])
    expect(await stage.control('GET', '/phones/chen/settings')).toEqual({
      subscriptionsSetting: { mainSwitch: true, itemSettings: { A: 'accept', B: 'reject' } },
    })
    await settings(stage, { items: { B: 'ask' } })
    expect((await preview(stage, 'A,B')).show.map(({ id }) => id)).toEqual(['B'])
  })

  it('says beforehand that it would fail', async () => {
    expect(await preview(await stageWithLibrary(), 'Z')).toMatchObject({ fail: { errCode: 20001 }, show: [] })
  })
})

describe('the ledger of consents', () => {
  it('gives one send for each acceptance, and then 43101', async () => {
    const stage = await stageWithLibrary()
    expect(await send(stage, 'A')).toBe('user_refused')
    await ask(stage, ['A'], { A: 'accept' })
    await ask(stage, ['A'], { A: 'accept' })
    expect([await send(stage, 'A'), await send(stage, 'A'), await send(stage, 'A')]).toEqual([
      'ok',
      'ok',
      'user_refused',
    ])
  })

  it('is not charged for a refused request', async () => {
    const stage = await stageWithLibrary()
    await ask(stage, ['A'], { A: 'accept' })
    expect([await send(stage, 'A', 'x'.repeat(21)), await send(stage, 'Z')]).toEqual([
      'invalid_template_value',
      'invalid_template_id',
    ])
    expect(await left(stage, 'A')).toBe(1)
  })

  it('never runs out for a long-term template', async () => {
    const stage = await stageWithLibrary()
    await ask(stage, ['LONG'], { LONG: 'accept' })
    expect([await send(stage, 'LONG'), await send(stage, 'LONG')]).toEqual(['ok', 'ok'])
    expect(await left(stage, 'LONG')).toBe(1)
  })

  it('is emptied by a rejection in the settings, and of no use while the main switch is off', async () => {
    const stage = await stageWithLibrary()
    await ask(stage, ['A', 'B'], { A: 'accept', B: 'accept' })
    await settings(stage, { items: { A: 'reject' } })
    expect(await send(stage, 'A')).toBe('user_refused')
    await settings(stage, { items: { A: 'ask' }, mainSwitch: false })
    expect([await left(stage, 'A'), await send(stage, 'B')]).toEqual([0, 'user_refused'])
    await settings(stage, { mainSwitch: true })
    expect(await send(stage, 'B')).toBe('ok')
  })
})

it('pushes what was ticked in the popup, and a rejection in the settings', async () => {
  const stage = await stageWithLibrary()
  const bff = await listenForPushes(() => stage.clock.now)
  await stage.control('PUT', `/apps/${appId}/push`, bff.target)
  await ask(stage, ['A', 'B'], { A: 'accept' }, { always: true })
  await soon(() => expect(bff.events).toHaveLength(1))
  await ask(stage, ['A', 'B'])
  await settings(stage, { items: { A: 'reject', B: 'accept' } })
  await soon(() => expect(bff.events).toHaveLength(2))
  expect(bff.events).toMatchObject([
    {
      event: 'subscribe_msg_popup_event',
      openid: stage.openid('chen'),
      items: [
        { templateId: 'A', status: 'accept', scene: '0' },
        { templateId: 'B', status: 'reject', scene: '0' },
      ],
    },
    { event: 'subscribe_msg_change_event', items: [{ templateId: 'A', status: 'reject' }] },
  ])
})
