import type { Actor } from '@field/domain/access'
import { checklistLines } from '@field/domain/form'
import { asId, minute, type PartId } from '@field/domain/kernel'
import { follow, type Progress, progressOf, titleOf } from '@field/domain/work-order'
import { applianceRepair, repairForm } from '@field/presets'
import { describe, expect, it } from 'vitest'
import { begin, type Case, go, repairedCase, reportedAt, save, taskId } from './case.ts'
import { gao, li, lin, mei, spy, storePosition, wu, zhao, zhou } from './people.ts'

const seen = (at: Case, viewer: Actor): Progress => {
  const progress = progressOf(applianceRepair, at.order, at.entries, viewer)
  if (!progress) throw new Error('this viewer sees nothing')
  return progress
}
const rows = (at: Case, viewer: Actor) => seen(at, viewer).rows.map(({ kind }) => kind)
const bar = (at: Case) => seen(at, mei).stages.map(({ key, state }) => `${key} ${state}`)
const all = checklistLines(repairForm)

describe('the customer’s progress', () => {
  it('shows on the way what the picture shows: bar, two times, who comes, what is next, newest first', () => {
    const at = begin()
    go(at, lin, { kind: 'accept', taskId: taskId(at) }, 8)
    go(at, lin, { kind: 'travel', taskId: taskId(at) }, 11)
    const progress = seen(at, mei)
    expect(bar(at)).toEqual(['report done', 'dispatch done', 'visit now', 'repair to_come', 'accept to_come'])
    expect(progress.headline).toEqual({ key: 'on_the_way', personId: lin.personId, round: 1 })
    expect(progress.latestAt).toBe(reportedAt + 60 * minute)
    expect(progress.finishBy).toBe(reportedAt + 180 * minute)
    expect(progress.expectedAt).toBeGreaterThan(at.now)
    expect(progress.next).toEqual({ key: 'repair', label: { 'zh-CN': '上门维修', en: 'Visit and repair' } })
    expect(progress.rows).toMatchObject([
      { kind: 'set_off', by: lin.personId },
      { kind: 'accepted' },
      { kind: 'assigned', because: { by: 'nearest_idle', siteName: '闸北站', metres: 2129, candidates: 2 } },
      { kind: 'reported', symptoms: [{ 'zh-CN': '不制冷' }, { 'zh-CN': '结霜结冰' }], photos: 2, voices: 1 },
    ])
    expect(progress.operations).toEqual(['urge', 'comment'])
  })

  it('moves the bar with the state, holds it in a pause and says whom it waits for', () => {
    const at = begin()
    expect(bar(at)[1]).toBe('dispatch now')
    go(at, lin, { kind: 'arrive', taskId: taskId(at) })
    expect(bar(at)[3]).toBe('repair now')
    go(at, lin, { kind: 'pause', taskId: taskId(at), reason: '等您开门', for: 'customer' })
    expect(bar(at)[3]).toBe('repair now')
    expect(seen(at, mei)).toMatchObject({
      headline: { key: 'paused', reason: '等您开门', for: 'customer' },
      expectedAt: null,
      next: { key: 'resume' },
    })
    const done = repairedCase({}, lin)
    expect(bar(done)[4]).toBe('accept now')
    expect(seen(done, mei)).toMatchObject({
      headline: { key: 'awaiting_store', lines: 4 },
      decideBy: done.now + 48 * 60 * minute,
      finishBy: null,
    })
    go(done, zhou, {
      kind: 'complete',
      taskId: taskId(done),
      verdicts: all.map((line) => ({ line, verdict: 'accepted' })),
    })
    expect(seen(done, mei)).toMatchObject({
      headline: { key: 'awaiting_customer' },
      next: { key: 'settle' },
      operations: ['complete', 'comment'],
    })
    go(done, mei, { kind: 'complete', taskId: taskId(done) })
    expect(bar(done).every((part) => part.endsWith('done'))).toBe(true)
  })

  it('names the lines that go back, with the reason', () => {
    const at = repairedCase({}, lin)
    const verdicts = all.map((line) =>
      line === 'door_seal'
        ? ({ line, verdict: 'rework', remark: '右下略松' } as const)
        : ({ line, verdict: 'accepted' } as const),
    )
    go(at, zhou, { kind: 'complete', taskId: taskId(at), verdicts })
    expect(seen(at, mei).rows[1]).toMatchObject({
      kind: 'rework',
      of: 'store',
      lines: [{ line: 'door_seal', label: { 'zh-CN': '门封条' }, remark: '右下略松' }],
    })
    expect(seen(at, mei).rows[0]).toMatchObject({ kind: 'assigned', round: 2, because: { by: 'previous_handler' } })
  })
})

describe('who sees what', () => {
  it('keeps drafts, parts, positions and why somebody declined from the customer and the store', () => {
    const at = begin()
    go(at, lin, { kind: 'decline', taskId: taskId(at), reason: '太远' })
    go(at, wu, { kind: 'arrive', taskId: taskId(at), position: storePosition })
    go(at, wu, { kind: 'save_draft', taskId: taskId(at), answers: { before_temperature: -3 } })
    go(at, wu, { kind: 'save_draft', taskId: taskId(at), answers: { before_temperature: -4 } })
    go(at, wu, { kind: 'pick_parts', taskId: taskId(at), parts: [{ partId: asId<PartId>('fan'), quantity: 1 }] })
    const open = ['arrived', 'accepted', 'assigned', 'assigned', 'reported']
    expect(rows(at, mei)).toEqual(open)
    expect(rows(at, zhou)).toEqual(open)
    expect(rows(at, wu)).toEqual(['parts_picked', 'draft_saved', ...open])
    expect(rows(at, gao)).toEqual([
      'parts_picked',
      'draft_saved',
      'arrived',
      'accepted',
      'assigned',
      'declined',
      'assigned',
      'reported',
    ])
    expect(JSON.stringify(seen(at, mei))).not.toMatch(/太远|latitude|temperature/)
    expect(seen(at, gao).rows[2]).toMatchObject({ kind: 'arrived', position: storePosition })
  })

  it('shows a stranger, another store, another technician and another organization nothing at all', () => {
    const at = begin()
    for (const stranger of [li, zhao, wu, spy])
      expect(progressOf(applianceRepair, at.order, at.entries, stranger)).toBe(null)
  })

  it('lets a follower read on without the customer’s name and words', () => {
    const at = begin({ answers: { words: '冰淇淋都软了' } })
    const followed = follow(at.order, li)
    if (followed.ok) save(at, li, followed.value)
    expect(follow(at.order, li)).toEqual({ ok: true, value: [] })
    expect(seen(at, li).rows.at(-1)).toMatchObject({ kind: 'reported', by: null, words: null })
    expect(seen(at, li).operations).toEqual(['comment'])
    expect(JSON.stringify(seen(at, li))).not.toMatch(/mei|冰淇淋/)
  })
})

it('makes a title from what was reported', () => {
  expect(titleOf(applianceRepair, { symptoms: ['not_cooling', 'frost'] }, '冷冻柜')).toBe('冷冻柜不制冷、结霜结冰')
  expect(titleOf(applianceRepair, { words: '早上开始不怎么冷，里面结了一层霜。冰淇淋都软了。' }, '')).toBe(
    '早上开始不怎么冷，里面结了一层霜',
  )
  expect(titleOf(applianceRepair, { photos: ['p'] }, '冷冻柜')).toBe('冷冻柜家电维修')
})
