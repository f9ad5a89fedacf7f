import { describe, expect, test } from 'vitest'
import type { Draft, Entry } from '../../../miniapp/src/data/outbox/index.ts'
import { createOutbox } from '../../../miniapp/src/data/outbox/index.ts'
import type { Sent } from '../../../miniapp/src/data/outbox/ports.ts'
import { outboxView } from '../../../miniapp/src/technician/outbox/model.ts'
import { giveUp, sendAgain } from '../../../miniapp/src/technician/outbox/retry.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { technician } from '../../../miniapp/src/words/technician.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'
import { entry, now, taskId } from './around.ts'

const saying = {
  words: wordsIn(technician, 'zh-CN'),
  orderWords: wordsIn(workOrder, 'zh-CN'),
  language: 'zh-CN',
  now,
  connected: true,
} as const
const view = (entries: readonly Entry[], changes = {}) =>
  outboxView(entries, { ...saying, ...changes }, (status) => `【${status}】`)

const photo = (confirmed: boolean) =>
  ({ id: 'f', purpose: 'photo', path: 'kept:f', bytes: 700_000, confirmed }) as const
const refusal = { code: 'wrong_state', requestId: 'r', present: { version: 4, status: 'cancelled' } } as const

describe('what is on this phone only', () => {
  test('is said in one sentence, with or without a network', () => {
    const one = [entry({ kind: 'accept', taskId })]
    expect(view(one).headline).toMatchObject({ title: '正在发送 1 项', tone: 'accent' })
    expect(view(one, { connected: false }).headline).toMatchObject({ title: '1 项等网络', tone: 'wait' })
    expect(view([]).headline).toMatchObject({ title: '全部已送达', tone: 'good' })
  })

  test('counts photos and their size apart from the queue', () => {
    const queue = view([entry({ kind: 'save_draft', taskId }, { files: [photo(true), { ...photo(false), id: 'g' }] })])
    expect(queue.uploads).toMatchObject({ count: '1 / 2', part: 0.5, size: '700 KB / 1.4 MB，断了从这里接着传' })
    expect(queue.queue[0]).toMatchObject({ title: '表单 冷冻柜不制冷', sub: '13:34，等它的照片传完再发' })
  })

  test('stands in line within its job, and jobs do not wait for each other', () => {
    const other = { stream: 'another' }
    const { queue } = view([
      entry({ kind: 'accept', taskId }),
      entry({ kind: 'pick_parts', taskId, parts: [] }, { about: { what: 'pick_parts', count: 3 } }),
      entry({ kind: 'accept', taskId }, other),
    ])
    expect(queue.map(({ title, sub, sending }) => [title, sub, sending])).toEqual([
      ['接单 冷冻柜不制冷', '13:34，正在发', true],
      ['领用配件 3 件', '13:34，排队第 2', false],
      ['接单 冷冻柜不制冷', '13:34，正在发', true],
    ])
  })

  test('tells a conflict from a refusal, each with its reason, and what waits behind', () => {
    const halted = [
      entry({ kind: 'arrive', taskId }, { state: 'conflict', failure: refusal }),
      entry({ kind: 'save_draft', taskId }),
      entry(
        { kind: 'pick_parts', taskId },
        {
          stream: 'another',
          state: 'refused',
          failure: { code: 'not_enough_stock', requestId: 'r', path: 'parts.0', detail: { available: 1 } },
        },
      ),
    ]
    const [conflict, refused] = view(halted).halted
    expect(conflict).toMatchObject({ what: '到达', conflict: true, present: '【cancelled】', behind: 1 })
    expect(refused).toMatchObject({ what: '领用配件', conflict: false, why: '配件：只剩 1 件' })
    expect(view(halted).queue[0]?.sub).toBe('13:34，等上面那项决定')
  })
})

describe('the person decides', () => {
  const setUp = async (answer: (entry: Entry) => Sent) => {
    const kept = new Map<string, string>()
    const sent: Entry[] = []
    const outbox = createOutbox({
      owner: 'lin',
      now: () => now,
      storage: {
        keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
        get: async (key) => kept.get(key) ?? null,
        set: async (key, value) => void kept.set(key, value),
        remove: async (key) => void kept.delete(key),
      },
      network: {
        send: async (one) => {
          sent.push(one)
          return answer(one)
        },
        upload: async () => ({ kind: 'done', reply: null }),
      },
    })
    await outbox.open()
    return { outbox, sent, kept }
  }
  const draft = (id: string): Draft => ({
    id,
    stream: 'order',
    route: 'POST /x',
    params: {},
    body: id,
    files: [],
    about: { what: id },
  })

  test('to send it again: with a new key, and all behind it in their order', async () => {
    let refuse = true
    const { outbox, sent, kept } = await setUp((one) =>
      refuse && one.body === 'arrive' ? { kind: 'conflict', failure: refusal } : { kind: 'done', reply: null },
    )
    for (const id of ['arrive', 'draft', 'complete']) await outbox.add(draft(id))
    await outbox.flush()
    expect(sent.map(({ body }) => body)).toEqual(['arrive'])
    refuse = false
    expect(await sendAgain(outbox, 'arrive')).toBe(true)
    await outbox.flush()
    expect(sent.map(({ body }) => body)).toEqual(['arrive', 'arrive', 'draft', 'complete'])
    expect(new Set(sent.map(({ id }) => id)).size).toBe(4)
    expect([outbox.entries(), kept.size]).toEqual([[], 0])
  })

  test('to give it up with all that was built upon it', async () => {
    const { outbox, sent, kept } = await setUp(() => ({ kind: 'conflict', failure: refusal }))
    for (const id of ['arrive', 'draft', 'complete']) await outbox.add(draft(id))
    await outbox.flush()
    await giveUp(outbox, 'arrive', true)
    await outbox.flush()
    expect(sent.map(({ body }) => body)).toEqual(['arrive'])
    expect([outbox.entries(), kept.size]).toEqual([[], 0])
  })

  test('to give up one refused thing: what waits behind goes on', async () => {
    const { outbox, sent } = await setUp((one) =>
      one.body === 'parts' ? { kind: 'refused', failure: refusal } : { kind: 'done', reply: null },
    )
    for (const id of ['parts', 'draft']) await outbox.add(draft(id))
    await outbox.flush()
    await giveUp(outbox, 'parts', false)
    await outbox.flush()
    expect(sent.map(({ body }) => body)).toEqual(['parts', 'draft'])
  })
})
