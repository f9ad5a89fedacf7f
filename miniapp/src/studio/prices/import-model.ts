import type { Reply } from '@field/contract'
import { type Language, say } from '@field/domain/kernel'
import type { W } from './sentences.ts'

export type Import = Reply<'GET /price-imports/:id'>
type FaultRow = { readonly id: string; readonly row: string; readonly column: string; readonly what: string }

/** The faults by row and column, in words; a column that this version does not know keeps its name. */
export const faultRows = ({ faults }: Pick<Import, 'faults'>, w: W, language: Language): readonly FaultRow[] =>
  faults.map(({ row, column, code, words }, index) => {
    const name = `column_${column}`
    return {
      id: `${index} ${code}`,
      row: `${row}`,
      column: Object.hasOwn(w, name) ? w[name as 'column_item'] : column,
      what: say(words, language),
    }
  })

/** How far a file is, from 0 to 1. */
export const checkedPart = ({ checked, total }: Pick<Import, 'checked' | 'total'>): number =>
  total === 0 ? 1 : checked / total

/** The column that a refused file is wrong in, as its heading says it: "columns.价格" names it, other paths do not. */
export const headingOf = (path: string | null, w: W): string | null => {
  const name = /^columns\.(.+)$/.exec(path ?? '')?.[1]
  if (name === undefined) return null
  return Object.hasOwn(w, `column_${name}`) ? w[`column_${name}` as 'column_item'] : name
}
