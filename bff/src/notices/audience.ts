import type { OrgId, PersonId } from '@field/domain/kernel'
import { type Audience, type Delivery, deliveriesOf, type Tidings } from '@field/domain/notice'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Role = Extract<Audience, { kind: 'role' }>

const keyOf = ({ role, placeId }: Role): string => `${role} ${placeId}`

/** Each notice of a command for each of its readers; nobody is told twice of one thing. */
export async function addressed(tx: Tx, orgId: OrgId, tidings: readonly Tidings[]): Promise<readonly Delivery[]> {
  const roles = tidings.flatMap(({ notice: { audience } }) => (audience.kind === 'role' ? [audience] : []))
  const holders = roles.length === 0 ? new Map<string, PersonId[]>() : await holdersOf(tx, orgId, roles)
  return deliveriesOf(tidings, (audience) =>
    audience.kind === 'person' ? [audience.personId] : (holders.get(keyOf(audience)) ?? []),
  )
}

// Who has a role without a place has it everywhere.
async function holdersOf(tx: Tx, orgId: OrgId, roles: readonly Role[]): Promise<Map<string, PersonId[]>> {
  const wanted = JSON.stringify(roles.map((role) => ({ key: keyOf(role), role: role.role, place: role.placeId })))
  const { rows } = await sql<{ key: string; people: PersonId[] }>`
    select a.key, array_agg(distinct m.person_id) as people
    from jsonb_to_recordset(${wanted}::jsonb) as a(key text, role text, place uuid)
      join membership m on m.org_id = ${orgId}::uuid and m.role = a.role and m.ended_at is null
        and (a.place is null or m.place_id is null or m.place_id = a.place)
    group by a.key`.execute(tx)
  return new Map(rows.map(({ key, people }) => [key, people]))
}
