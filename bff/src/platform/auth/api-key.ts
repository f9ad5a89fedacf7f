import { createHash } from 'node:crypto'
import type { Permission } from '@field/domain/access'
import type { OrgId, PersonId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { World } from '../world.ts'
import type { SessionId } from './session-id.ts'
import type { Bearer } from './tokens.ts'

/** What the token of a key begins with, so that it is never taken for a session's. */
export const apiKeyPrefix = 'fk_'

/** Who a key acts as, and how fast it may. */
export type KeyBearer = Bearer & { readonly keyId: string; readonly perMinute: number }

type Row = {
  readonly org_id: OrgId
  readonly id: string
  readonly person_id: PersonId
  readonly session_id: SessionId
  readonly scopes: readonly Permission[]
  readonly per_minute: number
}

/** The bearer of a key's token; null for one that nobody made or that was revoked. */
export async function bearerOfKey({ db }: World, token: string): Promise<KeyBearer | null> {
  const hash = createHash('sha256').update(token).digest()
  const { rows } = await sql<Row>`select * from api_key_of(${hash})`.execute(db.read)
  const [row] = rows
  if (!row) return null
  const { org_id: orgId, person_id: personId, scopes } = row
  return {
    actor: { orgId, personId, role: 'admin', placeIds: [], scopes },
    sessionId: row.session_id,
    keyId: row.id,
    perMinute: row.per_minute,
  }
}
