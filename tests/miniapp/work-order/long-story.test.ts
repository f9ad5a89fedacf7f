import { asId, hour, type Language, type PersonId } from '@field/domain/kernel'
import { type OpenPart, type ProgressRow, progressOf } from '@field/domain/work-order'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'
import { foldRows } from '../../../miniapp/src/work-order/fold.ts'
import { partLines, partsToShow } from '../../../miniapp/src/work-order/part-lines.ts'
import type { Telling } from '../../../miniapp/src/work-order/row-words.ts'
import { drive } from '../../presets/drive.ts'
import { staff } from '../../presets/people.ts'

const lin = asId<PersonId>('0190b0a0-0000-7000-8000-000000000001')
const now = Date.UTC(2026, 10, 24, 5, 34)
const telling = (language: Language): Telling => ({
  words: wordsIn(workOrder, language),
  language,
  now,
  people: { [lin]: '林志远' },
  places: {},
})

const storeOpening = presets.find(({ key }) => key === 'store_opening')
const [, dispatcher] = staff
if (!storeOpening || !dispatcher) throw new Error('no long order to read')
const rowsOf = (tells: string): readonly ProgressRow[] => {
  const journey = storeOpening.sample.journeys.find((one) => one.tells.startsWith(tells))
  if (!journey) throw new Error(tells)
  const { order, entries } = drive(storeOpening, journey)
  return progressOf(storeOpening.definition, order, entries, dispatcher)?.rows ?? []
}

describe('a long story', () => {
  test.each(['the whole way', 'everything twice'])('#6 %s: each finished station keeps its one row', (tells) => {
    const rows = rowsOf(tells)
    const folded = foldRows(rows)
    expect(folded.length).toBeLessThan(rows.length * 0.62)
    const said = (all: readonly ProgressRow[], ...kinds: readonly string[]) =>
      all.filter(({ kind }) => kinds.includes(kind))
    const ends = [
      'node_done',
      'work_done',
      'approved',
      'rejected',
      'joined',
      'parted',
      'rework',
      'escalated',
      'reported',
    ]
    expect(said(folded, ...ends)).toEqual(said(rows, ...ends))
    expect(said(folded, 'accepted', 'set_off', 'arrived')).toEqual([])
  })

  test('#6 what is open is never folded away', () => {
    const rows = rowsOf('the whole way')
    const review = rows.findIndex((row) => row.kind === 'assigned' && row.label?.en === 'Review')
    const then = rows.slice(review)
    expect(foldRows(then)[0]).toBe(then[0])
    const shown = [part({ label: { 'zh-CN': '首月复盘', en: 'Review' } })]
    expect(foldRows(then, shown)).toEqual(foldRows(then).slice(1))
  })

  test('a short story stays as it is', () => {
    const rows = rowsOf('two of three').slice(-12)
    expect(foldRows(rows)).toBe(rows)
  })
})

const part = (more: Partial<OpenPart>): OpenPart => ({
  taskId: null,
  node: 'hire',
  label: { 'zh-CN': '招聘', en: 'Hiring' },
  headline: { key: 'in_hand', label: { 'zh-CN': '招聘', en: 'Hiring' }, personId: null, round: 1 },
  personId: null,
  placeId: null,
  role: null,
  since: now - 75 * hour,
  until: null,
  ...more,
})

describe('what is open', () => {
  test('#7 each part says with whom it is, for how long, and how late', () => {
    const parts = [
      part({ personId: lin, until: now - 3 * hour }),
      part({ role: 'finance', until: now + hour }),
      part({ headline: { key: 'waiting', label: { 'zh-CN': '等证', en: 'Permit' }, until: null } }),
    ]
    const chinese = partLines(parts, telling('zh-CN'))
    expect(chinese.map(({ title, who, since }) => `${title} ${who} ${since}`)).toEqual([
      '招聘 林志远 已 3 天 3 小时',
      '招聘 财务 已 3 天 3 小时',
      '招聘 到时自动继续 已 3 天 3 小时',
    ])
    expect(chinese.map(({ due }) => due)).toEqual([
      { word: '超 3 小时', late: true },
      { word: '还有 60 分钟', late: false },
      null,
    ])
    expect(partLines(parts, telling('en')).map(({ who, since }) => `${who} ${since}`)).toEqual([
      '林志远 for 3 d 3 h',
      'finance for 3 d 3 h',
      'Goes on by itself for 3 d 3 h',
    ])
  })

  test('a visit alone is told by the head of the page, parts side by side one by one', () => {
    const visit = part({ headline: { key: 'repairing', personId: lin, round: 1 } })
    expect(partsToShow({ parts: [visit] })).toEqual([])
    expect(partsToShow({ parts: [part({})] })).toHaveLength(1)
    expect(partsToShow({ parts: [visit, visit] })).toHaveLength(2)
  })
})
