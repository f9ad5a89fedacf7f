import type { Label, OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { searchText } from './search-text.ts'

/** A service as a preset brings it: its code, what it is called, its usual minutes, what to know before departure. */
export type NewServiceItem = {
  readonly code: string
  readonly label: Label
  readonly minutes: number
  readonly hint?: Label
}

/** Puts services into the organization's library, without a price; those whose code is there already stay as they are. */
export async function addServiceItems(tx: Tx, orgId: OrgId, items: readonly NewServiceItem[]): Promise<void> {
  const rows = items.map(({ code, label, minutes, hint = null }) => {
    return { id: newId(), code, name: label, minutes, hint, search: searchText(code, label) }
  })
  await sql`
    insert into service_item (org_id, id, code, name, category, minutes, hint, search)
    select ${orgId}::uuid, r.id, r.code, r.name, 'labour', r.minutes, r.hint, r.search
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, code text, name jsonb, minutes integer, hint jsonb, search text)
    on conflict (org_id, code) do nothing`.execute(tx)
}
