import { hour, minute } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import { type Asset, found, inOrder, warrantyNow } from '../../../miniapp/src/store/assets/model.ts'
import {
  awaitingCard,
  type Board,
  comingRow,
  isQuiet,
  storesOf,
  waitingRow,
} from '../../../miniapp/src/store/board/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { storeWords } from '../../../miniapp/src/words/store.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'

type Card = Board['awaiting'][number]
const now = Date.UTC(2026, 10, 24, 7, 34)
const telling = { w: wordsIn(storeWords, 'zh-CN'), words: wordsIn(workOrder, 'zh-CN'), language: 'zh-CN', now } as const
const task = {
  id: 't',
  node: 'acceptance',
  nodeLabel: { 'zh-CN': '门店验收' },
  state: 'assigned',
  round: 1,
  dueAt: now + 48 * hour,
  assigneeId: null,
  openLines: null,
  pauseReason: null,
} satisfies NonNullable<Card['task']>
const card = (changes: Partial<Card> = {}, ofTask: Partial<typeof task> | { [key: string]: unknown } = {}): Card => ({
  id: 'o',
  number: '2611-4K7M',
  version: 9,
  status: 'awaiting_acceptance',
  statusLabel: { 'zh-CN': '待验收' },
  title: '冷冻柜不制冷、结霜',
  urgent: false,
  placeName: '灵石路店',
  spot: '2 号柜',
  address: '灵石路 1 号',
  position: null,
  assetName: '冷冻柜',
  technicianName: '林志远',
  createdAt: now - 3 * hour,
  updatedAt: now - 2 * minute,
  expectedAt: null,
  latestAt: null,
  task: { ...task, ...ofTask } as NonNullable<Card['task']>,
  ...changes,
})

describe('what awaits the store', () => {
  test('says where, who, how long ago and until when', () => {
    expect(awaitingCard(card(), new Set(), telling)).toEqual({
      id: 'o',
      title: '冷冻柜不制冷、结霜',
      facts: '2 号柜 · 林志远',
      ago: '2 分钟前',
      by: '请在 11-26 15:34 前验收',
      late: false,
      again: false,
      kept: false,
    })
  })

  test('a round of rework says how many items', () => {
    const shown = awaitingCard(card({}, { round: 2, openLines: 1 }), new Set(), telling)
    expect(shown).toMatchObject({ again: true, facts: '2 号柜 · 林志远 · 返工 1 项' })
  })

  test('past its time it says so; judged but unsent it is marked as kept', () => {
    expect(awaitingCard(card({}, { dueAt: now - minute }), new Set(['o']), telling)).toMatchObject({
      late: true,
      by: '已过时限',
      kept: true,
    })
  })
})

describe('who comes, and what waits', () => {
  test('the expected time before the promised one; nothing of the way once at work', () => {
    const coming = { status: 'assigned', expectedAt: now + 106 * minute, latestAt: now + 120 * minute } as const
    expect(comingRow(card(coming, { state: 'travelling' }), telling)).toMatchObject({
      state: '路上',
      rest: '约 17:20 到 · 林志远',
    })
    expect(comingRow(card({ ...coming, expectedAt: null }, { state: 'accepted' }), telling).rest).toBe(
      '17:34 前 · 林志远',
    )
    expect(comingRow(card(coming, { state: 'in_progress' }), telling)).toMatchObject({
      state: '维修中',
      rest: '林志远',
    })
  })

  test('a pause gives its reason; the rest says whom it waits for', () => {
    const parts = card({ status: 'awaiting_parts' }, { state: 'awaiting_parts', pauseReason: '加热管明天到' })
    expect(waitingRow(parts, telling)).toMatchObject({ tone: 'wait', state: '等配件', rest: '加热管明天到' })
    expect(waitingRow(card({ status: 'new' }, { state: 'pending' }), telling).state).toBe('等客服派人')
    expect(waitingRow(card(), telling).state).toBe('等客户确认')
  })

  test('a board is quiet only with nothing on it', () => {
    const board = { awaiting: [], coming: [], waiting: [] } as unknown as Board
    expect(isQuiet(board)).toBe(true)
    expect(isQuiet({ ...board, waiting: [card()] })).toBe(false)
  })
})

test('the stores of a person are those where they are staff', () => {
  expect(
    storesOf([
      { role: 'customer', placeId: null, placeName: null },
      { role: 'store_staff', placeId: 'a', placeName: '灵石路店' },
      { role: 'technician', placeId: 'b', placeName: '闸北站' },
    ]),
  ).toEqual([{ id: 'a', name: '灵石路店' }])
})

describe('assets', () => {
  const asset = (name: string, more: Partial<Asset> = {}): Asset => ({
    id: name,
    name,
    model: 'CN-L460',
    serial: 'SN1',
    place: { id: 'p', name: '灵石路店', spot: '2 号柜' },
    address: null,
    warranties: [],
    installedAt: null,
    lastService: null,
    tag: null,
    openWorkOrderId: null,
    ...more,
  })

  test('are found by name, model, spot or serial, without regard to case and spaces', () => {
    const all = [asset('冷冻柜'), asset('烤箱', { model: 'OV-2', serial: null, place: null })]
    expect(found(all, 'cn-l')).toEqual([all[0]])
    expect(found(all, '2号柜')).toEqual([all[0]])
    expect(found(all, '烤')).toEqual([all[1]])
    expect(found(all, ' ')).toEqual(all)
  })

  test('in repair come first; of the warranties the longest that still holds', () => {
    expect(inOrder([asset('a'), asset('b', { openWorkOrderId: 'o' })]).map(({ id }) => id)).toEqual(['b', 'a'])
    const until = (at: number) => ({ label: { 'zh-CN': '整机' }, until: at })
    expect(warrantyNow({ warranties: [until(now - 1), until(now + 1), until(now + 9)] }, now)?.until).toBe(now + 9)
    expect(warrantyNow({ warranties: [until(now - 1)] }, now)).toBeNull()
  })
})
