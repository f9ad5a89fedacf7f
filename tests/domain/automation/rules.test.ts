import {
  type AutomationRule,
  builtInRules,
  checkRouting,
  checkRule,
  dispatchedBySystem,
  type RoutingFacts,
  type RoutingRule,
  recognise,
  recogniseThreshold,
  routeOf,
  termsOf,
  vocabularyOf,
} from '@field/domain/automation'
import { asId, type PlaceId, type TerritoryId } from '@field/domain/kernel'
import { presets } from '@field/presets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const site = asId<PlaceId>('0193a000-0000-7000-8000-000000000001')
const [china, shanghai] = ['cn', 'sh'].map((id) => asId<TerritoryId>(id)) as [TerritoryId, TerritoryId]
const rule = (key: string, when: RoutingRule['when']): RoutingRule => ({
  key,
  label: { 'zh-CN': key },
  when,
  siteId: site,
  shareSet: null,
})
const facts: RoutingFacts = {
  territoryPath: [china, shanghai],
  workType: 'repair',
  tags: ['ad'],
  source: 'scan',
  level: 'vip',
  urgent: false,
  minuteOfDay: 10 * 60,
}

describe('#34 a routing rule', () => {
  test.each([
    ['the territory above', { territories: [china] }, true],
    ['another territory', { territories: [asId<TerritoryId>('js')] }, false],
    ['one of several work types', { workTypes: ['install', 'repair'] }, true],
    ['a tag', { tags: ['ad'] }, true],
    ['a source', { sources: ['phone'] }, false],
    ['a level', { levels: ['vip'] }, true],
    ['what is urgent', { urgent: true }, false],
    ['the morning', { hours: { from: 540, to: 720 } }, true],
    ['the night, over midnight', { hours: { from: 1_320, to: 360 } }, false],
    ['its first minute', { hours: { from: 600, to: 601 } }, true],
    ['its last minute, which is outside', { hours: { from: 540, to: 600 } }, false],
    ['everything at once', { territories: [shanghai], levels: ['vip'], tags: ['ad'] }, true],
    ['everything but one', { territories: [shanghai], levels: ['plain'] }, false],
  ] as const)('asks for %s', (_, when, holds) =>
    expect(routeOf([rule('a', when as RoutingRule['when'])], facts) !== null).toBe(holds),
  )

  test('the first that holds decides, and says what it looked at', () => {
    const found = routeOf([rule('no', { urgent: true }), rule('yes', { levels: ['vip'] }), rule('late', {})], facts)
    expect(found).toMatchObject({ rule: 'yes', because: ['levels'], siteId: site })
  })

  test('one that hides those behind it is refused', () => {
    expect(checkRouting([rule('all', {}), rule('never', {})])).toMatchObject({ ok: false })
    expect(checkRouting([rule('some', { urgent: true }), rule('all', {})])).toMatchObject({ ok: true })
  })
})

test('#10 the ratio is kept over many orders, and raising it only ever adds', () => {
  const ids = Array.from(
    { length: 4_000 },
    (_, index) => `0193a000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
  )
  for (const percent of [0, 1, 30, 50, 99, 100]) {
    const share = ids.filter((id) => dispatchedBySystem(id, percent)).length / ids.length
    expect(Math.abs(share - percent / 100)).toBeLessThan(0.03)
  }
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (id, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      return !dispatchedBySystem(id, low) || dispatchedBySystem(id, high)
    }),
  )
})

describe('#38 recognising', () => {
  const vocabularies = presets.map(({ definition }) => vocabularyOf(definition))

  test('Chinese falls into pairs, other words stay whole', () =>
    expect(termsOf('冷柜 E4 不制冷!')).toEqual(['冷柜', 'e4', '不制', '制冷']))

  test('every preset is what its own name means', () => {
    const best = presets.map(
      ({ definition }) => recognise({ text: definition.label['zh-CN'] }, vocabularies)[0]?.workType,
    )
    const right = best.filter((one, index) => one === presets[index]?.definition.key).length
    expect(right).toBeGreaterThanOrEqual(presets.length - 2)
  })

  test('words that nobody knows leave it to a person', () => {
    for (const text of ['', '???', '你好', 'qwertz'])
      expect(recognise({ text }, vocabularies)[0]?.confidence ?? 0).toBeLessThan(recogniseThreshold)
  })

  test('confidence is between 0 and 1, whatever is said', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'binary' }), fc.option(fc.string({ maxLength: 8 })), (text, code) =>
        recognise({ text, code: code ?? undefined }, vocabularies).every(
          ({ confidence }) => confidence >= 0 && confidence <= 1,
        ),
      ),
      { numRuns: 60 },
    ))
})

describe('#91 a rule that came as data', () => {
  test('every ready rule is sound, and survives the wire', () => {
    for (const ready of builtInRules)
      expect(checkRule(JSON.parse(JSON.stringify(ready)))).toEqual({ ok: true, value: ready })
    expect(new Set(builtInRules.map(({ key }) => key)).size).toBe(builtInRules.length)
  })

  const sound: AutomationRule = {
    key: 'a',
    label: { 'zh-CN': 'a' },
    when: { on: 'closed' },
    then: [{ do: 'tag', tags: ['x'] }],
  }
  test.each([
    ['no object', 7, undefined],
    ['an unknown part', { ...sound, extra: 1 }, 'extra'],
    ['an unknown trigger', { ...sound, when: { on: 'moon' } }, 'when.on'],
    ['a trigger with too much', { ...sound, when: { on: 'closed', x: 1 } }, 'when.x'],
    ['an unknown action', { ...sound, then: [{ do: 'eval' }] }, 'then.0.do'],
    ['an action without its part', { ...sound, then: [{ do: 'tag' }] }, 'then.0.tags'],
    ['a wrong condition', { ...sound, if: { op: 'eval' } }, 'if.op'],
    ['a rest that is none', { ...sound, once: 'for_ever' }, 'once'],
    ['no action', { ...sound, then: [] }, 'then'],
    ['an inherited name as trigger', { ...sound, when: { on: 'constructor' } }, 'when.on'],
  ])('is refused with the place: %s', (_, input, path) => {
    const checked = checkRule(input)
    expect(checked.ok ? null : (checked.refusal.path ?? undefined)).toBe(path)
  })

  test('anything at all is read or refused, never thrown', () =>
    fc.assert(fc.property(fc.jsonValue(), (input) => typeof checkRule(input).ok === 'boolean')))
})
