import type { WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { describe, expect, test } from 'vitest'
import { isSign, type Layout, layout } from '../../../miniapp/src/studio/flow/layout.ts'
import { backWays, waysOf } from '../../../miniapp/src/studio/flow/ways.ts'

const of = (key: string): WorkTypeDefinition =>
  presets.find((preset) => preset.definition.key === key)?.definition as WorkTypeDefinition
const complaint = of('catering_complaint')
const cell = ({ boxes }: Layout, key: string) => {
  const box = boxes.find(({ node }) => node.key === key)
  return box && { row: box.row, column: box.column }
}

describe('the picture of a flow', () => {
  const picture = layout(complaint)

  test('the usual way runs down in the first column', () => {
    const usual = ['contact', 'carry_out', 'guest_agrees', 'cool_down', 'call_back', 'done']
    const places = usual.map((key) => cell(picture, key))
    expect(places.map((at) => at?.column)).toEqual(usual.map(() => 0))
    const rows = places.map((at) => at?.row ?? -1)
    expect([...rows].sort((a, b) => a - b)).toEqual(rows)
  })

  test('branches done at once stand side by side, their join under the fork', () => {
    const [seal, trace] = [cell(picture, 'seal'), cell(picture, 'trace')]
    expect(seal?.row).toBe(trace?.row)
    expect(seal?.column).not.toBe(trace?.column)
    expect(cell(picture, 'secured')?.column).toBe(cell(picture, 'secure')?.column)
  })

  test('what goes back is dashed and at the left; a case has its condition', () => {
    const rejected = picture.lines.find(({ way }) => way.kind === 'reject' && way.from === 'supervisor')
    expect(rejected?.dashed).toBe(true)
    const leftmost = Math.min(...picture.boxes.map(({ x }) => x))
    expect(Math.min(...(rejected?.points ?? []).map(([x]) => x))).toBeLessThan(leftmost)
    const grave = picture.lines.find(({ way }) => way.from === 'contact' && way.to === 'alert')
    expect(grave?.way.kind).toBe('case')
    expect(grave?.way.when).not.toBeNull()
    expect(picture.lines.find(({ way }) => way.from === 'contact' && way.to === 'carry_out')?.way.otherwise).toBe(true)
  })

  test('what many steps open when they are late is told by signs, what one or two do by lines', () => {
    const opening = waysOf(of('store_opening')).filter(({ kind }) => kind === 'late')
    expect(opening.length).toBeGreaterThan(2)
    const { lines } = layout(of('store_opening'))
    expect(lines.filter(({ way }) => way.kind === 'late' && isSign(way, opening))).toEqual([])
    const few = waysOf(complaint)
    const late = few.filter(({ kind }) => kind === 'late')
    expect(late.length).toBeGreaterThan(0)
    expect(late.some((way) => isSign(way, few))).toBe(false)
    expect(picture.lines.filter(({ way }) => way.kind === 'late').length).toBe(late.length)
  })

  test('what nothing leads to is still there', () => {
    const lost = { ...complaint, nodes: [...complaint.nodes, { ...complaint.nodes[0], key: 'lost' }] }
    const { row, column } = cell(layout(lost as WorkTypeDefinition), 'lost') ?? { row: 0, column: -1 }
    expect(column).toBe(0)
    expect(row).toBeGreaterThan(5)
  })
})

describe.each(presets.map(({ definition }) => [definition.key, definition] as const))(
  'the picture of %s',
  (_, definition) => {
    const { boxes, lines, width, height } = layout(definition)

    test('has each node once, none over another, all inside', () => {
      expect(boxes.map(({ node }) => node.key)).toEqual(definition.nodes.map(({ key }) => key))
      for (const a of boxes)
        for (const b of boxes) {
          if (a === b) continue
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(apart, `${a.node.key} and ${b.node.key}`).toBe(true)
        }
      for (const [x, y] of lines.flatMap(({ points }) => points)) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(height)
      }
    })

    test('has lines of level and upright pieces that cross no box', () => {
      const onWays = waysOf(definition)
      const back = backWays(definition.start, onWays)
      const drawn = onWays.filter((way) => way.from !== way.to && !isSign(way, onWays))
      expect(lines.map(({ way }) => way)).toEqual(drawn)
      for (const { way, points } of lines) {
        for (const [index, [x1, y1]] of points.slice(0, -1).entries()) {
          const [x2, y2] = points[index + 1] as readonly [number, number]
          expect(x1 === x2 || y1 === y2, `${way.from} → ${way.to}`).toBe(true)
          if (back.has(way)) continue
          for (const box of boxes) {
            const through =
              Math.max(x1, x2) > box.x &&
              Math.min(x1, x2) < box.x + box.width &&
              Math.max(y1, y2) > box.y &&
              Math.min(y1, y2) < box.y + box.height
            expect(through, `${way.from} → ${way.to} through ${box.node.key}`).toBe(false)
          }
        }
      }
    })
  },
)
