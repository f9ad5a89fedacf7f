import { createHash } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, isId, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import type { PriceRule } from '@field/domain/pricing'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { readSheet } from '../platform/sheets/read-sheet.ts'
import type { SheetRow } from '../platform/sheets/sheet.ts'
import { bookKind, mayBook, versionsOf } from './book-of.ts'
import { beginDraft, type DraftView, draftRules, draftView, removeRules, touchDraft } from './draft.ts'
import type { Cells } from './read-rule-row.ts'
import { type CellFault, type RuleColumn, ruleColumns } from './rule-columns.ts'

export type ImportView = Reply<'GET /price-imports/:id'>
type Mode = ImportView['mode']

/** A file that was read, its heading understood. */
export type ReadImport = {
  readonly id: string
  readonly kind: string
  readonly mode: Mode
  readonly name: string
  readonly sha256: Buffer
  readonly rows: readonly { readonly number: number; readonly cells: Cells }[]
}

const mostBytes = 5_000_000

/**
 * Reads the multipart form of a file of rules, with no connection held. Refuses a malformed form, a file that is no sheet,
 * a heading without a column that must be there, and one with a column that nobody knows, by its name.
 */
export async function readImport(request: FastifyRequest, actor: Actor): Promise<Result<ReadImport>> {
  const fields: Record<string, string> = {}
  let bytes: Buffer | null = null
  let name = ''
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: 1, fields: 4, fieldSize: 400 } })) {
    if (part.type === 'file') {
      name = part.filename.slice(-100)
      try {
        bytes = await part.toBuffer()
      } catch {
        return refuse('file_too_large', { path: 'file', detail: { max: mostBytes } })
      }
    } else if (typeof part.value === 'string') fields[part.fieldname] = part.value
  }
  const { id = '', mode = '', kind = '' } = fields
  if (!isId(id)) return refuse('wrong_format', { path: 'id' })
  if (mode !== 'add' && mode !== 'replace') return refuse('not_an_option', { path: 'mode' })
  const known = bookKind(actor, kind)
  if (!known.ok) return refuse('not_an_option', { path: 'kind' })
  if (!bytes || bytes.length === 0) return refuse('required', { path: 'file' })
  const sheet = readSheet(bytes)
  if (!sheet.ok) return sheet
  const rows = rowsUnder(sheet.value)
  if (!rows.ok) return rows
  return ok({ id, kind, mode, name, sha256: createHash('sha256').update(bytes).digest(), rows: rows.value })
}

const mustBeThere: readonly RuleColumn[] = ['label', 'item_kind', 'item', 'method']

function rowsUnder([heading, ...rows]: readonly SheetRow[]): Result<ReadImport['rows']> {
  const columns = (heading?.cells ?? []).map((cell) => {
    const said = cell.trim()
    return (Object.entries(ruleColumns) as [RuleColumn, string][]).find((pair) => pair.includes(said as never))?.[0]
  })
  const unknown = heading?.cells.findIndex((cell, index) => cell.trim() !== '' && columns[index] === undefined) ?? -1
  if (unknown >= 0) return refuse('unknown_field', { path: `columns.${heading?.cells[unknown]?.trim().slice(0, 40)}` })
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

/** Keeps a file that was read, to be checked. The same id with the same bytes is the same import; else `key_reused`. */
export async function keepImport(
  tx: Tx,
  { orgId, personId }: Actor,
  { id, kind, mode, name, sha256, rows }: ReadImport,
  now: Instant,
): Promise<Result<ImportView>> {
  const inserted = await sql`
    insert into price_import (org_id, id, kind, name, mode, sha256, state, total, created_at, created_by)
    values (${orgId}::uuid, ${id}::uuid, ${kind}, ${name}, ${mode}, ${sha256}, 'checking', ${rows.length}, ${time(now)}, ${personId}::uuid)
    on conflict do nothing`.execute(tx)
  if (inserted.numAffectedRows === 1n)
    await sql`
      insert into price_import_row (org_id, import_id, number, cells)
      select ${orgId}::uuid, ${id}::uuid, r.number, r.cells
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number integer, cells jsonb)`.execute(tx)
  const kept = await importOf(tx, orgId, id)
  if (!kept?.sha256.equals(sha256) || kept.kind !== kind || kept.mode !== mode)
    return refuse('key_reused', { path: 'id' })
  return ok(await importView(tx, orgId, kept))
}

export type Import = {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly mode: Mode
  readonly sha256: Buffer
  readonly state: ImportView['state']
  readonly total: number
  readonly checked: number
}

async function importOf(tx: Tx, orgId: OrgId, id: string): Promise<Import | null> {
  const { rows } = await sql<Import>`
    select id, kind, name, mode, sha256, state, total, checked from price_import
    where org_id = ${orgId}::uuid and id = ${id}::uuid for update`.execute(tx)
  return rows[0] ?? null
}

/** An import of a book that the actor may see, locked until the transaction ends. */
export async function lockImport(tx: Tx, actor: Actor, id: string): Promise<Result<Import>> {
  const found = await importOf(tx, actor.orgId, id)
  return found && mayBook(actor, found.kind) ? ok(found) : refuse('not_found')
}

type FaultyRow = { readonly number: number; readonly faults: readonly CellFault[]; readonly all: number }
const mostFaults = 500

export async function importView(tx: Tx, orgId: OrgId, one: Import): Promise<ImportView> {
  const { rows } = await sql<FaultyRow>`
    select number, faults, (count(*) over ())::int as all from price_import_row
    where org_id = ${orgId}::uuid and import_id = ${one.id}::uuid and faults is not null order by number limit ${mostFaults}`.execute(
    tx,
  )
  const { id, kind, name, mode, state, total, checked } = one
  const faults = rows.flatMap(({ number, faults: own }) => own.map((fault) => ({ row: number, ...fault })))
  return {
    id,
    kind,
    name,
    mode,
    state,
    total,
    checked,
    faultyRows: rows[0]?.all ?? 0,
    faults: faults.slice(0, mostFaults),
  }
}

/**
 * Writes the rules of a checked import into the draft of its book: beside what is there, or in its place. Refuses
 * `wrong_state` for one that is not `ready`.
 */
export async function confirmImport(tx: Tx, actor: Actor, id: string, now: Instant): Promise<Result<DraftView>> {
  const { orgId } = actor
  const found = await lockImport(tx, actor, id)
  if (!found.ok) return found
  const { kind, mode, state } = found.value
  if (state !== 'ready') return refuse('wrong_state', { detail: { state } })
  const [first] = await checkedRules(tx, orgId, id, 1)
  const [newest] = await versionsOf(tx, orgId, kind)
  // A book that there is keeps its name; a new one has none but what its first rule says.
  const draft = await beginDraft(tx, actor, kind, newest ? undefined : first?.rule.label, now)
  if (!draft.ok) return draft
  if (mode === 'replace') await removeRules(tx, orgId, kind, 'all')
  await sql`
    insert into price_rule_draft (org_id, id, kind, rule)
    select org_id, (rule ->> 'id')::uuid, ${kind}, rule || jsonb_build_object('bookId', ${draft.value.bookId}::text)
    from price_import_row where org_id = ${orgId}::uuid and import_id = ${id}::uuid`.execute(tx)
  await setState(tx, orgId, id, 'confirmed')
  const touched = await touchDraft(tx, actor, draft.value, now)
  return ok(
    draftView(
      touched,
      (await draftRules(tx, orgId, kind)).map(({ rule }) => rule),
    ),
  )
}

/** Throws an import away that is not confirmed; its rows go. */
export async function discardImport(tx: Tx, actor: Actor, id: string): Promise<Result<ImportView>> {
  const found = await lockImport(tx, actor, id)
  if (!found.ok) return found
  const { state } = found.value
  if (state === 'confirmed' || state === 'discarded') return refuse('wrong_state', { detail: { state } })
  await sql`delete from price_import_row where org_id = ${actor.orgId}::uuid and import_id = ${id}::uuid`.execute(tx)
  await setState(tx, actor.orgId, id, 'discarded')
  return ok(await importView(tx, actor.orgId, { ...found.value, state: 'discarded' }))
}

export const setState = (tx: Tx, orgId: OrgId, id: string, state: Import['state'], checked?: number) =>
  sql`update price_import set state = ${state}, checked = coalesce(${checked ?? null}::int, checked)
    where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)

/** The rules read so far, by the numbers of their rows. */
export async function checkedRules(
  tx: Tx,
  orgId: OrgId,
  id: string,
  most = 1_000_000,
): Promise<readonly { readonly number: number; readonly rule: PriceRule }[]> {
  const { rows } = await sql<{ number: number; rule: PriceRule }>`
    select number, rule from price_import_row
    where org_id = ${orgId}::uuid and import_id = ${id}::uuid and rule is not null order by number limit ${most}`.execute(
    tx,
  )
  return rows
}
