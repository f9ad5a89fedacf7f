import type PDFDocument from 'pdfkit'
import { type Run, readSlice, runsOf } from '../platform/paper/font.ts'
import { pictures } from '../platform/pictures.ts'

/** One sticker: the code as PNG, what stands below it, and the short code to read out. */
export type Sticker = { readonly code: Buffer; readonly label: string; readonly short: string }

export const perSheet = 24
const [columns, rows] = [4, 6]
// Points: A4 less a margin that every printer keeps.
const [pageWidth, pageHeight, margin] = [595.28, 841.89, 24]
const [cellWidth, cellHeight] = [(pageWidth - 2 * margin) / columns, (pageHeight - 2 * margin) / rows]
const side = 92
const [labelSize, shortSize] = [9, 8]

/** A PDF of A4 sheets with 24 stickers each, in the order given. */
export async function stickerSheets(stickers: readonly Sticker[]): Promise<Buffer> {
  // Loaded when somebody prints: with its fonts it took a tenth of a start.
  const [{ default: PDF }, sharp] = await Promise.all([import('pdfkit'), pictures()])
  const doc = new PDF({ size: 'A4', margin: 0, autoFirstPage: false, compress: true })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const fonts = new Set<string>()
  for (const [index, sticker] of stickers.entries()) {
    if (index % perSheet === 0) doc.addPage()
    const at = index % perSheet
    const x = margin + (at % columns) * cellWidth
    const y = margin + Math.floor(at / columns) * cellHeight
    // JPEG goes into the document as it is, and a code needs no colours.
    const code = await sharp(sticker.code)
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(480, 480)
      .jpeg({ quality: 90 })
      .toBuffer()
    doc.image(code, x + (cellWidth - side) / 2, y + 6, { width: side, height: side })
    await write(doc, fonts, { text: sticker.label, size: labelSize, x, y: y + side + 10 })
    await write(doc, fonts, { text: sticker.short, size: shortSize, x, y: y + side + 23 })
  }
  doc.end()
  return done
}

type Document = InstanceType<typeof PDFDocument>
type Line = { readonly text: string; readonly size: number; readonly x: number; readonly y: number }

/** One centred line; what does not fit is cut. */
async function write(doc: Document, fonts: Set<string>, { text, size, x, y }: Line): Promise<void> {
  const runs = await runsOf([...text].slice(0, 14).join(''))
  const widths: number[] = []
  for (const run of runs) {
    await choose(doc, fonts, run)
    widths.push(doc.fontSize(size).widthOfString(run.text))
  }
  let left = x + Math.max(0, (cellWidth - widths.reduce((sum, one) => sum + one, 0)) / 2)
  for (const [index, run] of runs.entries()) {
    await choose(doc, fonts, run)
    doc.fontSize(size).text(run.text, left, y, { lineBreak: false, baseline: 'top' })
    left += widths[index] ?? 0
  }
}

async function choose(doc: Document, fonts: Set<string>, { slice }: Run): Promise<void> {
  if (slice === null) {
    doc.font('Helvetica')
    return
  }
  if (!fonts.has(slice)) {
    doc.registerFont(slice, await readSlice(slice))
    fonts.add(slice)
  }
  doc.font(slice)
}
