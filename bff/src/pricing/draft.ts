import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  type OrgId,
  ok,
  type PriceBookId,
  type PriceRuleId,
  type Result,
  refuse,
} from '@field/domain/kernel'
import { ambiguitiesIn, type PriceRule, type Successor } from '@field/domain/pricing'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { versionsOf } from './book-of.ts'

export type DraftView = Reply<'POST /price-books/:kind/draft'>

/** The next version of a book on its way. */
export type Draft = {
  readonly kind: string
  readonly bookId: PriceBookId
  readonly label: Label
  readonly basedOn: number
  readonly edits: number
  readonly updatedAt: Instant
}

/** The draft of a kind, locked until the transaction ends; null when there is none. */
export async function lockDraft(tx: Tx, orgId: OrgId, kind: string): Promise<Draft | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${`price book ${orgId} ${kind}`}))`.execute(tx)
  return draftOf(tx, orgId, kind)
}

export async function draftOf(tx: Tx, orgId: OrgId, kind: string): Promise<Draft | null> {
  const row = await tx
    .selectFrom('price_book_draft')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row) return null
  const { book_id, based_on: basedOn, edits, updated_at: updatedAt } = row
  return { kind, bookId: asId(book_id), label: row.label as Label, basedOn, edits, updatedAt }
}

/** The rules of a draft in the order they were made, each with the rule that it was. */
export async function draftRules(tx: Tx, orgId: OrgId, kind: string): Promise<readonly Successor[]> {
  const rows = await tx
    .selectFrom('price_rule_draft')
    .select(['rule', 'was'])
    .where('org_id', '=', orgId)
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()
  return rows.map(({ rule, was }) => ({ rule: rule as PriceRule, was: was === null ? null : asId<PriceRuleId>(was) }))
}

/** What a draft is, with the rules of it that could tie. */
export const draftView = (
  { kind, label, basedOn, edits, updatedAt }: Draft,
  rules: readonly PriceRule[],
): DraftView => ({
  kind,
  label,
  basedOn,
  edits,
  rules: rules.length,
  ambiguities: ambiguitiesIn(rules),
  updatedAt,
})

/**
 * Begins the next version of a book with the rules of its newest one, or answers the draft that is there. Refuses
 * `required` for the label of a book that has no version yet.
 */
export async function beginDraft(
  tx: Tx,
  { orgId, personId }: Actor,
  kind: string,
  label: Label | undefined,
  now: Instant,
): Promise<Result<Draft>> {
  const open = await lockDraft(tx, orgId, kind)
  if (open) return ok(open)
  const [newest] = await versionsOf(tx, orgId, kind)
  const name = label ?? newest?.book.label
  if (!name) return refuse('required', { path: 'label' })
  const draft: Draft = {
    kind,
    bookId: newId<PriceBookId>(),
    label: name,
    basedOn: newest?.book.version ?? 0,
    edits: 0,
    updatedAt: now,
  }
  await tx
    .insertInto('price_book_draft')
    .values({
      org_id: orgId,
      kind,
      book_id: draft.bookId,
      based_on: draft.basedOn,
      label: JSON.stringify(name),
      updated_at: time(now),
      updated_by: personId,
    })
    .execute()
  if (newest) await copyRules(tx, orgId, newest.book.id, draft)
  return ok(draft)
}

/** Ids grow with time, so that rules keep the order they were made in. */
async function copyRules(tx: Tx, orgId: OrgId, from: PriceBookId, { kind, bookId }: Draft): Promise<void> {
  const { rows } = await sql<{ id: PriceRuleId }>`
    select id from price_rule where org_id = ${orgId}::uuid and book_id = ${from}::uuid order by id`.execute(tx)
  const ids = rows.map(({ id }) => ({ was: id, id: newId<PriceRuleId>() }))
  await sql`
    insert into price_rule_draft (org_id, id, kind, was, rule)
    select r.org_id, n.id, ${kind}, r.id, r.rule || jsonb_build_object('id', n.id, 'bookId', ${bookId}::text)
    from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as n(was uuid, id uuid)
      join price_rule r on r.org_id = ${orgId}::uuid and r.id = n.was`.execute(tx)
}

/** Counts a change of the draft. */
export async function touchDraft(tx: Tx, { orgId, personId }: Actor, draft: Draft, now: Instant): Promise<Draft> {
  const edits = draft.edits + 1
  await sql`
    update price_book_draft set edits = ${edits}, updated_at = ${time(now)}, updated_by = ${personId}::uuid
    where org_id = ${orgId}::uuid and kind = ${draft.kind}`.execute(tx)
  return { ...draft, edits, updatedAt: now }
}

/** Writes rules of a draft in one statement, over those of the same id. */
export async function writeRules(tx: Tx, orgId: OrgId, kind: string, rules: readonly PriceRule[]): Promise<void> {
  if (rules.length === 0) return
  await sql`
    insert into price_rule_draft (org_id, id, kind, rule)
    select ${orgId}::uuid, (r ->> 'id')::uuid, ${kind}, r from jsonb_array_elements(${JSON.stringify(rules)}::jsonb) r
    on conflict (org_id, id) do update set rule = excluded.rule`.execute(tx)
}

export async function removeRules(tx: Tx, orgId: OrgId, kind: string, ids: readonly string[] | 'all'): Promise<void> {
  const which = ids === 'all' ? sql`true` : sql`id = any(${ids}::uuid[])`
  await sql`delete from price_rule_draft where org_id = ${orgId}::uuid and kind = ${kind} and ${which}`.execute(tx)
}
