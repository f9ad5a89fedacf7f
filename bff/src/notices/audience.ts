import type { OrgId, PersonId } from '@field/domain/kernel'
import type { Audience, Notice } from '@field/domain/notice'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** A notice about one entry of a timeline. */
export type Tidings = { readonly seq: number; readonly notice: Notice }
export type Addressed = Tidings & { readonly personId: PersonId }

const keyOf = (audience: Audience): string =>
  audience.kind === 'person' ? audience.personId : `${audience.role} ${audience.placeId}`

/** Each notice for each of its readers; somebody who is meant twice for one event is told once, as first named. */
export async function addressed(tx: Tx, orgId: OrgId, tidings: readonly Tidings[]): Promise<readonly Addressed[]> {
  const roles = tidings.flatMap(({ notice: { audience } }) => (audience.kind === 'role' ? [audience] : []))
  const holders = roles.length === 0 ? new Map<string, PersonId[]>() : await holdersOf(tx, orgId, roles)
  const seen = new Set<string>()
  return tidings.flatMap(({ seq, notice }) => {
    const { audience } = notice
    const people = audience.kind === 'person' ? [audience.personId] : (holders.get(keyOf(audience)) ?? [])
    return people.flatMap((personId): Addressed[] => {
      const once = `${seq} ${personId}`
      if (seen.has(once)) return []
      seen.add(once)
      return [{ seq, notice, personId }]
    })
  })
}

type Role = Extract<Audience, { kind: 'role' }>

async function holdersOf(tx: Tx, orgId: OrgId, roles: readonly Role[]): Promise<Map<string, PersonId[]>> {
  const wanted = JSON.stringify(roles.map((role) => ({ key: keyOf(role), role: role.role, place: role.placeId })))
  const { rows } = await sql<{ key: string; people: PersonId[] }>`
    select a.key, array_agg(distinct m.person_id) as people
    from jsonb_to_recordset(${wanted}::jsonb) as a(key text, role text, place uuid)
      join membership m on m.org_id = ${orgId}::uuid and m.role = a.role and m.ended_at is null
        and (a.place is null or m.place_id = a.place)
    group by a.key`.execute(tx)
  return new Map(rows.map(({ key, people }) => [key, people]))
}
