import type { Body, Reply } from '@field/contract'
import type { Label } from '@field/domain/kernel'
import type { Words } from '../../words/area.ts'
import type { stockPartsWords } from '../../words/stock-parts.ts'
import { labelOf, noText, type Pair, type PartLine, pairOf } from '../library/model.ts'

export type Part = Reply<'GET /parts/:id'>
export type FaultCode = Reply<'GET /fault-codes'>['items'][number]
export type Report = Reply<'POST /fault-codes/import'>

/** A part as it is typed. */
export type PartForm = {
  readonly code: string
  readonly name: Pair
  readonly category: string
  readonly fits: string
  readonly serial: boolean
  readonly oldPartReturn: boolean
  readonly cost: number | null
  readonly deposit: number | null
  readonly days: number | null
}

export const emptyPart: PartForm = {
  code: '',
  name: noText,
  category: '',
  fits: '',
  serial: false,
  oldPartReturn: false,
  cost: null,
  deposit: null,
  days: 14,
}

export const partForm = (part: Part): PartForm => ({
  code: part.code,
  name: pairOf(part.name),
  category: part.category,
  fits: part.fits.join('，'),
  serial: part.serial,
  oldPartReturn: part.oldPartReturn,
  cost: part.cost,
  deposit: part.deposit === 0 ? null : part.deposit,
  days: part.returnDays,
})

/** The models in what was typed, each once. */
export const modelsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、;；\n]+/)
      .map((one) => one.trim().slice(0, 64))
      .filter(Boolean),
  ),
]

/** What is sent of a part; its deposit and days count only where old ones come back, so they stay as they were without. */
export function partBody({
  name,
  category,
  fits,
  serial,
  oldPartReturn,
  cost,
  deposit,
  days,
}: PartForm): Body<'PUT /parts/:id'> & { name: { 'zh-CN': string; en?: string } } {
  return {
    name: labelOf(name),
    category: category.trim(),
    fits: modelsIn(fits),
    serial,
    oldPartReturn,
    ...(cost !== null && { cost }),
    ...(oldPartReturn && { deposit: deposit ?? 0, ...(days !== null && { returnDays: days }) }),
  }
}

export const newPartBody = (form: PartForm): Body<'POST /parts'> => ({ code: form.code.trim(), ...partBody(form) })

/** The first thing that a part lacks. */
export function lackInPart(form: PartForm): 'codeFirst' | 'nameFirst' | 'daysFirst' | 'daysWrong' | null {
  if (form.code.trim() === '') return 'codeFirst'
  if (form.name.zh.trim() === '') return 'nameFirst'
  if (!form.oldPartReturn) return null
  if (form.days === null) return 'daysFirst'
  return Number.isInteger(form.days) && form.days >= 1 && form.days <= 365 ? null : 'daysWrong'
}

/** Which question of a part a refusal is about, by the path that the server names. */
export function partFieldAt(path: string | null): 'code' | 'name' | 'category' | 'fits' | 'serial' | null {
  const [first = ''] = (path ?? '').split('.')
  const fields = ['code', 'name', 'category', 'fits', 'serial'] as const
  return fields.find((one) => one === first) ?? null
}

/** The question of a fault code that a refusal is about. */
export function codeFieldAt(path: string | null): 'faultCode' | 'model' | 'meaning' | 'manual' | 'file' | null {
  const [first = ''] = (path ?? '').split('.')
  const of = { code: 'faultCode', model: 'model', label: 'meaning', manual: 'manual', fileId: 'file' } as const
  return Object.hasOwn(of, first) ? of[first as keyof typeof of] : null
}

/** What a fault code means, as it is typed. */
export type CodeForm = {
  readonly code: string
  readonly model: string
  readonly meaning: Pair
  readonly manual: string
  readonly fileId: string | null
  readonly parts: readonly PartLine[]
}

export const emptyCode: CodeForm = { code: '', model: '', meaning: noText, manual: '', fileId: null, parts: [] }

export const codeForm = ({ code, model, label, manual, fileId, parts }: FaultCode): CodeForm => ({
  code,
  model,
  meaning: pairOf(label),
  manual,
  fileId,
  parts: parts.map(({ partId, code: of, name, quantity }) => ({ partId, code: of, name, quantity })),
})

export const codeBody = (form: CodeForm): Body<'PUT /fault-codes'> => ({
  code: form.code.trim(),
  model: form.model.trim(),
  label: labelOf(form.meaning),
  manual: form.manual.trimEnd(),
  fileId: form.fileId,
  parts: form.parts.map(({ partId, quantity }) => ({ partId, quantity })),
})

/** The first thing that a fault code lacks. */
export function lackInCode(form: CodeForm): 'faultCodeFirst' | 'meaningFirst' | null {
  if (form.code.trim() === '') return 'faultCodeFirst'
  return form.meaning.zh.trim() === '' ? 'meaningFirst' : null
}

/** The codes that hold what was typed in their code, model or name. */
export function findCodes<C extends { readonly code: string; readonly model: string; readonly label: Label }>(
  codes: readonly C[],
  typed: string,
): readonly C[] {
  const wanted = typed.trim().toLowerCase()
  return codes
    .filter(({ code, model, label }) =>
      `${code} ${model} ${label['zh-CN']} ${label.en ?? ''}`.toLowerCase().includes(wanted),
    )
    .sort((a, b) => a.code.localeCompare(b.code) || a.model.localeCompare(b.model))
}

/** A column of the sheet as it is called on the screen. */
export function columnWord(name: string, w: Words<typeof stockPartsWords>): string {
  const columns = ['code', 'model', 'name', 'name_en', 'manual', 'parts'] as const
  const column = columns.find((one) => one === name)
  return column ? w[`column_${column}`] : name
}

/**
 * The rows of what was copied from a sheet: cells parted by tabs, a cell of several lines in quotes. Rows without
 * anything in them are kept, so that a row's number is that of the sheet.
 */
export function rowsIn(pasted: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  const text = pasted.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  const row = () => rows[rows.length - 1] as string[]
  const put = (more: string) => {
    const cells = row()
    cells[cells.length - 1] += more
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    const empty = row()[row().length - 1] === ''
    if (quoted && sign === '"' && text.charAt(at + 1) === '"') {
      put('"')
      at += 1
    } else if (sign === '"' && (quoted || empty)) quoted = !quoted
    else if (!quoted && sign === '\t') row().push('')
    else if (!quoted && sign === '\n') rows.push([''])
    else put(sign)
  }
  return text === '' ? [] : rows
}
