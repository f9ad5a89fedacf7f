import { describe, expect, it } from 'vitest'
import { soon } from '../support/soon.ts'
import { listenForPushes } from './support/bff.ts'
import { app, appId, type Stage, setStage } from './support/stage.ts'

type Shape = Parameters<typeof listenForPushes>[1]

const library = ['A', 'B'].map((id) => ({ id, title: id, type: 'one_time' as const, keywords: [] }))

const connect = async (shape: Shape = {}) => {
  const stage = await setStage({ apps: [{ ...app, templates: library }] })
  const bff = await listenForPushes(() => stage.clock.now, shape)
  const { active } = await stage.control<{ active: boolean }>('PUT', `/apps/${appId}/push`, bff.target)
  return { stage, bff, active }
}

const accept = (stage: Stage, ...tmplIds: string[]) =>
  stage.control('POST', '/phones/chen/subscribe', {
    tmplIds,
    gesture: true,
    answers: Object.fromEntries(tmplIds.map((id) => [id, 'accept'])),
  })

const log = (stage: Stage) => stage.control<{ state: string; attempts: { answer: unknown }[] }[]>('GET', '/pushes')

describe.each(['plain', 'safe', 'compat'] as const)('%s mode', (mode) => {
  it.each(['json', 'xml'] as const)('carries one item and several, as %s', async (format) => {
    for (const numbers of ['number', 'string'] as const) {
      const { stage, bff, active } = await connect({ mode, format, numbers })
      expect(active).toBe(true)
      await accept(stage, 'A')
      await soon(() => expect(bff.events).toHaveLength(1))
      await accept(stage, 'A', 'B')
      await soon(() => expect(bff.events).toHaveLength(2))
      const item = (templateId: string) => ({ templateId, status: 'accept', scene: '0' })
      const about = { openid: stage.openid('chen'), account: 'gh_00000000000000', at: stage.clock.now }
      expect(bff.events).toMatchObject([
        { event: 'subscribe_msg_popup_event', items: [item('A')] },
        { event: 'subscribe_msg_popup_event', items: [item('A'), item('B')] },
      ])
      expect(bff.events[0]).toMatchObject({ openid: about.openid, at: about.at })
      expect(bff.bodies.every((body) => body.startsWith(format === 'xml' ? '<xml>' : '{'))).toBe(true)
      expect(bff.bodies.some((body) => body.includes('SubscribeStatusString'))).toBe(mode !== 'safe')
      expect(bff.bodies.some((body) => body.includes('Encrypt'))).toBe(mode !== 'plain')
    }
  })
})

it('writes one item as an object and several as an array, in JSON', async () => {
  const { stage, bff } = await connect({ mode: 'plain' })
  await accept(stage, 'A')
  await accept(stage, 'A', 'B')
  await soon(() => expect(bff.bodies).toHaveLength(2))
  const lists = bff.bodies.map((body) => JSON.parse(body).List)
  expect(lists.map(Array.isArray).toSorted()).toEqual([false, true])
})

it('pushes nothing to an address that fails the check', async () => {
  const { stage, bff } = await connect()
  const wrong = await stage.control('PUT', `/apps/${appId}/push`, { ...bff.target, token: 'another' })
  expect(wrong).toEqual({ active: false })
  await accept(stage, 'A')
  await soon(async () => expect(await log(stage)).toMatchObject([{ state: 'not_activated', attempts: [] }]))
  expect(bff.bodies).toEqual([])
})

it('is refused by a receiver that has another key or token', async () => {
  const { stage, bff } = await connect()
  const key = 'Z'.repeat(42)
  await stage.control('PUT', `/apps/${appId}/push`, { ...bff.target, encodingAesKey: `${key}8` })
  await accept(stage, 'A')
  await soon(() => expect(bff.refusals).toHaveLength(1))
  expect(bff.refusals[0]?.ok).toBe(false)
  expect(bff.events).toEqual([])
})

describe('repetition', () => {
  it('tries three times in all when nobody answers in time', async () => {
    const { stage, bff } = await connect()
    await stage.control('PUT', '/behaviour', { pushTimeoutMs: 60 })
    bff.behave.push('silence', 'break', 'silence', 'success')
    await accept(stage, 'A')
    await soon(async () => expect(await log(stage)).toMatchObject([{ state: 'given_up' }]))
    expect((await log(stage))[0]?.attempts.map(({ answer }) => answer)).toEqual(['timeout', 'unreachable', 'timeout'])
    expect(new Set(bff.events.map(({ dedupeKey }) => dedupeKey)).size).toBe(1)
    expect(bff.events).toHaveLength(3)
  })

  it('waits five seconds unless told otherwise', async () => {
    const { stage } = await connect()
    expect(await stage.control('GET', '/behaviour')).toMatchObject({ pushTimeoutMs: 5_000 })
  })

  it('stops at the first answer', async () => {
    const { stage, bff } = await connect()
    bff.behave.push('fail', 'success')
    await accept(stage, 'A')
    await soon(async () => expect(await log(stage)).toMatchObject([{ state: 'delivered' }]))
    expect(bff.events).toHaveLength(2)
  })

  it('delivers twice and backwards on demand; keys tell repetitions from events', async () => {
    const { stage, bff } = await connect()
    await stage.control('PUT', '/behaviour', { holdPushes: true, pushRepeat: 2 })
    await accept(stage, 'A')
    stage.clock.now += 1_000
    await accept(stage, 'B')
    expect(bff.events).toEqual([])
    expect(await stage.control('POST', '/pushes/release', { order: 'reversed' })).toEqual({ released: 4 })
    expect(
      bff.events.map((event) => event.event === 'subscribe_msg_popup_event' && event.items[0]?.templateId),
    ).toEqual(['B', 'B', 'A', 'A'])
    expect(new Set(bff.events.map(({ dedupeKey }) => dedupeKey)).size).toBe(2)
  })
})

it('tells of a withdrawn authorization', async () => {
  const { stage, bff } = await connect({ format: 'xml' })
  await stage.control('POST', '/phones/chen/revoke', { revokeInfo: '13' })
  expect(bff.events).toMatchObject([
    { event: 'user_authorization_revoke', openid: stage.openid('chen'), appId, revokeInfo: '13' },
  ])
})
