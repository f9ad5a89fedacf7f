import type { Instant } from '@field/domain/kernel'
import { drawPictures, type Picture } from './draw-pictures.ts'
import { type Column, drawTable, type Row } from './draw-table.ts'
import { type Hand, type Ink, inkOn, lineHeight } from './ink.ts'

// A4 in points, with margins that every printer keeps and a line at the foot for the page number.
const [pageWidth, pageHeight, margin, footHeight] = [595.28, 841.89, 48, 28]
export const textWidth = pageWidth - 2 * margin

/** Where drawing stands on the pages of a document; `room` begins a new page when less is left than asked for. */
export type Place = {
  readonly ink: Ink
  readonly left: number
  readonly width: number
  y: number
  readonly room: (height: number) => boolean
}

/** What can be put on paper, each below what was put before. */
export type Paper = {
  readonly title: (text: string, under?: string) => Promise<void>
  /** With room for so much of what follows on the same page. */
  readonly heading: (text: string, following?: number) => Promise<void>
  readonly words: (text: string, hand?: Partial<Hand>) => Promise<void>
  /** Names with their values, two pairs side by side. */
  readonly pairs: (pairs: readonly (readonly [name: string, value: string])[]) => Promise<void>
  readonly table: (columns: readonly Column[], rows: readonly Row[]) => Promise<void>
  /** JPEGs, three in a row where nothing else is said, each with its words below. */
  readonly pictures: (pictures: readonly Picture[], across?: number) => Promise<void>
  readonly gap: (height?: number) => void
  /** What follows begins on a new page. */
  readonly page: () => void
}

const quiet = '#5d615b'
const [titleHand, headingHand, plain, small] = [
  { size: 18, weight: 'bold' },
  { size: 12, weight: 'bold' },
  { size: 10 },
  { size: 9, color: quiet },
] as const satisfies readonly Hand[]

/**
 * A PDF of A4 pages in Chinese and English. The same words at the same `at` give the same bytes: nothing in it comes from
 * the clock or from chance. `foot` stands at the foot of each page beside its number.
 */
export async function onPaper(
  { title, at, foot }: { readonly title: string; readonly at: Instant; readonly foot: string },
  draw: (paper: Paper) => Promise<void>,
): Promise<Buffer> {
  // Loaded when somebody prints: with its fonts it took a tenth of a start.
  const { default: PDF } = await import('pdfkit')
  const when = new Date(at)
  const doc = new PDF({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    compress: true,
    info: { Title: title, CreationDate: when, ModDate: when },
  })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const place: Place = {
    ink: inkOn(doc),
    left: margin,
    width: textWidth,
    y: margin,
    room: (height) => {
      if (place.y + height <= pageHeight - margin - footHeight) return false
      doc.addPage()
      place.y = margin
      return true
    },
  }
  await draw(paperAt(place))
  await numberPages(place, foot)
  doc.end()
  return done
}

function paperAt(place: Place): Paper {
  const words = async (text: string, hand: Hand, left = place.left, width = place.width) => {
    for (const line of await place.ink.wrap(text, width, hand)) {
      place.room(lineHeight(hand))
      await place.ink.write(line, left, place.y, hand)
      place.y += lineHeight(hand)
    }
  }
  const gap = (height = 8) => {
    place.y += height
  }
  return {
    title: async (text, under) => {
      await words(text, titleHand)
      if (under) await words(under, small)
      gap()
    },
    heading: async (text, following = 40) => {
      gap(10)
      // A heading never stands alone at the end of a page.
      place.room(lineHeight(headingHand) + following)
      await words(text, headingHand)
      gap(2)
    },
    words: (text, hand) => words(text, { ...plain, ...hand }),
    pairs: async (pairs) => {
      const half = (place.width - 16) / 2
      for (let index = 0; index < pairs.length; index += 2) await pairRow(place, pairs.slice(index, index + 2), half)
    },
    table: (columns, rows) => drawTable(place, columns, rows),
    pictures: (pictures, across) => drawPictures(place, pictures, across),
    gap,
    page: () => {
      place.room(pageHeight)
    },
  }
}

async function pairRow(place: Place, pairs: readonly (readonly [string, string])[], half: number): Promise<void> {
  const nameWidth = 72
  const cells = []
  for (const [name, value] of pairs) {
    const names = await place.ink.wrap(name, nameWidth - 6, small)
    cells.push({ names, lines: await place.ink.wrap(value, half - nameWidth, plain) })
  }
  const height = Math.max(...cells.flatMap(({ names, lines }) => [names.length, lines.length])) * lineHeight(plain) + 2
  place.room(height)
  for (const [index, { names, lines }] of cells.entries()) {
    const left = place.left + index * (half + 16)
    for (const [row, line] of names.entries())
      await place.ink.write(line, left, place.y + 1 + row * lineHeight(plain), small)
    for (const [row, line] of lines.entries())
      await place.ink.write(line, left + nameWidth, place.y + row * lineHeight(plain), plain)
  }
  place.y += height
}

async function numberPages({ ink, left, width }: Place, foot: string): Promise<void> {
  const { start, count } = ink.doc.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    ink.doc.switchToPage(start + index)
    const y = pageHeight - margin
    const number = `${index + 1} / ${count}`
    await ink.write(foot, left, y, { size: 8, color: quiet })
    await ink.write(number, left + width - (await ink.width(number, { size: 8 })), y, { size: 8, color: quiet })
  }
}
