import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  type OrgId,
  ok,
  type PriceRuleId,
  type Result,
  refuse,
} from '@field/domain/kernel'
import { compareRules, type PriceRule, type RuleChanges, type Successor } from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { mayBook, type Published, versionOf, versionsOf } from './book-of.ts'
import { draftOf, draftRules, draftView } from './draft.ts'
import { rulesOf } from './price-list.ts'

type Row = {
  kind: string
  label: Label
  versions: { version: number; from: Instant; rules: number }[]
  edits: number | null
  updated_at: Instant | null
}

/** The books that the actor may see, each with its versions, the newest first, and its draft. */
export async function listBooks(tx: Tx, actor: Actor): Promise<Reply<'GET /price-books'>> {
  const { rows } = await sql<Row>`
    with version as (
      select b.kind, b.version, b.label, floor(extract(epoch from b.published_at) * 1000)::bigint as at,
        (select count(*) from price_rule r where (r.org_id, r.book_id) = (b.org_id, b.id)) as rules
      from price_book b where b.org_id = ${actor.orgId}::uuid),
    book as (
      select kind, jsonb_agg(jsonb_build_object('version', version, 'from', at, 'rules', rules) order by version desc) as versions,
        (array_agg(label order by version desc))[1] as label from version group by kind)
    select coalesce(b.kind, d.kind) as kind, coalesce(d.label, b.label) as label, coalesce(b.versions, '[]') as versions, d.edits, d.updated_at
    from book b full join (select * from price_book_draft where org_id = ${actor.orgId}::uuid) d on d.kind = b.kind
    order by 1`.execute(tx)
  const seen = rows.filter(({ kind }) => mayBook(actor, kind))
  return {
    books: seen.map(({ kind, label, versions, edits, updated_at: updatedAt }) => ({
      kind,
      label,
      versions,
      draft: edits === null || updatedAt === null ? null : { edits, updatedAt },
    })),
  }
}

type Paging = Pick<Query<'GET /price-books/:kind'>, 'offset' | 'limit'>

const page = (rules: readonly PriceRule[], { offset = 0, limit = 100 }: Paging) => ({
  total: rules.length,
  rules: rules.slice(offset, offset + limit),
})

/** A page of the rules of one version. */
export async function showBook(
  tx: Tx,
  orgId: OrgId,
  kind: string,
  query: Query<'GET /price-books/:kind'>,
): Promise<Result<Reply<'GET /price-books/:kind'>>> {
  const found = await versionOf(tx, orgId, kind, query.version)
  if (!found.ok) return found
  const { book, from } = found.value
  const { rules } = await rulesOf(tx, orgId, book)
  return ok({ kind, label: book.label, version: book.version, from, ...page(rules, query) })
}

/** The draft, a page of its rules, and what in it could tie. */
export async function showDraft(
  tx: Tx,
  orgId: OrgId,
  kind: string,
  query: Query<'GET /price-books/:kind/draft'>,
): Promise<Result<Reply<'GET /price-books/:kind/draft'>>> {
  const draft = await draftOf(tx, orgId, kind)
  if (!draft) return refuse('not_found')
  const rules = (await draftRules(tx, orgId, kind)).map(({ rule }) => rule)
  return ok({ draft: draftView(draft, rules), ...page(rules, query) })
}

/** What a version changed against the one before it; without a version, what the draft would change. */
export async function bookChanges(
  tx: Tx,
  orgId: OrgId,
  kind: string,
  version: number | undefined,
): Promise<Result<RuleChanges>> {
  const versions = await versionsOf(tx, orgId, kind)
  const rulesBefore = async (number: number) => {
    const before = versions.find(({ book }) => book.version < number)
    return before ? (await rulesOf(tx, orgId, before.book)).rules : []
  }
  if (version === undefined) {
    const draft = await draftOf(tx, orgId, kind)
    if (!draft) return refuse('not_found')
    return ok(compareRules(await rulesBefore(draft.basedOn + 1), await draftRules(tx, orgId, kind)))
  }
  const found = versions.find(({ book }) => book.version === version)
  if (!found) return refuse('not_found')
  return ok(compareRules(await rulesBefore(version), await successorsOf(tx, orgId, found)))
}

async function successorsOf(tx: Tx, orgId: OrgId, { book }: Published): Promise<readonly Successor[]> {
  const rows = await tx
    .selectFrom('price_rule')
    .select(['rule', 'was'])
    .where('org_id', '=', orgId)
    .where('book_id', '=', book.id)
    .orderBy('id')
    .execute()
  return rows.map(({ rule, was }) => ({ rule: rule as PriceRule, was: was === null ? null : asId<PriceRuleId>(was) }))
}
