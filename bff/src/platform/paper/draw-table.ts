import { type Hand, lineHeight } from './ink.ts'
import type { Place } from './paper.ts'

/** A column: its part of the width, and where its words stand. */
export type Column = { readonly name: string; readonly share: number; readonly align?: 'left' | 'right' }
/** The words of a row; a strong one stands bold below a line, as a sum does. */
export type Row = { readonly cells: readonly string[]; readonly strong?: boolean }

const head = { size: 9, color: '#5d615b' } as const satisfies Hand
const body = { size: 9.5 } as const satisfies Hand
const padding = 4

/** A table that goes on over pages with its head again on each. */
export async function drawTable(place: Place, columns: readonly Column[], rows: readonly Row[]): Promise<void> {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / whole) * place.width)
  const names: Row = { cells: columns.map(({ name }) => name) }
  await drawRow(place, columns, widths, names, head)
  const handOf = ({ strong }: Row): Hand => (strong ? { ...body, weight: 'bold' } : body)
  for (const [index, row] of rows.entries()) {
    const hand = handOf(row)
    const sum = rows[index + 1]?.strong ? rows[index + 1] : undefined
    // A sum never stands alone on a page: the line above goes with it.
    const height =
      (await heightOf(place, widths, row, hand)) +
      padding * 2 +
      (sum ? (await heightOf(place, widths, sum, handOf(sum))) + padding * 2 : 0)
    if (place.room(height)) await drawRow(place, columns, widths, names, head)
    await drawRow(place, columns, widths, row, hand)
  }
}

// One cell after the other: fonts stand in a document in the order in which they are first needed.
async function wrapped(place: Place, widths: readonly number[], { cells }: Row, hand: Hand) {
  const lines: (readonly string[])[] = []
  for (const [index, text] of cells.entries())
    lines.push(await place.ink.wrap(text, (widths[index] ?? 0) - 2 * padding, hand))
  return lines
}

async function heightOf(place: Place, widths: readonly number[], row: Row, hand: Hand): Promise<number> {
  const cells = await wrapped(place, widths, row, hand)
  return Math.max(1, ...cells.map(({ length }) => length)) * lineHeight(hand)
}

async function drawRow(
  place: Place,
  columns: readonly Column[],
  widths: readonly number[],
  row: Row,
  hand: Hand,
): Promise<void> {
  const { ink, left, width } = place
  const cells = await wrapped(place, widths, row, hand)
  const height = Math.max(1, ...cells.map(({ length }) => length)) * lineHeight(hand) + padding * 2
  place.room(height)
  let x = left
  for (const [index, lines] of cells.entries()) {
    const own = widths[index] ?? 0
    for (const [at, line] of lines.entries()) {
      const free = columns[index]?.align === 'right' ? own - 2 * padding - (await ink.width(line, hand)) : 0
      await ink.write(line, x + padding + free, place.y + padding + at * lineHeight(hand), hand)
    }
    x += own
  }
  place.y += height
  ink.doc
    .moveTo(left, place.y)
    .lineTo(left + width, place.y)
    .lineWidth(0.5)
    .strokeColor('#d9dcd4')
    .stroke()
}
