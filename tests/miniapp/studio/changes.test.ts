import { applyEdits, checkDefinition, type Node, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { emptyDefinition } from '../../../bff/src/work-types/empty.ts'
import {
  accessRows,
  nextAccess,
  operationsFor,
  setAccess,
  toggleOperation,
} from '../../../miniapp/src/studio/change/access.ts'
import { addField, copyField, moveField, removeField, setField } from '../../../miniapp/src/studio/change/fields.ts'
import {
  limitsAt,
  promisesAt,
  setCalendar,
  setEscalations,
  setMinutes,
  setReminders,
} from '../../../miniapp/src/studio/change/limits.ts'
import {
  addMessage,
  fitOfWords,
  placeholdersFor,
  setMessage,
  withTemplate,
  withWords,
} from '../../../miniapp/src/studio/change/messages.ts'
import { newNodeKinds } from '../../../miniapp/src/studio/change/new-nodes.ts'
import {
  addCase,
  addNode,
  mayRemove,
  movable,
  moveNode,
  removeNode,
  shiftNode,
} from '../../../miniapp/src/studio/change/nodes.ts'
import { depthOf, linesOfOptions, optionsOfLines } from '../../../miniapp/src/studio/change/option-lines.ts'
import { builtOf, conditionOf, newTest, opsFor, subjectsAt } from '../../../miniapp/src/studio/change/tests.ts'
import { personAt, withNode, withoutPart, withPerson } from '../../../miniapp/src/studio/change/whole.ts'
import { differences } from '../../../miniapp/src/studio/draft/differences.ts'
import { studioKinds } from '../../../miniapp/src/words/studio-kinds.ts'

const label = (text: string) => ({ 'zh-CN': text })
const empty = emptyDefinition('complaint', label('餐饮投诉'))
const trade = (key: string) =>
  presets.find(({ definition }) => definition.key === key)?.definition as WorkTypeDefinition
const complaint = trade('catering_complaint')
const counted = () => {
  let count = 0
  return (of: string) => {
    count += 1
    return `${of}_${count}`
  }
}
const names = { first: label('一'), second: label('二') }
const rules = (definition: WorkTypeDefinition) => [
  ...new Set(checkDefinition(definition, {}, 20_000).map(({ rule }) => rule)),
]
/** Faults of the ways alone: what a control must never leave behind. */
const torn = [
  'target_unknown',
  'unreachable',
  'no_way_to_end',
  'last_edge_conditional',
  'start_missing',
  'key_repeated',
]
const what = (kind: (typeof newNodeKinds)[number]) => ({
  kind,
  label: label('新的'),
  branches: [studioKinds.side1, studioKinds.side2],
})

describe('steps', () => {
  const ready = newNodeKinds.filter(
    (kind) => !['tag', 'create_work_order', 'webhook', 'stock_request', 'prepayment', 'settle'].includes(kind),
  )
  test.each(ready)('a new %s can be published as it is', (kind) => {
    const put = addNode(empty, 'handle', what(kind), counted())
    expect(put).not.toBeNull()
    expect(rules(put?.definition as WorkTypeDefinition)).toEqual([])
    expect(nodeOf(put?.definition as WorkTypeDefinition, put?.key ?? '')).not.toBeNull()
  })

  test('a part named by code is taken off a step that asks the warehouse, in one edit that leaves the others', () => {
    const asks = (parts: readonly { code: string; quantity: number }[]): Node => ({
      kind: 'auto',
      key: 'ship',
      label: label('要料'),
      stage: empty.stages[0]?.key ?? '',
      action: 'stock_request',
      parts,
      next: [{ to: 'done' }],
    })
    const both = asks([
      { code: 'A-1', quantity: 2 },
      { code: 'B-2', quantity: 1 },
    ])
    expect(withoutPart(both, 'B-2')).toEqual(asks([{ code: 'A-1', quantity: 2 }]))
    expect(withoutPart(withoutPart(both, 'B-2'), 'A-1')).not.toHaveProperty('parts')
    const before: WorkTypeDefinition = { ...empty, nodes: [...empty.nodes, both] }
    const after = withNode(before, 'ship', (node) => withoutPart(node, 'A-1'))
    const edits = differences(before, after)
    expect(edits).toHaveLength(1)
    const applied = applyEdits(before, edits)
    expect(applied.definition).toEqual(after)
  })

  test('before an end, everything that led there comes by', () => {
    const put = addNode(complaint, 'done', what('desk'), counted())
    const targets = (put?.definition.nodes ?? []).flatMap((node) => ('next' in node ? node.next : []))
    expect(targets.filter(({ to }) => to === 'done')).toHaveLength(1)
    expect(rules(put?.definition as WorkTypeDefinition)).toEqual([])
  })

  test('in a fork it is one more of what is done at once', () => {
    const put = addNode(complaint, 'secure', what('desk'), counted())
    const fork = nodeOf(put?.definition as WorkTypeDefinition, 'secure')
    expect(fork?.kind === 'parallel' && fork.branches).toEqual(['seal', 'trace', put?.key])
    expect(rules(put?.definition as WorkTypeDefinition)).toEqual([])
  })

  test('a case stands before the last way and keeps its condition', () => {
    const withLevel = addField(empty, 'handle', { kind: 'select', name: label('级别'), names }, counted())
    const subjects = subjectsAt(withLevel.definition, 'handle')
    const level = subjects.find(({ at }) => at.key === withLevel.key)
    if (!level) throw new Error('the field is not offered')
    const when = conditionOf({ join: 'all', tests: [newTest(withLevel.definition, level)] }, subjects)
    const put = addCase(withLevel.definition, 'handle', what('approval'), when ?? undefined, counted())
    const next = personAt(put?.definition as WorkTypeDefinition, 'handle')?.next
    expect(next?.map(({ to }) => to)).toEqual([put?.key, 'end'])
    expect(next?.[0]?.when).toEqual(when)
    expect(rules(put?.definition as WorkTypeDefinition)).toEqual([])
  })

  test.each(presets.map(({ definition }) => [definition.key, definition] as const))(
    'taking out and moving any step of %s leaves no loose way',
    (_, definition) => {
      for (const { key } of definition.nodes) {
        const without = removeNode(definition, key)
        if (mayRemove(definition, key)) expect(nodeOf(without, key)).toBeNull()
        expect(
          checkDefinition(without, {}, 3_000).filter(
            ({ rule }) => rule === 'target_unknown' || rule === 'start_missing',
          ),
        ).toEqual([])
        for (const by of [-1, 1] as const) {
          const shifted = shiftNode(definition, key, by)
          if (!shifted) continue
          expect(shifted.nodes.map((node) => node.key).sort()).toEqual(definition.nodes.map((node) => node.key).sort())
          expect(
            checkDefinition(shifted, {}, 3_000).filter(({ rule }) => torn.includes(rule)),
            `${key} ${by}`,
          ).toEqual([])
        }
      }
    },
  )

  test('a step moved up and down again is where it was', () => {
    const two = addNode(empty, 'handle', what('desk'), counted())
    const three = addNode(two?.definition as WorkTypeDefinition, two?.key ?? '', what('wait'), counted())
    const definition = three?.definition as WorkTypeDefinition
    const up = shiftNode(definition, three?.key ?? '', -1) as WorkTypeDefinition
    expect(up.nodes.map(({ key }) => key)).not.toEqual(definition.nodes.map(({ key }) => key))
    expect(shiftNode(up, three?.key ?? '', 1)).toEqual(definition)
    expect(moveNode(definition, 'handle', three?.key ?? '')?.start).toBe(two?.key)
    expect(movable(definition, 'end')).toBe(false)
  })
})

describe('fields', () => {
  test('go in at a place, move, are copied, and go out with what was said of them', () => {
    const put = addField(empty, 'report', { kind: 'photo', name: label('照片'), names, index: 0 }, counted())
    expect(put.definition.report.fields.map(({ key }) => key)).toEqual([put.key, 'words'])
    const moved = moveField(put.definition, 'report', put.key, 1)
    expect(moved.report.fields.map(({ key }) => key)).toEqual(['words', put.key])
    expect(copyField(moved, 'report', 'words', counted()).report.fields).toHaveLength(3)
    const said = setAccess(moved, 'handle', { form: 'report', field: put.key, who: 'customer', access: 'hidden' })
    const gone = removeField(
      { ...said, report: { ...said.report, atLeastOneOf: [['words', put.key]] } },
      'report',
      put.key,
    )
    expect(personAt(gone, 'handle')?.access).toEqual([])
    expect(gone.report.atLeastOneOf).toEqual([['words']])
  })
})

describe('choices as indented lines', () => {
  const cascade = complaint.report.fields.find((field) => field.kind === 'cascade')
  if (cascade?.kind !== 'cascade') throw new Error('the complaint has no levels')

  test('a tree of three levels comes back as it was', () => {
    const text = linesOfOptions(cascade.options)
    expect(text).toContain('    有异物 | Foreign body #high_priority #food_safety')
    expect(optionsOfLines(text, cascade.options, counted())).toEqual(cascade.options)
    expect(depthOf(cascade.options)).toBe(3)
  })

  test('a renamed line keeps its value, a new one gets one', () => {
    const renamed = optionsOfLines(
      linesOfOptions(cascade.options).replace('有异物', '吃出异物'),
      cascade.options,
      counted(),
    )
    expect(JSON.stringify(renamed)).toContain('"value":"foreign_body","label":{"zh-CN":"吃出异物"')
    const [first] = optionsOfLines('甲\n- 乙\n-- 丙\n--- 丁', [], counted())
    expect(first?.children?.[0]?.children?.map((one) => one.label['zh-CN'])).toEqual(['丙', '丁'])
  })

  test('empty lines are nothing, and a first line further in is the outermost', () => {
    expect(optionsOfLines('\n    甲\n\n  \n乙', [], counted()).map((one) => one.label['zh-CN'])).toEqual(['甲', '乙'])
  })
})

describe('conditions of field, is, value', () => {
  test('every condition of every trade that the builder shows says the same when it is built again', () => {
    let shown = 0
    for (const { definition } of presets)
      for (const node of definition.nodes)
        for (const { when } of 'next' in node ? node.next : []) {
          const built = when && builtOf(when)
          if (!built) continue
          shown += 1
          const again = conditionOf(built, subjectsAt(definition, node.key))
          expect(builtOf(again ?? undefined)).toEqual(built)
        }
    expect(shown).toBeGreaterThan(30)
  })

  test('asks first whether an answer that may be empty is there', () => {
    const amount = addField(empty, 'report', { kind: 'money', name: label('金额'), names }, counted())
    const subjects = subjectsAt(amount.definition, 'handle')
    const subject = subjects.find(({ at }) => at.key === amount.key)
    if (!subject) throw new Error('the field is not offered')
    expect(opsFor(subject)[0]).toBe('greater')
    const at = { from: 'answer', key: amount.key } as const
    const condition = conditionOf({ join: 'all', tests: [{ at, op: 'greater', value: 60_000 }] }, subjects)
    expect(condition).toEqual({
      op: 'all',
      of: [
        { op: 'exists', at },
        { op: 'greater', at, value: 60_000 },
      ],
    })
    const sure = setField(amount.definition, 'report', amount.key, (field) => ({ ...field, required: true }))
    expect(conditionOf({ join: 'all', tests: [{ at, op: 'greater', value: 1 }] }, subjectsAt(sure, 'handle'))).toEqual({
      op: 'greater',
      at,
      value: 1,
    })
  })
})

describe('the matrix of rights', () => {
  test('keeps only what does not go without saying', () => {
    const cell = { form: 'contact', field: 'amount', who: 'customer' as const }
    const hidden = setAccess(complaint, 'contact', { ...cell, access: 'hidden' })
    const row = accessRows(hidden, 'contact').find(({ field, own }) => own && field.key === 'amount')
    expect(row?.cells.find(({ who }) => who === 'customer')).toMatchObject({ access: 'hidden', said: true })
    expect(setAccess(hidden, 'contact', { ...cell, access: 'read' })).toEqual(complaint)
    expect([nextAccess('write'), nextAccess('read'), nextAccess('hidden')]).toEqual(['read', 'hidden', 'write'])
  })

  test('operations go on and off; only approvals know signers', () => {
    const off = toggleOperation(complaint, 'contact', 'customer', 'urge')
    expect(personAt(off, 'contact')?.operations.customer).not.toContain('urge')
    expect(personAt(toggleOperation(off, 'contact', 'customer', 'urge'), 'contact')?.operations.customer).toContain(
      'urge',
    )
    const [desk, approval] = [personAt(complaint, 'contact'), personAt(complaint, 'supervisor')]
    expect(desk && operationsFor(desk).includes('add_signer')).toBe(false)
    expect(approval && operationsFor(approval).includes('add_signer')).toBe(true)
  })
})

describe('time limits', () => {
  test('a promise taken back takes its reminders and steps along', () => {
    const limited = setEscalations(
      setReminders(setMinutes(empty, 'handle', 'finish', 60), 'handle', [{ of: 'finish', minutes: 15 }]),
      'handle',
      [{ of: 'finish', minutes: 0, then: { kind: 'notify', whom: ['manager'] } }],
    )
    expect(rules(limited)).toEqual([])
    expect(limitsAt(setCalendar(limited, 'handle', 'office'), 'handle').calendar).toBe('office')
    expect(setMinutes(limited, 'handle', 'finish', null)).toEqual(empty)
    expect(promisesAt(empty, 'handle')).toEqual(['finish'])
  })
})

describe('messages', () => {
  test('are counted as WeChat does, at their longest', () => {
    const told = addMessage(empty, 'm', null)
    expect(rules(told)).toEqual([])
    const long = setMessage(told, 'm', (one) =>
      withWords(one, 'thing5', 'zh-CN', '温馨提示：请把现场拍照留存好等我们来'.repeat(2)),
    )
    const text = long.messages?.[0]?.fields.thing5?.['zh-CN'] ?? ''
    expect(fitOfWords(long, 'thing5', text, 'zh-CN')).toMatchObject({
      length: text.length,
      limit: 20,
      fault: 'too_long',
    })
    expect(rules(long)).toEqual(['message_too_long'])
    expect(fitOfWords(long, 'thing5', '{title}', 'zh-CN')).toMatchObject({ length: 20, fault: null })
    expect(fitOfWords(long, 'thing5', '{nobody}', 'zh-CN').fault).toBe('placeholder')
    expect(fitOfWords(long, 'phrase3', 'abc', 'zh-CN').fault).toBe('characters')
  })

  test('only what a field takes is offered for it', () => {
    expect(placeholdersFor('time4')).toEqual(['expected', 'deadline'])
    expect(placeholdersFor('phrase3')).toEqual([])
    for (const field of ['thing5', 'character_string1', 'time4', 'name3'])
      for (const one of placeholdersFor(field).filter((name) => name !== 'node'))
        expect(fitOfWords(empty, field, `{${one}}`, 'zh-CN').fault, `${field} ${one}`).toBeNull()
  })

  test('another template keeps the words of fields it shares', () => {
    const [message] = addMessage(empty, 'm', 'handle').messages ?? []
    if (!message) throw new Error('no message')
    const own = withWords(message, 'thing2', 'zh-CN', '我的话')
    expect(withTemplate(own, 'received').fields.thing2?.['zh-CN']).toBe('我的话')
    expect(Object.keys(withTemplate(own, 'received').fields)).toContain('phrase3')
  })
})

test('#18 a complaint with three levels and a supervisor is made by these controls, and is sound', () => {
  const fresh = counted()
  const tag = addField(empty, 'report', { kind: 'cascade', name: label('投诉分类'), names }, fresh)
  const tree = setField(tag.definition, 'report', tag.key, (field) =>
    field.kind === 'cascade'
      ? {
          ...field,
          required: true,
          levels: [label('在哪'), label('什么'), label('具体')],
          options: optionsOfLines('堂食\n  菜品\n    异物 #grave\n  服务\n外卖\n  配送', field.options, fresh),
        }
      : field,
  )
  const put = addNode(tree, 'handle', { kind: 'approval', label: label('主管审批') }, fresh)
  const done = withPerson(put?.definition as WorkTypeDefinition, put?.key ?? '', (node) => ({
    ...node,
    label: label('督导审批'),
  }))
  expect(rules(done)).toEqual([])
  expect(done.nodes.map(({ kind }) => kind)).toEqual(['task', 'approval', 'end'])
})
