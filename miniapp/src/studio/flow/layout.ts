import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import { type Place, placesOf } from './places.ts'
import { backWays, type Way, waysOf } from './ways.ts'

export type Point = readonly [x: number, y: number]

/** A node's box; an end is a small round. Points from the top left of the picture. */
export type Box = Place & {
  readonly node: Node
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A way as a line of level and upright pieces, its arrow at the last point; `words` is where its words begin. */
export type Line = {
  readonly way: Way
  readonly points: readonly Point[]
  readonly dashed: boolean
  readonly words: { readonly x: number; readonly y: number; readonly end: boolean } | null
}

export type Layout = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

/** Points of the picture: a box, and the room between two. */
export const sizes = { box: 136, height: 40, gap: 22, gutter: 24, edge: 8, lane: 6, backLane: 12, word: 44 } as const

/**
 * The picture of a flow. Ways to the right go out at a box's side and down, ways to the left come in at a side; what is
 * not straight runs through the rooms between boxes, so that no line crosses one. Ways back run dashed at the left.
 */
export function layout(definition: WorkTypeDefinition): Layout {
  const ways = waysOf(definition)
  const back = backWays(definition.start, ways)
  const places = placesOf(definition, ways, back)
  const cells = new Set([...places.values()].map(({ row, column }) => `${row}:${column}`))
  const backs = ways.filter((way) => back.has(way))
  // Ways back to the same place run in one lane.
  const backTo = [...new Set(backs.map(({ to }) => to))]
  const left = backTo.length > 0 ? sizes.word + backTo.length * sizes.backLane : sizes.edge
  const xOf = (column: number) => left + column * (sizes.box + sizes.gutter)
  const yOf = (row: number) => sizes.edge + row * (sizes.height + sizes.gap)
  const boxes = definition.nodes.map((node): Box => {
    const { row, column } = places.get(node.key) as Place
    return { node, row, column, x: xOf(column), y: yOf(row), width: sizes.box, height: sizes.height }
  })
  const boxOf = new Map(boxes.map((box) => [box.node.key, box]))
  const free = (row: number, column: number) => !cells.has(`${row}:${column}`)
  const lanes = new Map<string, number>()
  /** The next of three lanes beside one another, so that two lines in one room are seen as two. */
  const lane = (room: string): number => {
    const count = lanes.get(room) ?? 0
    lanes.set(room, count + 1)
    return (count % 3) * sizes.lane
  }
  const said = new Map<string, number>()
  /** How many lines have said their words there already. */
  const words: Lane = (place) => {
    const count = said.get(place) ?? 0
    said.set(place, count + 1)
    return count
  }
  const lines = ways
    .filter((way) => !isSign(way, ways))
    .flatMap((way): Line[] => {
      const [from, to] = [boxOf.get(way.from), boxOf.get(way.to)]
      if (!from || !to || from === to) return []
      if (back.has(way)) return [backLine(way, from, to, left - sizes.backLane * (backTo.indexOf(way.to) + 1))]
      return [onLine(way, from, to, free, lane, words)]
    })
  const right = Math.max(0, ...boxes.map(({ x }) => x + sizes.box))
  const bottom = Math.max(0, ...boxes.map(({ y }) => y + sizes.height))
  const beyond = lines.some((line) => line.words && !line.words.end && line.words.x + 2 * sizes.word > right)
  return { width: right + sizes.gutter + (beyond ? 2 * sizes.word : 0), height: bottom + sizes.gap, boxes, lines }
}

const mostLate = 2

/** Of what is opened when late, by more steps than two, a sign at each step tells: lines would bury the picture. */
export const isSign = ({ kind, to }: Way, ways: readonly Way[]): boolean =>
  kind === 'late' && ways.filter((one) => one.kind === 'late' && one.to === to).length > mostLate

const centre = ({ x }: Box) => x + sizes.box / 2
const middle = ({ y }: Box) => y + sizes.height / 2
const bottomOf = ({ y }: Box) => y + sizes.height

/** Out at the left, along its own lane, and in at the left. */
function backLine(way: Way, from: Box, to: Box, x: number): Line {
  const [out, into] = [middle(from) + sizes.lane, middle(to) - sizes.lane]
  // Other columns are left and reached through the rooms above and below a row, where no box stands.
  const start: readonly Point[] =
    from.column === 0
      ? [[from.x, out]]
      : [
          [from.x, out],
          [from.x - sizes.lane, out],
          [from.x - sizes.lane, bottomOf(from) + sizes.lane],
        ]
  const end: readonly Point[] =
    to.column === 0
      ? [[to.x, into]]
      : [
          [to.x - sizes.lane * 2, to.y - sizes.lane],
          [to.x - sizes.lane * 2, into],
          [to.x, into],
        ]
  const [leave, arrive] = [start.at(-1) as Point, end[0] as Point]
  const points: readonly Point[] = [...start, [x, leave[1]], [x, arrive[1]], ...end]
  return { way, points, dashed: true, words: { x: x + 2, y: leave[1] - 19, end: true } }
}

type Free = (row: number, column: number) => boolean
type Lane = (room: string) => number

const between = (a: number, b: number): readonly number[] => {
  const [low, high] = a < b ? [a, b] : [b, a]
  return Array.from({ length: Math.max(0, high - low - 1) }, (_, index) => low + 1 + index)
}

function onLine(way: Way, from: Box, to: Box, free: Free, lane: Lane, said: Lane): Line {
  const dashed = way.kind === 'reject' || way.kind === 'timeout' || way.kind === 'late'
  const upright = (column: number) => between(from.row, to.row).every((row) => free(row, column))
  const level = (row: number) => between(from.column, to.column).every((column) => free(row, column))
  const straight = from.column === to.column && to.row > from.row && upright(from.column)
  if (straight) {
    const x = centre(from)
    const words = { x: x - 6, y: (bottomOf(from) + to.y) / 2 - 9, end: true }
    return {
      way,
      dashed,
      points: [
        [x, bottomOf(from)],
        [x, to.y],
      ],
      words,
    }
  }
  const beside = free(from.row, from.column + 1)
  // At the box only the first has room for its words; the others say them where they arrive, on both sides of the arrow.
  const atTarget = (): Line['words'] => {
    const left = said(`to:${to.node.key}`) % 2 === 1
    return { x: centre(to) + (left ? -6 : 6), y: to.y - 19, end: left }
  }
  const speaks = way.when !== null || way.otherwise || dashed
  const side = beside
    ? { x: from.x + sizes.box + 6, y: middle(from) - 20, end: false }
    : { x: centre(from) + 6, y: bottomOf(from) + 1, end: false }
  const sideWords = () => (speaks && said(`from:${from.node.key}`) > 0 ? atTarget() : side)
  if (
    to.column > from.column &&
    to.row > from.row &&
    level(from.row) &&
    free(from.row, to.column) &&
    upright(to.column)
  ) {
    const y = middle(from) + (way.kind === 'branch' ? 0 : lane(`side:${from.node.key}`) / 2)
    return {
      way,
      dashed,
      points: [
        [from.x + sizes.box, y],
        [centre(to), y],
        [centre(to), to.y],
      ],
      words: sideWords(),
    }
  }
  if (
    to.column < from.column &&
    to.row > from.row &&
    upright(from.column) &&
    level(to.row) &&
    free(to.row, from.column)
  ) {
    const x = centre(from)
    // Several leave to the left by the same piece; each arrives by its own.
    const words = { x: to.x + sizes.box + sizes.lane * 2, y: middle(to) - 20, end: false }
    return {
      way,
      dashed,
      points: [
        [x, bottomOf(from)],
        [x, middle(to)],
        [to.x + sizes.box, middle(to)],
      ],
      words,
    }
  }
  return { way, dashed, points: roundabout(from, to, lane), words: sideWords() }
}

/** Out at the right, through the room beside the column to the room above the target, and in from above. */
function roundabout(from: Box, to: Box, lane: Lane): readonly Point[] {
  const x = from.x + sizes.box + sizes.lane + lane(`beside:${from.column}`)
  const y = to.y - sizes.gap / 2 - sizes.lane + lane(`above:${to.row}`)
  const into = centre(to) + (to.column < from.column ? sizes.lane : 0)
  return [
    [from.x + sizes.box, middle(from)],
    [x, middle(from)],
    [x, y],
    [into, y],
    [into, to.y],
  ]
}
