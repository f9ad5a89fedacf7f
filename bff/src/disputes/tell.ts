import type { Role } from '@field/domain/access'
import type { Instant, Label, OrgId, PersonId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { tellMembers } from '../notices/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import type { KeptDispute } from './kept.ts'

/** What of a dispute is told, once each. */
export type Tiding = 'opened' | 'chair' | 'decided' | 'withdrawn'

const wordsFor: Readonly<Record<Tiding, (label: Label) => Label>> = {
  opened: (label) => ({
    'zh-CN': `收到对“${label['zh-CN']}”的争议，请评审`,
    en: `“${label.en ?? label['zh-CN']}” is disputed; please judge it`,
  }),
  chair: (label) => ({
    'zh-CN': `对“${label['zh-CN']}”的争议意见持平，请裁定`,
    en: `The votes on “${label.en ?? label['zh-CN']}” stand even; please decide`,
  }),
  decided: (label) => ({
    'zh-CN': `对“${label['zh-CN']}”的争议已有结果`,
    en: `The dispute about “${label.en ?? label['zh-CN']}” is decided`,
  }),
  withdrawn: (label) => ({
    'zh-CN': `对“${label['zh-CN']}”的争议已撤回`,
    en: `The dispute about “${label.en ?? label['zh-CN']}” was taken back`,
  }),
}

/** Who brought it about need not be told; nobody did where only time passed. */
export type Telling = { readonly orgId: OrgId; readonly by: PersonId | null; readonly now: Instant }

/** Puts a tiding into the inboxes of those whom it concerns; a tap opens the dispute. */
export async function tellOf(
  tx: Tx,
  world: World,
  { orgId, by, now }: Telling,
  { id, number, title, label }: Pick<KeptDispute, 'id' | 'number' | 'title' | 'label'>,
  tiding: Tiding,
  people: readonly PersonId[],
): Promise<void> {
  const words = wordsFor[tiding](label)
  await tellMembers(tx, world, {
    orgId,
    by,
    cause: `dispute ${id} ${tiding}`,
    title,
    number,
    page: `disputes/show/page?id=${id}`,
    now,
    messages: [...new Set(people)].map((personId) => ({ personId, words })),
  })
}

/** Everybody in these departments. */
export async function membersIn(tx: Tx, orgId: OrgId, departments: readonly Role[]): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`select distinct person_id as id from membership
    where org_id = ${orgId}::uuid and role = any(${departments}::text[]) and ended_at is null`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Who opened it, the customer, and whoever has a share in what is settled or did the work that was judged. */
export async function partiesTo(tx: Tx, orgId: OrgId, { id }: Pick<KeptDispute, 'id'>): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    with one as (select d.*, w.customer_id from dispute d join work_order w on (w.org_id, w.id) = (d.org_id, d.work_order_id)
      where d.org_id = ${orgId}::uuid and d.id = ${id}::uuid)
    select opened_by as id from one union select customer_id from one where customer_id is not null
    union select k.assignee_id from one join task k on (k.org_id, k.id) = (one.org_id, one.task_id) where k.assignee_id is not null
    union select h.person_id from one join settlement s on (s.org_id, s.work_order_id) = (one.org_id, one.work_order_id)
      and s.state <> 'reversed' and one.subject = 'settlement_line'
      join settlement_share h on (h.org_id, h.settlement_id) = (s.org_id, s.id) where h.person_id is not null`.execute(
    tx,
  )
  return rows.map(({ id: person }) => person)
}
