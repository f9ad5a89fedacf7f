import type { AcceptanceLine, Reply } from '@field/contract'
import { asId, day, type FileId, type TaskId } from '@field/domain/kernel'
import { describe, expect, test } from 'vitest'
import type { Entry, PendingFile } from '../../../miniapp/src/data/outbox/index.ts'
import {
  askedLast,
  beginWriting,
  countOf,
  type Draft,
  decidedWords,
  draftOf,
  emptyDraft,
  entryOf,
  judge,
  saysWhy,
  sceneOf,
  shownLines,
  sumsOf,
  verdictsOf,
} from '../../../miniapp/src/store/acceptance/model.ts'

const line = (key: string, locked = false): AcceptanceLine => ({
  key,
  label: { 'zh-CN': key },
  action: null,
  note: null,
  before: [],
  after: [],
  locked,
  verdict: null,
  remark: null,
})
const four = ['fan', 'capacitor', 'seal', 'drain'].map((key) => line(key))
const taskId = '0190b0a0-0000-7000-8000-0000000000a1'
const photo: PendingFile = {
  id: '0190b0a0-0000-4000-8000-0000000000f1',
  purpose: 'photo',
  path: 'kept:a',
  bytes: 9,
  confirmed: false,
}
const pass = { verdict: 'accepted', remark: '', photos: [] } as const
const states = (lines: readonly AcceptanceLine[], draft: Draft) => shownLines(lines, draft).map(({ state }) => state)

describe('going through the lines', () => {
  const start = emptyDraft('key')

  test('the first line is open, the rest are to come', () => {
    expect(states(four, start)).toEqual(['current', 'todo', 'todo', 'todo'])
    expect(countOf(four, start)).toEqual({ seen: 0, all: 4, left: 4 })
  })

  test('a judged line folds and the next one opens; after the last none is open', () => {
    let draft = start
    for (const { key } of four.slice(0, 3)) draft = judge(draft, key, pass)
    expect(states(four, draft)).toEqual(['judged', 'judged', 'judged', 'current'])
    expect(countOf(four, draft)).toEqual({ seen: 3, all: 4, left: 1 })
    draft = judge(draft, 'drain', pass)
    expect(states(four, draft)).toEqual(['judged', 'judged', 'judged', 'judged'])
    expect(countOf(four, draft).left).toBe(0)
  })

  test('a judged line can be opened again, and stays judged until something else is said', () => {
    const draft = { ...judge(start, 'fan', pass), again: 'fan' }
    expect(states(four, draft)).toEqual(['current', 'todo', 'todo', 'todo'])
    expect(countOf(four, draft).seen).toBe(1)
    const changed = judge(draft, 'fan', { verdict: 'rework', remark: ' 还在响 ', photos: [] })
    expect(changed.judged.fan).toEqual({ verdict: 'rework', remark: '还在响', photos: [] })
    expect(changed.again).toBeNull()
  })

  test('writing about a line keeps it open with what was said before', () => {
    const noted = judge(start, 'fan', { verdict: 'rework', remark: '还在响', photos: [photo] })
    const again = beginWriting(noted, 'fan', 'rework')
    expect(again.writing).toEqual({ line: 'fan', verdict: 'rework', remark: '还在响', photos: [photo] })
    expect(beginWriting(noted, 'fan', 'accepted_with_remark').writing?.photos).toEqual([])
    expect(states(four, again)[0]).toBe('current')
  })

  test('in a round of rework only the open lines count, the accepted ones are locked', () => {
    const round = [line('fan', true), line('capacitor', true), line('seal'), line('drain', true)]
    expect(states(round, start)).toEqual(['locked', 'locked', 'current', 'locked'])
    expect(countOf(round, start)).toEqual({ seen: 0, all: 1, left: 1 })
    expect(verdictsOf(round, judge(judge(start, 'fan', pass), 'seal', pass))).toEqual([
      { line: 'seal', verdict: 'accepted' },
    ])
  })
})

describe('a line that was accepted before', () => {
  const at = Date.UTC(2026, 10, 21, 7, 20)
  const told = (decided: AcceptanceLine['decided'], language: 'zh-CN' | 'en' = 'zh-CN') =>
    decidedWords({ ...line('fan', true), ...(decided !== undefined && { decided }) }, '上次已通过', at + day, language)

  test('says who accepted it, when and with which words', () => {
    expect(told({ verdict: 'accepted', remark: null, by: '李敏', at })).toBe('上次已通过 · 李敏 昨天 15:20')
    expect(told({ verdict: 'accepted_with_remark', remark: '略松', by: '李敏', at }, 'en')).toBe(
      '上次已通过 · 李敏 Yesterday 15:20 · 略松',
    )
  })

  test('says only that it was, when the server does not tell more or the name is gone', () => {
    expect([told(null), told(undefined)]).toEqual(['上次已通过', '上次已通过'])
    expect(told({ verdict: 'accepted', remark: null, by: '', at })).toBe('上次已通过 · 昨天 15:20')
  })
})

describe('saying why', () => {
  test('acceptance needs no words, a remark needs some, rework words or a photo', () => {
    expect(saysWhy(pass)).toBe(true)
    expect(saysWhy({ verdict: 'accepted_with_remark', remark: ' ', photos: [photo] })).toBe(false)
    expect(saysWhy({ verdict: 'accepted_with_remark', remark: '略松', photos: [] })).toBe(true)
    expect(saysWhy({ verdict: 'rework', remark: '', photos: [] })).toBe(false)
    expect(saysWhy({ verdict: 'rework', remark: '', photos: [photo] })).toBe(true)
  })

  test('the sums name what passed, what of it has a remark, and what goes back', () => {
    expect(
      sumsOf([
        { verdict: 'accepted' },
        { verdict: 'accepted_with_remark' },
        { verdict: 'rework' },
        { verdict: 'accepted' },
      ]),
    ).toEqual({ passed: 3, remarked: 1, redo: 1 })
  })
})

describe('handing it over', () => {
  const judged = judge(judge(emptyDraft('key'), 'fan', pass), 'seal', {
    verdict: 'rework',
    remark: '合不严',
    photos: [photo],
  })
  const lines = [line('fan'), line('seal')]
  const verdicts = verdictsOf(lines, judged)
  const command = {
    kind: 'complete' as const,
    taskId: asId<TaskId>(taskId),
    verdicts,
    signatureId: asId<FileId>(photo.id),
  }
  const entry = (state: Entry['state']): Entry => ({
    id: 'key',
    stream: 'order',
    route: 'POST /work-orders/:id/commands',
    params: { id: 'order' },
    body: { command, at: 1 },
    files: [photo],
    about: {},
    seq: 1,
    bornAt: 1,
    attempts: 0,
    state,
    failure: state === 'waiting' ? null : { code: 'wrong_state', requestId: 'r' },
  })
  const acceptance = { taskId, node: 'acceptance', deadline: null, lines, storeVerdicts: null }
  const progress = (now: typeof acceptance | null) =>
    ({ acceptance: now }) as unknown as Reply<'GET /work-orders/:id/progress'>

  test('the verdicts name the photos, and words only where there are some', () => {
    expect(verdicts).toEqual([
      { line: 'fan', verdict: 'accepted' },
      { line: 'seal', verdict: 'rework', remark: '合不严', photos: [photo.id] },
    ])
  })

  test('kept on the phone is not sent; only the server’s answer makes it sent', () => {
    expect(sceneOf(progress(acceptance), [], null).kind).toBe('judging')
    expect(sceneOf(progress(acceptance), [entry('waiting')], command)).toEqual({
      kind: 'kept',
      sums: { passed: 1, remarked: 0, redo: 1 },
    })
    expect(sceneOf(progress(acceptance), [], command).kind).toBe('sent')
    expect(sceneOf(progress(null), [], command).kind).toBe('sent')
    expect(sceneOf(progress(null), [], null).kind).toBe('not_awaited')
  })

  test('a new round after what was sent is judged anew', () => {
    expect(sceneOf(progress({ ...acceptance, taskId: 'another' }), [], command).kind).toBe('judging')
  })

  test('what the server refused comes back as it was written, under a new key', () => {
    const scene = sceneOf(progress(acceptance), [entry('refused')], command)
    expect(scene.kind).toBe('refused')
    const held = entryOf([entry('conflict')])
    expect(held && draftOf(held, 'new')).toEqual({ ...judged, id: 'new' })
  })
})

test('the newest rework says what it asked of each line', () => {
  const row = (remark: string) => ({ kind: 'rework', lines: [{ line: 'drain', label: { 'zh-CN': '排水孔' }, remark }] })
  const rows = [{ kind: 'work_done' }, row('还在滴水'), row('堵着')]
  const progress = { progress: { rows } } as unknown as Parameters<typeof askedLast>[0]
  expect(askedLast(progress)).toEqual({ drain: '还在滴水' })
  expect(askedLast({ ...progress, progress: { ...progress.progress, rows: [] } })).toEqual({})
})
