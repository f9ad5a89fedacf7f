import {
  type Condition,
  type ConditionFacts,
  checkCondition,
  conditionHolds,
  conditionReferences,
  conditionsApart,
  evaluateCondition,
  unguardedReferences,
} from '@field/domain/condition'
import { describe, expect, test } from 'vitest'
import { counted } from '../../support/counted.ts'

const answer = (key: string) => ({ from: 'answer', key }) as const
const is = (key: string, value: string | number | boolean): Condition => ({ op: 'equals', at: answer(key), value })

const facts: ConditionFacts = {
  answer: { temperature: -18.4, fault: 'no_cooling', tags: ['ice', 'noise'], note: '门封条漏冷', empty: '', none: [] },
  order: { priority: 2, urgent: true },
}

describe('a condition', () => {
  const cases: [string, Condition, boolean][] = [
    ['equals', is('fault', 'no_cooling'), true],
    ['never equal across kinds', is('temperature', '-18.4'), false],
    ['less', { op: 'less', at: answer('temperature'), value: -18 }, true],
    ['less or equal at the edge', { op: 'less_or_equal', at: answer('temperature'), value: -18.4 }, true],
    ['greater at the edge', { op: 'greater', at: answer('temperature'), value: -18.4 }, false],
    ['greater or equal at the edge', { op: 'greater_or_equal', at: answer('temperature'), value: -18.4 }, true],
    ['order of texts', { op: 'less', at: answer('fault'), value: 'noise' }, true],
    ['no order between kinds', { op: 'less', at: answer('fault'), value: 5 }, false],
    ['in', { op: 'in', at: answer('fault'), values: ['leak', 'no_cooling'] }, true],
    ['a list contains', { op: 'contains', at: answer('tags'), value: 'ice' }, true],
    ['a text contains', { op: 'contains', at: answer('note'), value: '漏冷' }, true],
    [
      'another reference',
      { op: 'equals', at: { from: 'order', key: 'priority' }, value: answer('temperature') },
      false,
    ],
    ['all of several', { op: 'all', of: [is('fault', 'no_cooling'), is('temperature', -18.4)] }, true],
    ['any of several', { op: 'any', of: [is('fault', 'x'), is('temperature', -18.4)] }, true],
    ['not', { op: 'not', of: is('fault', 'no_cooling') }, false],
    ['exists', { op: 'exists', at: answer('fault') }, true],
    ['an empty text does not exist', { op: 'exists', at: answer('empty') }, false],
    ['an empty list does not exist', { op: 'exists', at: answer('none') }, false],
    ['absent equals nothing', is('missing', ''), false],
    ['two absent values are not equal', { op: 'equals', at: answer('missing'), value: answer('none') }, false],
    ['absent is not equal', { op: 'not_equals', at: answer('missing'), value: 1 }, true],
    ['absent is not less', { op: 'less', at: answer('missing'), value: 1 }, false],
    ['absent source', { op: 'exists', at: { from: 'asset', key: 'model' } }, false],
    ['inherited names are absent', { op: 'exists', at: answer('constructor') }, false],
  ]
  test.each(cases)('%s', (_name, condition, holds) => {
    expect(conditionHolds(condition, facts)).toBe(holds)
    expect(checkCondition(JSON.parse(JSON.stringify(condition)))).toEqual({ ok: true, value: condition })
  })

  test('stops when the fuel is spent', () => {
    const long: ConditionFacts = { answer: { tags: Array.from({ length: 50 }, (_, n) => `t${n}`) } }
    const look: Condition = { op: 'contains', at: answer('tags'), value: 'nothing' }
    expect(evaluateCondition(look, long, 51)).toEqual({ ok: true, value: false })
    expect(evaluateCondition(look, long, 50)).toEqual({ ok: false, refusal: { code: 'too_costly' } })
  })

  test('a tree that never passed the check cannot hang or overflow', () => {
    const loop = { op: 'not' } as { op: 'not'; of: Condition }
    loop.of = loop
    expect(evaluateCondition(loop, facts).ok).toBe(false)
    expect(evaluateCondition({ op: 'shell', of: [] } as unknown as Condition, facts).ok).toBe(false)
  })
})

const deep = (levels: number): unknown => (levels === 0 ? is('a', 1) : { op: 'not', of: deep(levels - 1) })

describe('checking what an administrator sends', () => {
  const hostile: [string, unknown, string, string | undefined][] = [
    ['nothing', null, 'wrong_kind', 'op'],
    ['text', 'answer.a == 1', 'wrong_kind', 'op'],
    ['a list', [], 'not_an_option', 'op'],
    ['unknown operator', { op: 'matches', at: answer('a'), value: '.*' }, 'not_an_option', 'op'],
    ['a path as a key', { op: 'exists', at: answer('a.b') }, 'wrong_format', 'at.key'],
    ['the prototype as a key', { op: 'exists', at: answer('__proto__') }, 'wrong_format', 'at.key'],
    ['unknown source', { op: 'exists', at: { from: 'process', key: 'env' } }, 'not_an_option', 'at.from'],
    ['nested fault', { op: 'all', of: [is('a', 1), { op: 'not', of: { op: 'exists' } }] }, 'required', 'of.1.of.at'],
    ['empty group', { op: 'all', of: [] }, 'too_few', 'of'],
    ['group of nothing', { op: 'any', of: [null] }, 'wrong_kind', 'of.0.op'],
    ['extra member', { ...is('a', 1), run: 'rm' }, 'unknown_field', 'run'],
    [
      'own __proto__',
      JSON.parse('{"op":"exists","at":{"from":"answer","key":"a"},"__proto__":{}}'),
      'unknown_field',
      '__proto__',
    ],
    ['inherited operator', Object.create({ op: 'exists', at: answer('a') }), 'not_an_option', 'op'],
    ['not a number', { op: 'less', at: answer('a'), value: Number.NaN }, 'wrong_format', 'value'],
    ['null as value', { op: 'equals', at: answer('a'), value: null }, 'wrong_kind', 'value'],
    ['an object as value', { op: 'equals', at: answer('a'), value: { $gt: 0 } }, 'unknown_field', 'value.$gt'],
    ['long text', is('a', 'x'.repeat(201)), 'too_long', 'value'],
    ['too deep', deep(12), 'too_large', Array.from({ length: 12 }, () => 'of').join('.')],
    ['too wide', { op: 'any', of: Array.from({ length: 401 }, () => is('a', 1)) }, 'too_many', 'of'],
    [
      'too many constants',
      { op: 'in', at: answer('a'), values: Array.from({ length: 1_000_000 }, () => 1) },
      'too_many',
      'values',
    ],
    ['object constants', { op: 'in', at: answer('a'), values: [{}] }, 'wrong_kind', 'values.0'],
  ]
  test.each(hostile)('refuses %s', (_name, input, code, path) => {
    const { input: read, looks } = counted(input)
    expect(checkCondition(read)).toEqual({ ok: false, refusal: path === undefined ? { code } : { code, path } })
    // However much is sent, little of it is read.
    expect(looks()).toBeLessThan(5_000)
  })

  test('allows the depth it promises', () => expect(checkCondition(deep(11)).ok).toBe(true))

  test('lists spend one budget together', () => {
    const list = { op: 'in', at: answer('a'), values: Array.from({ length: 150 }, (_, n) => n) }
    expect(checkCondition({ op: 'any', of: [list, list] }).ok).toBe(true)
    expect(checkCondition({ op: 'any', of: [list, list, list] }).ok).toBe(false)
  })
})

describe('what a condition reads', () => {
  const guarded: Condition = {
    op: 'all',
    of: [{ op: 'exists', at: answer('a') }, is('a', 1), { op: 'any', of: [is('a', 2), is('b', 3)] }],
  }
  const orAbsent: Condition = { op: 'any', of: [{ op: 'not', of: { op: 'exists', at: answer('c') } }, is('c', 1)] }

  test('every reference once, both sides', () => {
    expect(conditionReferences({ op: 'less', at: answer('a'), value: answer('b') })).toEqual([answer('a'), answer('b')])
    expect(conditionReferences(guarded)).toEqual([answer('a'), answer('b')])
  })

  test('absence is handled by asking first', () => {
    expect(unguardedReferences(guarded)).toEqual([answer('b')])
    expect(unguardedReferences(orAbsent)).toEqual([])
    expect(unguardedReferences({ op: 'any', of: [{ op: 'exists', at: answer('a') }, is('a', 1)] })).toEqual([
      answer('a'),
    ])
  })
})

describe('two conditions are apart', () => {
  const below = (value: number): Condition => ({ op: 'less', at: answer('n'), value })
  const from = (value: number): Condition => ({ op: 'greater_or_equal', at: answer('n'), value })
  test.each<[string, Condition, Condition, boolean]>([
    ['different constants', is('n', 1), is('n', 2), true],
    ['same constant', is('n', 1), is('n', 1), false],
    ['different fields', is('n', 1), is('m', 2), false],
    ['bounds that touch openly', below(10), from(10), true],
    ['bounds that share a point', { op: 'less_or_equal', at: answer('n'), value: 10 }, from(10), false],
    ['a constant outside bounds', is('n', 9), from(10), true],
    [
      'lists without a common value',
      { op: 'in', at: answer('n'), values: [1, 2] },
      { op: 'in', at: answer('n'), values: [3] },
      true,
    ],
    ['present against absent', is('n', 1), { op: 'not', of: { op: 'exists', at: answer('n') } }, true],
    ['under all', { op: 'all', of: [is('x', true), is('n', 1)] }, is('n', 2), true],
    ['any proves nothing', { op: 'any', of: [is('n', 1), is('n', 3)] }, is('n', 2), false],
  ])('%s', (_name, a, b, apart) => {
    expect(conditionsApart(a, b)).toBe(apart)
    expect(conditionsApart(b, a)).toBe(apart)
  })
})
