import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type OrgId, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import { maskPhone } from '../identity/queries.ts'
import { assetsWhere } from '../places/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'

type Customer = Reply<'GET /customers'>['items'][number]
type Story = Reply<'GET /customers/:id'>
type Row = Omit<Customer, 'phoneMasked'> & { readonly phone: string | null }

const isOffice = (actor: Actor): boolean => may(actor, 'work_orders.all')

/** Orders `w` that the actor may know of: the office all, others those they handled or reported and those of their stores. */
function knownTo(actor: Actor): RawBuilder<boolean> {
  if (isOffice(actor)) return sql<boolean>`true`
  const me = sql`${actor.personId}::uuid`
  const stores = actor.role === 'store_staff' ? actor.placeIds : []
  return sql<boolean>`(w.followers @> array[${me}] or w.store_id = any(${stores}::uuid[])
    or exists (select from task k where (k.org_id, k.work_order_id) = (w.org_id, w.id) and k.assignee_id = ${me}))`
}

/** First and last digits for the office; for others the last two, which tells two of one name apart. */
const phoneFor = (actor: Actor, phone: string): string =>
  isOffice(actor) || phone.length < 7 ? maskPhone(phone) : `${'*'.repeat(phone.length - 2)}${phone.slice(-2)}`

async function customersWhere(tx: Tx, actor: Actor, where: RawBuilder<boolean>): Promise<readonly Customer[]> {
  const known = knownTo(actor)
  const { rows } = await sql<Row>`
    select p.id, p.name, p.phone, p.level,
      (select count(*)::int from work_order w where w.org_id = p.org_id and w.customer_id = p.id and w.closed_at is null and ${known}) as "openOrders",
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'address', a.address) order by a.name, a.id), '[]')
        from asset a where a.org_id = p.org_id and a.owner_id = p.id) as assets,
      (select coalesce(s.name, w.address) from work_order w left join place s on (s.org_id, s.id) = (w.org_id, w.store_id)
        where w.org_id = p.org_id and w.customer_id = p.id and ${known} order by w.created_at desc limit 1) as "lastPlace"
    from person p
    where p.org_id = ${actor.orgId}::uuid and ${where} and exists (select from membership m
      where (m.org_id, m.person_id) = (p.org_id, p.id) and m.role = 'customer' and m.ended_at is null)
    order by p.name, p.id limit 20`.execute(tx)
  return rows.map(({ phone, ...row }) => ({ ...row, phoneMasked: phone === null ? null : phoneFor(actor, phone) }))
}

const literally = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/**
 * Customers by a part of their name or of a store they had work at, or by the last digits of their phone, four at least,
 * so that nobody is found by guessing. Who is not of the office finds those of their own orders this way, and a stranger
 * by the whole number alone, which the stranger told them.
 */
export async function findCustomers(tx: Tx, actor: Actor, q = ''): Promise<readonly Customer[]> {
  const words = q.replace(/\s+/g, ' ').trim()
  if (words === '') return latestCustomers(tx, actor)
  const mine = isOffice(actor)
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from work_order w where w.org_id = p.org_id and w.customer_id = p.id and ${knownTo(actor)})`
  const digits = words.replace(/[ +-]/g, '')
  if (/^\d{4,15}$/.test(digits)) {
    const whole =
      digits.length < 7 ? sql<boolean>`false` : sql<boolean>`p.phone = any(${[digits, `+${digits}`]}::text[])`
    return customersWhere(tx, actor, sql<boolean>`((${mine} and p.phone like ${`%${digits}`}) or ${whole})`)
  }
  const part = `%${literally(words)}%`
  const atStore = sql<boolean>`p.id in (select w.customer_id from work_order w join place s on (s.org_id, s.id) = (w.org_id, w.store_id)
    where w.org_id = ${actor.orgId}::uuid and s.name ilike ${part} and ${knownTo(actor)})`
  return customersWhere(tx, actor, sql<boolean>`((${mine} and p.name ilike ${part}) or ${atStore})`)
}

/** The customers of the latest orders that the actor may know of, the latest first. */
async function latestCustomers(tx: Tx, actor: Actor): Promise<readonly Customer[]> {
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from (select w.customer_id, w.created_at from work_order w
      where w.org_id = ${actor.orgId}::uuid and w.customer_id is not null and ${knownTo(actor)} order by w.created_at desc limit 200) latest
    group by 1 order by max(created_at) desc limit 20`.execute(tx)
  const ids = rows.map(({ id }) => id)
  const found = await customersWhere(tx, actor, sql<boolean>`p.id = any(${ids}::uuid[])`)
  return [...found].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).slice(0, 10)
}

/** One customer with what a report for them is prefilled with: their devices, stores and addresses. */
export async function showCustomer(tx: Tx, actor: Actor, id: string): Promise<Result<Story>> {
  const mine = sql`w.org_id = ${actor.orgId}::uuid and w.customer_id = ${id}::uuid and ${knownTo(actor)}`
  const reachable =
    actor.role === 'store_staff' ? sql`(a.place_id is null or a.place_id = any(${actor.placeIds}::uuid[]))` : sql`true`
  const [[customer], devices, places, addresses] = await Promise.all([
    customersWhere(tx, actor, sql<boolean>`p.id = ${id}::uuid`),
    assetsWhere(
      tx,
      sql<boolean>`a.org_id = ${actor.orgId}::uuid and (a.owner_id = ${id}::uuid
        or (a.id in (select w.asset_id from work_order w where ${mine}) and ${reachable}))`,
      20,
    ),
    sql<Story['places'][number]>`
      select s.id, s.name, s.address from place s where s.org_id = ${actor.orgId}::uuid and s.kind = 'store'
        and s.id in (select w.store_id from work_order w where ${mine})
        and (${actor.role !== 'store_staff'} or s.id = any(${actor.placeIds}::uuid[])) order by s.name, s.id limit 10`.execute(
      tx,
    ),
    sql<{ address: string }>`
      select w.address from work_order w where ${mine} and w.store_id is null and w.asset_id is null
      group by w.address order by max(w.created_at) desc limit 5`.execute(tx),
  ])
  if (!customer) return refuse('not_found')
  const open = await openAmong(
    tx,
    actor.orgId,
    devices.map((one) => one.id),
  )
  return ok({
    ...customer,
    devices: devices.map((one) => ({ ...one, open: open.has(one.id) })),
    places: places.rows,
    addresses: addresses.rows.map(({ address }) => address),
  })
}

async function openAmong(tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct asset_id as id from work_order where org_id = ${orgId}::uuid and asset_id = any(${ids}::uuid[]) and closed_at is null`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** One customer as a search shows them. */
export async function customerOf(tx: Tx, actor: Actor, id: string): Promise<Result<Customer>> {
  const [found] = await customersWhere(tx, actor, sql<boolean>`p.id = ${id}::uuid`)
  return found ? ok(found) : refuse('not_found')
}

/** A customer of the organization, or null: whom an order may be opened for. */
export async function personOf(tx: Tx, orgId: OrgId, id: string): Promise<PersonId | null> {
  const { rows } = await sql<{ id: PersonId }>`
    select p.id from person p where p.org_id = ${orgId}::uuid and p.id = ${id}::uuid and exists (select from membership m
      where (m.org_id, m.person_id) = (p.org_id, p.id) and m.role = 'customer' and m.ended_at is null)`.execute(tx)
  return rows[0]?.id ?? null
}
