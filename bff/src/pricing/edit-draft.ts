import type { Body } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, isId, ok, type PriceRuleId, type Result, refuse } from '@field/domain/kernel'
import { checkPriceRule, type PriceRule } from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { type DraftView, draftRules, draftView, lockDraft, removeRules, touchDraft, writeRules } from './draft.ts'
import { unknownNames } from './known-names.ts'
import { readRule } from './read-rule.ts'

/**
 * Adds, changes and removes rules of a draft. Refuses `version_conflict` away from `base`, the first fault of a rule with
 * its path, and names that the organization does not have. Rules that could tie are named in the answer and stop the
 * publishing, not the editing.
 */
export async function editDraft(
  tx: Tx,
  actor: Actor,
  kind: string,
  { base, put = [], remove = [] }: Body<'POST /price-books/:kind/draft/rules'>,
  now: Instant,
): Promise<Result<DraftView>> {
  const { orgId } = actor
  const draft = await lockDraft(tx, orgId, kind)
  if (!draft) return refuse('not_found')
  if (draft.edits !== base) return refuse('version_conflict')
  const rules: PriceRule[] = []
  for (const [index, given] of put.entries()) {
    const said: unknown = given?.id ?? newId<PriceRuleId>()
    if (typeof said !== 'string' || !isId(said)) return refuse('wrong_format', { path: `put.${index}.id` })
    const read = readRule(given, draft.bookId, asId<PriceRuleId>(said))
    const checked = read.ok ? checkPriceRule(read.value) : read
    if (!checked.ok) return refuse(checked.refusal.code, { path: `put.${index}.${checked.refusal.path ?? ''}` })
    rules.push(checked.value)
  }
  const unknown = await unknownNames(tx, orgId, rules)
  const [first] = unknown
  if (first) return refuse(first.code, { path: `put.${first.index}.${first.path}` })
  const named = [...put.flatMap(({ id }) => (id === undefined ? [] : [id])), ...remove]
  if (!(await allThere(tx, orgId, kind, named))) return refuse('not_found', { path: 'put' })
  await removeRules(tx, orgId, kind, remove)
  await writeRules(tx, orgId, kind, rules)
  const touched = await touchDraft(tx, actor, draft, now)
  const all = await draftRules(tx, orgId, kind)
  return ok(
    draftView(
      touched,
      all.map(({ rule }) => rule),
    ),
  )
}

async function allThere(tx: Tx, orgId: string, kind: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from price_rule_draft where org_id = ${orgId}::uuid and kind = ${kind} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return rows[0]?.found === new Set(ids).size
}
