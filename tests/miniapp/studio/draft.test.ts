import { applyEdits, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { moveField, setField } from '../../../miniapp/src/studio/change/fields.ts'
import {
  answered,
  changed,
  type Desk,
  openDesk,
  redone,
  seen,
  settled,
  taken,
  unanswered,
  undone,
} from '../../../miniapp/src/studio/draft/desk.ts'
import { differences } from '../../../miniapp/src/studio/draft/differences.ts'

const complaint = presets.find(({ key }) => key.includes('complaint'))?.definition as WorkTypeDefinition
const named = (definition: WorkTypeDefinition, text: string): WorkTypeDefinition => ({
  ...definition,
  label: { ...definition.label, 'zh-CN': text },
})
const open = () => openDesk({ revision: 3, definition: complaint })
const ends = (desk: Desk) => ({ definition: desk.definition, revision: 4, conflicts: [] })

describe('the edits between two definitions', () => {
  test('a word is one edit of one member', () => {
    const edits = differences(complaint, named(complaint, '投诉'))
    expect(edits).toEqual([{ op: 'set', path: ['label', 'zh-CN'], value: '投诉', was: '餐饮投诉' }])
  })

  test('a field put elsewhere is one move', () => {
    const next = moveField(complaint, 'report', 'complaint', 3)
    const edits = differences(complaint, next)
    expect(edits.map(({ op }) => op)).toEqual(['move'])
    expect(applyEdits(complaint, edits).definition).toEqual(next)
  })

  test.each(presets.map(({ definition }) => [definition.key, definition] as const))(
    'laid over another trade they give %s',
    (_, definition) => {
      const laid = applyEdits(complaint, differences(complaint, definition))
      expect(laid.conflicts).toEqual([])
      expect(laid.definition).toEqual(definition)
      expect(applyEdits(laid.definition, laid.inverse).definition).toEqual(complaint)
    },
  )
})

describe('undo and redo', () => {
  test('takes back step by step and does them again', () => {
    const first = changed(open(), named(complaint, '一'), 0)
    const second = changed(first, moveField(first.definition, 'report', 'complaint', 2), 10)
    const back = undone(undone(second))
    expect(back.definition).toEqual(complaint)
    expect(redone(redone(back)).definition).toEqual(second.definition)
  })

  test('what is typed in one go is one step and one edit', () => {
    const typed = ['餐', '餐饮', '餐饮投'].reduce(
      (desk, text, index) => changed(desk, named(complaint, text), index * 100),
      open(),
    )
    expect(typed.unsent).toHaveLength(1)
    expect(typed.done).toHaveLength(1)
    expect(undone(typed).definition).toEqual(complaint)
    expect(redone(undone(typed)).definition.label['zh-CN']).toBe('餐饮投')
  })

  test('a pause ends the run', () => {
    const typed = changed(changed(open(), named(complaint, '餐'), 0), named(complaint, '餐饮'), 5_000)
    expect(typed.done).toHaveLength(2)
    expect(undone(typed).definition.label['zh-CN']).toBe('餐')
  })

  test('does not take back what somebody else has changed since', () => {
    const mine = changed(open(), named(complaint, '我的'), 0)
    const sent = answered(taken(mine), ends(mine))
    const theirs = seen(sent, { revision: 5, definition: named(sent.definition, '他的') })
    expect(undone(theirs).definition.label['zh-CN']).toBe('他的')
  })
})

describe('sending', () => {
  test('what is changed while something is on its way waits for the answer', () => {
    const flying = taken(changed(open(), named(complaint, '一'), 0))
    const more = changed(
      flying,
      setField(flying.definition, 'report', 'words', (field) => ({ ...field, required: true })),
      9_000,
    )
    expect(taken(more)).toBe(more)
    const after = answered(more, { revision: 4, definition: flying.definition, conflicts: [] })
    expect(after.definition).toEqual(more.definition)
    expect(after.unsent).toHaveLength(1)
    expect(after.flying).toBeNull()
  })

  test('without an answer everything is sent again, in order', () => {
    const flying = taken(changed(open(), named(complaint, '一'), 0))
    const more = changed(flying, named(flying.definition, '二'), 9_000)
    const again = taken(unanswered(more))
    expect(again.flying?.map((edit) => ('value' in edit ? edit.value : null))).toEqual(['一', '二'])
  })

  test('what an earlier visit could not send is laid over what the server has now', () => {
    const kept = changed(open(), named(complaint, '离线写的'), 0).unsent
    const desk = openDesk(
      { revision: 7, definition: setField(complaint, 'report', 'words', (field) => ({ ...field, required: true })) },
      kept,
    )
    expect(desk.definition.label['zh-CN']).toBe('离线写的')
    expect(desk.unsent).toHaveLength(1)
  })
})

describe('two people at one draft', () => {
  test('changes of different things both stand', () => {
    const mine = changed(open(), named(complaint, '我的'), 0)
    const theirs = moveField(complaint, 'report', 'complaint', 2)
    const both = seen(mine, { revision: 4, definition: theirs })
    expect(both.definition).toEqual(named(theirs, '我的'))
    expect(both.clashes).toEqual([])
  })

  test('a true clash shows what stands there now, and either can be chosen', () => {
    const flying = taken(changed(open(), named(complaint, '我的'), 0))
    const theirs = named(complaint, '他的')
    const clashed = answered(flying, {
      revision: 5,
      definition: theirs,
      conflicts: [{ index: 0, path: ['label', 'zh-CN'], now: '他的' }],
    })
    expect(clashed.definition.label['zh-CN']).toBe('他的')
    const [clash] = clashed.clashes
    expect(clash?.now).toBe('他的')
    const id = clash?.id ?? -1
    expect(settled(clashed, id, 'theirs')).toMatchObject({ clashes: [], unsent: [] })
    const mine = settled(clashed, id, 'mine')
    expect(mine.definition.label['zh-CN']).toBe('我的')
    expect(mine.unsent).toEqual([{ op: 'set', path: ['label', 'zh-CN'], value: '我的', was: '他的' }])
  })

  test('an older stand changes nothing', () => {
    const desk = open()
    expect(seen(desk, { revision: 3, definition: named(complaint, '旧的') })).toBe(desk)
  })
})
