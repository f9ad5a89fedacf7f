import { asId, type Language, minute } from '@field/domain/kernel'
import type { ProgressRow, RowKind } from '@field/domain/work-order'
import { describe, expect, test } from 'vitest'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { workOrder } from '../../../miniapp/src/words/work-order.ts'
import { headlineMark } from '../../../miniapp/src/work-order/headline.ts'
import { reworkMark, statusLook, taskMark } from '../../../miniapp/src/work-order/look.ts'
import { rowWords, type Telling } from '../../../miniapp/src/work-order/row-words.ts'
import { timelineOf } from '../../../miniapp/src/work-order/timeline.ts'

const lin = asId<NonNullable<ProgressRow['by']>>('0190b0a0-0000-7000-8000-000000000001')
const now = Date.UTC(2026, 10, 24, 5, 34)
const telling = (language: Language): Telling => ({
  words: wordsIn(workOrder, language),
  language,
  now,
  people: { [lin]: '林志远' },
  places: {},
})
const row = (kind: RowKind, seq = 1): ProgressRow => ({ seq, at: now - 3 * minute, by: lin, ...kind })
const said = (kind: RowKind, language: Language = 'zh-CN') => rowWords(row(kind), telling(language))

const label = { 'zh-CN': '门封条', en: 'Door seal' }
const all: readonly RowKind[] = [
  { kind: 'reported', source: 'scan', symptoms: [label], words: '不冷', photos: 2, voices: 1 },
  {
    kind: 'assigned',
    personId: lin,
    placeId: null,
    round: 1,
    because: { by: 'nearest_idle', siteName: '闸北站', metres: 2_100, candidates: 3 },
  },
  { kind: 'waiting_for_assignment' },
  { kind: 'declined', words: '车坏了' },
  { kind: 'accepted' },
  { kind: 'set_off', expectedAt: now + 21 * minute },
  { kind: 'arrived', position: null },
  { kind: 'draft_saved' },
  { kind: 'parts_picked', change: [{ partId: asId('0190b0a0-0000-7000-8000-000000000002'), quantity: 2 }] },
  { kind: 'paused', reason: '等店员开门', for: 'customer' },
  { kind: 'resumed', pausedMs: 12 * minute },
  { kind: 'work_done', round: 1, lines: 4 },
  { kind: 'awaiting_acceptance', of: 'store', lines: 4, decideBy: now + 48 * 60 * minute },
  { kind: 'lines_accepted', accepted: 4, remarked: 1, signed: true },
  { kind: 'confirmed' },
  { kind: 'rework', of: 'store', lines: [{ line: 'door_seal', label, remark: '下沿漏风' }] },
  { kind: 'returned', words: '少一张' },
  { kind: 'transferred', personId: lin, words: null },
  { kind: 'urged' },
  { kind: 'commented', words: '在后仓', photos: [] },
  { kind: 'followed' },
  { kind: 'cancelled', words: '不修了' },
  { kind: 'settled', totalFen: 54_300 },
  { kind: 'rated', stars: 5, tags: ['准时'], words: '' },
]

describe('the timeline in words', () => {
  test.each(all.map((kind) => [kind.kind, kind] as const))('%s has a sentence in both languages', (_, kind) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { title, sub } = said(kind, language)
      expect(title.trim()).not.toBe('')
      expect(`${title}${sub ?? ''}`).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  test('says who came and why', () => {
    const assigned = all.find(({ kind }) => kind === 'assigned') as RowKind
    expect(said(assigned)).toEqual({
      title: '派给林志远',
      sub: '闸北站最近，2.1 km；3 位师傅中最早有空',
      state: 'done',
    })
  })

  test('names the refused lines with the remark of the store', () => {
    const rework = all.find(({ kind }) => kind === 'rework') as RowKind
    expect(said(rework)).toEqual({ title: '门店要求返工 1 项', sub: '门封条：下沿漏风', state: 'refused' })
    expect(said(rework, 'en').sub).toBe('Door seal: 下沿漏风')
  })

  test('somebody the reader may not know is called by what they are', () => {
    expect(rowWords({ ...row({ kind: 'accepted' }), by: null }, telling('zh-CN')).title).toBe('师傅接单')
  })
})

test('what comes next stands on top, and the newest thing done is now', () => {
  const rows = [row({ kind: 'set_off', expectedAt: null }, 3), row({ kind: 'accepted' }, 2)]
  const entries = timelineOf({ rows, next: { key: 'arrive', label: null } }, telling('zh-CN'))
  expect(entries.map(({ state, title }) => [state, title])).toEqual([
    ['todo', '师傅到达'],
    ['now', '林志远已出发'],
    ['done', '林志远接单'],
  ])
})

test('a state has a tone, an icon and a word, and rework says its round', () => {
  const words = wordsIn(workOrder, 'zh-CN')
  expect(taskMark('travelling', words)).toEqual({ tone: 'active', icon: 'active', word: '路上' })
  expect(reworkMark(2, 1, words)).toEqual({ tone: 'turn', icon: 'undo', word: '返工 · 第 2 轮' })
  expect(reworkMark(1, null, words)).toBeNull()
  expect(statusLook.awaiting_acceptance.tone).toBe('turn')
  expect(headlineMark({ key: 'repairing', personId: null, round: 2 }, words).word).toBe('正在返工')
})
