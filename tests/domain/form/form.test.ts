import {
  type Answers,
  checkAnswers,
  type Field,
  type FormSchema,
  plainText,
  visibleAnswers,
  visibleFields,
  whatIsMissing,
  withLockedLines,
} from '@field/domain/form'
import { repairForm, reportForm } from '@field/presets'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repaired } from '../work-order/case.ts'

const label = { 'zh-CN': '题' }
const form = (...fields: Field[]): FormSchema => ({ version: 1, fields })
const faults = (schema: FormSchema, answers: Answers, mode: 'draft' | 'final' = 'final') =>
  checkAnswers(schema, answers, { mode }).map(({ path, refusal }) => `${refusal.code} ${path}`)
const lines = repaired.checklist as { readonly [line: string]: object }
const checklist = (change: object): Answers => ({ ...repaired, checklist: { ...lines, ...change } as never })

describe('what is missing', () => {
  it('is named in the order in which the technician gives it, what is asked last at the end', () => {
    const half = checklist({
      door_seal: { done: false, action: 'replaced', before: ['b'], after: [] },
      drain_hole: { done: false, before: ['b'], after: [] },
    })
    expect(whatIsMissing(repairForm, { ...half, after_temperature: null })).toEqual([
      { field: 'checklist', line: 'door_seal', what: 'photo_after' },
      { field: 'checklist', line: 'drain_hole', what: 'photo_after' },
      { field: 'after_temperature', line: null, what: 'value' },
    ])
  })

  it('begins with everything and ends with nothing', () => {
    expect(whatIsMissing(repairForm, {})).toHaveLength(3 + 8)
    expect(whatIsMissing(repairForm, repaired)).toEqual([])
  })

  it('speaks of the open lines only when the others were accepted', () => {
    const open = { openLines: ['drain_hole'] }
    expect(whatIsMissing(repairForm, { ...repaired, checklist: {} }, open).map(({ line }) => line)).toEqual([
      'drain_hole',
      'drain_hole',
    ])
  })

  it('asks a reason where a line is not applicable, and the tick where the evidence is there', () => {
    const skipped = { done: false, notApplicable: true, before: [], after: [] }
    expect(whatIsMissing(repairForm, checklist({ door_seal: skipped }))).toEqual([
      { field: 'checklist', line: 'door_seal', what: 'reason' },
    ])
    expect(whatIsMissing(repairForm, checklist({ door_seal: { ...skipped, note: '无门封' } }))).toEqual([])
    const unticked = { done: false, before: ['b'], after: ['a'] }
    expect(whatIsMissing(repairForm, checklist({ door_seal: unticked }))).toEqual([
      { field: 'checklist', line: 'door_seal', what: 'value' },
    ])
  })

  it('is one thing of the report, whichever', () => {
    expect(whatIsMissing(reportForm, {})).toEqual([{ field: 'symptoms', line: null, what: 'one_of' }])
    for (const answers of [{ symptoms: ['leak'] }, { photos: ['p'] }, { voice: ['v'] }, { words: '不冷' }])
      expect(whatIsMissing(reportForm, answers)).toEqual([])
  })
})

describe('checking answers', () => {
  it('names each fault by its path', () => {
    expect(faults(repairForm, checklist({ door_seal: { done: true, before: ['b'], after: [] } }))).toEqual([
      'required answers.checklist.door_seal.after',
    ])
    expect(faults(repairForm, { ...repaired, after_temperature: 99 })).toEqual(['too_large answers.after_temperature'])
    expect(faults(repairForm, { ...repaired, after_temperature: -18.44 })).toEqual([
      'wrong_format answers.after_temperature',
    ])
    expect(faults(repairForm, { ...repaired, fault_code: 'e9' })).toEqual(['not_an_option answers.fault_code'])
    expect(faults(repairForm, { ...repaired, colour: 'red' })).toEqual(['unknown_field answers.colour'])
    expect(faults(repairForm, checklist({ lamp: { done: true, before: [], after: [] } }))).toEqual([
      'line_unknown answers.checklist.lamp',
    ])
    expect(
      faults(repairForm, checklist({ door_seal: { done: true, action: 'burnt', before: ['b'], after: ['a'] } })),
    ).toEqual(['not_an_option answers.checklist.door_seal.action'])
    expect(faults(reportForm, { symptoms: ['leak', 'leak'] })).toEqual(['not_an_option answers.symptoms'])
    expect(faults(reportForm, {})).toEqual(['required answers.symptoms'])
  })

  it('lets a draft be half filled and over its limits, but of the right kinds', () => {
    expect(faults(repairForm, {}, 'draft')).toEqual([])
    expect(faults(repairForm, { before_temperature: 900 }, 'draft')).toEqual([])
    expect(faults(repairForm, { before_temperature: '900' }, 'draft')).toEqual([
      'wrong_kind answers.before_temperature',
    ])
    expect(faults(repairForm, { checklist: { door_seal: true } } as never, 'draft')).toEqual([
      'wrong_kind answers.checklist.door_seal',
    ])
  })

  it('knows the limits of every kind', () => {
    const cases: [{ readonly kind: string; readonly [rule: string]: unknown }, unknown, string | null][] = [
      [{ kind: 'text', min: 2, max: 4 }, '冷', 'too_short'],
      [{ kind: 'text', min: 2, max: 4 }, '😀😀😀😀', null],
      [{ kind: 'text', max: 4 }, '冷冷冷冷冷', 'too_long'],
      [{ kind: 'text', format: 'email' }, 'a@b', 'wrong_format'],
      [{ kind: 'text', format: 'email' }, 'a@b.cn', null],
      [{ kind: 'text', format: 'plate' }, '沪A12345', null],
      [{ kind: 'text', format: 'plate' }, 'A12345', 'wrong_format'],
      [{ kind: 'text', format: 'id_card' }, '11010519491231002X', null],
      [{ kind: 'text', format: 'id_card' }, '110105194912310021', 'wrong_format'],
      [{ kind: 'long_text' }, '长'.repeat(2_001), 'too_long'],
      [{ kind: 'number', min: 1 }, 0, 'too_small'],
      [{ kind: 'number' }, Number.NaN, 'wrong_kind'],
      [{ kind: 'money' }, 1.5, 'wrong_format'],
      [{ kind: 'money' }, -1, 'too_small'],
      [
        {
          kind: 'multi_select',
          options: [
            { value: 'a', label },
            { value: 'b', label },
          ],
          min: 2,
        },
        ['a'],
        'too_few',
      ],
      [{ kind: 'date' }, 9e15, 'wrong_format'],
      [{ kind: 'datetime' }, 1_790_000_000_000, null],
      [{ kind: 'phone' }, '138 0013 8000', null],
      [{ kind: 'phone' }, '021-56781234', null],
      [{ kind: 'phone' }, '12345', 'wrong_format'],
      [{ kind: 'photo', max: 1 }, ['a', 'b'], 'too_many'],
      [{ kind: 'photo', min: 2 }, ['a'], 'too_few'],
      [{ kind: 'audio' }, 'a', 'wrong_kind'],
      [{ kind: 'signature' }, 7, 'wrong_kind'],
      [{ kind: 'rating' }, 6, 'not_an_option'],
      [{ kind: 'serial' }, '2309-01187', null],
      [{ kind: 'serial' }, '编号', 'wrong_format'],
      [{ kind: 'section' }, 'x', 'unknown_field'],
    ]
    for (const [field, answer, code] of cases) {
      const schema = form({ key: 'q', label, ...field } as Field)
      expect(faults(schema, { q: answer } as Answers), `${field.kind} ${String(answer)}`).toEqual(
        code ? [`${code} answers.q`] : [],
      )
    }
  })

  it('keeps closed lines as they were and gives them back to who left them out', () => {
    const context = { mode: 'final', openLines: ['drain_hole'], locked: repaired } as const
    const touched = checklist({ door_seal: { done: true, before: [], after: ['new'] } })
    expect(checkAnswers(repairForm, touched, context).map(({ path }) => path)).toEqual(['answers.checklist.door_seal'])
    expect(checkAnswers(repairForm, repaired, context)).toEqual([])
    const { drain_hole } = lines
    const sent = { ...repaired, checklist: { drain_hole } } as never
    expect(withLockedLines(repairForm, sent, repaired, ['drain_hole'])).toEqual(repaired)
  })

  it('is never upset by what somebody sends', () => {
    const answers = fc.dictionary(
      fc.oneof(fc.constantFrom(...repairForm.fields.map(({ key }) => key), '__proto__', 'constructor'), fc.string()),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(answers, fc.boolean(), (given, final) => {
        const found = checkAnswers(repairForm, given as Answers, { mode: final ? 'final' : 'draft' })
        for (const { path } of found) expect(path.startsWith('answers.')).toBe(true)
        if (final && Object.keys(given).length === 0) expect(found).not.toEqual([])
      }),
      { seed: 11, numRuns: 2_000 },
    )
  })
})

describe('what is shown', () => {
  const when = (value: string) => ({ op: 'equals', at: { from: 'answer', key: 'kind' }, value }) as const
  const schema = form(
    { key: 'kind', kind: 'text', label },
    { key: 'gas', kind: 'text', label, visible: when('leak'), required: true },
    { key: 'constructor', kind: 'text', label, required: when('leak') },
  )

  it('follows the answers, and what is hidden is neither asked nor kept', () => {
    expect(visibleFields(schema, { answer: { kind: 'leak' } }).map(({ key }) => key)).toEqual([
      'kind',
      'gas',
      'constructor',
    ])
    expect(faults(schema, { kind: 'leak' })).toEqual(['required answers.gas', 'required answers.constructor'])
    expect(faults(schema, { kind: 'noise', gas: 'R290' })).toEqual([])
    expect(visibleAnswers(schema, { kind: 'noise', gas: 'R290' }, {})).toEqual({ kind: 'noise' })
  })

  it('of an unknown kind or an unknown condition is shown as text and never judged', () => {
    const later = form(
      { key: 'hologram', kind: 'hologram', label, required: true } as never,
      { key: 'x', kind: 'text', label, visible: { op: 'sounds_like' } } as never,
    )
    expect(visibleFields(later, {})).toHaveLength(2)
    expect(faults(later, { hologram: { cube: 1 } } as never)).toEqual([])
    expect(whatIsMissing(later, {})).toEqual([])
    expect([plainText(['a', 'b']), plainText(3), plainText(null)]).toEqual(['a、b', '3', ''])
  })
})
