import type PDFDocument from 'pdfkit'
import { type Run, readSlice, runsOf, type Weight } from './font.ts'

export type Document = InstanceType<typeof PDFDocument>

/** How a text looks: its size in points, weight and colour. */
export type Hand = { readonly size: number; readonly weight?: Weight; readonly color?: string }

/** Writes and measures text of any language on a document; a slice of the font is taken in when a sign first needs it. */
export type Ink = {
  readonly doc: Document
  readonly width: (text: string, hand: Hand) => Promise<number>
  /** The text in lines that fit a width: broken at spaces and between Chinese signs, a longer word where it must. */
  readonly wrap: (text: string, width: number, hand: Hand) => Promise<readonly string[]>
  /** One line with its top left corner at x, y. */
  readonly write: (text: string, x: number, y: number, hand: Hand) => Promise<void>
}

export const lineHeight = ({ size }: Hand): number => size * 1.5

export function inkOn(doc: Document): Ink {
  const known = new Set<string>()
  const widths = new Map<string, number>()

  async function load({ slice }: Run): Promise<void> {
    if (slice === null || known.has(slice)) return
    const font = await readSlice(slice)
    doc.registerFont(slice, font)
    known.add(slice)
  }

  async function width(text: string, { size, weight = 'regular' }: Hand): Promise<number> {
    let sum = 0
    for (const run of await runsOf(text, weight)) {
      await load(run)
      doc.font(run.slice ?? 'Helvetica').fontSize(100)
      for (const sign of run.text) {
        const key = `${run.slice} ${sign}`
        const own = widths.get(key) ?? doc.widthOfString(sign) / 100
        widths.set(key, own)
        sum += own * size
      }
    }
    return sum
  }

  async function wrap(text: string, most: number, hand: Hand): Promise<readonly string[]> {
    const lines: string[] = []
    for (const paragraph of text.split('\n')) {
      let line = ''
      let filled = 0
      for (const word of wordsOf(paragraph)) {
        const own = await width(word, hand)
        if (filled + own > most && line !== '') {
          lines.push(line.trimEnd())
          line = ''
          filled = 0
          if (word.trim() === '') continue
        }
        if (own <= most) {
          line += word
          filled += own
          continue
        }
        for (const sign of word) {
          const more = await width(sign, hand)
          if (filled + more > most && line !== '') {
            lines.push(line)
            line = ''
            filled = 0
          }
          line += sign
          filled += more
        }
      }
      lines.push(line.trimEnd())
    }
    return lines
  }

  async function write(text: string, x: number, y: number, { size, weight = 'regular', color = ink }: Hand) {
    let left = x
    for (const run of await runsOf(text, weight)) {
      await load(run)
      doc
        .font(run.slice ?? 'Helvetica')
        .fontSize(size)
        .fillColor(color)
        .text(run.text, left, y + size * 0.25, { lineBreak: false, baseline: 'top' })
      left += await width(run.text, { size, weight })
    }
  }

  return { doc, width, wrap, write }
}

const ink = '#1a1c19'
const closing = /[，。、；：？！）》」』”’…%,.;:?!)\]}]/u
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u

// A Chinese sign is a word of its own; a closing sign stays with what it closes.
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const sign of text) {
    const last = words.at(-1)
    const before = last?.at(-1) ?? ''
    const joins =
      last !== undefined &&
      (closing.test(sign) || (!wide.test(sign) && !wide.test(before) && (sign === ' ') === (before === ' ')))
    if (joins) words[words.length - 1] = last + sign
    else words.push(sign)
  }
  return words
}
