import { messageFieldKinds } from '@field/domain/workflow'
import {
  checkTemplateData,
  faultOfValue,
  fitTemplateValue,
  parseLossless,
  type ValueType,
  valueTypes,
} from '@field/wechat'
import { takesValue, templates } from '@field/wechat-sandbox'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const han = (count: number) => '修'.repeat(count)

// Each type at its limit and one beyond it, from WeChat's table.
const cases: readonly [ValueType, readonly string[], readonly string[]][] = [
  ['thing', [han(20), 'a1-空调', 'x'.repeat(20)], [han(21), 'a\nb', 'a\u0007', '', '  ']],
  ['number', ['0', '3.14', '9'.repeat(32)], ['9'.repeat(33), '1a', '-1', '1.', '一']],
  ['letter', ['aZ', 'a'.repeat(32)], ['a'.repeat(33), 'a1', 'a b', '字']],
  ['symbol', ['!', '¥%—…。'], ['!!!!!!', 'a', '1']],
  ['character_string', ['WX-2026_01', 'a'.repeat(32)], ['a'.repeat(33), '单号1', 'é']],
  [
    'time',
    ['15:01', '9:05', '15:01:59', '2019年10月1日 15:01', '15:01~16:01', '2026年11月22日 14:00~2026年11月22日 16:00'],
    ['24:00', '15:60', '15', '15:1', '2019-10-01 15:01', '2019年13月1日 15:01', '1:00~2:00~3:00', '明天'],
  ],
  [
    'date',
    [
      '2019年10月1日',
      '2019年10月',
      '10月1日',
      '2018-01-01',
      '2018/01/01',
      '2018.01.01',
      '01-01',
      '2018-01-01 15:01',
      '01-01~01-02',
    ],
    ['2018-13-01', '2018-01-32', '15:01', '2018-01-01T00:00', '2018-01.01', '18-01-01', 'soon'],
  ],
  ['amount', ['¥300.00', '￥1', '100元', '1234567890', '$9.99'], ['¥¥1', '12345678901', '-1', '1,000', '三百', '元']],
  ['phone_number', ['+86-0766-66888866', '156******77', '1'.repeat(17)], ['1'.repeat(18), '电话1', 'ext1']],
  ['car_number', ['粤A8Z888挂', '京A12345', 'AB12345'], ['粤A8Z8888挂', '京津A1234', '京A1津23']],
  ['name', [han(10), 'a'.repeat(20), '李·明', 'Anna Li'], [han(11), 'a'.repeat(21), `李${'a'.repeat(10)}`, '李2']],
  ['phrase', [han(5), '已受理'], [han(6), 'ok', '受理1', '受 理']],
]

describe('the limits of each type of value', () => {
  it('covers every type', () => {
    expect([...cases.map(([type]) => type), 'enum'].toSorted()).toEqual([...valueTypes].toSorted())
  })

  it.each(cases)('%s', (type, good, bad) => {
    for (const text of good)
      expect([text, faultOfValue(type, text), takesValue(`${type}1`, text, [])]).toEqual([text, undefined, true])
    for (const text of bad) {
      expect(faultOfValue(type, text), text).toBeDefined()
      expect(takesValue(`${type}1`, text, []), text).toBe(false)
    }
  })

  it('holds an enum to its list', () => {
    expect(faultOfValue('enum', '是', ['是', '否'])).toBeUndefined()
    expect(faultOfValue('enum', '也许', ['是', '否'])).toEqual({ rule: 'not_listed' })
  })

  it('names the key, the rule and the limit', () => {
    const data = {
      thing1: { value: han(21) },
      phrase2: { value: 'ok' },
      colour3: { value: 'x' },
      time4: { value: '14:00' },
    }
    expect(checkTemplateData(data)).toEqual([
      { key: 'thing1', rule: 'too_long', limit: 20 },
      { key: 'phrase2', rule: 'characters' },
      { key: 'colour3', rule: 'unknown_type' },
    ])
  })

  it('takes the examples of the template library', () => {
    for (const { keywords } of templates) {
      expect(
        checkTemplateData(Object.fromEntries(keywords.map(({ key, example }) => [key, { value: example }]))),
      ).toEqual([])
    }
  })
})

const alphabets = [
  '修空调门店李王',
  'abcXYZ',
  '0123456789',
  ' .,-~:/年月日元¥%\n\t…',
  '😀👨‍👩‍👧é',
  '\u200b\u00a0\u2028',
]
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...alphabets.flatMap((each) => [...each])), maxLength: 45 }),
  fc.string({ unit: 'grapheme', maxLength: 45 }),
)
const anyType = fc.constantFrom(...valueTypes.filter((type) => type !== 'enum'))

describe('fitting a text into a value', () => {
  it('cuts a long thing and says so, between visible characters', () => {
    expect(fitTemplateValue('thing', han(30))).toBe(`${han(19)}…`)
    expect(fitTemplateValue('thing', `${'a'.repeat(17)}👨‍👩‍👧 and more`)).toBe(`${'a'.repeat(17)}…`)
    expect(fitTemplateValue('thing', '第一行\n第二行')).toBe('第一行 第二行')
  })

  it('drops what a type does not take', () => {
    expect(fitTemplateValue('character_string', '单号WX-1')).toBe('WX-1')
    expect(fitTemplateValue('phrase', '处理中 (3)')).toBe('处理中')
    expect(fitTemplateValue('name', '欧阳师傅2')).toBe('欧阳师傅')
    expect(fitTemplateValue('car_number', '京A·12345')).toBe('京A12345')
  })

  it('makes nothing up where a cut would say something else', () => {
    expect(fitTemplateValue('time', '明天下午')).toBeUndefined()
    expect(fitTemplateValue('amount', '12345678901元')).toBeUndefined()
    expect(fitTemplateValue('number', '9'.repeat(33))).toBeUndefined()
    expect(fitTemplateValue('thing', ' \n ')).toBeUndefined()
  })

  it('always gives what WeChat takes, and leaves that alone', () => {
    fc.assert(
      fc.property(anyType, anyText, (type, text) => {
        const fitted = fitTemplateValue(type, text)
        if (fitted === undefined) return true
        return takesValue(`${type}1`, fitted, undefined) && fitTemplateValue(type, fitted) === fitted
      }),
      { numRuns: 4_000, seed: 20261122 },
    )
  })

  it('never passes a value that WeChat refuses', () => {
    fc.assert(
      fc.property(
        anyType,
        anyText,
        (type, text) => faultOfValue(type, text) !== undefined || takesValue(`${type}1`, text, []),
      ),
      { numRuns: 4_000, seed: 20261122 },
    )
  })

  it('finds something to say for any text with a Chinese character', () => {
    fc.assert(
      fc.property(anyText, (text) => fitTemplateValue('thing', `修${text}`) !== undefined),
      { numRuns: 500 },
    )
  })
})

it('reads numbers beyond 2^53 as their digits and leaves every other JSON alone', () => {
  expect(parseLossless('{"msgid":1988810812324364291,"n":-3.5e2,"s":"1988810812324364291 \\" 5"}')).toEqual({
    msgid: '1988810812324364291',
    n: -350,
    s: '1988810812324364291 " 5',
  })
  const ordinary = fc.json().filter((text) => !/\d{16}/.test(text))
  fc.assert(
    fc.property(ordinary, (text) => {
      expect(parseLossless(text)).toEqual(JSON.parse(text))
    }),
  )
})

it('the designer knows the kinds of keyword that WeChat can hold, and no other', () => {
  expect(messageFieldKinds).toEqual(valueTypes)
})
