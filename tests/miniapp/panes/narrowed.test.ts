import { expect, test } from 'vitest'
import { narrowed, narrowedBelowAll } from '../../../miniapp/src/panes/narrowed.ts'

const named = (...names: string[]) => names.map((name, at) => ({ id: `s${at}`, name }))
const three = named('闸北站', '静安站', 'Xuhui 站')
const ids = ({ shown }: ReturnType<typeof narrowed>) => shown.map(({ id }) => id)

test('all to choose from while they are few, else those that a name finds', () => {
  const found = (chosen: string | null, typed: string, most: number) =>
    ids(narrowedBelowAll(three, { chosen, typed, most }))
  expect(found(null, '', 3)).toEqual(['s0', 's1', 's2'])
  expect(found(null, '', 2)).toEqual([])
  expect(found('s1', '', 2)).toEqual(['s1'])
  expect(found('s1', ' xUHUI', 2)).toEqual(['s1', 's2'])
  expect(found(null, '浦东', 2)).toEqual([])
})

test('the chosen one is shown however many others a name finds before it, and however little is listed', () => {
  const many = named(...Array.from({ length: 40 }, (_, at) => `网点 ${at + 1}`))
  const asked = { chosen: 's39', typed: '网点', most: 8 }
  expect(ids(narrowedBelowAll(many, asked))).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's39'])
  expect(ids(narrowed(many, { ...asked, typed: '' }))).toHaveLength(8)
  expect(ids(narrowed(many, { ...asked, typed: '' }))).toContain('s39')
  expect(ids(narrowed(many, { ...asked, most: 1 }))).toEqual(['s39'])
  expect(narrowed(many, asked).found).toBe(40)
  // What was typed does not hide it either, and it is not counted as found then.
  expect(narrowed(many, { ...asked, typed: '网点 12' })).toEqual({
    shown: [
      { id: 's11', name: '网点 12' },
      { id: 's39', name: '网点 40' },
    ],
    found: 1,
  })
})
