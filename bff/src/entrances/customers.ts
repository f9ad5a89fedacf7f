import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type OrgId, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import { maskPhone } from '../identity/queries.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type Customer = Reply<'GET /customers/:id'>
type Row = Omit<Customer, 'phoneMasked'> & { readonly phone: string | null }

async function customersWhere(tx: Tx, orgId: OrgId, where: RawBuilder<boolean>): Promise<readonly Customer[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.phone, p.level,
      (select count(*)::int from work_order w where w.org_id = p.org_id and w.customer_id = p.id and w.closed_at is null) as "openOrders",
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'address', a.address) order by a.name, a.id), '[]')
        from asset a where a.org_id = p.org_id and a.owner_id = p.id) as assets
    from person p
    where p.org_id = ${orgId}::uuid and ${where} and exists (select from membership m
      where (m.org_id, m.person_id) = (p.org_id, p.id) and m.role = 'customer' and m.ended_at is null)
    order by p.name, p.id limit 20`.execute(tx)
  return rows.map(({ phone, ...row }) => ({ ...row, phoneMasked: phone === null ? null : maskPhone(phone) }))
}

const literally = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Customers by a part of their name, or by the last digits of their phone, four at least, so that nobody is found by guessing. */
export function findCustomers(tx: Tx, { orgId }: Actor, q: string): Promise<readonly Customer[]> {
  const words = q.trim()
  const byPhone = /^\d{4,15}$/.test(words)
  return customersWhere(
    tx,
    orgId,
    byPhone ? sql<boolean>`p.phone like ${`%${words}`}` : sql<boolean>`p.name ilike ${`%${literally(words)}%`}`,
  )
}

export async function showCustomer(tx: Tx, { orgId }: Actor, id: string): Promise<Result<Customer>> {
  const [found] = await customersWhere(tx, orgId, sql<boolean>`p.id = ${id}::uuid`)
  return found ? ok(found) : refuse('not_found')
}

/** A customer of the organization, or null: whom an order may be opened for. */
export async function personOf(tx: Tx, orgId: OrgId, id: string): Promise<PersonId | null> {
  const [found] = await customersWhere(tx, orgId, sql<boolean>`p.id = ${id}::uuid`)
  return (found?.id as PersonId | undefined) ?? null
}

/** Keeps a customer who called; whoever signs in by WeChat later is another until they show the same number. */
export async function addCustomer(
  tx: Tx,
  actor: Actor,
  { name, phone }: Body<'POST /customers'>,
  now: Instant,
): Promise<Result<Customer>> {
  const { orgId } = actor
  const id = newId<PersonId>()
  await tx
    .insertInto('person')
    .values({ org_id: orgId, id, name, phone: phone ?? null, role: 'customer' })
    .execute()
  await tx
    .insertInto('membership')
    .values({ org_id: orgId, id: newId(), person_id: id, role: 'customer', created_at: time(now) })
    .execute()
  return showCustomer(tx, actor, id)
}
