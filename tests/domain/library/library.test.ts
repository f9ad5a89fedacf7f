import { asId, type PartId, type ServiceItemId } from '@field/domain/kernel'
import {
  changedFields,
  checkItem,
  checkOverride,
  checkPackageLines,
  type ItemContent,
  itemHere,
  keptAgainst,
  lineDiff,
  linesOfText,
  partChanges,
  withPackage,
} from '@field/domain/library'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const part = (name: string): PartId => asId(name)
const item = (id: string): ServiceItemId => asId(id)
const content: ItemContent = {
  label: { 'zh-CN': '更换风机', en: 'Replace fan' },
  path: [{ 'zh-CN': '家电' }],
  minutes: 40,
  parts: [{ partId: part('fan'), quantity: 1 }],
  hints: [{ 'zh-CN': '电梯收费' }],
  instruction: { 'zh-CN': '断电\n更换' },
}

describe('#48 headquarters and branches', () => {
  test('what a branch does not name follows headquarters, of what several name the narrowest wins', () => {
    const here = itemHere(content, [{ minutes: 50, hints: [] }, { minutes: 70 }])
    expect(here).toEqual({ ...content, minutes: 70, hints: [], available: true, own: ['minutes', 'hints'] })
    expect(itemHere(content, [])).toEqual({ ...content, available: true, own: [] })
  })

  test('a branch may have nothing where headquarters has something', () => {
    expect(itemHere(content, [{ parts: [] }]).parts).toEqual([])
    expect(itemHere(content, [{ available: false }, { available: true }]).available).toBe(true)
  })

  test('keepers are told of what changed and they have otherwise, of nothing else', () => {
    const changed = changedFields(content, { ...content, minutes: 45, parts: [] })
    expect(changed).toEqual(['minutes', 'parts'])
    expect(keptAgainst(changed, { minutes: 60, hints: [] })).toEqual(['minutes'])
    expect(keptAgainst(changed, { hints: [] })).toEqual([])
    expect(keptAgainst(changed, { parts: [] })).toEqual(['parts'])
  })

  test('an override that says nothing is none', () => {
    expect(checkOverride({})).toMatchObject({ ok: false, refusal: { code: 'required', path: 'fields' } })
    expect(checkOverride({ minutes: 1441 })).toMatchObject({ ok: false, refusal: { path: 'fields.minutes' } })
    expect(checkOverride({ available: false }).ok).toBe(true)
  })
})

describe('what an item may be', () => {
  test.each([
    ['minutes of more than a day', { minutes: 1441 }, 'too_large', 'minutes'],
    ['half a minute', { minutes: 0.5 }, 'wrong_kind', 'minutes'],
    ['no pieces of a part', { parts: [{ partId: part('fan'), quantity: 0 }] }, 'quantity_invalid', 'parts.0.quantity'],
    ['an empty hint', { hints: [{ 'zh-CN': '' }] }, 'required', 'hints.0'],
    ['a name too long', { label: { 'zh-CN': '长'.repeat(61) } }, 'too_long', 'label'],
  ])('not %s', (_, wrong, code, path) => {
    expect(checkItem({ ...content, ...wrong })).toMatchObject({ ok: false, refusal: { code, path } })
  })

  test('but what is whole', () => expect(checkItem(content)).toEqual({ ok: true, value: null }))

  test('a changed part is told with both counts', () => {
    const after = [
      { partId: part('fan'), quantity: 2 },
      { partId: part('seal'), quantity: 1 },
    ]
    expect(partChanges(content.parts, after)).toEqual([
      { partId: 'fan', before: 1, after: 2 },
      { partId: 'seal', before: 0, after: 1 },
    ])
  })
})

describe('#49 the difference of two instructions', () => {
  const lines = fc.array(fc.constantFrom('断电', '拆下', '装上', '试机', '签字'), { maxLength: 12 })
  const text = (kept: readonly string[]): string => kept.join('\n')

  test('holds both texts whole, for any two', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const diff = lineDiff(text(a), text(b))
        const without = (change: string) => diff.filter((one) => one.change !== change).map((one) => one.text)
        expect(without('new')).toEqual(linesOfText(text(a)))
        expect(without('gone')).toEqual(linesOfText(text(b)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('keeps as much as can be kept, for any two', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const same = lineDiff(text(a), text(b)).filter(({ change }) => change === 'same').length
        expect(same).toBe(common(linesOfText(text(a)), linesOfText(text(b))))
      }),
      { numRuns: 500 },
    )
  })

  /** The longest common subsequence by trying: no table, no order of steps in common with the code under test. */
  function common(a: readonly string[], b: readonly string[], known = new Map<string, number>()): number {
    const [first, ...rest] = a
    if (first === undefined || b.length === 0) return 0
    const key = `${a.length} ${b.length}`
    const found = known.get(key)
    if (found !== undefined) return found
    const at = b.indexOf(first)
    const best = Math.max(common(rest, b, known), at < 0 ? 0 : 1 + common(rest, b.slice(at + 1), known))
    known.set(key, best)
    return best
  }

  test('lines of another system end as ours do', () => {
    expect(lineDiff('a\r\nb', 'a\nb').every(({ change }) => change === 'same')).toBe(true)
  })
})

describe('#50 packages', () => {
  test('bring their lines to what is there: of the same item the larger quantity', () => {
    const present = [
      { itemId: item('visit'), quantity: 1 },
      { itemId: item('wire'), quantity: 9 },
    ]
    const brought = [
      { itemId: item('wire'), quantity: 4 },
      { itemId: item('visit'), quantity: 2 },
      { itemId: item('paint'), quantity: 30 },
    ]
    expect(withPackage(present, brought)).toEqual([
      { itemId: 'visit', quantity: 2 },
      { itemId: 'wire', quantity: 9 },
      { itemId: 'paint', quantity: 30 },
    ])
    expect(withPackage(withPackage(present, brought), brought)).toEqual(withPackage(present, brought))
  })

  test.each([
    ['no line', [], 'too_few', 'lines'],
    ['an item twice', [1, 1].map((quantity) => ({ itemId: item('a'), quantity })), 'not_unique', 'lines.1'],
    ['a thousand of one', [{ itemId: item('a'), quantity: 1000 }], 'quantity_invalid', 'lines.0.quantity'],
  ])('refuse %s', (_, lines, code, path) => {
    expect(checkPackageLines(lines)).toMatchObject({ ok: false, refusal: { code, path } })
  })
})
