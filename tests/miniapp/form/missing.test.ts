import type { Answers } from '@field/domain/form'
import { say } from '@field/domain/kernel'
import { repairForm } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { createForm } from '../../../miniapp/src/form/form-state.ts'
import { groupsOf } from '../../../miniapp/src/form/groups.ts'
import { anchorOf, toDo, toDoWords } from '../../../miniapp/src/form/missing.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { formWords } from '../../../miniapp/src/words/form.ts'

const words = wordsIn(formWords, 'zh-CN')
const said = (answers: Answers, context = {}) =>
  toDo(repairForm, answers, context).map((one) => toDoWords(repairForm, one, words, (label) => say(label, 'zh-CN')))

const done = { done: true, action: 'replaced', before: ['a'], after: ['b'] }
const lines = { evaporator_fan: done, start_capacitor: done, door_seal: done, drain_hole: done }
const whole: Answers = { before_temperature: -3, after_temperature: -18.4, fault_code: 'e4', checklist: lines }

describe('what the button names', () => {
  test('is the next thing in the order in which a person gives it', () => {
    expect(said({}).slice(0, 3)).toEqual(['填修前温度', '选故障代码', '拍蒸发风机修前'])
    expect(said({}).at(-1)).toBe('填修后温度')
  })

  test('is the photo that is missing, and where it is', () => {
    const open: Answers = { ...whole, checklist: { ...lines, door_seal: { ...done, done: false, after: [] } } }
    expect(said(open)).toEqual(['拍门封条修后'])
    const [one] = toDo(repairForm, open, {})
    expect(one && anchorOf(one)).toBe('line-checklist-door_seal')
  })

  test('is what was done, when only that is not said', () => {
    const { action: _, ...unsaid } = { ...done, done: false }
    expect(said({ ...whole, checklist: { ...lines, door_seal: unsaid } })).toEqual(['选门封条的处理'])
  })

  test('is nothing when the form is whole', () => {
    expect(said(whole)).toEqual([])
  })

  test('is the answer beyond its limits before anything else', () => {
    expect(said({ ...whole, after_temperature: 61 })).toEqual(['改修后温度'])
  })

  test('is the line that came back while it is as it was', () => {
    const round = { openLines: ['door_seal'], locked: whole, before: whole }
    expect(said(whole, round)).toEqual(['返工门封条'])
    const redone: Answers = { ...whole, checklist: { ...lines, door_seal: { ...done, after: ['b', 'c'] } } }
    expect(said(redone, round)).toEqual([])
  })
})

test('short fields stand side by side, a checklist has a box of its own', () => {
  const groups = groupsOf(repairForm.fields)
  expect(groups.map(({ kind }) => kind)).toEqual(['card', 'checklist', 'card'])
  const [card] = groups
  expect(card?.kind === 'card' && card.rows.map((row) => row.map(({ key }) => key))).toEqual([
    ['before_temperature', 'after_temperature'],
    ['fault_code'],
  ])
})

describe('the answers while they are given', () => {
  test('an emptied answer leaves, and only the person’s changes count as edits', () => {
    const form = createForm({ notes: 'x' })
    let edits = 0
    form.onEdit(() => {
      edits += 1
    })
    form.set('notes', '')
    form.set('notes', '')
    form.replace({ fault_code: 'e4' })
    expect(form.get()).toEqual({ fault_code: 'e4' })
    expect(edits).toBe(1)
  })
})
