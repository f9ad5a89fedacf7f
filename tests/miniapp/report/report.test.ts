import type { FormSchema } from '@field/domain/form'
import { applianceRepair } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { requestOf } from '../../../miniapp/src/pages/report/model.ts'
import { askedBy, lackOf, type ReportDraft } from '../../../miniapp/src/report/model.ts'

const form = applianceRepair.report
const file = (id: string) => ({ id, purpose: 'photo' as const, path: `kept:${id}`, bytes: 1, confirmed: false })

describe('a report form', () => {
  test('is four ways to say what is wrong, of which none is asked twice', () => {
    const { symptoms, photos, voice, words, others } = askedBy(form)
    expect([symptoms?.key, photos?.key, voice?.key, words?.key]).toEqual(['symptoms', 'photos', 'voice', 'words'])
    expect(others.fields).toEqual([])
  })
  test('keeps what else the organization asks', () => {
    const more: FormSchema = {
      ...form,
      fields: [...form.fields, { key: 'floor', kind: 'number', label: { 'zh-CN': '几楼' }, required: true }],
    }
    expect(askedBy(more).others.fields.map(({ key }) => key)).toEqual(['floor'])
    expect(lackOf(more, { symptoms: ['leak'] }, null)).toEqual({ what: 'answer', field: 'floor' })
  })
})

describe('what is missing', () => {
  test('is nothing once one of the four was given', () => {
    expect(lackOf(form, {}, null)).toEqual({ what: 'one' })
    expect(lackOf(form, { symptoms: [] }, null)).toEqual({ what: 'one' })
    expect(lackOf(form, { symptoms: ['leak'] }, null)).toBeNull()
    expect(lackOf(form, { words: '漏水' }, null)).toBeNull()
    expect(lackOf(form, { photos: ['01a200ae-0000-7000-8000-000000000001'] }, null)).toBeNull()
  })
  test('is one of them also where the form itself demands none', () => {
    const { atLeastOneOf: _, ...free } = form
    expect(lackOf(free, {}, null)).toEqual({ what: 'one' })
  })
  test('is the address where the code knows no place', () => {
    expect(lackOf(form, { symptoms: ['leak'] }, '  ')).toEqual({ what: 'address' })
    expect(lackOf(form, { symptoms: ['leak'] }, '灵石路 745 号')).toBeNull()
  })
  test('is a limit that an answer breaks', () => {
    expect(lackOf(form, { words: '长'.repeat(1_001) }, null)).toEqual({ what: 'answer', field: 'words' })
  })
})

describe('the request', () => {
  const draft: ReportDraft = {
    id: '01a200ae-0000-4000-8000-000000000009',
    answers: { symptoms: ['leak'], photos: ['p1'] },
    files: [file('p1'), file('taken-away')],
    seconds: {},
    address: ' 灵石路 745 号 ',
  }
  test('carries the tag, the answers and only the files that they name', () => {
    const { body, files } = requestOf(draft, { token: 'tag', workType: 'appliance_repair', address: false })
    expect(body).toEqual({ tag: 'tag', workType: 'appliance_repair', answers: draft.answers })
    expect(files.map(({ id }) => id)).toEqual(['p1'])
  })
  test('carries an address only where it was asked', () => {
    expect(requestOf(draft, { token: 'tag', workType: null, address: true }).body).toEqual({
      tag: 'tag',
      address: '灵石路 745 号',
      answers: draft.answers,
    })
  })
})
