import { unkept } from '../unkept.ts'

/** One row of a sheet as it was read: the number that the sheet shows beside it, and its cells as text. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] }

/** A cell to be written; an amount goes as a number, so that a sheet can add it up. */
export type Cell = string | number | null

/** What a sheet may hold at most: rows, columns, characters of a cell, and bytes when unpacked. */
export const sheetLimits = { rows: 20_001, columns: 64, cell: 4_000, unpacked: 60_000_000 } as const

/**
 * A text that a sheet would take for a formula, made plain. Exports are opened by people in programs that run what begins
 * with one of these signs.
 */
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const everyUnkept = new RegExp(unkept, 'gu')

/** The text of a cell as it was meant: again as it was before `withoutFormula`, and without what cannot be stored. */
export function cellText(text: string): string {
  const kept = text.replace(everyUnkept, '')
  return /^'[=+\-@\t\r]/.test(kept) ? kept.slice(1) : kept
}
