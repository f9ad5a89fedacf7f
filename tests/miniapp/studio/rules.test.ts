import { builtInRules, checkRouting, checkRule } from '@field/domain/automation'
import { asId, type PlaceId } from '@field/domain/kernel'
import { expect, test } from 'vitest'
import { changeOf, codeFrom, emptyForm, lackIn as lackInEntrance } from '../../../miniapp/src/studio/entrances/model.ts'
import { automationSentence, emptyRule, lackIn, ruleOf } from '../../../miniapp/src/studio/rules/automation-model.ts'
import { faultIn, moved, type Rule, ruleSentence, whenOf } from '../../../miniapp/src/studio/rules/routing-model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { ruleWords } from '../../../miniapp/src/words/rules.ts'

const site = asId<PlaceId>('0198a0c0-0000-7000-8000-000000000001')
const zh = {
  w: wordsIn(ruleWords, 'zh-CN'),
  workTypes: [{ id: 'repair', word: '家电维修' }],
  sites: [{ id: site, word: '静安网点' }],
  comma: '、',
}
const rule = (key: string, when: Rule['when'], siteId: string | null = site): Rule => ({
  key,
  label: { 'zh-CN': key },
  when,
  siteId,
  shareSet: null,
})

test('a routing rule reads as one sentence', () => {
  expect(ruleSentence(rule('a', { workTypes: ['repair'], urgent: true, hours: { from: 480, to: 1_080 } }), zh)).toBe(
    '家电维修、紧急、08:00–18:00 → 静安网点',
  )
  expect(ruleSentence(rule('a', {}, null), zh)).toBe('其余全部 → 还没选网点')
})

test('rules move one place and stay within the list', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
})

test('a part left empty asks nothing', () => {
  expect(whenOf({ tags: [], urgent: undefined, sources: ['vip'] })).toEqual({ sources: ['vip'] })
})

test('what the screen lets through, the domain takes; what it names, the domain refuses', () => {
  const good = [rule('a', { urgent: true }), rule('b', {})]
  expect(faultIn(good)).toBeNull()
  expect(checkRouting(good as never).ok).toBe(true)
  expect(faultIn([rule('a', { urgent: true }, null)])).toEqual({ why: 'siteFirst', place: 1 })
  const covering = [rule('a', {}), rule('b', { urgent: true })]
  expect(faultIn(covering)).toEqual({ why: 'lastOnly', place: 1 })
  expect(checkRouting(covering as never).ok).toBe(false)
})

test('a rule of one’s own says what it lacks, and is one that the domain takes', () => {
  expect(lackIn(emptyRule)).toBe('nameFirst')
  expect(lackIn({ ...emptyRule, name: '回访' })).toBe('doFirst')
  expect(lackIn({ ...emptyRule, name: '回访', tell: true })).toBe('sayFirst')
  const form = { ...emptyRule, name: '回访', tell: true, words: '请回访', mark: true, tags: 'a b', hurry: true }
  expect(lackIn(form)).toBeNull()
  expect(checkRule(ruleOf(form, 'r1')).ok).toBe(true)
  expect(checkRule(ruleOf({ ...form, on: 'closed' }, 'r1')).ok).toBe(true)
})

test('every ready rule reads as when and then, in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const)
    for (const one of builtInRules) {
      const said = automationSentence(one, { w: wordsIn(ruleWords, language), language, typeName: (key) => key })
      expect(said.when.length).toBeGreaterThan(3)
      expect(said.then).not.toContain('undefined')
    }
})

test('an entrance names what it lacks; nobody chosen means everybody', () => {
  expect(lackInEntrance(emptyForm)).toBe('nameFirst')
  expect(lackInEntrance({ ...emptyForm, name: '会员' })).toBe('typeFirst')
  expect(lackInEntrance({ ...emptyForm, name: '会员', workType: 'repair', source: 'VIP!' })).toBe('sourceWrong')
  expect(changeOf({ ...emptyForm, name: '会员', workType: 'repair' })).toMatchObject({ roles: null, placeIds: null })
  expect(codeFrom('staff', '0198a0c0-0000-7000-8000-0000deadbeef')).toBe('s-deadbeef')
})
