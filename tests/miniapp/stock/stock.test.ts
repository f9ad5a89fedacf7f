import { say } from '@field/domain/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arrivalBody,
  arrivalsOf,
  unexplained,
  withArrived,
  withDifference,
  withPiece,
} from '../../../miniapp/src/stock/arrivals.ts'
import {
  byDifference,
  countBody,
  differenceLook,
  differing,
  scanned,
  sinceWords,
  type Tally,
  withCounted,
  withSerials,
} from '../../../miniapp/src/stock/counting.ts'
import { findParts } from '../../../miniapp/src/stock/find-parts.ts'
import {
  fieldAt,
  heldFacts,
  type Present,
  partsLine,
  payableFen,
  type Transfer,
  waitingFor,
  withNumbers,
} from '../../../miniapp/src/stock/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { moneyWords } from '../../../miniapp/src/words/money.ts'
import { stockWords } from '../../../miniapp/src/words/stock.ts'

const w = wordsIn(stockWords, 'zh-CN')
const zh = (label: { 'zh-CN': string }) => say(label, 'zh-CN')
const name = { 'zh-CN': '蒸发风机', en: 'Evaporator fan' }
const fan = { id: 'fan', code: 'EF-12', name, serial: false }
const board = { id: 'board', code: 'CB-9', name: { 'zh-CN': '主控板' }, serial: true }

const line = (quantity: number, serials: string[] = [], partId = 'fan'): Transfer['lines'][number] => ({
  partId,
  code: partId === 'fan' ? 'EF-12' : 'CB-9',
  name,
  quantity,
  arrived: null,
  difference: null,
  serials,
})

describe('#51 what arrived of a transfer', () => {
  const sent = arrivalsOf({ lines: [line(3), line(2, ['S1', 'S2'], 'board')] })

  test('is all of it until somebody says otherwise', () => {
    expect(unexplained(sent)).toBeNull()
    expect(arrivalBody(sent)).toEqual({
      lines: [
        { partId: 'fan', arrived: 3 },
        { partId: 'board', arrived: 2 },
      ],
    })
  })

  test('cannot be confirmed while something is missing without a word', () => {
    const short = withArrived(sent, 'fan', 2)
    expect(unexplained(short)?.code).toBe('EF-12')
    const said = withDifference(short, 'fan', 'lost')
    expect(unexplained(said)).toBeNull()
    expect(arrivalBody(said).lines[0]).toEqual({ partId: 'fan', arrived: 2, difference: 'lost' })
  })

  test('forgets the reason when it turns out that all came', () => {
    const back = withArrived(withDifference(withArrived(sent, 'fan', 2), 'fan', 'lost'), 'fan', 3)
    expect(arrivalBody(back).lines[0]).toEqual({ partId: 'fan', arrived: 3 })
  })

  test('names the pieces with numbers that are here', () => {
    const short = withDifference(withPiece(sent, 'board', 'S1'), 'board', 'returned')
    expect(arrivalBody(short).lines[1]).toEqual({
      partId: 'board',
      arrived: 1,
      difference: 'returned',
      serials: ['S2'],
    })
    expect(arrivalBody(withPiece(short, 'board', 'S1')).lines[1]).toEqual({ partId: 'board', arrived: 2 })
  })

  test('is never more than was sent nor below nought', () => {
    fc.assert(
      fc.property(fc.integer(), (count) => {
        const [first] = withArrived(sent, 'fan', count)
        expect(first?.arrived).toBeGreaterThanOrEqual(0)
        expect(first?.arrived).toBeLessThanOrEqual(3)
      }),
    )
  })
})

describe('#51 a count by scan', () => {
  const parts = [fan, board]
  const scans = (...codes: string[]) =>
    codes.reduce((now, code) => scanned(now.tally, parts, now.open, code), {
      tally: {} as Tally,
      part: null,
      open: null,
    } as ReturnType<typeof scanned>)

  test('counts one more of a part with each scan of its code, however it is written', () => {
    expect(scans('EF-12', 'ef-12', ' EF-12 ').tally).toEqual({ fan: { counted: 3, serials: [] } })
  })

  test('takes what follows a numbered part as its numbers, each once', () => {
    const after = scans('CB-9', 'S1', 'S2', 'S1')
    expect(after.tally).toEqual({ board: { counted: 2, serials: ['S1', 'S2'] } })
    expect(after.open).toBe(board)
  })

  test('a part without numbers ends the numbers of the one before', () => {
    const after = scans('CB-9', 'S1', 'EF-12')
    expect(after.open).toBeNull()
    expect(scanned(after.tally, parts, after.open, 'S2').part).toBeNull()
  })

  test('an unknown code counts nothing', () => {
    const after = scans('EF-12', 'XX-1')
    expect(after.part).toBeNull()
    expect(after.tally).toEqual({ fan: { counted: 1, serials: [] } })
  })

  test('hands in what was counted, also none, and not what was taken out again', () => {
    const tally = withSerials(withCounted(withCounted({}, 'fan', 0), 'door', 4), 'board', ['S1'])
    expect(countBody(withCounted(tally, 'door', null))).toEqual({
      lines: [
        { partId: 'fan', counted: 0 },
        { partId: 'board', counted: 1, serials: ['S1'] },
      ],
    })
  })

  test('says how a line stands to the book and what moved since', () => {
    expect(differenceLook({ difference: 0 }, w)).toEqual({ tone: 'good', word: '相符' })
    expect(differenceLook({ difference: -2 }, w)).toEqual({ tone: 'bad', word: '少 2' })
    expect(differenceLook({ difference: 1 }, w).word).toBe('多 1')
    expect(sinceWords({ since: 0 }, w)).toBe('')
    expect(sinceWords({ since: -1 }, w)).toBe('数后又走 1')
    const of = (difference: number) => ({ difference }) as never
    expect(differing({ lines: [of(0), of(2), of(-1)] })).toBe(2)
    expect(byDifference([of(0), of(2), of(0), of(-1)])).toEqual([of(2), of(-1), of(0), of(0)])
  })
})

test('numbers are parted at blanks and commas and stand once', () => {
  expect(withNumbers(['A1'], ' A2, A1；A3\nA2 ')).toEqual(['A1', 'A2', 'A3'])
  expect(withNumbers(['A1'], '  ')).toEqual(['A1'])
})

test('a refusal names the part or the question it is about', () => {
  const nameOf = (id: string) => (id === 'fan' ? 'EF-12' : undefined)
  expect(fieldAt('parts.fan', nameOf, w)).toBe('EF-12')
  expect(fieldAt('parts.fan.serials', nameOf, w)).toBe('EF-12 的编号')
  expect(fieldAt('parts.other', nameOf, w)).toBeNull()
  expect(fieldAt('toId', nameOf, w)).toBe('到哪里')
  expect(fieldAt(null, nameOf, w)).toBeNull()
})

test('a list of parts is one line', () => {
  expect(partsLine([line(2)], w, zh)).toBe('蒸发风机 EF-12 × 2')
  expect(partsLine([line(2), line(1, [], 'board')], w, zh)).toBe('蒸发风机 EF-12 等 2 样')
  expect(partsLine([], w, zh)).toBe('')
})

test('what waits is what I may do', () => {
  const of = (id: string, steps: Transfer['steps']) => ({ id, steps }) as Transfer
  const all = [of('a', ['receive', 'cancel']), of('b', ['send']), of('c', [])]
  expect(waitingFor(all, 'receive').map(({ id }) => id)).toEqual(['a'])
  expect(waitingFor(all, 'send').map(({ id }) => id)).toEqual(['b'])
})

test('parts are found by a piece of either name or the code', () => {
  expect(findParts([fan, board], 'evap')).toEqual([fan])
  expect(findParts([fan, board], 'cb')).toEqual([board])
  expect(findParts([fan, board], '')).toHaveLength(2)
})

test('#51 deposits of old parts that are past due are not paid out, and never more than is owed', () => {
  const of = (owedFen: number, ...amounts: number[]) =>
    payableFen({ owedFen, held: amounts.map((amountFen) => ({ amountFen })) as Present['held'] })
  expect([of(17_100), of(17_100, 5_000, 2_000), of(4_000, 5_000), of(-100)]).toEqual([17_100, 10_100, 0, 0])
})

test('#51 a deposit that is held back names the part and its day as other days are shown: the year only where it is another', () => {
  const now = Date.parse('2026-11-22T12:00:00+08:00')
  const held = { code: 'EF-12', name: { 'zh-CN': '蒸发风机', en: 'Fan' }, quantity: 2 }
  const said = (day: string, language: 'zh-CN' | 'en') =>
    heldFacts({ ...held, dueAt: Date.parse(`${day}T20:00:00+08:00`) }, now, wordsIn(moneyWords, language), (label) =>
      String(label[language]),
    )
  expect(said('2026-11-18', 'zh-CN')).toEqual(['蒸发风机 EF-12 × 2', '11-18 该还'])
  expect(said('2026-11-18', 'en')).toEqual(['Fan EF-12 × 2', 'due back 11-18'])
  expect(said('2025-12-31', 'zh-CN')).toEqual(['蒸发风机 EF-12 × 2', '2025-12-31 该还'])
})
