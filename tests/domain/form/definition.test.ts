import {
  type Answers,
  checkAnswers,
  type FormSchema,
  fieldKinds,
  formFaults,
  formLimits,
  plainText,
} from '@field/domain/form'
import { repairForm, reportForm } from '@field/presets'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted } from '../../support/counted.ts'
import { everyKind, fieldOf } from './every-kind.ts'

const named = (input: unknown) => formFaults(input).map(({ path, refusal }) => `${refusal.code} ${path}`)
const label = { 'zh-CN': '题' }
const text = (key: string, more: object = {}) => ({ key, kind: 'text', label, ...more })
const whole = {
  version: 1,
  fields: fieldKinds.map((kind) => ({ ...fieldOf(kind), key: kind })),
  atLeastOneOf: [['text', 'photo']],
}

describe('a form definition', () => {
  it('of the presets, and of every kind, is sound', () => {
    for (const form of [repairForm, reportForm, whole]) expect(named(form)).toEqual([])
  })

  it('is refused with the path of each fault', () => {
    expect(named(null)).toEqual(['wrong_kind form'])
    expect(named({ fields: [] })).toEqual(['required form.version'])
    expect(named({ version: 1, fields: [text('A')] })).toEqual(['wrong_format form.fields.0.key'])
    expect(named({ version: 1, fields: [text('a'), text('a')] })).toEqual(['not_unique form.fields.1.key'])
    expect(named({ version: 1, fields: [text('a', { colour: 'red' })] })).toEqual([
      'unknown_field form.fields.0.colour',
    ])
    expect(named({ version: 1, fields: [text('a', { visible: { op: 'all', of: [{ op: 'is' }] } })] })).toEqual([
      'not_an_option form.fields.0.visible.of.0.op',
    ])
    expect(named({ version: 1, fields: [text('a', { required: 'yes' })] })).toEqual([
      'wrong_kind form.fields.0.required',
    ])
    expect(named({ version: 1, fields: [text('a', { default: { from: 'clouds', key: 'x' } })] })).toEqual([
      'not_an_option form.fields.0.default.from',
    ])
    expect(named({ version: 1, fields: [text('a')], atLeastOneOf: [['a', 'b']] })).toEqual([
      'unknown_field form.atLeastOneOf.0.1',
    ])
    expect(formFaults({ version: 1, fields: 3 }, 'nodes.visit.form').map(({ path }) => path)).toEqual([
      'nodes.visit.form.fields',
    ])
  })

  it('has bounds: fields, options, formulas', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => text(`f${index}`))
    expect(named({ version: 1, fields: many(formLimits.fields) })).toEqual([])
    expect(named({ version: 1, fields: many(formLimits.fields + 1) })).toEqual(['too_many form.fields'])
    const options = Array.from({ length: 501 }, (_, index) => ({ value: `o${index}`, label }))
    expect(named({ version: 1, fields: [fieldOf('select', { options })] })).toEqual(['too_many form.fields.0.options'])
    let formula: object = { op: 'constant', value: 1 }
    for (let depth = 1; depth < formLimits.formulaDepth; depth++) formula = { op: 'add', of: [formula] }
    expect(named({ version: 1, fields: [fieldOf('computed', { formula })] })).toEqual([])
    const deeper = { op: 'add', of: [formula] }
    expect(named({ version: 1, fields: [fieldOf('computed', { formula: deeper })] })[0]).toMatch(/^too_large /)
    const wide = { op: 'add', of: Array(20).fill({ op: 'add', of: Array(20).fill({ op: 'constant', value: 1 }) }) }
    expect(named({ version: 1, fields: [fieldOf('computed', { formula: wide })] })[0]).toMatch(/^too_many /)
  })

  it('costs a bounded number of looks, however large it is', () => {
    const bound = 20 * formLimits.steps
    const options = Array.from({ length: 500 }, (_, index) => ({ value: `o${index}`, label }))
    const condition = { op: 'in', at: { from: 'answer', key: 'a' }, values: Array(390).fill('x') }
    const heavy = [
      { version: 1, fields: Array.from({ length: 200 }, (_, at) => fieldOf('select', { key: `f${at}`, options })) },
      { version: 1, fields: Array.from({ length: 200 }, (_, at) => text(`f${at}`, { visible: condition })) },
      { version: 1, fields: Array.from({ length: 1_000_000 }, () => text('a')) },
      { version: 1, fields: [Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`m${at}`, at]))] },
    ]
    for (const one of heavy) {
      const { input, looks } = counted(one)
      expect(formFaults(input).length).toBeGreaterThan(0)
      expect(looks()).toBeLessThan(bound)
    }
    let deep: object = { op: 'constant', value: 1 }
    for (let depth = 0; depth < 100_000; depth++) deep = { op: 'add', of: [deep] }
    const { input, looks } = counted({ version: 1, fields: [fieldOf('computed', { formula: deep })] })
    expect(formFaults(input)).toHaveLength(1)
    expect(looks()).toBeLessThan(1_000)
  })
})

describe('a prepared form', () => {
  it('is read once, however often it judges', () => {
    const { input, looks } = counted(repairForm)
    const form = input as FormSchema
    const judge = () => checkAnswers(form, { fault_code: 'e1', before_temperature: 3 }, { mode: 'draft' })
    expect(judge()).toEqual([])
    const first = looks()
    for (let time = 0; time < 100; time++) judge()
    expect(first).toBeGreaterThan(50)
    expect(looks()).toBe(first)
  })
})

describe('whatever is sent', () => {
  const anyKey = fc.oneof(
    fc.constantFrom(
      'version',
      'fields',
      'key',
      'kind',
      'label',
      'zh-CN',
      'options',
      'formula',
      'op',
      'of',
      '__proto__',
    ),
    fc.string(),
  )
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.oneof(fc.constantFrom(1, 'a', ...fieldKinds), fc.jsonValue({ maxDepth: 1 })),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(anyKey, tie('value'), { maxKeys: 6 }),
    ),
  })).value

  /** The sound form with one place in it overwritten. */
  function spoiled(path: readonly number[], value: unknown): unknown {
    const copy = structuredClone(whole) as unknown as object
    let at: object = copy
    for (const turn of path) {
      const names = Object.keys(at)
      const name = names[turn % names.length]
      if (name === undefined) break
      const below: unknown = Reflect.get(at, name)
      if (typeof below !== 'object' || below === null || Object.keys(below).length === 0) {
        Reflect.set(at, name, value)
        break
      }
      at = below
    }
    return copy
  }

  it('is refused as a form with a path, or is a form that judges anything', () => {
    const path = fc.array(fc.nat(60), { minLength: 2, maxLength: 9 })
    const forms = fc.oneof(
      json,
      fc.tuple(path, json).map(([where, value]) => spoiled(where, value)),
    )
    fc.assert(
      fc.property(forms, fc.dictionary(fc.constantFrom(...fieldKinds), json), (input, answers) => {
        const faults = formFaults(input)
        for (const fault of faults) {
          expect(fault.path).toMatch(/^form/)
          expect(fault.refusal.path).toBe(fault.path)
        }
        expect(faults.length).toBeLessThanOrEqual(formLimits.faults)
        if (faults.length > 0) return
        const form = input as FormSchema
        for (const mode of ['draft', 'final'] as const)
          for (const fault of checkAnswers(form, answers as Answers, { mode })) expect(fault.path).toMatch(/^answers/)
        for (const field of form.fields)
          expect(typeof plainText(field, answers[field.key] as never, 'en')).toBe('string')
      }),
      { seed: 3, numRuns: 1_000 },
    )
  })

  it('as answers is refused when it is no record, and named at most twenty times when it is of strangers', () => {
    for (const odd of [null, 3, 'a', [], undefined] as never[])
      expect(checkAnswers(repairForm, odd, { mode: 'draft' }).map(({ path }) => path)).toEqual(['answers'])
    const strangers = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`s${at}`, at]))
    expect(checkAnswers(repairForm, strangers, { mode: 'draft' })).toHaveLength(20)
  })

  it('is judged a draft wherever it is judged final', () => {
    const schema = { version: 1, fields: whole.fields } as FormSchema
    const sound = fc
      .constantFrom(...fieldKinds)
      .chain((kind) =>
        fc.tuple(
          fc.constant(kind),
          fc.oneof(json, fc.constantFrom(everyKind[kind].sound, ...everyKind[kind].beyond.map(([one]) => one))),
        ),
      )
    fc.assert(
      fc.property(fc.array(sound, { maxLength: 8 }), (pairs) => {
        const answers = Object.fromEntries(pairs) as Answers
        const codes = (mode: 'draft' | 'final') =>
          checkAnswers(schema, answers, { mode }).map(({ path, refusal }) => `${refusal.code} ${path}`)
        const final = new Set(codes('final'))
        for (const fault of codes('draft')) expect(final).toContain(fault)
      }),
      { seed: 8, numRuns: 500 },
    )
  })
})
