import type { CascadeOption, Field } from '@field/domain/form'
import { describe, expect, test } from 'vitest'
import { renamed } from '../../../miniapp/src/studio/change/fields.ts'
import { linesOfOptions, optionsOfLines } from '../../../miniapp/src/studio/change/option-lines.ts'

const levels = { 'zh-CN': '级联标签', en: 'Levels' }
let next = 0
const fresh = (of: string) => `${of}_${++next}`
const read = (text: string): readonly CascadeOption[] => optionsOfLines(text, [], fresh)

describe('marks of choices', () => {
  test('are words of any language behind a space, several of them, and come back as they were', () => {
    const text = '堂食\n  菜品\n    有异物 | Foreign body #高优先级 #food_safety'
    expect(read(text)[0]?.children?.[0]?.children?.[0]).toMatchObject({
      label: { 'zh-CN': '有异物', en: 'Foreign body' },
      tags: ['高优先级', 'food_safety'],
    })
    expect(linesOfOptions(read(text))).toBe(text)
  })

  test('a name with a hash inside is a name', () => {
    expect(read('3#楼')).toEqual([{ value: expect.any(String), label: { 'zh-CN': '3#楼' } }])
  })
})

describe('a first name', () => {
  const field: Field = {
    key: 'what',
    kind: 'cascade',
    label: levels,
    levels: [levels],
    options: [{ value: 'o1', label: { 'zh-CN': '一' } }],
  }

  test('takes the place of the kind in both languages, and the level follows it', () => {
    expect(renamed(field, 'zh-CN', '投诉分类', levels)).toMatchObject({
      label: { 'zh-CN': '投诉分类' },
      levels: [{ 'zh-CN': '投诉分类' }],
    })
    expect(renamed(field, 'zh-CN', '投诉分类', levels).label.en).toBeUndefined()
  })

  test('later a language is changed alone, and levels with names of their own keep them', () => {
    const own = { ...field, label: { 'zh-CN': '分类', en: 'Kind' }, levels: [{ 'zh-CN': '门店' }] } as typeof field
    expect(renamed(own, 'en', 'Sort', levels)).toMatchObject({
      label: { 'zh-CN': '分类', en: 'Sort' },
      levels: [{ 'zh-CN': '门店' }],
    })
  })
})
