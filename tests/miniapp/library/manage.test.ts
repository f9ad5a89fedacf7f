import { asId, type PartId, type ServiceItemId } from '@field/domain/kernel'
import { type ItemContent, type OfflineItem, shelfOf } from '@field/domain/library'
import { expect, test } from 'vitest'
import {
  atHeadquarters,
  changedSince,
  changesOf,
  contentOf,
  emptyForm,
  fieldAt,
  formOf,
  type Item,
  lackIn,
  listed,
  retiredIn,
  tradesIn,
  type Version,
} from '../../../miniapp/src/manage/library/model.ts'
import { fieldsOf, lackInOverride, overrideForm } from '../../../miniapp/src/manage/library/override-model.ts'
import {
  emptyPackage,
  lackInPackage,
  packageBody,
  packageKey,
} from '../../../miniapp/src/manage/library/package-model.ts'

const id = (n: number) => `0190b0a0-0000-7000-8000-${String(n).padStart(12, '0')}`
const part = (n: number, quantity: number) => ({ partId: asId<PartId>(id(n)), quantity })
const content: ItemContent = {
  label: { 'zh-CN': '换电容', en: 'Replace capacitor' },
  path: [{ 'zh-CN': '空调', en: 'Air conditioning' }, { 'zh-CN': '电路' }],
  minutes: 40,
  parts: [part(91, 1)],
  hints: [{ 'zh-CN': '电梯要收费' }],
  instruction: { 'zh-CN': '断电\n换电容' },
}
const item: Item = {
  ...content,
  id: id(1),
  code: 'AC-1',
  path: [...content.path],
  hints: [...content.hints],
  parts: [{ ...part(91, 1), code: 'P-91', name: { 'zh-CN': '电容' } }],
  version: 2,
  updatedAt: 20,
  retiredAt: null,
  available: true,
  own: [],
}
const versions: readonly Version[] = [
  { number: 2, at: 20, by: '韩宁', changed: ['minutes', 'instruction'], content },
  {
    number: 1,
    at: 10,
    by: null,
    changed: [],
    content: { ...content, minutes: 30, instruction: { 'zh-CN': '换电容' } },
  },
]
const offline = (n: number, trade: string, below: string): OfflineItem => ({
  id: asId<ServiceItemId>(id(n)),
  code: `A-${n}`,
  label: { 'zh-CN': `清洗${n}` },
  pinyin: `qingxi${n}`,
  initials: `qx${n}`,
  minutes: 20,
  parts: [],
  hints: [],
  path: [{ 'zh-CN': trade }, { 'zh-CN': below }],
  version: 1,
})
const libraryOf = (items: readonly OfflineItem[]) => ({
  items: new Map(items.map((one) => [one.id as string, one])),
  shelf: shelfOf(items),
})

test('an item goes into the form and out of it as it was; empty lines are left out', () => {
  expect(contentOf(formOf(item))).toEqual({ ...content, parts: [{ partId: id(91), quantity: 1 }] })
  const typed = {
    ...formOf(item),
    hints: [
      { zh: ' 带梯子 ', en: '' },
      { zh: '', en: '' },
    ],
    instruction: { zh: '', en: '' },
  }
  expect(contentOf(typed)).toMatchObject({ hints: [{ 'zh-CN': '带梯子' }], instruction: null })
})

test('what an item lacks is said in order, and a refusal finds its question', () => {
  expect(lackIn(emptyForm)).toBe('codeFirst')
  expect(lackIn({ ...emptyForm, code: 'A' })).toBe('nameFirst')
  expect(lackIn({ ...formOf(item), minutes: null })).toBe('minutesFirst')
  expect(lackIn({ ...formOf(item), hints: [{ zh: '', en: 'Ladder' }] })).toBe('emptyLine')
  expect(lackIn(formOf(item))).toBeNull()
  expect(['label', 'parts.0.quantity', 'fields.hints.1', 'base', null].map(fieldAt)).toEqual([
    'name',
    'parts',
    'hints',
    null,
    null,
  ])
})

test('who sees a branch’s own fields edits headquarters’ all the same', () => {
  const here: Item = { ...item, minutes: 99, own: ['minutes'] }
  expect(atHeadquarters(here, versions).minutes).toBe(40)
  expect(atHeadquarters(here, versions).parts[0]?.code).toBe('P-91')
  expect(atHeadquarters(item, versions)).toBe(item)
})

test('a version says what it changed, the instruction line by line', () => {
  expect(changesOf(versions[1], versions[0] as Version)).toEqual([
    { field: 'minutes', before: 30, after: 40 },
    {
      field: 'instruction',
      lines: [
        { change: 'new', text: '断电' },
        { change: 'same', text: '换电容' },
      ],
    },
  ])
  expect(changesOf(undefined, versions[1] as Version)).toEqual([])
})

test('#48 总部已改: only what headquarters changed later, and only of what the branch keeps', () => {
  expect(changedSince({ at: 15, fields: { minutes: 50 } }, versions)).toEqual(['minutes'])
  expect(changedSince({ at: 15, fields: { hints: [] } }, versions)).toEqual([])
  expect(changedSince({ at: 25, fields: { minutes: 50 } }, versions)).toEqual([])
})

test('#48 an override sends only what is the place’s own, beginning from what holds', () => {
  const fresh = overrideForm(item, null)
  expect(lackInOverride(fresh)).toBe('whereFirst')
  expect(lackInOverride({ ...fresh, scope: id(7) })).toBe('somethingFirst')
  expect(fieldsOf({ ...fresh, scope: id(7), own: ['minutes'], minutes: 55 })).toEqual({ minutes: 55 })
  const kept = overrideForm(item, {
    scope: { kind: 'site', id: id(7), name: '闸北站' },
    number: 3,
    fields: { parts: [part(91, 4)], available: false },
    at: 1,
  })
  expect([kept.own, kept.parts[0]?.quantity, kept.minutes]).toEqual([['parts', 'available'], 4, 40])
  expect(fieldsOf(kept)).toEqual({ parts: [{ partId: id(91), quantity: 4 }], available: false })
})

test('#46 parts out of use are known as they are now, not as they were when a draft was kept, and never sent', () => {
  const gone: Item = { ...item, parts: item.parts.map((one) => ({ ...one, retired: true })) }
  expect([...retiredIn(item)]).toEqual([])
  expect([...retiredIn(gone)]).toEqual([id(91)])
  expect(formOf(gone)).toEqual(formOf(item))
  expect(contentOf(formOf(gone)).parts).toEqual([{ partId: id(91), quantity: 1 }])
  expect([...retiredIn(atHeadquarters({ ...gone, own: ['minutes'] }, versions))]).toEqual([id(91)])
})

test('#48 a branch’s own parts have their names and say which are out of use', () => {
  const named = { ...part(92, 2), code: 'P-92', name: { 'zh-CN': '接触器' }, retired: true }
  const scope = { kind: 'site', id: id(7), name: '闸北站' } as const
  const override = { scope, number: 1, fields: { parts: [part(92, 2)] }, at: 1, parts: [named] }
  expect(overrideForm(item, override).parts).toEqual([
    { partId: id(92), code: 'P-92', name: { 'zh-CN': '接触器' }, quantity: 2 },
  ])
  expect([...retiredIn(item, override)]).toEqual([id(92)])
})

test('#45 the library is listed by trade and category, and searched by initials within a trade', () => {
  const library = libraryOf([offline(1, '空调', '清洗'), offline(2, '空调', '移机'), offline(3, '管道', '疏通')])
  expect(tradesIn(library).map(({ trade, count }) => [trade['zh-CN'], count])).toEqual([
    ['空调', 2],
    ['管道', 1],
  ])
  const all = listed(library, { typed: '', trade: null, most: 10 })
  expect(all.groups.map(({ trade, items }) => [trade?.['zh-CN'], items.length])).toEqual([
    ['空调', 2],
    ['管道', 1],
  ])
  const within = listed(library, { typed: '', trade: '空调', most: 10 })
  expect(within.groups.map(({ trade }) => trade?.['zh-CN'])).toEqual(['清洗', '移机'])
  const found = listed(library, { typed: 'qx', trade: '管道', most: 10 })
  expect([found.count, found.groups[0]?.items[0]?.code]).toEqual([1, 'A-3'])
  expect(listed(library, { typed: '', trade: null, most: 2 })).toMatchObject({
    count: 3,
    groups: [{ items: [{}, {}] }],
  })
})

test('#50 a package needs a name, a type and lines; its key suits an address', () => {
  expect(lackInPackage(emptyPackage)).toBe('nameFirst')
  const named = { ...emptyPackage, name: { zh: '老房改造', en: '' } }
  expect(lackInPackage(named)).toBe('typeFirst')
  expect(lackInPackage({ ...named, workType: 'renovation' })).toBe('linesFirst')
  const whole = {
    ...named,
    workType: 'renovation',
    lines: [{ itemId: id(1), code: 'A-1', label: { 'zh-CN': '清洗' }, quantity: 2 }],
  }
  expect(lackInPackage(whole)).toBeNull()
  expect(packageBody(whole, 3)).toEqual({
    base: 3,
    label: { 'zh-CN': '老房改造' },
    summary: { 'zh-CN': '' },
    workType: 'renovation',
    lines: [{ itemId: id(1), quantity: 2 }],
    retired: false,
  })
  expect(packageKey(id(1))).toMatch(/^[a-z][a-z0-9_]{0,31}$/)
})
