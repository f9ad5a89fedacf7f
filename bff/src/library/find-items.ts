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
    when i.lower_code = ${term} or i.bare_code = ${term} then ${sql.lit(ranks.code)}
    when i.lower_code like ${begins} or i.bare_code like ${begins} then ${sql.lit(ranks.code_begins)}
    when i.lower_name like ${begins} then ${sql.lit(ranks.name_begins)}
    when i.initials like ${begins} then ${sql.lit(ranks.initials_begin)}
    when i.lower_name like ${within} then ${sql.lit(ranks.name)}
    when i.pinyin like ${begins} then ${sql.lit(ranks.pinyin_begins)}
    when i.initials like ${within} then ${sql.lit(ranks.initials)}
    when i.lower_code like ${within} or i.bare_code like ${within} then ${sql.lit(ranks.part_of_code)}
    else ${sql.lit(ranks.elsewhere)} end`
}

/**
 * Items that answer a search, in the order in which the phone would find them: every term is found, the worst find of an
 * item counts, short names first among equals, then by code. Of the retired ones or of the others, without those of `except`.
 */
export function findItems(
  tx: Tx,
  orgId: OrgId,
  {
    typed,
    except,
    retired,
    limit,
  }: {
    readonly typed: string | undefined
    readonly except: readonly string[]
    readonly retired: boolean
    readonly limit: number
  },
): Promise<readonly KeptItem[]> {
  const terms = searchTerms(typed)
  const there = retired ? sql`i.retired_at is not null` : sql`i.retired_at is null`
  const found = sql`${there} and not (i.id = any(${except}::uuid[]))`
  const byCode = sql`i.lower_code collate "C"`
  if (terms.length === 0) return itemsWhere(tx, orgId, sql`${found} order by ${byCode} limit ${limit}`)
  // One condition a term, since the trigram index answers no `like all`.
  const all = sql.join(
    terms.map((term) => sql`i.search like ${likePattern(term)}`),
    sql` and `,
  )
  const rank = sql`greatest(${sql.join(terms.map(rankOf))})`
  return itemsWhere(
    tx,
    orgId,
    sql`${found} and ${all}
      order by ${rank}, char_length(i.lower_name), ${byCode} limit ${limit}`,
  )
}
