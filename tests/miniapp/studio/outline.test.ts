import { nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { movable, moveFirst } from '../../../miniapp/src/studio/change/nodes.ts'
import { outlineOf } from '../../../miniapp/src/studio/flow/outline.ts'
import { markWords } from '../../../miniapp/src/studio/say/conditions.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { studioWords } from '../../../miniapp/src/words/studio.ts'

const of = (key: string): WorkTypeDefinition =>
  presets.find((preset) => preset.definition.key === key)?.definition as WorkTypeDefinition
const complaint = of('catering_complaint')
const rows = outlineOf(complaint)
const row = (key: string) => rows.find(({ node }) => node.key === key)
const indexOf = (key: string) => rows.findIndex(({ node }) => node.key === key)

describe('the flow as a list', () => {
  test('the usual way stands at the margin, in its order', () => {
    const usual = ['contact', 'carry_out', 'guest_agrees', 'cool_down', 'call_back', 'done']
    expect(usual.map((key) => row(key)?.depth)).toEqual(usual.map(() => 0))
    const places = usual.map(indexOf)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })

  test('a case is indented and says its condition; what is done at once is indented once more', () => {
    expect(row('secure')).toMatchObject({ depth: 1, by: { kind: 'case', from: 'contact' } })
    expect(row('seal')).toMatchObject({ depth: 2, by: { kind: 'branch' } })
    expect(row('trace')).toMatchObject({ depth: 2, by: { kind: 'branch' } })
    expect(row('secured')?.depth).toBe(1)
    expect(row('secured')?.by).toBeNull()
  })

  test('ways that do not lead to the next row are told, those that do are not', () => {
    expect(row('supervisor')?.leaps.map(({ kind, to }) => `${kind} ${to}`)).toContain('reject contact')
    expect(row('contact')?.leaps.map(({ to }) => to)).toContain('alert')
    expect(row('seal')?.leaps).toEqual([])
    expect(row('cool_down')?.leaps).toEqual([])
  })

  test('what nothing leads to is still there', () => {
    const lost = { ...complaint, nodes: [...complaint.nodes, { ...complaint.nodes[0], key: 'lost' }] }
    expect(outlineOf(lost as WorkTypeDefinition).at(-1)?.node.key).toBe('lost')
  })

  test.each(presets.map(({ definition }) => [definition.key, definition] as const))(
    'of %s has each node once, and none deeper than one step below the row above',
    (_, definition) => {
      const outline = outlineOf(definition)
      expect(outline.map(({ node }) => node.key).sort()).toEqual(definition.nodes.map(({ key }) => key).sort())
      for (const { by } of outline) if (by) expect(nodeOf(definition, by.from)).not.toBeNull()
      const first = outline[0]
      expect(first?.node.key).toBe(definition.start)
      for (const [index, { depth }] of outline.entries())
        expect(depth).toBeLessThanOrEqual((outline[index - 1]?.depth ?? -1) + 1)
    },
  )
})

describe('a step let go before the first', () => {
  test('becomes the beginning, and what led to it leads on', () => {
    const key = complaint.nodes.find((node) => node.key !== complaint.start && movable(complaint, node.key))?.key ?? ''
    const moved = moveFirst(complaint, key)
    expect(moved?.start).toBe(key)
    expect(
      moved &&
        outlineOf(moved)
          .slice(0, 2)
          .map(({ node }) => node.key),
    ).toEqual([key, complaint.start])
  })

  test('is refused for the first itself and for what cannot move', () => {
    expect(moveFirst(complaint, complaint.start)).toBeNull()
    expect(moveFirst(complaint, 'secured')).toBeNull()
  })
})

test('a mark that a preset gave a key is said by the choices that give it', () => {
  const speech = { definition: complaint, language: 'zh-CN' as const, w: wordsIn(studioWords, 'zh-CN') }
  expect(markWords('food_safety', speech)).toBe('有异物等 4 种')
  expect(markWords('高优先级', speech)).toBe('高优先级')
  expect(markWords('unknown_key', speech)).toBe('unknown_key')
})
