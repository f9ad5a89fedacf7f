import type { Result } from '@field/domain/kernel'
import { readCsv } from './csv.ts'
import type { SheetRow } from './sheet.ts'
import { readXlsx } from './xlsx-read.ts'

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads CSV or an Excel workbook, told apart by its first bytes. Each row has the number that the sheet shows beside it. */
export const readSheet = (bytes: Uint8Array): Result<readonly SheetRow[]> =>
  isZip(bytes) ? readXlsx(bytes) : readCsv(bytes)
