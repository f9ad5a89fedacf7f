import { minute } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import { type Colleague, candidatesOf } from '../../../miniapp/src/dispatch/assign/model.ts'
import { type Card, cardWords, columnOf, columnsOf } from '../../../miniapp/src/dispatch/board/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { dispatchWords } from '../../../miniapp/src/words/dispatch.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'

const now = Date.UTC(2026, 10, 24, 5, 16)
const telling = { words: wordsIn(workOrder, 'zh-CN'), language: 'zh-CN', now } as const
const task: NonNullable<Card['task']> = {
  id: 't',
  node: 'repair',
  nodeLabel: { 'zh-CN': '上门维修' },
  state: 'pending',
  round: 1,
  dueAt: null,
  assigneeId: null,
  openLines: null,
  pauseReason: null,
}
const card = (id: string, changes: Partial<Card> = {}, ofTask: Partial<NonNullable<Card['task']>> = {}): Card => ({
  id,
  number: '26114K7M',
  version: 1,
  status: 'new',
  statusLabel: { 'zh-CN': '待验收' },
  title: '蒸柜不加热',
  urgent: false,
  placeName: '米青小馆 大宁店',
  spot: null,
  address: '大宁路 1 号',
  position: null,
  assetName: null,
  technicianName: null,
  createdAt: now - 5 * minute,
  updatedAt: now - 5 * minute,
  expectedAt: null,
  latestAt: null,
  task: { ...task, ...ofTask },
  ...changes,
})

describe('columns', () => {
  test('an order stands by whom it waits for', () => {
    expect(columnOf(card('a'))).toBe('unassigned')
    expect(columnOf(card('a', { status: 'assigned' }, { state: 'assigned', assigneeId: 'p' }))).toBe('to_accept')
    expect(columnOf(card('a', { status: 'assigned' }, { state: 'travelling', assigneeId: 'p' }))).toBe('visiting')
    expect(columnOf(card('a', { status: 'rework' }, { state: 'in_progress', assigneeId: 'p' }))).toBe('visiting')
    expect(columnOf(card('a', { status: 'awaiting_parts' }, { state: 'awaiting_parts' }))).toBe('waiting')
    expect(columnOf(card('a', { status: 'awaiting_acceptance' }))).toBe('judging')
    expect(columnOf(card('a', { status: 'settled', task: null }))).toBe('ended')
  })

  test('the late come first, then what is due next; both lists together name an order once', () => {
    const calm = card('calm', {}, { dueAt: now + 9 * minute })
    const late = card('late', {}, { dueAt: now - minute })
    const open = card('open')
    const [unassigned] = columnsOf([open, calm], [calm, late], now)
    expect(unassigned?.cards.map(({ id }) => id)).toEqual(['late', 'calm', 'open'])
    expect(unassigned?.late).toBe(1)
  })

  test('what the unassigned list names stays there, whatever its status says', () => {
    const back = card('back', { status: 'rework' }, { state: 'assigned' })
    expect(columnsOf([back], [], now).map(({ cards }) => cards.length)).toEqual([1, 0, 0, 0, 0, 0])
  })

  test('what ended is newest first and never late', () => {
    const old = card('old', { status: 'closed', updatedAt: 1 }, { dueAt: 1 })
    const fresh = card('fresh', { status: 'settled', updatedAt: 2 })
    const ended = columnsOf([], [old, fresh], now).at(-1)
    expect(ended?.cards.map(({ id }) => id)).toEqual(['fresh', 'old'])
    expect(ended?.late).toBe(0)
  })
})

describe('a card', () => {
  test('says that it is late before it says its state', () => {
    expect(cardWords(card('a', {}, { dueAt: now - 8 * minute }), telling)).toEqual({
      mark: { tone: 'bad', icon: 'bad', word: '超 8 分' },
      title: '蒸柜不加热',
      place: '米青小馆 大宁店',
      who: null,
      rest: '待派单 · 5 分钟前',
    })
  })

  test('in time it says until when; paused it says why; judged it has the organization’s own word', () => {
    expect(cardWords(card('a', {}, { dueAt: now + 14 * minute }), telling)).toMatchObject({
      mark: { tone: 'idle', word: '待派单' },
      rest: '13:30 前',
    })
    expect(
      cardWords(
        card('a', { status: 'awaiting_parts' }, { state: 'awaiting_parts', pauseReason: '温控板明早到' }),
        telling,
      ),
    ).toMatchObject({ mark: { tone: 'wait', word: '等配件' }, rest: '温控板明早到' })
    expect(cardWords(card('a', { status: 'awaiting_acceptance' }), telling).mark).toMatchObject({
      tone: 'turn',
      word: '待验收',
    })
  })
})

describe('#7 with whom it is, and for how long', () => {
  const since = now - 130 * minute
  const shown = (holder: NonNullable<NonNullable<Card['task']>['holder']>, more: Partial<Card> = {}) =>
    cardWords(card('a', { technicianName: '周师傅', ...more }, { holder, since }), telling)

  test.each([
    [{ kind: 'person', name: '刘师傅' }, '刘师傅 · 2 小时 10 分'],
    [{ kind: 'role', name: 'finance' }, '财务 · 2 小时 10 分'],
    [{ kind: 'place', name: '灵石路店' }, '灵石路店 · 2 小时 10 分'],
    [{ kind: 'customer', name: '' }, '客户 · 2 小时 10 分'],
    [{ kind: 'desk', name: '' }, '已 2 小时 10 分'],
  ] as const)('%o', (holder, words) => {
    expect(shown(holder)).toMatchObject({ who: words, rest: '' })
  })

  test('in English too; what ended, and what an older server says, names the technician as before', () => {
    const english = { words: wordsIn(workOrder, 'en'), language: 'en', now } as const
    const held = card('a', {}, { holder: { kind: 'role', name: 'manager' }, since })
    expect(cardWords(held, english).who).toBe('the managers · 2 h 10 min')
    expect(shown({ kind: 'person', name: '刘师傅' }, { status: 'settled' }).who).toBe('周师傅')
    expect(cardWords(card('a', { technicianName: '周师傅' }), telling)).toMatchObject({
      who: '周师傅',
      rest: '5 分钟前',
    })
  })
})

describe('whom to give it to', () => {
  const person = (id: string, onDuty: boolean, openMinutes: number): Colleague => ({
    id,
    name: id,
    badge: null,
    roles: [{ role: 'technician', placeId: 's', placeName: '闸北站' }],
    onDuty,
    openTasks: openMinutes === 0 ? 0 : 2,
    openMinutes,
  })
  const people = [person('off', false, 0), person('busy', true, 180), person('free', true, 0)]
  const w = wordsIn(dispatchWords, 'zh-CN')

  test('on duty first, then the least work; the first of them is named', () => {
    const shown = candidatesOf(people, { holder: null, declinedBy: [] }, { w, language: 'zh-CN' })
    expect(shown.map(({ id, leastBusy }) => [id, leastBusy])).toEqual([
      ['free', true],
      ['busy', false],
      ['off', false],
    ])
    expect(shown.map(({ facts }) => facts)).toEqual([
      '闸北站 · 手上没活',
      '闸北站 · 手上 2 单，约 3 小时',
      '闸北站 · 手上没活',
    ])
  })

  test('who said no to it is marked and not called the least busy', () => {
    const shown = candidatesOf(people, { holder: null, declinedBy: ['free'] }, { w, language: 'zh-CN' })
    expect(shown.find(({ id }) => id === 'free')).toMatchObject({ declined: true, leastBusy: false })
    expect(shown.find(({ leastBusy }) => leastBusy)?.id).toBe('busy')
  })

  test('who has it now is marked, and somebody else is the least busy', () => {
    const shown = candidatesOf(people, { holder: 'free', declinedBy: [] }, { w, language: 'zh-CN' })
    expect(shown.find(({ hasIt }) => hasIt)?.id).toBe('free')
    expect(shown.find(({ leastBusy }) => leastBusy)?.id).toBe('busy')
  })
})
