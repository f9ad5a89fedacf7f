import { asId } from '@field/domain/kernel'
import { type OfflineItem, packItem, searchOffline, shelfOf, shelve, unpackItem, withPage } from '@field/domain/library'
import { expect, test } from 'vitest'

const item = (code: string, zh: string, pinyin: string, initials: string, en?: string): OfflineItem => ({
  id: asId(`00000000-0000-4000-8000-${code.replace(/[^0-9]/g, '').padStart(12, '0')}`),
  code,
  label: { 'zh-CN': zh, ...(en === undefined ? {} : { en }) },
  pinyin,
  initials,
  minutes: 30,
  parts: [],
  hints: [],
  path: [],
  version: 1,
})

const items = [
  item('FJ-9', '更换压缩机', 'genghuanyasuoji', 'ghysj', 'Replace compressor'),
  item('EF-12', '风机清洗', 'fengjiqingxi', 'fjqx', 'Clean fan'),
  item('EF-13', '更换蒸发风机', 'genghuanzhengfafengji', 'ghzffj', 'Replace evaporator fan'),
  item('CF-20', '更换冷凝风机', 'genghuanlengningfengji', 'ghlnfj', 'Replace condenser fan'),
  item('TV-1', '电视挂装', 'dianshiguazhuang', 'dsgz', 'Hang a television'),
]
const shelf = shelfOf(items)
const codes = (typed: string, limit = 10) => searchOffline(shelf, typed, limit).map(({ code }) => code)

test.each([
  ['the whole code', 'EF-12', ['EF-12']],
  ['the code without its signs', 'ef13', ['EF-13']],
  ['how a code begins, before letters within names', 'fj', ['FJ-9', 'EF-12', 'CF-20', 'EF-13']],
  ['initials', 'ghzffj', ['EF-13']],
  ['whole pinyin', 'dianshi', ['TV-1']],
  ['Chinese, names that begin so first, then short ones', '风机', ['EF-12', 'CF-20', 'EF-13']],
  ['English', 'television', ['TV-1']],
  ['several words, all of which are there', '更换 风机', ['CF-20', 'EF-13']],
  ['nothing that there is', 'zzz', []],
])('#45 a phone without the network finds by %s', (_, typed, wanted) => {
  expect(codes(typed)).toEqual(wanted)
})

test('#45 nothing typed shows the library by code, and a limit cuts', () => {
  expect(codes('')).toEqual(['CF-20', 'EF-12', 'EF-13', 'FJ-9', 'TV-1'])
  expect(codes('', 2)).toEqual(['CF-20', 'EF-12'])
})

test('a shelf is of anything that has words', () => {
  const words = shelve(['门锁', '门封条'], (name) => ({ code: name, name, english: '', pinyin: '', initials: '' }))
  expect(searchOffline(words, '门', 5)).toEqual(['门锁', '门封条'])
})

test('what is packed is what comes out, and pages put a library together', () => {
  for (const one of items) expect(unpackItem(packItem(one))).toEqual(one)
  const whole = withPage(new Map(), { items: items.map(packItem), gone: [] })
  const renamed = { ...(items[0] as OfflineItem), label: { 'zh-CN': '换压缩机' }, version: 2 }
  const next = withPage(whole, { items: [packItem(renamed)], gone: [items[4]?.id ?? ''] })
  expect([whole.size, next.size, next.get(renamed.id)?.version]).toEqual([5, 4, 2])
})
