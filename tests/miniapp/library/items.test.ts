import { asId, type PartId, type ServiceItemId } from '@field/domain/kernel'
import { type OfflineItem, shelfOf } from '@field/domain/library'
import { expect, test } from 'vitest'
import {
  itemsOf,
  minutesOf,
  needsOf,
  type OrderItem,
  packagesFor,
  shownItems,
  updatedIn,
} from '../../../miniapp/src/technician/task/items-model.ts'
import type { Work } from '../../../miniapp/src/work-order/work-of.ts'
import { detail, task } from '../technician/around.ts'

const id = (n: number) => `0190b0a0-0000-7000-8000-${String(n).padStart(12, '0')}`
const itemId = (n: number) => asId<ServiceItemId>(id(n))
const partId = (n: number) => asId<PartId>(id(n))
const told = (n: number, changes: Partial<OrderItem> = {}): OrderItem => ({
  id: id(n),
  code: `S-${n}`,
  label: { 'zh-CN': `项目${n}` },
  quantity: 2,
  minutes: 60,
  parts: [{ partId: id(91), code: 'P-91', name: { 'zh-CN': '电容' }, quantity: 2, picked: 0 }],
  hints: [],
  instruction: null,
  version: 1,
  updated: null,
  ...changes,
})
const offline = (n: number): OfflineItem => ({
  id: itemId(n),
  code: `S-${n}`,
  label: { 'zh-CN': `项目${n}` },
  pinyin: `xiangmu${n}`,
  initials: `xm${n}`,
  minutes: 25,
  parts: [{ partId: partId(92), quantity: 3 }],
  hints: [{ 'zh-CN': '带梯子' }],
  path: [],
  version: 4,
})
const around = (
  items: readonly OrderItem[],
  before: ReturnType<typeof task>,
  now = before,
): Pick<Work, 'detail' | 'order' | 'task'> => ({
  detail: detail({ items: [...items], tasks: [before] }),
  order: { tasks: [now] } as unknown as Work['order'],
  task: now,
})
const library = {
  library: new Map([[id(5), offline(5)]]),
  partNames: new Map([[id(92), { code: 'P-92', name: { 'zh-CN': '滤芯' } }]]),
}

test('#46 an item chosen without a network brings its minutes and parts from the phone’s library', () => {
  const work = around([], task(), task({ services: [{ itemId: itemId(5), quantity: 2 }] }))
  const items = itemsOf(work, library)
  expect(items.map(({ code, quantity, minutes }) => [code, quantity, minutes])).toEqual([['S-5', 2, 50]])
  expect(minutesOf(items)).toBe(50)
  expect(needsOf(items, work, [])).toEqual([
    { partId: id(92), code: 'P-92', name: { 'zh-CN': '滤芯' }, needed: 6, picked: 0 },
  ])
})

test('a quantity that waits on this phone counts at once; what was taken back goes, what a package plans stays', () => {
  const before = task({ services: [{ itemId: itemId(1), quantity: 2 }] })
  const planned = told(2)
  const more = around([told(1), planned], before, task({ services: [{ itemId: itemId(1), quantity: 3 }] }))
  expect(itemsOf(more, library).map(({ code, quantity, minutes }) => [code, quantity, minutes])).toEqual([
    ['S-1', 3, 90],
    ['S-2', 2, 60],
  ])
  expect(itemsOf(more, library)[0]?.parts[0]?.quantity).toBe(3)
  expect(itemsOf(around([told(1), planned], before, task()), library).map(({ code }) => code)).toEqual(['S-2'])
})

test('needed parts are counted over all items; what is about to be picked counts as picked', () => {
  const work = around([told(1), told(2)], task({ parts: [{ partId: partId(91), quantity: 1 }] }))
  const items = itemsOf(work, library)
  expect(needsOf(items, work, work.task.parts).map(({ needed, picked }) => [needed, picked])).toEqual([[4, 1]])
  expect(needsOf(items, work, [{ partId: partId(91), quantity: 4 }])[0]?.picked).toBe(4)
})

test('#49 an item whose instruction became otherwise is marked while its task is open', () => {
  const updated: OrderItem['updated'] = {
    from: 1,
    to: 2,
    at: 5,
    fields: ['instruction'],
    instruction: [
      { change: 'same', text: '断电' },
      { change: 'gone', text: '拆旧电容' },
      { change: 'new', text: '拆旧电容并放电' },
    ],
    parts: [],
    minutes: null,
  }
  expect(updatedIn(itemsOf(around([told(1, { updated }), told(2)], task()), library)).map(({ code }) => code)).toEqual([
    'S-1',
  ])
})

test('the library finds at once; prices that the server told are laid over it, others wait for the network', () => {
  const shelf = shelfOf([offline(5), offline(6)])
  const row = {
    id: id(5),
    code: 'S-5',
    name: { 'zh-CN': '项目5' },
    minutes: 25,
    price: 3_000,
    hint: null,
    requiredParts: [],
    match: [],
  }
  const rows = new Map([[id(5), row]])
  const shown = shownItems({ shelf, typed: 'xm', rows, found: [] }, 40)
  expect(shown.map(({ code, price }) => [code, price])).toEqual([
    ['S-5', 3_000],
    ['S-6', undefined],
  ])
  expect(shownItems({ shelf: [], typed: 'xm', rows, found: [row] }, 40).map(({ code }) => code)).toEqual(['S-5'])
})

test('#50 packages of the order’s own work type come first; retired and empty ones are not offered', () => {
  const one = (key: string, changes: object) => ({
    key,
    version: 1,
    label: { 'zh-CN': key },
    summary: { 'zh-CN': '' },
    workType: 'repair',
    retired: false,
    minutes: 0,
    total: null,
    lines: [{ itemId: id(1), code: 'S-1', label: { 'zh-CN': '项目' }, quantity: 1, minutes: 1, price: null }],
    ...changes,
  })
  const all = [one('a', { workType: 'install' }), one('b', {}), one('c', { retired: true }), one('d', { lines: [] })]
  expect(packagesFor(all, 'repair').map(({ key }) => key)).toEqual(['b', 'a'])
})
