import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { Instant, Label } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { type FaultCode, writeFaults } from './keep.ts'

type Imported = Reply<'POST /fault-codes/import'>
type Fault = Imported['faults'][number]

/** The columns of the sheet, in this order; the first row may be their names. Parts are codes with numbers: `EF-12*1; MF-460`. */
export const columns = ['code', 'model', 'name', 'name_en', 'manual', 'parts'] as const

const words = {
  required: { 'zh-CN': '不能为空', en: 'must not be empty' },
  too_long: { 'zh-CN': '太长', en: 'too long' },
  part_unknown: { 'zh-CN': '没有这个备件', en: 'no such part' },
  quantity_invalid: { 'zh-CN': '数量应为 1 到 99 的整数', en: 'the number must be 1 to 99' },
  not_unique: { 'zh-CN': '与前面的行重复', en: 'the same as a row above' },
} as const satisfies Record<string, Label>

const limits = { code: 32, model: 64, name: 100, name_en: 100, manual: 4_000, parts: 1_000 } as const

/**
 * Reads rows of a sheet. Nothing is written while one row is wrong, nor without `confirm`; each fault names its row (from
 * 1, as the sheet counts), its column and what is wrong in both languages.
 */
export async function importFaults(
  tx: Tx,
  actor: Actor,
  { rows, confirm = false }: Body<'POST /fault-codes/import'>,
  now: Instant,
): Promise<Imported> {
  const parts = await sql<{
    id: string
    code: string
  }>`select id, code from part where org_id = ${actor.orgId}`.execute(tx)
  const ids = new Map(parts.rows.map(({ id, code }) => [code.toLowerCase(), id]))
  const faults: Fault[] = []
  const seen = new Set<string>()
  const codes: FaultCode[] = []
  rows.forEach((row, index) => {
    if (index === 0 && row[0]?.trim().toLowerCase() === 'code') return
    const cells = Object.fromEntries(columns.map((name, at) => [name, (row[at] ?? '').trim()])) as Record<
      (typeof columns)[number],
      string
    >
    if (Object.values(cells).every((cell) => cell === '')) return
    const wrong = (column: (typeof columns)[number], code: keyof typeof words) =>
      faults.push({ row: index + 1, column: columns.indexOf(column) + 1, name: column, code, message: words[code] })
    for (const name of ['code', 'name'] as const) if (cells[name] === '') wrong(name, 'required')
    for (const name of columns) if (cells[name].length > limits[name]) wrong(name, 'too_long')
    const key = `${cells.code.toLowerCase()}\n${cells.model}`
    if (seen.has(key)) wrong('code', 'not_unique')
    seen.add(key)
    const named =
      cells.parts === ''
        ? []
        : cells.parts
            .split(/[;；]/)
            .map((one) => one.trim())
            .filter((one) => one !== '')
    const listed = named.flatMap((one) => {
      const [code = '', count = '1'] = one.split(/[*×]/).map((text) => text.trim())
      const partId = ids.get(code.toLowerCase())
      const quantity = /^\d{1,2}$/.test(count) ? Number(count) : 0
      if (!partId) wrong('parts', 'part_unknown')
      if (quantity < 1) wrong('parts', 'quantity_invalid')
      return partId ? [{ partId, quantity }] : []
    })
    const label: Label = cells.name_en === '' ? { 'zh-CN': cells.name } : { 'zh-CN': cells.name, en: cells.name_en }
    codes.push({ code: cells.code, model: cells.model, label, manual: cells.manual, parts: listed })
  })
  const write = confirm && faults.length === 0
  if (write && codes.length > 0) await writeFaults(tx, actor, codes, now)
  return { rows: codes.length, written: write ? codes.length : 0, faults }
}
