import type { ChecklistLine } from '@field/domain/form'
import { describe, expect, test } from 'vitest'
import { changedLine, lineAnswer, lineState, withLine } from '../../../miniapp/src/form/checklist-line.ts'

const seal: ChecklistLine = {
  key: 'door_seal',
  label: { 'zh-CN': '门封条' },
  evidence: 'before_and_after',
  actions: [{ value: 'replaced', label: { 'zh-CN': '更换' } }],
}
const plain: ChecklistLine = { key: 'power', label: { 'zh-CN': '断电' }, evidence: 'none' }
const first = { openLines: null, before: undefined }

describe('a line of a checklist', () => {
  test('is done by itself once both photos and the action are there', () => {
    const one = changedLine(seal, lineAnswer(undefined, 'door_seal'), { before: ['a'] })
    const two = changedLine(seal, one, { after: ['b'] })
    const three = changedLine(seal, two, { action: 'replaced' })
    expect([one.done, two.done, three.done]).toEqual([false, false, true])
    expect(lineState(seal, withLine(undefined, 'door_seal', two), first)).toBe('todo')
    expect(lineState(seal, withLine(undefined, 'door_seal', three), first)).toBe('done')
  })

  test('goes back to be done when its photo is taken away', () => {
    const done = { done: true, action: 'replaced', before: ['a'], after: ['b'] }
    expect(changedLine(seal, done, { after: [] }).done).toBe(false)
  })

  test('without evidence and actions waits for the word of the person, and a note does not take it back', () => {
    const empty = lineAnswer(undefined, 'power')
    expect(changedLine(plain, empty, { note: '已断' }).done).toBe(false)
    const done = changedLine(plain, empty, { done: true })
    expect(changedLine(plain, done, { note: '已断' }).done).toBe(true)
  })

  test('that does not apply wants its reason', () => {
    const given = changedLine(seal, lineAnswer(undefined, 'door_seal'), { notApplicable: true })
    expect(lineState(seal, withLine(undefined, 'door_seal', given), first)).toBe('todo')
    const why = changedLine(seal, given, { note: '这款没有门封条' })
    expect(lineState(seal, withLine(undefined, 'door_seal', why), first)).toBe('skipped')
  })

  test('accepted before is locked; sent back is to do until somebody touches it', () => {
    const done = { done: true, action: 'replaced', before: ['a'], after: ['b'] }
    const answer = withLine(undefined, 'door_seal', done)
    expect(lineState(seal, answer, { openLines: ['drain_hole'], before: answer })).toBe('locked')
    const again = { openLines: ['door_seal'], before: answer }
    expect(lineState(seal, answer, again)).toBe('todo')
    expect(lineState(seal, withLine(answer, 'door_seal', { ...done, after: ['b', 'c'] }), again)).toBe('done')
  })
})
