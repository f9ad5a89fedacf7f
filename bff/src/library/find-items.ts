import type { OrgId } from '@field/domain/kernel'
import { searchRanks, searchTerms } from '@field/domain/library'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { likePattern } from '../stock/queries.ts'
import { itemsWhere, type KeptItem } from './row.ts'

/** The table of ranks that `searchOffline` of the domain goes by, as SQL; the terms are in lower case. */
function rankOf(term: string): RawBuilder<number> {
  const [within, begins] = [likePattern(term), likePattern(term).slice(1)]
  const ranks = searchRanks
  return sql<number>`case
    when lower(i.code) = ${term} or i.bare_code = ${term} then ${sql.lit(ranks.code)}
    when lower(i.code) like ${begins} or i.bare_code like ${begins} then ${sql.lit(ranks.code_begins)}
    when lower(i.name->>'zh-CN') like ${begins} then ${sql.lit(ranks.name_begins)}
    when i.initials like ${begins} then ${sql.lit(ranks.initials_begin)}
    when lower(i.name->>'zh-CN') like ${within} then ${sql.lit(ranks.name)}
    when i.pinyin like ${begins} then ${sql.lit(ranks.pinyin_begins)}
    when i.initials like ${within} then ${sql.lit(ranks.initials)}
    when lower(i.code) like ${within} or i.bare_code like ${within} then ${sql.lit(ranks.part_of_code)}
    else ${sql.lit(ranks.elsewhere)} end`
}

/**
 * Items that answer a search, in the order in which the phone would find them: every term is found, the worst find of an
 * item counts, short names first among equals, then by code. Neither retired ones nor those of `except`.
 */
export function findItems(
  tx: Tx,
  orgId: OrgId,
  {
    typed,
    except,
    limit,
  }: { readonly typed: string | undefined; readonly except: readonly string[]; readonly limit: number },
): Promise<readonly KeptItem[]> {
  const terms = searchTerms(typed)
  const found = sql`i.retired_at is null and not (i.id = any(${except}::uuid[]))`
  const byCode = sql`lower(i.code) collate "C"`
  if (terms.length === 0) return itemsWhere(tx, orgId, sql`${found} order by ${byCode} limit ${limit}`)
  const patterns = terms.map(likePattern)
  const rank = sql`greatest(${sql.join(terms.map(rankOf))})`
  return itemsWhere(
    tx,
    orgId,
    sql`${found} and i.search like all(${patterns}::text[])
      order by ${rank}, char_length(i.name->>'zh-CN'), ${byCode} limit ${limit}`,
  )
}
