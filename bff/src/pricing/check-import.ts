import type { Actor } from '@field/domain/access'
import { asId, type OrgId, ok, type PriceBookId, type PriceRuleId, type Result } from '@field/domain/kernel'
import { ambiguitiesIn, type PriceRule } from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { versionsOf } from './book-of.ts'
import { draftOf, draftRules } from './draft.ts'
import { checkedRules, type Import, type ImportView, importView, lockImport, setState } from './import-rules.ts'
import { sheetNames } from './names-in-sheets.ts'
import { rulesOf } from './price-list.ts'
import { type Cells, readRuleRow } from './read-rule-row.ts'
import { type CellFault, tieFault } from './rule-columns.ts'

/** Rows in one step, so that a step is short and progress can be shown. */
const stepRows = 1_000

/** Of any rule while it is in a file; the draft that takes it gives its own. */
const noBook = asId<PriceBookId>('00000000-0000-7000-8000-000000000000')

/**
 * Checks the next rows of a file, and after the last ones whether rules of it tie with each other or with what they would
 * stand beside. A file that is checked answers what was found.
 */
export async function checkImport(tx: Tx, actor: Actor, id: string): Promise<Result<ImportView>> {
  const found = await lockImport(tx, actor, id)
  if (!found.ok) return found
  const { orgId } = actor
  const one = found.value
  if (one.state !== 'checking') return ok(await importView(tx, orgId, one))
  const [{ rows }, names] = await Promise.all([
    sql<{ number: number; cells: Cells }>`
      select number, cells from price_import_row where org_id = ${orgId}::uuid and import_id = ${id}::uuid
      order by number offset ${one.checked} limit ${stepRows}`.execute(tx),
    sheetNames(tx, orgId),
  ])
  const read = rows.map(({ number, cells }) => {
    const { rule, faults } = readRuleRow(cells, names, noBook, newId<PriceRuleId>())
    return { number, rule, faults: faults.length > 0 ? faults : null }
  })
  await sql`
    update price_import_row w set rule = r.rule, faults = r.faults
    from jsonb_to_recordset(${JSON.stringify(read)}::jsonb) as r(number integer, rule jsonb, faults jsonb)
    where w.org_id = ${orgId}::uuid and w.import_id = ${id}::uuid and w.number = r.number`.execute(tx)
  const checked = one.checked + rows.length
  const state = checked < one.total ? 'checking' : await finish(tx, orgId, one)
  await setState(tx, orgId, id, state, checked)
  return ok(await importView(tx, orgId, { ...one, state, checked }))
}

async function finish(tx: Tx, orgId: OrgId, one: Import): Promise<'faulty' | 'ready'> {
  const rows = await checkedRules(tx, orgId, one.id)
  const beside = one.mode === 'add' ? await rulesBeside(tx, orgId, one.kind) : []
  const numberOf = new Map(rows.map(({ number, rule }) => [rule.id, number]))
  const ties = ambiguitiesIn([...beside, ...rows.map(({ rule }) => rule)], Number.POSITIVE_INFINITY)
  const faults = ties.flatMap(({ first, second }): { number: number; faults: CellFault[] }[] => {
    const number = numberOf.get(second)
    return number === undefined ? [] : [{ number, faults: [tieFault(numberOf.get(first) ?? null)] }]
  })
  await sql`
    update price_import_row w set faults = coalesce(w.faults, '[]') || r.faults
    from jsonb_to_recordset(${JSON.stringify(faults)}::jsonb) as r(number integer, faults jsonb)
    where w.org_id = ${orgId}::uuid and w.import_id = ${one.id}::uuid and w.number = r.number`.execute(tx)
  const { rows: found } = await sql`
    select from price_import_row where org_id = ${orgId}::uuid and import_id = ${one.id}::uuid and faults is not null limit 1`.execute(
    tx,
  )
  return found.length > 0 ? 'faulty' : 'ready'
}

/** The rules that those of a file would stand beside, as if of the file's book. */
async function rulesBeside(tx: Tx, orgId: OrgId, kind: string): Promise<readonly PriceRule[]> {
  const draft = await draftOf(tx, orgId, kind)
  const [newest] = draft ? [] : await versionsOf(tx, orgId, kind)
  const rules = draft
    ? (await draftRules(tx, orgId, kind)).map(({ rule }) => rule)
    : newest
      ? (await rulesOf(tx, orgId, newest.book)).rules
      : []
  return rules.map((rule) => ({ ...rule, bookId: noBook }))
}
