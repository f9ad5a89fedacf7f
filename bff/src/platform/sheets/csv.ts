import { ok, type Result, refuse } from '@field/domain/kernel'
import { type Cell, cellText, type SheetRow, sheetLimits, withoutFormula } from './sheet.ts'

const mark = '\u{feff}'

/**
 * Reads comma-separated text by RFC 4180 (UTF-8, with or without its mark; GB 18030 when it is not UTF-8, as Excel in China
 * writes it). Rows that are empty are left out but counted. Refuses `wrong_format` for a quotation that does not end.
 */
export function readCsv(bytes: Uint8Array): Result<readonly SheetRow[]> {
  const text = decoded(bytes)
  const rows: SheetRow[] = []
  let cells: string[] = []
  let number = 1
  let at = text.startsWith(mark) ? 1 : 0
  while (at <= text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : plain(text, at)
    if (!cell) return refuse('wrong_format', { path: 'file', detail: { row: number } })
    cells.push(cellText(cell.value))
    const next = text[cell.end]
    if (next === ',') {
      at = cell.end + 1
      continue
    }
    if (next !== undefined && next !== '\n' && next !== '\r')
      return refuse('wrong_format', { path: 'file', detail: { row: number } })
    if (cells.some((one) => one.trim() !== '')) rows.push({ number, cells })
    if (rows.length > sheetLimits.rows) return refuse('too_many', { path: 'file', detail: { max: sheetLimits.rows } })
    cells = []
    number += 1
    at = cell.end + (text.startsWith('\r\n', cell.end) ? 2 : 1)
  }
  return ok(rows)
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

type Read = { readonly value: string; readonly end: number }

function plain(text: string, from: number): Read {
  const rest = /[,\r\n]/g
  rest.lastIndex = from
  const end = rest.exec(text)?.index ?? text.length
  return { value: text.slice(from, end), end }
}

function quoted(text: string, from: number): Read | null {
  let end = text.indexOf('"', from + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end < 0 ? null : { value: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 }
}

/** Writes rows with the mark that tells Excel it is UTF-8; no text of it is run as a formula. */
export function writeCsv(rows: readonly (readonly Cell[])[]): Buffer {
  const cell = (value: Cell): string => {
    if (value === null) return ''
    const text = typeof value === 'number' ? String(value) : withoutFormula(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from(mark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''), 'utf8')
}
