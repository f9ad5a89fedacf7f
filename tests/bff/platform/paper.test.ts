import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { stickerSheets } from '../../../bff/src/entrances/sticker-sheet.ts'
import { amountText } from '../../../bff/src/platform/paper/amount.ts'
import { onPaper, type Paper } from '../../../bff/src/platform/paper/paper.ts'
import { pictures } from '../../../bff/src/platform/pictures.ts'

type Glyph = { readonly path: { readonly commands: readonly unknown[]; readonly bbox: Box } }
type Box = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
type Font = { readonly numGlyphs: number; readonly unitsPerEm: number; getGlyph: (id: number) => Glyph }

// pdfkit's own reader of fonts.
const ofBff = createRequire(new URL('../../../bff/package.json', import.meta.url))
const fontkit: { create: (font: Buffer) => Font } = createRequire(ofBff.resolve('pdfkit'))('fontkit')

test('an amount has a true minus and a comma at the thousands', () => {
  expect([0, 7, 99_999, 123_456_789, -120_000].map(amountText)).toEqual([
    '0.00',
    '0.07',
    '999.99',
    '1,234,567.89',
    '−1,200.00',
  ])
})

/** The fonts that a PDF carries. */
function fontsIn(pdf: Buffer): readonly Font[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/FontFile2 (\d+) 0 R/g)].map(([, id]) => {
    const from = text.indexOf('stream\n', text.indexOf(`\n${id} 0 obj`)) + 'stream\n'.length
    return fontkit.create(inflateSync(pdf.subarray(from, text.indexOf('\nendstream', from))))
  })
}

/** Signs of a font that no viewer can draw: without an outline, or one that reaches far beyond its line. */
function undrawn(font: Font): readonly number[] {
  const blank: number[] = []
  for (let id = 1; id < font.numGlyphs; id += 1) {
    const { commands, bbox } = font.getGlyph(id).path
    const far = Math.max(Math.abs(bbox.minX), Math.abs(bbox.maxX), Math.abs(bbox.minY), Math.abs(bbox.maxY))
    if (commands.length === 0 || far > 2 * font.unitsPerEm) blank.push(id)
  }
  return blank
}

const made = (draw: (paper: Paper) => Promise<void>, at = 1_763_700_000_000) =>
  onPaper({ title: '服务回执单', at, foot: '邻禾 · SH-261121-0007' }, draw)

test('every sign on a sheet has an outline that viewers can draw', async () => {
  const paper = await made(async ({ title, words }) => {
    await title('服务回执单')
    await words('蒸发风机不转，更换FM-220后柜温−18.5℃。Replacedthefanmotor(FM-220).')
  })
  const sharp = await pictures()
  const code = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
  const stickers = await stickerSheets([{ code, label: '灵石路店一号柜', short: 'A-0001' }])
  for (const pdf of [paper, stickers]) {
    const fonts = fontsIn(pdf)
    expect(fonts.length).toBeGreaterThan(0)
    // At most the space of each font is blank.
    for (const font of fonts) expect(undrawn(font).length).toBeLessThanOrEqual(1)
  }
})

test('the same words at the same instant are the same bytes, others are not', async () => {
  const one = async ({ words }: Paper) => words('合计 543.00')
  const other = async ({ words }: Paper) => words('合计 543.01')
  expect((await made(one)).equals(await made(one))).toBe(true)
  expect((await made(one)).equals(await made(other))).toBe(false)
  expect((await made(one)).equals(await made(one, 1_763_700_001_000))).toBe(false)
})

test('papers drawn at once, with signs of many slices side by side, come out alike', async () => {
  const columns = [1, 2, 3].map((share) => ({ name: `列${share}`, share }))
  const rows = [
    ['蒸发风机', '垫片 A-7', '鑫淼焱垚'],
    ['彧翀玥', '℃ 33', '龘靐'],
  ].map((cells) => ({ cells }))
  const all = await Promise.all(Array.from({ length: 8 }, () => made((paper) => paper.table(columns, rows))))
  expect(new Set(all.map((pdf) => pdf.toString('latin1'))).size).toBe(1)
})

test('a long table goes on over pages, and a picture is not distorted', async () => {
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length
  const columns = [
    { name: '项目', share: 4 },
    { name: '金额', share: 1, align: 'right' },
  ] as const
  const rows = Array.from({ length: 90 }, (_, index) => ({ cells: [`更换蒸发风机 ${index}`, '80.00'] }))
  expect(pages(await made((paper) => paper.table(columns, rows.slice(0, 20))))).toBe(1)
  expect(pages(await made((paper) => paper.table(columns, rows)))).toBe(3)
  const sharp = await pictures()
  const jpeg = await sharp({ create: { width: 200, height: 400, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const drawn = await made((paper) => paper.pictures([{ jpeg, width: 200, height: 400, caption: '修前' }]))
  const page = [...drawn.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  const [, width, height] = page.join('\n').match(/([\d.]+) 0 0 -([\d.]+) [\d.]+ [\d.]+ cm\n\/I1 Do/) ?? []
  expect([Number(width), Number(height)]).toEqual([75, 150])
})
