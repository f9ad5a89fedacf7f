import type { Role } from '@field/domain/access'
import type { OrgId, PersonId, PlaceId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

export { maskPhone } from './mask-phone.ts'

/** A person as the server knows them. `roles` are the memberships that have not ended, in the order of granting. */
export type Member = {
  readonly id: PersonId
  readonly name: string
  readonly phone: string | null
  readonly badge: string | null
  readonly language: 'zh-CN' | 'en'
  readonly roleWorn: Role
  readonly roles: readonly {
    readonly role: Role
    readonly placeId: PlaceId | null
    readonly placeName: string | null
  }[]
  readonly organization: { readonly id: OrgId; readonly code: string; readonly name: string }
  readonly unread: number
}

/** One member of the transaction's organization, in one query. */
export async function memberOf(tx: Tx, orgId: OrgId, personId: PersonId): Promise<Member | null> {
  const { rows } = await sql<Member>`
    select p.id, p.name, p.phone, p.language, p.role as "roleWorn", t.badge,
      json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organization,
      (select count(*)::int from inbox_message i where i.org_id = p.org_id and i.person_id = p.id and i.read_at is null) as unread,
      (select coalesce(json_agg(json_build_object('role', m.role, 'placeId', m.place_id, 'placeName', c.name) order by m.created_at, m.id), '[]')
        from membership m left join place c on c.org_id = m.org_id and c.id = m.place_id
        where m.org_id = p.org_id and m.person_id = p.id and m.ended_at is null) as roles
    from person p
      join organization o on o.id = p.org_id
      left join technician t on t.org_id = p.org_id and t.person_id = p.id
    where p.org_id = ${orgId}::uuid and p.id = ${personId}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** The places at which a member wears a role; empty for a role in the whole organization. */
export const placesOf = ({ roles }: Pick<Member, 'roles'>, role: Role): PlaceId[] =>
  roles.flatMap((held) => (held.role === role && held.placeId !== null ? [held.placeId] : []))

export type Colleague = {
  readonly id: PersonId
  readonly name: string
  readonly badge: string | null
  readonly roles: Member['roles']
  readonly onDuty: boolean
  readonly openTasks: number
  readonly openMinutes: number
}

/** Everybody who holds another role than that of a customer (or the role asked for), with the work open for them. */
export async function colleagues(tx: Tx, orgId: OrgId, role: Role | undefined): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name, t.badge, coalesce(t.on_duty, true) as "onDuty", coalesce(w.tasks, 0) as "openTasks", coalesce(w.minutes, 0) as "openMinutes",
      json_agg(json_build_object('role', m.role, 'placeId', m.place_id, 'placeName', c.name) order by m.created_at, m.id) as roles
    from membership m
      join person p on p.org_id = m.org_id and p.id = m.person_id
      left join place c on c.org_id = m.org_id and c.id = m.place_id
      left join technician t on t.org_id = p.org_id and t.person_id = p.id
      left join lateral (
        select count(*)::int as tasks, sum(k.minutes)::int as minutes from task k
        where k.org_id = p.org_id and k.assignee_id = p.id and k.open
      ) w on true
    where m.org_id = ${orgId}::uuid and m.ended_at is null
    group by p.id, p.name, t.badge, t.on_duty, w.tasks, w.minutes
    having bool_or(case when ${role ?? null}::text is null then m.role <> 'customer' else m.role = ${role ?? null}::text end)
    order by p.name collate "zh-x-icu", p.id`.execute(tx)
  return rows
}
