import type { Reply } from '@field/contract'
import type { OrgId, PersonId } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import { namesOf } from '../work-orders/queries.ts'
import { problemsOf } from './known.ts'
import { presentDraft, type TypeRow } from './type-row.ts'

export type Named = { readonly id: string; readonly name: string }

/** People as they are shown, by id. */
export async function namedBy(
  tx: Tx,
  ids: readonly (PersonId | null)[],
): Promise<(id: PersonId | null) => Named | null> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const names = await namesOf(tx, known)
  return (id) => (id === null ? null : { id, name: names[id]?.name ?? '' })
}

/** The draft as it is shown, with everything that keeps it from being published. */
export async function draftReply(tx: Tx, orgId: OrgId, type: TypeRow): Promise<Reply<'GET /work-types/:key/draft'>> {
  const { definition, basedOn, updatedAt, by } = await presentDraft(tx, type)
  const [problems, named] = await Promise.all([problemsOf(tx, orgId, definition), namedBy(tx, [by])])
  return {
    key: type.key,
    revision: type.revision,
    definition,
    basedOn,
    problems: [...problems],
    updatedAt,
    by: named(by),
  }
}
