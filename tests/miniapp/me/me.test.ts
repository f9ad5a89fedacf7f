import { asId } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import { consentLines, rolesOf } from '../../../miniapp/src/pages/me/model.ts'
import { type OrderCard, splitOrders, subOf } from '../../../miniapp/src/pages/orders/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { orders } from '../../../miniapp/src/words/orders.ts'

describe('the roles of a person', () => {
  test('stand each once, with its places, the present one marked', () => {
    const at = (role: 'technician' | 'store_staff', placeName: string | null) => ({ role, placeId: null, placeName })
    expect(
      rolesOf({
        role: 'technician',
        memberships: [at('technician', '闸北站'), at('store_staff', '灵石路店'), at('store_staff', '愚园路店')],
      }),
    ).toEqual([
      { role: 'technician', places: ['闸北站'], current: true },
      { role: 'store_staff', places: ['灵石路店', '愚园路店'], current: false },
    ])
  })
})

describe('the consents', () => {
  test('stand with those first that may still be sent, without those that are for other roles', () => {
    const item = (template: 'assigned' | 'received' | 'completed' | 'task_urged', remaining: number) => ({
      template,
      templateId: template,
      remaining,
    })
    const items = [item('received', 0), item('completed', 2), item('assigned', 0), item('task_urged', 0)]
    const ask = { report: ['received'], progress: ['assigned'], underway: [], work: ['task_urged'] }
    const lines = consentLines({ items, ask }, ['report', 'progress'])
    expect(lines.map(({ template }) => template)).toEqual(['completed', 'assigned', 'received'])
  })
})

const now = Date.parse('2026-11-24T13:34:00+08:00')
const card: OrderCard = {
  id: asId<never>('o'),
  number: '2611-4K7M',
  version: 1,
  status: 'assigned',
  statusLabel: { 'zh-CN': '已派单' },
  title: '冷冻柜不制冷',
  urgent: false,
  placeName: '灵石路店',
  spot: '2 号柜',
  address: '灵石路 745 号',
  position: null,
  assetName: null,
  technicianName: null,
  createdAt: now,
  updatedAt: now,
  expectedAt: null,
  latestAt: null,
  task: null,
}

describe('one’s own orders', () => {
  const telling = { words: wordsIn(orders, 'zh-CN'), language: 'zh-CN' as const, now }
  test('are those that go on, and those of before', () => {
    const all = (['new', 'awaiting_acceptance', 'completed', 'settled', 'cancelled'] as const).map((status) => ({
      ...card,
      status,
    }))
    const { open, over } = splitOrders(all)
    expect(open.map(({ status }) => status)).toEqual(['new', 'awaiting_acceptance'])
    expect(over.map(({ status }) => status)).toEqual(['completed', 'settled', 'cancelled'])
  })
  test('say where, and when somebody comes, else when it was reported', () => {
    expect(subOf({ ...card, expectedAt: now + 21 * 60_000, latestAt: now + 36 * 60_000 }, telling)).toEqual({
      where: '2 号柜 · 灵石路店',
      time: '约 13:55 到',
    })
    expect(subOf({ ...card, latestAt: now + 36 * 60_000 }, telling)).toEqual({
      where: '2 号柜 · 灵石路店',
      time: '14:10 前到',
    })
    expect(subOf({ ...card, placeName: null, spot: null }, telling)).toEqual({
      where: '灵石路 745 号',
      time: '13:34 报修',
    })
  })
})
