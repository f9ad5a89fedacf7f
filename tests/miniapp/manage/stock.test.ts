import { describe, expect, test } from 'vitest'
import {
  askedFor,
  type Held,
  type Level,
  type Line,
  lacking,
  lackOfReceipt,
  lackOfTransfer,
  proposalWords,
  type Request,
  receiptBody,
  restDays,
  type Shortage,
  shelf,
  slowest,
  sourcesWithBuying,
  toDo,
  transferBody,
  usedWords,
  whyNot,
  withLine,
  withPart,
} from '../../../miniapp/src/manage/stock/model.ts'
import type { OldPart, Transfer } from '../../../miniapp/src/stock/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { stockWords } from '../../../miniapp/src/words/stock.ts'

const w = wordsIn(stockWords, 'zh-CN')
const name = { 'zh-CN': '蒸发风机' }
const request: Request = {
  id: 'r',
  workOrder: { id: 'o', number: '26114K7M', title: '冰箱不启动' },
  location: { id: 'main', name: '中心仓' },
  van: { id: 'van', person: '林志远' },
  lines: [
    { partId: 'fan', code: 'EF-12', quantity: 2, free: 1 },
    { partId: 'seal', code: 'MF-460', quantity: 1, free: 4 },
  ],
  state: 'open',
  answer: null,
  createdAt: 0,
}

describe('#53 what the work asked for', () => {
  test('is told with its pieces, and which of them its place lacks', () => {
    expect(askedFor(request, w)).toBe('EF-12 × 2 · MF-460 × 1')
    expect(lacking(request).map(({ code }) => code)).toEqual(['EF-12'])
  })

  test('cannot be given from a place without enough, nor sent to nobody', () => {
    expect(whyNot(request, 'reserve', null, w)).toBe('先选从哪里')
    expect(whyNot(request, 'reserve', 'main', w)).toBe('EF-12 只有 1')
    expect(whyNot(request, 'reserve', 'other', w)).toBeNull()
    expect(whyNot({ ...request, van: null }, 'transfer', 'other', w)).toBe('还没派给师傅')
  })

  test('can only be refused where all that the work named is out of use', () => {
    const none: Request = { ...request, lines: [], leftOut: [{ code: 'EF-12', quantity: 2, why: 'retired' }] }
    expect(askedFor(none, w)).toBe('没有可发的配件')
    for (const how of ['reserve', 'transfer'] as const) expect(whyNot(none, how, 'main', w)).toBe('没有可发的配件')
  })
})

test('what waits is counted over all kinds, of old parts only those overdue', () => {
  const transfer = (steps: Transfer['steps']) => ({ id: steps.join(), steps }) as Transfer
  const old = (state: OldPart['state']) => ({ state }) as OldPart
  const waits = toDo(
    [request],
    [],
    [transfer(['receive']), transfer(['send']), transfer(['cancel'])],
    [old('due'), old('overdue')],
  )
  expect([waits.receive.length, waits.send.length, waits.overdue.length, waits.count]).toEqual([1, 1, 1, 4])
})

describe('#53 a shortage', () => {
  const proposal = { kind: 'transfer', from: { id: 'zhabei', name: '闸北站' }, metres: 2_100 } as const
  const sources = [
    { locationId: 'main', name: '中心仓', free: 9, metres: 7_400 },
    { locationId: 'zhabei', name: '闸北站', free: 4, metres: 2_100 },
  ]

  test('names the van of its driver only once', () => {
    const used = (person: string, name: string) => usedWords({ person, location: { id: 'l', name } }, w)
    expect(used('钱程', '钱程')).toBe('钱程用了，自己车账上没有')
    expect(used('钱程', '闸北站备件架')).toBe('钱程用了，闸北站备件架账上没有')
  })

  test('proposes the nearest place or buying', () => {
    expect(proposalWords({ proposal }, w)).toBe('建议：闸北站，2.1 km')
    const buy: Shortage['proposal'] = { kind: 'purchase', from: { id: 's', name: 'x' }, metres: null }
    expect(proposalWords({ proposal: buy }, w)).toBe('建议：外购')
    expect(proposalWords({ proposal: null }, w)).toBeNull()
  })

  test('may have come from the proposed place first, any other, or the supplier last', () => {
    expect(sourcesWithBuying(sources, { id: 's' }, proposal, w).map(({ id }) => id)).toEqual(['zhabei', 'main', 's'])
    // What was proposed may be empty by now and still be where they came from.
    expect(sourcesWithBuying([], null, proposal, w)).toEqual([{ id: 'zhabei', name: '闸北站', facts: [] }])
  })
})

describe('lines of a transfer or a delivery', () => {
  const fan = { id: 'fan', code: 'EF-12', name }
  const board = { id: 'board', code: 'CB-9', name, serial: true }
  const one = withPart([], fan)

  test('a part that is added again is one piece more, and leaves at none', () => {
    expect(withPart(one, fan).map(({ quantity }) => quantity)).toEqual([2])
    expect(withLine(one, 'fan', { quantity: 0 })).toEqual([])
  })

  test('a transfer says what it lacks, and sends only what is said', () => {
    const form = { fromId: null, toId: null, lines: [] as readonly Line[], note: ' ' }
    expect(lackOfTransfer(form, w)).toBe('先选从哪里')
    expect(lackOfTransfer({ ...form, fromId: 'a' }, w)).toBe('先选到哪里')
    expect(lackOfTransfer({ ...form, fromId: 'a', toId: 'a' }, w)).toBe('两头不能是同一处')
    expect(lackOfTransfer({ ...form, fromId: 'a', toId: 'b' }, w)).toBe('先加配件')
    expect(transferBody(form)).toBeNull()
    const numbered = withLine(withPart(one, board), 'board', { serials: ['S1', 'S2'] })
    expect(transferBody({ fromId: 'a', toId: 'b', lines: numbered, note: ' 急 ' })).toEqual({
      fromId: 'a',
      toId: 'b',
      lines: [
        { partId: 'fan', quantity: 1 },
        { partId: 'board', quantity: 1, serials: ['S1'] },
      ],
      note: '急',
    })
  })

  test('a delivery needs a number for each piece that has one', () => {
    expect(lackOfReceipt([], w)).toBe('先加配件')
    const two = withLine(withPart([], board), 'board', { quantity: 2, serials: ['S1'] })
    expect(lackOfReceipt(two, w)).toBe('CB-9：每件都要编号')
    const whole = withLine(two, 'board', { serials: ['S1', 'S2'], cost: 18_000 })
    expect(lackOfReceipt(whole, w)).toBeNull()
    expect(receiptBody('main', [...one, ...whole])).toEqual({
      locationId: 'main',
      lines: [
        { partId: 'fan', quantity: 1 },
        { partId: 'board', quantity: 2, serials: ['S1', 'S2'], cost: 18_000 },
      ],
    })
  })
})

test('a shelf shows what lies there and what should, by code', () => {
  const held: Held = { locationId: 'main', partId: 'seal', code: 'MF-460', name, quantity: 3 }
  const level = (partId: string, code: string, target: number) =>
    ({ partId, code, name, minimum: 1, target, held: 0, incoming: 0 }) as Level
  const rows = shelf([held], [level('fan', 'EF-12', 2), level('seal', 'MF-460', 4), level('gone', 'AA-1', 0)])
  expect(rows.map(({ code, quantity, level: mark }) => [code, quantity, mark?.target])).toEqual([
    ['EF-12', 0, 2],
    ['MF-460', 3, 4],
  ])
})

test('#54 slow movers: most value first, unknown cost last; the own limit is among the days', () => {
  const row = (code: string, value: number | null) => ({ code, value }) as never
  expect(slowest({ items: [row('a', null), row('b', 5), row('c', 9)] }).map(({ code }) => code)).toEqual([
    'c',
    'b',
    'a',
  ])
  expect(restDays(45)).toEqual([30, 45, 60, 90, 180])
  expect(restDays(90)).toEqual([30, 60, 90, 180])
})
