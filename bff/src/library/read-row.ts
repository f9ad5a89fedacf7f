import type { Label, PartId, Refusal } from '@field/domain/kernel'
import { checkCode, checkItem, type ItemContent, type RequiredPart } from '@field/domain/library'
import { type CellFault, type Cells, cellFault, type ItemColumn } from './columns.ts'
import type { KeptItem } from './row.ts'

/** An item that a row asks for, and what is wrong with the row. */
export type ReadRow = {
  readonly code: string
  readonly content: ItemContent
  readonly retired: boolean
  readonly faults: readonly CellFault[]
}

const nothing: ItemContent = { label: { 'zh-CN': '' }, path: [], minutes: 0, parts: [], hints: [], instruction: null }

const labelOf = (zh: string, en: string): Label => (en.trim() === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en })

/** Chinese entries with the English ones beside them, by place. */
function labelsOf(zh: string, en: string, between: RegExp): readonly Label[] {
  const english = en.split(between).map((one) => one.trim())
  return zh
    .split(between)
    .map((one, index) => labelOf(one.trim(), english[index] ?? ''))
    .filter((label) => label['zh-CN'] !== '')
}

const lineEnd = /\r?\n/

/** `EF-12*2 CF-20`: codes with how many of each, parted by spaces, commas or line ends. */
function partsOf(
  cell: string,
  partByCode: ReadonlyMap<string, PartId>,
): { readonly parts: readonly RequiredPart[]; readonly faults: readonly CellFault[] } {
  const parts: RequiredPart[] = []
  const faults: CellFault[] = []
  for (const word of cell.split(/[\s,;，；、]+/).filter((one) => one !== '')) {
    const [code = '', count = '1'] = word.split(/[*×]/)
    const partId = partByCode.get(code.toLowerCase())
    const quantity = /^\d{1,3}$/.test(count) ? Number(count) : 0
    if (!partId) faults.push(cellFault('parts', 'part_unknown', code))
    else if (quantity < 1 || quantity > 99) faults.push(cellFault('parts', 'quantity_invalid', code))
    else if (parts.some((part) => part.partId === partId)) faults.push(cellFault('parts', 'not_unique', code))
    else parts.push({ partId, quantity })
  }
  return { parts, faults }
}

const columnOfPath: { readonly [field: string]: ItemColumn } = { label: 'name' }
const columns: readonly ItemColumn[] = ['path', 'minutes', 'parts', 'hints', 'instruction']

/** Which cell a refusal of the domain is about. */
function faultOf({ code, path = '' }: Refusal): CellFault {
  const field = path.split('.')[0] ?? ''
  return cellFault(columnOfPath[field] ?? columns.find((column) => column === field) ?? 'code', code)
}

const yes = ['是', 'yes', 'y', 'true', '1']
const no = ['', '否', 'no', 'n', 'false', '0']

/**
 * Reads one row. What a sheet has no column for stays as it is with an item that is there, and is empty with a new one.
 * Every fault of the row is named.
 */
export function readRow(
  cells: Cells,
  { present, partByCode }: { readonly present: KeptItem | null; readonly partByCode: ReadonlyMap<string, PartId> },
): ReadRow {
  const before = present?.content ?? nothing
  const code = (cells.code ?? '').trim()
  const faults: CellFault[] = []
  const checked = checkCode(code)
  if (!checked.ok) faults.push(cellFault('code', checked.refusal.code))
  const { parts, faults: wrongParts } =
    cells.parts === undefined ? { parts: before.parts, faults: [] } : partsOf(cells.parts, partByCode)
  faults.push(...wrongParts)
  const typed = cells.minutes?.trim()
  if (typed === '') faults.push(cellFault('minutes', 'required'))
  const said = cells.retired?.trim().toLowerCase()
  if (said !== undefined && ![...yes, ...no].includes(said)) faults.push(cellFault('retired', 'not_an_option'))
  const { label } = before
  const { name, path, hints, instruction } = cells
  const content: ItemContent = {
    label: labelOf((name ?? label['zh-CN']).trim(), (cells.name_en ?? label.en ?? '').trim()),
    path: path === undefined ? before.path : labelsOf(path, cells.path_en ?? '', /\//),
    minutes: typed === undefined || typed === '' ? before.minutes : Number(typed),
    parts,
    hints: hints === undefined ? before.hints : labelsOf(hints, cells.hints_en ?? '', lineEnd),
    instruction:
      instruction === undefined
        ? before.instruction
        : instruction.trim() === ''
          ? null
          : labelOf(instruction.replace(/\r\n/g, '\n'), (cells.instruction_en ?? '').replace(/\r\n/g, '\n')),
  }
  const whole = checkItem(content)
  if (!whole.ok) faults.push(faultOf(whole.refusal))
  const retired = said === undefined ? present?.retiredAt != null : yes.includes(said)
  return { code, content, retired, faults }
}
