import type { WorkTypeDefinition } from '@field/domain/workflow'
import { checkDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { setAccess } from '../../../miniapp/src/studio/change/access.ts'
import { aboutEdit, shownValue } from '../../../miniapp/src/studio/designer/edit-words.ts'
import { previewOf } from '../../../miniapp/src/studio/designer/preview-model.ts'
import { placeOfProblem, problemsNow } from '../../../miniapp/src/studio/designer/problem-place.ts'
import { asked, byChange, groupsOf, publishState } from '../../../miniapp/src/studio/designer/publish-model.ts'
import {
  byDay,
  doingsOf,
  messageTexts,
  scriptOf,
  telling,
  usualSteps,
} from '../../../miniapp/src/studio/designer/rehearsal-model.ts'
import { insideOf, searched } from '../../../miniapp/src/studio/gallery/model.ts'
import { conditionWords, shortCondition } from '../../../miniapp/src/studio/say/conditions.ts'
import { escalationWords, minutesIn, reminderWords, spanOf } from '../../../miniapp/src/studio/say/limits.ts'
import { whoWord } from '../../../miniapp/src/studio/say/people.ts'
import { lineWords } from '../../../miniapp/src/studio/say/rehearsal.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { roleWords } from '../../../miniapp/src/words/roles.ts'
import { studioWords } from '../../../miniapp/src/words/studio.ts'
import { studioKinds } from '../../../miniapp/src/words/studio-kinds.ts'

const complaint = presets.find(({ definition }) => definition.key === 'catering_complaint')
  ?.definition as WorkTypeDefinition
const names = { w: wordsIn(studioWords, 'zh-CN'), k: wordsIn(studioKinds, 'zh-CN'), roles: wordsIn(roleWords, 'zh-CN') }
const english = { w: wordsIn(studioWords, 'en'), k: wordsIn(studioKinds, 'en'), roles: wordsIn(roleWords, 'en') }
const speech = { definition: complaint, language: 'zh-CN' as const, w: names.w }
const node = (key: string) => complaint.nodes.find((one) => one.key === key)?.label['zh-CN'] ?? key
const at = { from: 'answer', key: 'amount' } as const

describe('conditions in words', () => {
  test('money in yuan, choices by their labels', () => {
    expect(conditionWords({ op: 'greater', at, value: 60_000 }, speech)).toBe('金额超过 600 元')
    expect(shortCondition({ op: 'greater', at, value: 60_000 }, speech)).toBe('超过 600 元')
    const remedy = { from: 'answer', key: 'remedy' } as const
    expect(conditionWords({ op: 'equals', at: remedy, value: 'refund' }, speech)).toBe('处理方式是退款')
    expect(shortCondition({ op: 'equals', at: remedy, value: 'refund' }, speech)).toBe('退款')
    expect(
      conditionWords({ op: 'equals', at: remedy, value: 'refund' }, { ...speech, language: 'en', w: english.w }),
    ).toBe('Remedy is Refund')
  })

  test('a filled answer, facts of the order, and several at once', () => {
    expect(conditionWords({ op: 'exists', at }, speech)).toBe('金额 已填')
    expect(conditionWords({ op: 'exists', at: { from: 'order', key: 'store_id' } }, speech)).toBe('有门店')
    const both = {
      op: 'all',
      of: [
        { op: 'exists', at },
        { op: 'exists', at: { from: 'order', key: 'customer_id' } },
      ],
    } as const
    expect(conditionWords(both, speech)).toBe('金额 已填，且有客户')
  })
})

describe('limits in sentences', () => {
  test('say promise, span and whom', () => {
    expect(reminderWords({ of: 'finish', minutes: 15 }, names)).toBe('完成前 15 分钟，提醒经办人')
    expect(
      escalationWords({ of: 'finish', minutes: 30, then: { kind: 'open_approval', node: 'take_over' } }, names, node),
    ).toBe('完成超时满 30 分钟，请人介入 督导介入')
    expect([spanOf(90), spanOf(120), spanOf(2_880)]).toEqual([
      { count: 90, unit: 'minutes' },
      { count: 2, unit: 'hours' },
      { count: 2, unit: 'days' },
    ])
    expect(minutesIn(2, 'hours')).toBe(120)
  })
})

test('a box says in one word for whom it waits', () => {
  const words = (key: string) => {
    const one = complaint.nodes.find((each) => each.key === key)
    return one && whoWord(one, names)
  }
  expect([words('contact'), words('supervisor'), words('alert'), words('guest_agrees'), words('done')]).toEqual([
    '门店',
    '主管',
    '系统',
    '客户',
    null,
  ])
})

describe('the preview', () => {
  test('leaves out what is hidden and locks what is only read', () => {
    const hidden = setAccess(complaint, 'contact', { form: 'contact', field: 'amount', who: 'store', access: 'hidden' })
    const seen = previewOf(hidden, 'contact', 'store')
    expect(seen?.hidden).toEqual(['amount'])
    expect(seen?.locked).toEqual(['guest_says', 'found', 'remedy'])
    expect(previewOf(hidden, 'contact', 'handler')?.locked).toEqual([])
    expect(previewOf(hidden, 'alert', 'handler')).toBeNull()
  })
})

describe('problems lead to where they are mended', () => {
  test('a field, a limit, a message', () => {
    const broken: WorkTypeDefinition = {
      ...complaint,
      nodes: complaint.nodes.map((one) =>
        one.key === 'contact' && one.kind === 'task'
          ? {
              ...one,
              limits: { ...one.limits, finishMinutes: -1 },
              access: [{ form: 'contact', field: 'amount', who: 'handler', access: 'hidden' }],
            }
          : one,
      ),
      messages: [{ key: 'm', on: 'completed', whom: [], template: 'completed', fields: {} }],
    }
    const places = checkDefinition(broken).map((problem) => ({
      rule: problem.rule,
      ...placeOfProblem(problem, broken),
    }))
    expect(places.find(({ rule }) => rule === 'audience_missing')).toMatchObject({ tab: 'messages', message: 'm' })
    expect(places.find(({ rule }) => rule === 'minutes_invalid')).toMatchObject({ tab: 'limits', node: 'contact' })
    expect(places.find(({ rule }) => rule === 'required_not_writable')).toMatchObject({ node: 'contact' })
  })

  test('what only the server knows stays until it says otherwise', () => {
    const world = { rule: 'role_unheld', node: 'contact', path: 'assignee.0' } as const
    const old = { rule: 'unreachable', node: 'lost', path: '' } as const
    const part = { rule: 'part_retired', node: 'ship', path: 'parts.0.code', detail: { part: 'EF-12' } } as const
    expect(problemsNow([], [world, old, part])).toEqual([world, part])
    expect(publishState(1, 1)).toEqual({ kind: 'mend', count: 2 })
    expect(publishState(0, 0)).toEqual({ kind: 'ready' })
  })
})

describe('publishing', () => {
  const order = (id: string, change: 'untouched' | 'follows' | 'stays', node = 'contact') => ({
    id,
    change,
    number: id,
    title: id,
    node,
    nodeLabel: { 'zh-CN': node },
    why: null,
    fields: [{ node: 'carry_out', field: `of_${id}`, label: { 'zh-CN': id }, change: 'new' as const }],
  })

  test('open orders stand by what becomes of them', () => {
    const groups = byChange([order('a', 'follows'), order('b', 'stays'), order('c', 'follows')])
    expect(groups.map(({ change, orders }) => [change, orders.length])).toEqual([
      ['stays', 1],
      ['follows', 2],
    ])
  })

  test('those that can change over are chosen by the step they are at', () => {
    const groups = groupsOf([
      order('a', 'follows'),
      order('b', 'stays'),
      order('c', 'follows', 'carry_out'),
      order('d', 'follows', 'carry_out'),
      order('e', 'untouched', 'carry_out'),
    ])
    expect(groups.map(({ node, orders }) => [node, orders.map(({ id }) => id)])).toEqual([
      ['carry_out', ['c', 'd']],
      ['contact', ['a']],
    ])
    expect(groups[0]?.fields.map(({ field }) => field)).toEqual(['of_c', 'of_d'])
    expect(asked(groups, [])).toBe('all')
    expect(asked(groups, ['contact', 'carry_out'])).toBe('none')
    expect(asked(groups, ['contact'])).toEqual(['c', 'd'])
    expect(asked([], [])).toBe('none')
  })
})

describe('rehearsal', () => {
  test('by default everybody does their part, and answers are made up for every form', () => {
    const steps = usualSteps(complaint)
    expect(steps.find(({ node: key }) => key === 'supervisor')?.do).toBe('approve')
    expect(steps.some(({ node: key }) => key === 'take_over')).toBe(false)
    const script = scriptOf(
      complaint,
      [...steps.slice(1), { ...steps[0], node: 'contact', afterMinutes: 5, do: 'nothing' }],
      { at: 0, store: true, given: {} },
    )
    expect(script.steps.some(({ node: key }) => key === 'contact')).toBe(false)
    expect(script.report.complaint).toEqual(['dine_in', 'dishes', 'foreign_body'])
    const judged = complaint.nodes.find(({ key }) => key === 'guest_agrees')
    expect(judged && doingsOf(judged)).toEqual(['complete', 'rework', 'nothing'])
  })

  test('answers that somebody gave stand in place of the samples, also where they took one out', () => {
    const report = { complaint: ['dine_in', 'service', 'slow'] }
    const script = scriptOf(complaint, usualSteps(complaint), { at: 0, store: true, given: { report, contact: {} } })
    expect(script.report).toEqual(report)
    expect(script.steps.find(({ node: key }) => key === 'contact')?.answers).toEqual({})
    expect(script.steps.find(({ node: key }) => key === 'carry_out')?.answers).not.toEqual({})
  })

  test('lines stand by day in China, in words, without what only keeps the books', () => {
    const noon = Date.UTC(2026, 10, 22, 4)
    const lines = [
      { kind: 'event', at: noon, node: null, event: 'reported', detail: {} },
      { kind: 'event', at: noon, node: null, event: 'status_changed', detail: {} },
      { kind: 'timer', at: noon + 86_400_000, node: 'contact', key: 'k', what: 'escalate.finish.notify' },
      { kind: 'amount', at: noon + 86_400_000, label: 'total', quantity: 1, amountFen: 100 },
      { kind: 'problem', at: noon + 86_400_000, node: 'contact', code: 'required', path: 'amount' },
    ] as const
    const days = byDay(telling(lines))
    expect(days.map(({ day, lines: of }) => [day, of.length])).toEqual([
      [1, 1],
      [2, 3],
    ])
    const said = telling(lines).map((line) => lineWords(line, { ...names, node, language: 'zh-CN' }))
    expect(said).toEqual(['报单', '门店联系顾客 · 完成 · 超时 · 通知', '合计', '门店联系顾客 · 还没填 · amount'])
    expect(
      messageTexts(
        { a: null, b: 'x', c: noon, d: '01a20164-d8f3-7e12-bca1-686bbd4523e1', e: { 'zh-CN': '好' } },
        () => '12:00',
      ),
    ).toEqual(['x', '12:00', '好'])
  })
})

describe('the gallery', () => {
  test('finds a trade by any of its words, in either language', () => {
    const cards = presets.map(({ key, industry, label, summary }) => ({ key, industry, label, summary }))
    expect(searched(cards, '餐饮')[0]?.industry['zh-CN']).toBe('餐饮投诉')
    expect(searched(cards, 'elevator').length + searched(cards, 'lift').length).toBeGreaterThan(0)
    expect(searched(cards, '没有这一行')).toEqual([])
    expect(insideOf(complaint, { 'zh-CN': '报单' })[0]?.fields[0]?.['zh-CN']).toBe('投诉分类')
  })
})

test('a clash says where it is and what stands there', () => {
  const say = (label: { 'zh-CN': string }) => label['zh-CN']
  expect(aboutEdit(['nodes', 'contact', 'form', 'fields', 'amount', 'label', 'zh-CN'], complaint, say)).toBe(
    '门店联系顾客 · 金额',
  )
  expect([shownValue({ 'zh-CN': '好' }, '无'), shownValue(null, '无'), shownValue(3, '无')]).toEqual(['好', '无', '3'])
})
