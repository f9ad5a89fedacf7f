import { describe, expect, test } from 'vitest'
import {
  codeBody,
  codeFieldAt,
  codeForm,
  columnWord,
  emptyCode,
  emptyPart,
  findCodes,
  lackInCode,
  lackInPart,
  modelsIn,
  newPartBody,
  type Part,
  partBody,
  partFieldAt,
  partForm,
  rowsIn,
} from '../../../miniapp/src/manage/parts/model.ts'
import { fewPlaces } from '../../../miniapp/src/manage/stock/model.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { stockPartsWords } from '../../../miniapp/src/words/stock-parts.ts'

const part: Part = {
  id: 'p1',
  code: 'DP-7',
  name: { 'zh-CN': '排水泵', en: 'Drain pump' },
  category: 'pump',
  fits: ['CN-L460', 'CN-L600'],
  serial: true,
  oldPartReturn: true,
  cost: 8_000,
  deposit: 5_000,
  returnDays: 14,
  pieces: [],
  retiredAt: null,
  retirements: [],
}

describe('#51 a part of one’s own', () => {
  test('#51 what is shown is what is sent back, when nothing was typed', () => {
    expect(partBody(partForm(part))).toEqual({
      name: part.name,
      category: 'pump',
      fits: part.fits,
      serial: true,
      oldPartReturn: true,
      cost: 8_000,
      deposit: 5_000,
      returnDays: 14,
    })
  })

  test('#51 a part whose old ones stay says nothing of deposits; an unknown cost is left out', () => {
    const body = newPartBody({ ...emptyPart, code: ' DP-8 ', name: { zh: ' 泵 ', en: '' }, fits: 'A1，B2、A1, ;' })
    expect(body).toEqual({
      code: 'DP-8',
      name: { 'zh-CN': '泵' },
      category: '',
      fits: ['A1', 'B2'],
      serial: false,
      oldPartReturn: false,
    })
    expect(modelsIn('')).toEqual([])
  })

  test.each([
    [{}, 'codeFirst'],
    [{ code: 'A' }, 'nameFirst'],
    [{ code: 'A', name: { zh: '泵', en: '' } }, null],
    [{ code: 'A', name: { zh: '泵', en: '' }, oldPartReturn: true, days: null }, 'daysFirst'],
    [{ code: 'A', name: { zh: '泵', en: '' }, oldPartReturn: true, days: 0 }, 'daysWrong'],
    [{ code: 'A', name: { zh: '泵', en: '' }, oldPartReturn: true, days: 365 }, null],
  ] as const)('#51 %j lacks %s', (typed, lack) => {
    expect(lackInPart({ ...emptyPart, ...typed })).toBe(lack)
  })

  test('#51 a refusal names its question', () => {
    expect([partFieldAt('name.zh-CN'), partFieldAt('serial'), partFieldAt('deposit'), partFieldAt(null)]).toEqual([
      'name',
      'serial',
      null,
      null,
    ])
  })

  test('#51 a refusal of a fault code names its question', () => {
    expect([codeFieldAt('code'), codeFieldAt('label.zh-CN'), codeFieldAt('parts.0'), codeFieldAt(null)]).toEqual([
      'faultCode',
      'meaning',
      null,
      null,
    ])
  })
})

test('#51 many places are chosen from by a search; the chosen one is always there', () => {
  const places = Array.from({ length: 12 }, (_, at) => ({ id: `p${at}`, name: `车 ${at}` }))
  expect(fewPlaces(places.slice(0, 8), null, 'x')).toEqual({ shown: places.slice(0, 8), more: false })
  expect(fewPlaces(places, 'p11', '').shown.map(({ id }) => id)).toEqual([
    'p11',
    ...places.slice(0, 7).map(({ id }) => id),
  ])
  expect(fewPlaces(places, 'p3', '车 1').shown.map(({ id }) => id)).toEqual(['p3', 'p1', 'p10', 'p11'])
  expect(fewPlaces(places, null, '仓')).toEqual({ shown: [], more: true })
})

describe('#52 what fault codes mean', () => {
  const codes = [
    { code: 'E9', model: '', label: { 'zh-CN': '缺氟' } },
    { code: 'E4', model: 'CN-L460', label: { 'zh-CN': '风机不转', en: 'Fan stands still' } },
    { code: 'E4', model: '', label: { 'zh-CN': '风机' } },
  ]

  test('#52 are found by code, model or name, and stand by code, every model first', () => {
    expect(findCodes(codes, '').map(({ code, model }) => `${code} ${model}`)).toEqual(['E4 ', 'E4 CN-L460', 'E9 '])
    expect(findCodes(codes, 'fan').map(({ model }) => model)).toEqual(['CN-L460'])
    expect(findCodes(codes, 'l460')).toHaveLength(1)
  })

  test('#52 what is shown is what is sent back; a manual that was taken away is sent as none', () => {
    const places: never[] = []
    const kept = {
      id: 'c1',
      code: 'E4',
      model: 'CN-L460',
      label: { 'zh-CN': '风机不转' },
      manual: '断电\n量绕组',
      fileId: 'f1',
      parts: [{ partId: 'p1', code: 'EF-12', name: { 'zh-CN': '风机' }, quantity: 2, places }],
    }
    const body = {
      code: 'E4',
      model: 'CN-L460',
      label: { 'zh-CN': '风机不转' },
      manual: '断电\n量绕组',
      fileId: 'f1',
      parts: [{ partId: 'p1', quantity: 2 }],
    }
    expect(codeBody(codeForm(kept))).toEqual(body)
    expect(codeBody({ ...codeForm(kept), fileId: null }).fileId).toBeNull()
    expect([lackInCode(emptyCode), lackInCode({ ...emptyCode, code: 'E1' }), lackInCode(codeForm(kept))]).toEqual([
      'faultCodeFirst',
      'meaningFirst',
      null,
    ])
  })

  test('#52 rows copied from a sheet keep their numbers, cells of several lines and quotes', () => {
    expect(rowsIn('')).toEqual([])
    expect(rowsIn('E1\tCN-L460\t风机\r\n\t\t\r\nE2\t\t"一行\n两行 ""引号"""\tend\n\n')).toEqual([
      ['E1', 'CN-L460', '风机'],
      ['', '', ''],
      ['E2', '', '一行\n两行 "引号"', 'end'],
    ])
    expect(rowsIn('3/8" 铜管\tx')).toEqual([['3/8" 铜管', 'x']])
  })

  test('#52 a column is named as on the screen', () => {
    const w = wordsIn(stockPartsWords, 'zh-CN')
    expect([columnWord('manual', w), columnWord('nonsense', w)]).toEqual(['怎么处理', 'nonsense'])
  })
})
