import { createHash } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, isId, type OrgId, ok, type PartId, type Result, refuse } from '@field/domain/kernel'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { readSheet } from '../platform/sheets/read-sheet.ts'
import type { SheetRow } from '../platform/sheets/sheet.ts'
import type { World } from '../platform/world.ts'
import { type CellFault, type Cells, cellFault, type ItemColumn, itemColumns } from './columns.ts'
import { ofHeadquarters } from './keep-item.ts'
import { readRow } from './read-row.ts'
import { itemsWhere } from './row.ts'
import { isThere, type Wished, writeItems } from './write-items.ts'

export type ImportView = Reply<'GET /library/imports/:id'>

/** A file that was read, its heading understood. `number` is what the sheet shows beside the row. */
export type ReadFile = {
  readonly id: string
  readonly name: string
  readonly sha256: Buffer
  readonly rows: readonly NumberedCells[]
}
type NumberedCells = { readonly number: number; readonly cells: Cells }

const mostBytes = 5_000_000

/**
 * Reads the multipart form of a file of items, with no connection held. Refuses a malformed form, a file that is no sheet,
 * a heading without code or name, and one with a column that nobody knows, by its name.
 */
export async function readFile(request: FastifyRequest): Promise<Result<ReadFile>> {
  let [id, name, bytes]: [string, string, Buffer | null] = ['', '', null]
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: 1, fields: 2, fieldSize: 100 } })) {
    if (part.type === 'file') {
      name = part.filename.slice(-100)
      try {
        bytes = await part.toBuffer()
      } catch {
        return refuse('file_too_large', { path: 'file', detail: { max: mostBytes } })
      }
    } else if (part.fieldname === 'id' && typeof part.value === 'string') id = part.value
  }
  if (!isId(id)) return refuse('wrong_format', { path: 'id' })
  if (!bytes || bytes.length === 0) return refuse('required', { path: 'file' })
  const sheet = readSheet(bytes)
  if (!sheet.ok) return sheet
  const rows = rowsUnder(sheet.value)
  return rows.ok ? ok({ id, name, sha256: createHash('sha256').update(bytes).digest(), rows: rows.value }) : rows
}

const mustBeThere: readonly ItemColumn[] = ['code', 'name']

function rowsUnder([heading, ...rows]: readonly SheetRow[]): Result<ReadFile['rows']> {
  const said = (heading?.cells ?? []).map((cell) => cell.trim())
  const known = Object.entries(itemColumns) as [ItemColumn, string][]
  const columns = said.map((cell) => known.find(([key, words]) => key === cell || words === cell)?.[0])
  const unknown = said.find((cell, index) => cell !== '' && columns[index] === undefined)
  if (unknown !== undefined) return refuse('unknown_field', { path: `columns.${unknown.slice(0, 40)}` })
  const missing = mustBeThere.find((column) => !columns.includes(column))
  if (missing) return refuse('required', { path: `columns.${missing}` })
  if (rows.length === 0) return refuse('too_few', { path: 'file' })
  return ok(
    rows.map(({ number, cells }) => ({
      number,
      cells: Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? '']] : []))),
    })),
  )
}

type Checked = {
  readonly wishes: readonly Wished[]
  readonly faults: readonly (CellFault & { readonly row: number })[]
}

/** What a file would do to the library as it is now, and everything that is wrong with it, row by row. */
async function check(tx: Tx, orgId: OrgId, rows: readonly NumberedCells[]): Promise<Checked> {
  const [items, { rows: parts }] = await Promise.all([
    itemsWhere(tx, orgId, sql`true`),
    sql<{ code: string; id: string }>`select lower(code) as code, id from part where org_id = ${orgId}::uuid`.execute(
      tx,
    ),
  ])
  const partByCode = new Map(parts.map(({ code, id }) => [code, asId<PartId>(id)]))
  const itemByCode = new Map(items.map((item) => [item.code, item]))
  const seen = new Set<string>()
  const wishes: Wished[] = []
  const faults: (CellFault & { readonly row: number })[] = []
  for (const { number: row, cells } of rows) {
    const present = itemByCode.get((cells.code ?? '').trim()) ?? null
    const { faults: wrong, ...read } = readRow(cells, { present, partByCode })
    faults.push(...wrong.map((fault) => ({ row, ...fault })))
    if (seen.has(read.code) && read.code !== '') faults.push({ row, ...cellFault('code', 'not_unique') })
    seen.add(read.code)
    wishes.push({ ...read, present })
  }
  return { wishes, faults }
}

type Kept = {
  readonly id: string
  readonly name: string
  readonly sha256: Buffer
  readonly state: 'checked' | 'confirmed'
  readonly rows: readonly NumberedCells[]
  readonly report: ImportView | null
}

const mostFaults = 500

function viewOf({ id, name }: Pick<Kept, 'id' | 'name'>, { wishes, faults }: Checked): ImportView {
  const unchanged = wishes.filter(isThere).length
  const added = wishes.filter(({ present }) => present === null).length
  return {
    id,
    name,
    state: faults.length > 0 ? 'faulty' : 'ready',
    total: wishes.length,
    added,
    changed: wishes.length - unchanged - added,
    unchanged,
    faultyRows: new Set(faults.map(({ row }) => row)).size,
    faults: faults.slice(0, mostFaults).map((fault) => ({ ...fault, heading: itemColumns[fault.column] })),
  }
}

async function importOf(tx: Tx, orgId: OrgId, id: string): Promise<Kept | null> {
  const { rows } = await sql<Kept>`
    select id, name, sha256, state, rows, report from library_import
    where org_id = ${orgId}::uuid and id = ${id}::uuid for update`.execute(tx)
  return rows[0] ?? null
}

/** What a kept file would do now; of one that was confirmed, what it did. */
const reportOf = async (tx: Tx, orgId: OrgId, kept: Kept): Promise<ImportView> =>
  kept.report ?? viewOf(kept, await check(tx, orgId, kept.rows))

/** Keeps a file and answers the dry run. The same id with the same bytes is the same import, else `key_reused`. */
export async function keepImport(
  tx: Tx,
  actor: Actor,
  { id, name, sha256, rows }: ReadFile,
  now: Instant,
): Promise<Result<ImportView>> {
  const { orgId, personId } = actor
  const hq = ofHeadquarters(actor)
  if (!hq.ok) return hq
  await sql`
    insert into library_import (org_id, id, name, sha256, rows, state, created_at, created_by)
    values (${orgId}::uuid, ${id}::uuid, ${name}, ${sha256}, ${JSON.stringify(rows)}::jsonb, 'checked', ${time(now)}, ${personId}::uuid)
    on conflict do nothing`.execute(tx)
  const kept = await importOf(tx, orgId, id)
  if (!kept?.sha256.equals(sha256)) return refuse('key_reused', { path: 'id' })
  return ok(await reportOf(tx, orgId, kept))
}

export async function showImport(tx: Tx, { orgId }: Actor, id: string): Promise<Result<ImportView>> {
  const kept = await importOf(tx, orgId, id)
  return kept ? ok(await reportOf(tx, orgId, kept)) : refuse('not_found')
}

/**
 * Writes a kept file into the library, all of it. Looked at once more as the library is now: when something is wrong with
 * it, nothing is written and the report says what. A file that was confirmed answers what it did.
 */
export async function confirmImport(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Result<ImportView>> {
  const { orgId } = actor
  const hq = ofHeadquarters(actor)
  if (!hq.ok) return hq
  await sql`select pg_advisory_xact_lock(hashtext(${`library ${orgId}`}))`.execute(tx)
  const kept = await importOf(tx, orgId, id)
  if (!kept) return refuse('not_found')
  if (kept.report) return ok(kept.report)
  const checked = await check(tx, orgId, kept.rows)
  const report = viewOf(kept, checked)
  if (report.state !== 'ready') return ok(report)
  await writeItems(tx, world, actor, checked.wishes, now)
  const done: ImportView = { ...report, state: 'confirmed' }
  await sql`
    update library_import set state = 'confirmed', report = ${JSON.stringify(done)}::jsonb
    where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)
  return ok(done)
}
