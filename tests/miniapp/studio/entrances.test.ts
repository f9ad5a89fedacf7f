import { expect, test } from 'vitest'
import { tokenIn } from '../../../miniapp/src/roles/tag-code.ts'
import {
  changeOf,
  codeFrom,
  creationOf,
  type Entrance,
  emptyForm,
  fieldAt,
  formOf,
  grouped,
  lackIn,
  said,
  waysOf,
} from '../../../miniapp/src/studio/entrances/model.ts'
import { fieldAt as keyFieldAt, lackIn as lackInKey } from '../../../miniapp/src/studio/keys/model.ts'
import { wordsOf } from '../../../miniapp/src/studio/words-of.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { entranceWords } from '../../../miniapp/src/words/entrances.ts'

const entrance: Entrance = {
  id: '0198a0c0-0000-7000-8000-000000000001',
  code: 'c-vip',
  kind: 'customer',
  label: { 'zh-CN': '会员报修' },
  workType: 'repair',
  source: 'vip',
  tags: ['会员'],
  roles: null,
  placeIds: null,
  open: true,
  stickers: 3,
}
const names = {
  w: wordsIn(entranceWords, 'zh-CN'),
  typeName: () => '家电维修',
  roleName: (role: string) => ({ dispatcher: '调度', manager: '主管' })[role] ?? role,
  comma: '、',
}

test('#32 an entrance names what it lacks; nobody chosen means everybody', () => {
  expect(lackIn(emptyForm)).toBe('nameFirst')
  expect(lackIn({ ...emptyForm, name: '会员' })).toBe('typeFirst')
  expect(lackIn({ ...emptyForm, name: '会员', workType: 'repair', source: 'VIP!' })).toBe('sourceWrong')
  expect(changeOf({ ...emptyForm, name: '会员', workType: 'repair' })).toMatchObject({ roles: null, placeIds: null })
  expect(codeFrom('staff', '0198a0c0-0000-7000-8000-0000deadbeef')).toBe('s-deadbeef')
})

test('#32 a saved entrance opens as it was and is sent as it was', () => {
  const { id: _id, code, kind, stickers: _stickers, ...kept } = entrance
  expect(changeOf(formOf(entrance))).toEqual(kept)
  expect(creationOf(formOf(entrance), code)).toEqual({ ...kept, code, kind })
})

test('#33 an entrance says in one sentence what it does, and which source and tags it leaves', () => {
  expect(said(entrance, names)).toEqual({
    does: '客户扫码或点链接，就开一张「家电维修」',
    facts: '来源 vip · 打标签 会员 · 3 张码',
  })
  const staff = said({ ...entrance, kind: 'staff', roles: ['dispatcher', 'manager'], placeIds: ['p'] }, names)
  expect(staff).toEqual({
    does: '调度、主管在报单时选它，开一张「家电维修」',
    facts: '来源 vip · 打标签 会员 · 只在 1 个地点',
  })
})

test('#33 the link and the path of a code carry its scene, as a scan would', () => {
  const { path, link } = waysOf('qjM8ghQF2NpBtpNkf_kQ', 'https://field.example.com')
  expect(link).toBe(`https://field.example.com/#/${path}`)
  expect(tokenIn(link)).toBe('qjM8ghQF2NpBtpNkf_kQ')
})

test('entrances stand by kind, the open ones first', () => {
  const list = [
    { ...entrance, id: '1', kind: 'system' as const },
    { ...entrance, id: '2', open: false },
    { ...entrance, id: '3' },
  ]
  expect(grouped(list).map(({ kind, entrances }) => [kind, entrances.map(({ id }) => id)])).toEqual([
    ['customer', ['3', '2']],
    ['system', ['1']],
  ])
})

test('words are parted by spaces and commas of either kind, each once', () => {
  expect(wordsOf('  a、b, a，c ')).toEqual(['a', 'b', 'c'])
  expect(wordsOf('')).toEqual([])
})

test('a refusal names the question that it is about', () => {
  expect(['placeIds', 'label.zh-CN', 'source', 'something', null].map(fieldAt)).toEqual([
    'places',
    'name',
    'source',
    null,
    null,
  ])
  expect(['scopes.2', 'label', 'url', null].map(keyFieldAt)).toEqual(['scopes', 'name', 'url', null])
})

test('a key or a hook says what it lacks', () => {
  const form = { name: '', scopes: [] as string[], url: 'https://' }
  expect(lackInKey('keys', form)).toBe('nameFirst')
  expect(lackInKey('keys', { ...form, name: '商城' })).toBe('scopeFirst')
  expect(lackInKey('inbound', { ...form, name: '商城' })).toBeNull()
  expect(lackInKey('outbound', form)).toBe('urlFirst')
  expect(lackInKey('outbound', { ...form, url: 'https://erp.example.com/hook' })).toBeNull()
})
