import { asId, hour, minute } from '@field/domain/kernel'
import type { Progress, ProgressRow } from '@field/domain/work-order'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../miniapp/src/data/outbox/index.ts'
import {
  mainAct,
  momentOf,
  photosOf,
  reportedAt,
  timesOf,
  unsentOf,
} from '../../../miniapp/src/pages/progress/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { progress as words } from '../../../miniapp/src/words/progress.ts'
import { remainingFor } from '../../../miniapp/src/work-order/consents.ts'

const now = Date.parse('2026-11-24T13:34:00+08:00')
const zh = { words: wordsIn(words, 'zh-CN'), language: 'zh-CN' as const, now }
const still: Progress = {
  stages: [],
  headline: { key: 'finding_technician' },
  technicianId: null,
  expectedAt: null,
  latestAt: null,
  finishBy: null,
  decideBy: null,
  parts: [],
  rows: [],
  next: null,
  operations: [],
}
const said = (part: Partial<Progress>) => {
  const { figure, sides } = timesOf({ ...still, ...part }, zh)
  return {
    figure: figure && `${figure.label} ${figure.value}`,
    sides: sides.map(({ lead, time, end }) => lead + time + end),
  }
}

describe('the figure of a progress', () => {
  test('is the honest guess, with the promise beside it', () => {
    expect(said({ expectedAt: now + 21 * minute, latestAt: now + 36 * minute, finishBy: now + 146 * minute })).toEqual({
      figure: '预计到达 约 13:55',
      sides: ['最晚 14:10 前', '最晚 16:00 前修好'],
    })
  })
  test('is the promise while there is no guess', () => {
    expect(said({ latestAt: now + 36 * minute })).toEqual({ figure: '最晚到达 14:10 前', sides: [] })
  })
  test('is the end of the work once somebody is there, and the end of judging after that', () => {
    expect(said({ finishBy: now + 146 * minute })).toEqual({ figure: '最晚修好 16:00 前', sides: [] })
    expect(said({ decideBy: now + 48 * hour })).toEqual({ figure: '处理期限 11-26 13:34 前', sides: [] })
  })
  test('is none without a promise', () => {
    expect(said({})).toEqual({ figure: null, sides: [] })
  })
  test('speaks English in English', () => {
    const en = { words: wordsIn(words, 'en'), language: 'en' as const, now }
    const { figure, sides } = timesOf({ ...still, expectedAt: now + 21 * minute, latestAt: now + 36 * minute }, en)
    expect(figure).toEqual({ label: 'Expected', value: 'About 13:55' })
    expect(sides.map(({ lead, time, end }) => lead + time + end)).toEqual(['Latest 14:10'])
    const figureOf = (part: Partial<Progress>) => {
      const { figure: one } = timesOf({ ...still, ...part }, en)
      return one && `${one.label} / ${one.value}`
    }
    expect(figureOf({ latestAt: now + 24 * hour })).toBe('Arrival / By tomorrow 13:34')
    expect(figureOf({ finishBy: now + 146 * minute })).toBe('Repair due / By 16:00')
    expect(figureOf({ decideBy: now + 48 * hour })).toBe('Decision due / By 11-26 13:34')
  })
})

describe('the rows', () => {
  const rows: readonly ProgressRow[] = [
    { seq: 3, at: now, by: null, kind: 'commented', words: '后门进', photos: [asId('p1'), asId('p2')] },
    { seq: 2, at: now, by: null, kind: 'urged' },
    {
      seq: 1,
      at: now - 22 * minute,
      by: null,
      kind: 'reported',
      source: 'scan',
      symptoms: [],
      words: null,
      photos: 2,
      voices: 0,
    },
  ]
  test('bring the photos of a note to its own row', () => {
    expect(photosOf(rows, '3')).toEqual(['p1', 'p2'])
    expect(photosOf(rows, '2')).toEqual([])
    expect(photosOf(rows, 'next')).toEqual([])
  })
  test('tell when the report was made', () => {
    expect(reportedAt(rows)).toBe('13:12')
    expect(reportedAt([])).toBeNull()
  })
})

describe('what this phone still has of an order', () => {
  const entry = (id: string, stream: string, state: Entry['state']): Entry => ({
    id,
    stream,
    route: 'POST /work-orders/:id/commands',
    params: {},
    body: {},
    files: [],
    about: {},
    seq: 1,
    bornAt: now,
    attempts: 0,
    state,
    failure: null,
  })
  test('is what waits and what was refused, of this order only', () => {
    const all = [
      entry('a', 'mine', 'waiting'),
      entry('b', 'other', 'waiting'),
      entry('c', 'mine', 'refused'),
      entry('d', 'mine', 'conflict'),
    ]
    const { waiting, refused } = unsentOf(all, 'mine')
    expect([waiting.map(({ id }) => id), refused.map(({ id }) => id)]).toEqual([['a'], ['c', 'd']])
  })
})

describe('the one thing to do', () => {
  const acceptance = { taskId: asId<never>('t'), node: 'confirm', deadline: null, lines: [], storeVerdicts: null }
  test('is to judge, then to rate, else to be told', () => {
    expect(mainAct({ acceptance, operations: ['complete', 'rate'] })).toBe('confirm')
    expect(mainAct({ acceptance: null, operations: ['comment', 'rate'] })).toBe('rate')
    expect(mainAct({ acceptance: null, operations: ['comment'] })).toBe('tell')
  })
})

describe('the consents of a moment', () => {
  const item = (templateId: string, remaining: number) => ({ template: 'assigned' as const, templateId, remaining })
  const ask = { report: [], progress: ['a', 'b'], underway: ['c'], work: [], settled: [] }
  test('are those of the coming until the work begins, then those of the work', () => {
    const statuses = ['new', 'assigned', 'in_progress', 'awaiting_parts', 'rework'] as const
    expect(statuses.map((status) => momentOf({ status }))).toEqual([
      'progress',
      'progress',
      'underway',
      'underway',
      'underway',
    ])
  })
  test('reach as far as the scarcest of them', () => {
    expect(remainingFor({ ask, items: [item('a', 3), item('b', 1)] }, 'progress')).toBe(1)
    expect(remainingFor({ ask, items: [item('a', 3)] }, 'progress')).toBe(0)
    expect(remainingFor({ ask, items: [item('a', 3)] }, 'report')).toBe(0)
  })
})
