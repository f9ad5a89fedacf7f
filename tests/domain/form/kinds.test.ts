import {
  type Answers,
  cascadeTags,
  checkAnswers,
  type Field,
  type FieldKind,
  type FormSchema,
  fieldKinds,
  formFaults,
  plainText,
  prefill,
  visibleAnswers,
  whatIsMissing,
} from '@field/domain/form'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { everyKind, fieldOf, names, now } from './every-kind.ts'

const form = (...fields: Field[]): FormSchema => ({ version: 1, fields })
const faults = (schema: FormSchema, q: unknown, mode: 'draft' | 'final') =>
  checkAnswers(schema, { q } as Answers, { mode, now }).map(
    ({ path, refusal }) => `${refusal.code} ${path.replace('answers.', '')}`,
  )

describe('#14 every kind of field', () => {
  test('#14 is in this list', () => {
    expect(Object.keys(everyKind).sort()).toEqual([...fieldKinds].sort())
  })

  for (const kind of Object.keys(everyKind) as FieldKind[]) {
    const { sound, beyond, wrongKind, text, english, broken } = everyKind[kind]
    const schema = form(fieldOf(kind))

    test(`#14 ${kind} is judged, drafts by their kind and final answers by their limits`, () => {
      if (sound !== null) expect(faults(schema, sound, 'final')).toEqual([])
      for (const [answer, fault] of beyond) {
        expect(faults(schema, answer, 'final'), JSON.stringify(answer)).toEqual([fault])
        if (kind !== 'section' && kind !== 'hint') expect(faults(schema, answer, 'draft')).toEqual([])
      }
      if (wrongKind !== null)
        for (const mode of ['draft', 'final'] as const)
          expect(faults(schema, wrongKind, mode)).toEqual(['wrong_kind q'])
    })

    test(`#14 ${kind} is read as text in both languages, and saved as it was given`, () => {
      expect(plainText(fieldOf(kind), sound, 'zh-CN', { names })).toBe(text)
      expect(plainText(fieldOf(kind), sound, 'en', { names })).toBe(english)
      expect(plainText(fieldOf(kind), null, 'en')).toBe('')
      if (sound !== null) expect(visibleAnswers(schema, { q: sound }, {})).toEqual({ q: sound })
    })

    test(`#14 ${kind} as a definition is sound, and refused by path when it is not`, () => {
      expect(formFaults(schema)).toEqual([])
      const [rules, fault] = broken
      const found = formFaults(form(fieldOf(kind, rules))).map(({ path, refusal }) => `${refusal.code} ${path}`)
      expect(found).toContain(fault)
    })

    it(`${kind} is missing where it is required and nothing is given`, () => {
      const asked = !['computed', 'section', 'hint'].includes(kind)
      expect(whatIsMissing(form(fieldOf(kind, { required: true })), {}).length > 0).toBe(asked)
      if (sound !== null) expect(whatIsMissing(form(fieldOf(kind, { required: true })), { q: sound })).toEqual([])
    })

    it(`${kind} is never upset by any JSON, which it reads as text and judges alike each time`, () => {
      fc.assert(
        fc.property(fc.jsonValue(), (given) => {
          const answer = given as never
          for (const mode of ['draft', 'final'] as const) {
            const found = faults(schema, answer, mode)
            expect(faults({ ...schema }, answer, mode)).toEqual(found)
            for (const fault of found) expect(fault).toMatch(/^[a-z_]+ q/)
          }
          // So a completion that is fine as final need not be judged as a draft too.
          const final = faults(schema, answer, 'final')
          expect(final).toEqual(expect.arrayContaining([...faults(schema, answer, 'draft')]))
          expect(typeof plainText(fieldOf(kind), answer, 'en')).toBe('string')
          const filled = prefill(form(fieldOf(kind, { default: { from: 'value', value: answer } })), {}, { now })
          if ('q' in filled) expect(faults(schema, filled.q, 'final')).toEqual([])
        }),
        { seed: 14, numRuns: 200 },
      )
    })
  }

  test('#14 an unknown kind degrades to text and is never judged', () => {
    const later = { key: 'q', kind: 'hologram', label: { 'zh-CN': '影' }, required: true } as never
    expect(faults(form(later), { cube: [1, { side: 'left' }] }, 'final')).toEqual([])
    expect(whatIsMissing(form(later), {})).toEqual([])
    expect(plainText(later, { cube: [1, 'a'], lit: true } as never, 'en')).toBe('cube：1、a、lit')
    expect(plainText(later, [[[[['deep']]]]] as never, 'en')).toBe('…')
    expect(formFaults(form(later)).map(({ path }) => path)).toEqual(['form.fields.0.kind'])
  })
})

describe('#26 languages', () => {
  test('#26 labels switch with the language, stored values do not', () => {
    const answers: Answers = { q: 'e1' }
    const field = fieldOf('select')
    expect([plainText(field, 'e1', 'zh-CN'), plainText(field, 'e1', 'en')]).toEqual(['传感器故障', 'Sensor fault'])
    expect(visibleAnswers(form(field), answers, {})).toEqual({ q: 'e1' })
    const chineseOnly = fieldOf('select', { options: [{ value: 'a', label: { 'zh-CN': '甲' } }] })
    expect(plainText(chineseOnly, 'a', 'en')).toBe('甲')
    expect(plainText(chineseOnly, 'gone', 'en')).toBe('gone')
  })
})

describe('#22 three levels of tags', () => {
  const schema = form(fieldOf('cascade'))

  test('#22 only a whole path is final, and its options give their tags to the order', () => {
    expect(faults(schema, ['complaint', 'dish'], 'final')).toEqual(['too_few q'])
    expect(faults(schema, ['complaint', 'service'], 'final')).toEqual([])
    expect(cascadeTags(schema, { q: ['complaint', 'dish', 'foreign'] })).toEqual(['complaint', 'urgent'])
    expect(cascadeTags(schema, { q: ['complaint', 'service'] })).toEqual(['complaint'])
    expect(cascadeTags(schema, { q: 'complaint' })).toEqual([])
  })

  test('#22 a hidden cascade gives no tags, and a path past its leaf is none', () => {
    const hidden = form(fieldOf('cascade', { visible: { op: 'exists', at: { from: 'order', key: 'vip' } } }))
    expect(cascadeTags(hidden, { q: ['complaint', 'service'] })).toEqual([])
    expect(cascadeTags(hidden, { q: ['complaint', 'service'] }, { order: { vip: true } })).toEqual(['complaint'])
    expect(faults(schema, ['complaint', 'service', 'x'], 'final')).toEqual(['not_an_option q.2'])
  })

  test('#22 has at most four levels, and each value once among its brothers', () => {
    const deep = (depth: number): object => ({
      value: 'v',
      label: { 'zh-CN': '层' },
      ...(depth > 1 ? { children: [deep(depth - 1)] } : {}),
    })
    const levels = (count: number) => Array.from({ length: count }, () => ({ 'zh-CN': '层' }))
    const found = (rules: object) =>
      formFaults(form(fieldOf('cascade', rules))).map(({ path, refusal }) => `${refusal.code} ${path}`)
    expect(found({ levels: levels(4), options: [deep(4)] })).toEqual([])
    expect(found({ levels: levels(5), options: [deep(4)] })).toEqual(['too_many form.fields.0.levels'])
    expect(found({ levels: levels(4), options: [deep(5)] })).toEqual([
      'unknown_field form.fields.0.options.0.children.0.children.0.children.0.children',
    ])
    expect(found({ levels: levels(4), options: [deep(1), deep(1)] })).toEqual([
      'not_unique form.fields.0.options.1.value',
    ])
  })
})

describe('dates limited by today', () => {
  const schema = form(fieldOf('date'))
  const judge = (q: number, context: object) =>
    checkAnswers(schema, { q }, { mode: 'final', ...context }).map(({ refusal }) => refusal.code)

  it('mean the day of the territory, and nothing where nobody told the time', () => {
    const shanghaiMidnight = Date.parse('2026-11-22T00:00:00+08:00')
    expect(judge(shanghaiMidnight - 1, { now })).toEqual(['too_small'])
    expect(judge(shanghaiMidnight - 1, { now, offsetMinutes: -600 })).toEqual([])
    expect(judge(0, {})).toEqual([])
  })

  it('and other limits are named as a person writes them', () => {
    const detail = (field: Field, q: unknown) =>
      checkAnswers(form(field), { q } as Answers, { mode: 'final', now })[0]?.refusal.detail
    expect(detail(fieldOf('date'), 0)).toEqual({ min: '2026-11-22' })
    expect(detail(fieldOf('money'), 50_001)).toEqual({ max: '¥500.00' })
    expect(detail(fieldOf('time_range'), { from: now, to: 0 })).toEqual({ min: '2026-11-22 09:30' })
    const cheap = [{ name: '人工', quantity: 1, priceFen: 1, discount: 201 }]
    expect(detail(fieldOf('quote_lines'), cheap)).toEqual({ max: '20%' })
  })
})
