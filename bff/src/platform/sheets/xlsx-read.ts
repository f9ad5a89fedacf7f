import { ok, type Result, refuse } from '@field/domain/kernel'
import { strFromU8, unzipSync } from 'fflate'
import { cellText, type SheetRow, sheetLimits } from './sheet.ts'

/**
 * Reads the first sheet of an Excel workbook as text: shared and inline texts, numbers as they are written, days as
 * 'YYYY-MM-DD'. Refuses `file_unreadable` for what is no workbook, and `too_large` for one that unpacks beyond measure.
 */
export function readXlsx(bytes: Uint8Array): Result<readonly SheetRow[]> {
  let unpacked = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = /^xl\/(workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(\.rels)?$/.test(
          name,
        )
        if (wanted) unpacked += originalSize
        return wanted && unpacked <= sheetLimits.unpacked
      },
    })
  } catch {
    return refuse('file_unreadable', { path: 'file' })
  }
  if (unpacked > sheetLimits.unpacked) return refuse('too_large', { path: 'file' })
  const text = (name: string): string => (files[name] ? strFromU8(files[name]) : '')
  const sheet = text(firstSheet(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels')))
  if (sheet === '') return refuse('file_unreadable', { path: 'file' })
  return rowsOf(sheet, sharedTexts(text('xl/sharedStrings.xml')), dateStyles(text('xl/styles.xml')))
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1]

function firstSheet(workbook: string, relations: string): string {
  const id = attribute(/<sheet\s[^>]*>/.exec(workbook)?.[0] ?? '', 'r:id')
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(([tag]) => attribute(tag, 'Id') === id)
  const target = relation && attribute(relation[0], 'Target')
  return target ? (target.startsWith('/') ? target.slice(1) : `xl/${target}`) : 'xl/worksheets/sheet1.xml'
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text
    .replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN
      if (code <= 0x10ffff) return String.fromCodePoint(code)
      return entities[name] ?? whole
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The text of an item: its pieces together, without how it is pronounced. */
const pieces = (item: string): string =>
  [...item.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
    .map(([, piece]) => unescaped(piece ?? ''))
    .join('')

const sharedTexts = (xml: string): string[] =>
  [...xml.matchAll(/<si(?:\s[^>]*)?>([\s\S]*?)<\/si>|<si\/>/g)].map(([, item]) => pieces(item ?? ''))

// Formats that Excel itself knows as days.
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 30, 31, 36, 50, 57, 58])

/** The cell styles that show a number as a day. */
function dateStyles(xml: string): ReadonlySet<number> {
  const own = new Set(
    [...xml.matchAll(/<numFmt\s[^>]*>/g)]
      .filter(([tag]) => /[ymd]/i.test((attribute(tag, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '')))
      .map(([tag]) => Number(attribute(tag, 'numFmtId'))),
  )
  const formats = /<cellXfs[\s>][\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? ''
  const days = [...formats.matchAll(/<xf\s[^>]*>/g)].flatMap(([tag], index) => {
    const format = Number(attribute(tag, 'numFmtId'))
    return builtInDays.has(format) || own.has(format) ? [index] : []
  })
  return new Set(days)
}

/** Excel counts days from 30 December 1899, up to the end of the year 9999. */
const dayOf = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
const lastDay = 2_958_465

const columnOf = (reference: string): number =>
  [...reference.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const lastRow = 1_048_576

/** What the sheet shows beside a row; rows without a number, or with one that does not rise, are counted on. */
function rowAfter(before: number, said: string | undefined): number {
  const number = Number(said)
  return Number.isInteger(number) && number > before && number <= lastRow ? number : before + 1
}

function rowsOf(sheet: string, shared: readonly string[], days: ReadonlySet<number>): Result<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  let last = 0
  for (const [, tag = '', inner = ''] of sheet.matchAll(/<row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const number = rowAfter(last, attribute(tag, 'r'))
    last = number
    const cells: string[] = []
    for (const [, about = '', content = ''] of inner.matchAll(/<c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(attribute(about, 'r') ?? '')
      const at = column < 0 ? cells.length : column
      if (at >= sheetLimits.columns) continue
      while (cells.length < at) cells.push('')
      cells[at] = cellText(textOf(about, content, shared, days))
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells })
    if (rows.length > sheetLimits.rows) return refuse('too_many', { path: 'file', detail: { max: sheetLimits.rows } })
  }
  return ok(rows)
}

function textOf(about: string, content: string, shared: readonly string[], days: ReadonlySet<number>): string {
  const kind = attribute(about, 't') ?? 'n'
  if (kind === 'inlineStr') return pieces(content)
  const value = unescaped(/<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? '')
  if (kind === 's') return shared[Number(value)] ?? ''
  if (kind !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const isDay = days.has(Number(attribute(about, 's') ?? -1)) && number >= 0 && number <= lastDay
  if (isDay) return dayOf(number)
  // 0.1 + 0.2 stands in a sheet as 0.30000000000000004 and is meant as 0.3.
  return String(Number(number.toPrecision(15)))
}
