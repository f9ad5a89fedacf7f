import { hour, minute } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import { type Card, todayOf } from '../../../miniapp/src/technician/today/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { technician } from '../../../miniapp/src/words/technician.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'
import { now, task } from './around.ts'

const saying = {
  words: wordsIn(technician, 'zh-CN'),
  orderWords: wordsIn(workOrder, 'zh-CN'),
  language: 'zh-CN',
  now,
} as const

const card = (id: string, by: number, changes: Partial<NonNullable<Card['task']>> = {}): Card => ({
  id,
  number: '2611-4K7M',
  version: 1,
  status: 'assigned',
  statusLabel: { 'zh-CN': '已派单' },
  title: `单 ${id}`,
  urgent: false,
  placeName: null,
  spot: null,
  address: '大宁路 88 弄',
  position: null,
  assetName: null,
  technicianName: '林志远',
  createdAt: now - 24 * minute,
  updatedAt: now,
  expectedAt: null,
  latestAt: changes.state === 'paused' ? null : by,
  task: {
    id: `task-${id}`,
    node: 'repair',
    nodeLabel: { 'zh-CN': '上门维修' },
    state: 'accepted',
    round: 1,
    dueAt: by,
    assigneeId: null,
    openLines: null,
    pauseReason: null,
    ...changes,
  },
})

const known = new Map<string, never>()

describe('the technician’s day', () => {
  test('puts the job under way on top, the others by promise, the paused ones apart', () => {
    const cards = [
      card('c', now + 5 * hour),
      card('a', now + 3 * hour, { state: 'travelling' }),
      card('b', now + hour),
      card('d', now, { state: 'paused', pauseReason: '温控板，明早到站' }),
    ]
    const day = todayOf(cards, known, saying)
    expect(day.current?.id).toBe('a')
    expect(day.current?.action).toBe('arrive')
    expect(day.next.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(day.waiting).toEqual([
      { id: 'd', taskId: 'task-d', title: '单 d', why: '已暂停', reason: '温控板，明早到站' },
    ])
    expect(day.count).toBe(4)
  })

  test('says what is promised next, and how much of it is left', () => {
    const [soon, late] = [card('a', now + 36 * minute), card('a', now - 8 * minute)]
    expect(todayOf([soon], known, saying).current).toMatchObject({
      due: '14:10 前到',
      ring: { left: 0.6, figure: '36', unit: '分钟' },
      late: false,
    })
    expect(todayOf([late], known, saying).current).toMatchObject({
      ring: { left: -1, figure: '超 8', unit: '分' },
      late: true,
    })
  })

  test('knows better than the list what was done on this phone', () => {
    const arrived = {
      task: task({ state: 'in_progress', arrivedAt: now, parts: [{ partId: 'p' as never, quantity: 2 }] }),
    }
    const day = todayOf([card('a', now + hour)], new Map([['a', arrived]]), saying)
    expect(day.current).toMatchObject({ action: 'go_on', parts: 2, due: '16:14 前修好' })
  })

  test('has no job that was finished here', () => {
    const gone = { task: task({ state: 'done', doneAt: now }) }
    expect(todayOf([card('a', now + hour)], new Map([['a', gone]]), saying)).toMatchObject({ current: null, count: 0 })
  })

  test('marks work that came back with its round and its lines', () => {
    const [job] = todayOf(
      [card('a', now + minute, { state: 'in_progress' }), card('b', now + hour, { round: 2, openLines: 2 })],
      known,
      saying,
    ).next
    expect(job?.marks.map(({ word }) => word)).toEqual(['返工 · 第 2 轮'])
    expect(job?.sub).toBe('大宁路 88 弄 · 2 项待返工')
  })

  test('names the day of a promise that is not today', () => {
    const [job] = todayOf([card('a', now), card('b', now + 20 * hour)], known, saying).next
    expect([job?.time, job?.word]).toEqual(['9:34', '明天'])
  })
})
