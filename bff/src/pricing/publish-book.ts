import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { findAmbiguity } from '@field/domain/pricing'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { versionsOf } from './book-of.ts'
import { draftRules, lockDraft, removeRules } from './draft.ts'

/**
 * Publishes a draft as the next version, which holds from a moment on. Refuses `version_conflict` away from `base` or when
 * another version was published since, `too_few` without rules, `price_ambiguous` with both rules, and `too_small` for a
 * moment that is past or before the newest version: what was priced stays priced.
 */
export async function publishBook(
  tx: Tx,
  { orgId, personId }: Actor,
  kind: string,
  { base, from: wanted }: Body<'POST /price-books/:kind/publish'>,
  now: Instant,
): Promise<Result<Reply<'POST /price-books/:kind/publish'>>> {
  const draft = await lockDraft(tx, orgId, kind)
  if (!draft) return refuse('not_found')
  const [newest] = await versionsOf(tx, orgId, kind)
  if (draft.edits !== base || draft.basedOn !== (newest?.book.version ?? 0)) return refuse('version_conflict')
  const rules = (await draftRules(tx, orgId, kind)).map(({ rule }) => rule)
  if (rules.length === 0) return refuse('too_few', { path: 'rules' })
  const tie = findAmbiguity(rules)
  if (tie) return refuse('price_ambiguous', { detail: { first: tie.first, second: tie.second, item: tie.case.item } })
  const from = wanted ?? now
  if (from < now || (newest && from < newest.from)) return refuse('too_small', { path: 'from' })
  const version = draft.basedOn + 1
  await sql`
    insert into price_book (org_id, id, kind, version, label, published_at, published_by)
    values (${orgId}::uuid, ${draft.bookId}::uuid, ${kind}, ${version}, ${JSON.stringify(draft.label)}::jsonb, ${time(from)}, ${personId}::uuid)`.execute(
    tx,
  )
  await sql`
    insert into price_rule (org_id, id, book_id, rule, was)
    select org_id, id, ${draft.bookId}::uuid, rule, was from price_rule_draft where org_id = ${orgId}::uuid and kind = ${kind}`.execute(
    tx,
  )
  await removeRules(tx, orgId, kind, 'all')
  await sql`delete from price_book_draft where org_id = ${orgId}::uuid and kind = ${kind}`.execute(tx)
  return ok({ kind, version, from, rules: rules.length })
}
