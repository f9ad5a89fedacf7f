import { type AutomationRule, builtInRules, checkRouting, checkRule } from '@field/domain/automation'
import { checkCondition, evaluateCondition } from '@field/domain/condition'
import { asId, type PlaceId } from '@field/domain/kernel'
import { expect, test } from 'vitest'
import {
  actionOf,
  actionPicks,
  emptyRule,
  formOf,
  lackIn,
  partAt,
  pickOf,
  type RuleForm,
  ruleOf,
  triggerOf,
  triggerPicks,
} from '../../../miniapp/src/studio/rules/automation-model.ts'
import { automationSentence, type Speech } from '../../../miniapp/src/studio/rules/automation-words.ts'
import { clockOf, hoursOf, minutesAt, spanOf } from '../../../miniapp/src/studio/rules/hours.ts'
import {
  type Built,
  builtOf,
  conditionOf,
  isOpen,
  newTest,
  opsFor,
  type Subject,
  valueFor,
} from '../../../miniapp/src/studio/rules/if-model.ts'
import { reasonLines, reasonWords } from '../../../miniapp/src/studio/rules/reason.ts'
import {
  faultIn,
  moved,
  questionAt,
  type Rule,
  ruleSentence,
  whenOf,
  withNew,
} from '../../../miniapp/src/studio/rules/routing-model.ts'
import { subjectsOf } from '../../../miniapp/src/studio/rules/subjects.ts'
import {
  chosenWith,
  firstChoice,
  found,
  pathTo,
  type Territory,
} from '../../../miniapp/src/studio/rules/territories.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { ruleWords } from '../../../miniapp/src/words/rules.ts'
import { applianceRepair } from '../../support/appliance-repair.ts'

const site = asId<PlaceId>('0198a0c0-0000-7000-8000-000000000001')
const w = wordsIn(ruleWords, 'zh-CN')
const speech = {
  w,
  workTypes: [{ id: 'repair', word: '家电维修' }],
  sites: [{ id: site, word: '静安网点' }],
  territories: [{ id: 't1', word: '浦东' }],
  comma: '、',
}
const said = (language: 'zh-CN' | 'en'): Speech => ({
  w: wordsIn(ruleWords, language),
  language,
  typeName: (key) => key,
  whomName: (whom) => whom,
  roleName: (role) => role,
  spanName: (minutes) => `${minutes}`,
  subjects: subjectsOf([applianceRepair], {
    w: wordsIn(ruleWords, language),
    language,
    tags: ['vip'],
    sources: ['scan'],
  }),
})
const rule = (key: string, when: Rule['when'], siteId: string | null = site): Rule => ({
  key,
  label: { 'zh-CN': key },
  when,
  siteId,
  shareSet: null,
})

test('#34 a routing rule reads as one sentence: territory, type, urgency and hours, and the site', () => {
  const asks = { territories: ['t1'], workTypes: ['repair'], urgent: true, hours: { from: 480, to: 1_080 } }
  expect(ruleSentence(rule('a', asks), speech)).toBe('浦东、家电维修、紧急、8:00–18:00 → 静安网点')
  expect(ruleSentence(rule('a', {}, null), speech)).toBe('其余全部 → 还没选网点')
  expect(ruleSentence(rule('a', { territories: ['gone', 't1'] }), speech)).toContain('2 个地区')
})

test('#34 rules move within the list, a new one decides first, and an empty part asks nothing', () => {
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(withNew([rule('a', {})], 'r_new').map(({ key }) => key)).toEqual(['r_new', 'a'])
  expect(whenOf({ tags: [], urgent: undefined, sources: ['vip'] })).toEqual({ sources: ['vip'] })
})

test('#34 what the screen lets through, the domain takes; what it names, the domain refuses', () => {
  const good = [rule('a', { urgent: true }), rule('b', {})]
  expect(faultIn(good)).toBeNull()
  expect(checkRouting(good as never).ok).toBe(true)
  expect(faultIn([rule('a', { urgent: true }, null)])).toEqual({ why: 'siteFirst', place: 1 })
  const covering = [rule('a', {}), rule('b', { urgent: true })]
  expect(faultIn(covering)).toEqual({ why: 'lastOnly', place: 1 })
  const refused = checkRouting(covering as never)
  expect(refused.ok ? null : questionAt(refused.refusal.path ?? null)).toEqual({ place: 0, question: null })
  expect(questionAt('rules.2.when.hours')).toEqual({ place: 2, question: 'hours' })
  expect(questionAt('rules.1.siteId')).toEqual({ place: 1, question: 'siteId' })
  expect(questionAt(null)).toBeNull()
})

const tree: readonly Territory[] = [
  { id: 'cn', parentId: null, name: '中国', level: 'country' },
  { id: 'east', parentId: 'cn', name: '华东', level: 'region' },
  { id: 'west', parentId: 'cn', name: '西北', level: 'region' },
  { id: 'sh', parentId: 'east', name: '上海', level: 'province' },
]

test('#34 territories are chosen level by level: one takes in what lies in it', () => {
  expect(firstChoice(tree)).toBe('cn')
  expect(pathTo(tree, 'sh').map(({ name }) => name)).toEqual(['中国', '华东', '上海'])
  expect(found(tree, '海').map(({ id }) => id)).toEqual(['sh'])
  expect(chosenWith(tree, ['sh', 'west'], 'east')).toEqual(['west', 'east'])
  expect(chosenWith(tree, ['east'], 'east')).toEqual([])
})

test('#34 hours are the usual ones or typed in any hand', () => {
  expect(['8:30', '8：30', '830', '0830', '8', '24:00'].map(minutesAt)).toEqual([510, 510, 510, 510, 480, 1_440])
  expect(['25:00', '8:60', 'acht', ''].map(minutesAt)).toEqual([null, null, null, null])
  for (const span of ['any', 'day', 'night', 'own'] as const) expect(spanOf(hoursOf(span, undefined))).toBe(span)
  expect(spanOf(hoursOf('own', { from: 480, to: 1_080 }))).toBe('own')
  expect(clockOf(510)).toBe('8:30')
})

test('#11 a rule of one’s own says what it lacks, and is one that the domain takes', () => {
  const form = (part: Partial<RuleForm>): RuleForm => ({ ...emptyRule, ...part })
  expect(lackIn(emptyRule)).toBe('nameFirst')
  expect(lackIn(form({ name: '回访' }))).toBe('doFirst')
  for (const [kind, lack] of [
    ['notify', 'sayFirst'],
    ['tag', 'tagFirst'],
    ['create_work_order', 'typeFirst'],
    ['webhook', 'hookFirst'],
  ] as const)
    expect(lackIn(form({ name: '回访', then: [actionOf(kind)] }))).toBe(lack)
  expect(lackIn(form({ name: '回访', when: triggerOf('node', emptyRule.when), then: [actionOf('assign')] }))).toBe(
    'whenFirst',
  )
  const open = newTest({ at: { from: 'order', key: 'tags' }, word: '标签', kind: 'many' })
  expect(isOpen(open)).toBe(true)
  const waiting = conditionOf({ join: 'all', tests: [open] }) ?? null
  expect(lackIn(form({ name: '回访', if: waiting, then: [actionOf('assign')] }))).toBe('valueFirst')
})

test('#11 every trigger and action that is offered makes a rule that the domain takes once it is filled', () => {
  const filled = {
    node: { on: 'node', node: 'visit', phase: 'done' },
    answer: { on: 'answer', field: 'fault_code', change: 'set' },
    repeat: { on: 'repeat', field: 'fault_code', times: 3, days: 90 },
    hook: { on: 'hook', event: 'order_unpaid' },
  } as const
  for (const pick of triggerPicks) {
    const when = pick in filled ? filled[pick as keyof typeof filled] : triggerOf(pick, emptyRule.when)
    expect(pickOf(when)).toBe(pick)
    const form: RuleForm = { ...emptyRule, name: '规则', when, then: [{ do: 'tag', tags: ['a'] }] }
    expect([pick, lackIn(form), checkRule(ruleOf(form, 'r1')).ok]).toEqual([pick, null, true])
  }
  const actions: Partial<Record<(typeof actionPicks)[number], object>> = {
    notify: { words: { 'zh-CN': '看一下' } },
    escalate: { words: { 'zh-CN': '看一下' } },
    tag: { tags: ['a'] },
    create_work_order: { workType: 'repair' },
    webhook: { hook: 'erp' },
  }
  for (const kind of actionPicks) {
    const action = { ...actionOf(kind), ...actions[kind] } as AutomationRule['then'][number]
    const form: RuleForm = { ...emptyRule, name: '规则', then: [action] }
    expect([kind, lackIn(form), checkRule(ruleOf(form, 'r1')).ok]).toEqual([kind, null, true])
  }
})

test('#11 a saved rule opens as it was and is saved as it was, the ready ones too', () => {
  for (const one of builtInRules) expect(ruleOf(formOf({ rule: one, enabled: true }), one.key)).toEqual(one)
})

test('#11 an event that the editor does not offer stays as it was', () => {
  const when = { on: 'event', kind: 'status_changed', status: 'completed' } as const
  expect(pickOf(when)).toBe('other')
  expect(triggerOf('other', when)).toEqual(when)
})

test('#11 what was built as lines is a condition that holds as it reads, and comes back as the same lines', () => {
  const tags: Subject = { at: { from: 'order', key: 'tags' }, word: '标签', kind: 'many' }
  const stars: Subject = { at: { from: 'order', key: 'stars' }, word: '评分', kind: 'number' }
  const status: Subject = { at: { from: 'order', key: 'status' }, word: '状态', kind: 'choice' }
  const built: Built = {
    join: 'any',
    tests: [
      { at: tags.at, op: 'contains', value: 'vip' },
      { at: tags.at, op: 'lacks', value: 'old' },
      { at: stars.at, op: 'less_or_equal', value: 2 },
      { at: stars.at, op: 'missing', value: null },
      { at: status.at, op: 'in', value: ['new', 'rework'] },
    ],
  }
  for (const join of ['all', 'any'] as const) {
    const condition = conditionOf({ ...built, join })
    expect(checkCondition(condition).ok).toBe(true)
    expect(builtOf(condition)).toEqual({ ...built, join })
  }
  const all = conditionOf({ join: 'all', tests: built.tests.slice(0, 3) })
  const holds = (order: object) => {
    const met = all && evaluateCondition(all, { order: order as Record<string, unknown> })
    return met?.ok === true && met.value
  }
  expect(holds({ tags: ['vip'], stars: 2 })).toBe(true)
  expect(holds({ tags: ['vip', 'old'], stars: 2 })).toBe(false)
  expect(holds({ tags: ['vip'], stars: 3 })).toBe(false)
  expect(conditionOf({ join: 'all', tests: [] })).toBeUndefined()
})

test('#11 nested conditions are shown as a sentence and never flattened', () => {
  const nested = {
    op: 'all',
    of: [
      { op: 'equals', at: { from: 'order', key: 'urgent' }, value: true },
      {
        op: 'any',
        of: [
          { op: 'contains', at: { from: 'order', key: 'tags' }, value: 'vip' },
          { op: 'less', at: { from: 'order', key: 'stars' }, value: 3 },
        ],
      },
    ],
  } as const
  expect(builtOf(nested)).toBeNull()
  const form: RuleForm = { ...emptyRule, name: '规则', if: nested, then: [{ do: 'tag', tags: ['a'] }] }
  expect(automationSentence(ruleOf(form, 'r1'), said('zh-CN')).if).toBe('如果急单，且(标签有 vip，或评分少于 3)')
})

test('#11 each kind of field offers tests that make sense, with a value that fits', () => {
  for (const subject of said('zh-CN').subjects)
    for (const op of opsFor(subject)) {
      const value = valueFor(subject, op, null)
      if (op === 'exists' || op === 'missing') expect(value).toBeNull()
      else if (op === 'in') expect(value).toEqual([])
      else
        expect(typeof value).toBe(
          { truth: 'boolean', number: 'number', money: 'number' }[subject.kind as 'truth'] ?? 'string',
        )
    }
})

test('every ready rule reads as when, if and then, in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const)
    for (const one of builtInRules) {
      const { when, if: condition, then } = automationSentence(one, said(language))
      expect(when.length).toBeGreaterThan(3)
      expect(condition === null).toBe(one.if === undefined)
      expect(`${when}${condition}${then}`).not.toMatch(/undefined|\[object/)
    }
  const low = builtInRules.find(({ key }) => key === 'low_rating') as AutomationRule
  expect(automationSentence(low, said('zh-CN'))).toMatchObject({ when: '当客户评了分', if: '如果评分不超过 2' })
  expect(automationSentence(low, said('en'))).toMatchObject({
    when: 'When a customer rates',
    if: 'if Stars is at most 2',
  })
})

test('the log says why in words and leaves out what means nothing to a reader', () => {
  const given = { w, language: 'zh-CN' as const, fieldName: () => '故障代码', now: 0 }
  const lines = reasonLines({ field: 'fault_code', before: null, now: 'E4', subject: 'CN|x', assetId: 'id' }, given)
  expect(lines).toEqual([{ name: '故障代码', value: 'E4' }])
  expect(reasonWords(reasonLines({ event: 'reported', status: null }, given), w)).toBe('有人报单')
  expect(reasonWords(reasonLines({ count: 2, tickets: ['A', 'B'] }, given), w)).toBe('次数 2 · 工单 A B')
})

test('a refusal names the part of the form that it is about', () => {
  const wrong = checkRule({ ...ruleOf({ ...emptyRule, name: '规则' }, 'r1'), then: [{ do: 'tag', tags: [] }] })
  expect(wrong.ok ? null : partAt(`rule.${wrong.refusal.path}`)).toBe('sectionThen')
  expect(partAt('rule.if.of.0')).toBe('sectionTest')
  expect(partAt('rule.label')).toBe('sectionName')
  expect(partAt('base')).toBeNull()
})
