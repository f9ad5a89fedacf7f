import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@field/domain/access'
import type { OrgId, PersonId, PlaceId } from '@field/domain/kernel'
import type pg from 'pg'
import type { SessionId } from '../../../bff/src/platform/auth/session-id.ts'
import { foundCompany } from '../../support/company.ts'

/** Somebody signed in: what a token says of them. */
export type Somebody = {
  readonly id: PersonId
  readonly orgId: OrgId
  readonly role: Role
  readonly placeIds: readonly PlaceId[]
  readonly sessionId: SessionId
}

export type Shop = {
  readonly placeId: PlaceId
  readonly tag: string
  readonly assetId: string
  readonly staff: Somebody
}

/** Who and what the benchmark's company is made of. */
export type Crowd = {
  readonly orgId: OrgId
  readonly technicians: readonly Somebody[]
  readonly customers: readonly Somebody[]
  readonly shops: readonly Shop[]
  readonly dispatcher: Somebody
}

const technicians = 20
const customers = 200
const shops = 40

/** The company of the tests, with more people: 20 technicians at two sites, 200 customers and 40 shops with a freezer each. */
export async function foundCrowd(client: pg.Client, appId: string): Promise<Crowd> {
  const company = await foundCompany(client, { code: 'bench', name: '澄宁服务', appId })
  const { orgId, places, territories } = company
  const insert = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    const marks = names.map((_, index) => `$${index + 1}`)
    await client.query(`insert into ${table} (org_id, ${names.join(', ')}) values ('${orgId}', ${marks.join(', ')})`, [
      ...Object.values(row),
    ])
  }
  const person = async (name: string, role: Role, placeId: PlaceId | null): Promise<Somebody> => {
    const [id, sessionId] = [randomUUID() as string as PersonId, randomUUID() as string as SessionId]
    await insert('person', { id, name, role, openid: `o${randomBytes(12).toString('hex')}` })
    await insert('membership', { id: randomUUID(), person_id: id, role, place_id: placeId })
    await insert('session', { id: sessionId, person_id: id })
    return { id, orgId, role, placeIds: placeId ? [placeId] : [], sessionId }
  }
  const technician = async (number: number): Promise<Somebody> => {
    const site = number % 2 === 0 ? places.site : places.farSite
    const made = await person(`师傅 ${number}`, 'technician', site.id)
    const badge = String(2_000 + number)
    await insert('technician', { person_id: made.id, site_id: site.id, badge, skills: ['refrigeration'] })
    return made
  }
  const shop = async (number: number): Promise<Shop> => {
    const [placeId, assetId] = [randomUUID() as string as PlaceId, randomUUID() as string]
    const where = { territory_id: territories.jingan, latitude: 31.2 + number / 1_000, longitude: 121.45 }
    await insert('place', {
      id: placeId,
      kind: 'store',
      name: `便利店 ${number}`,
      address: `灵石路 ${number} 号`,
      ...where,
    })
    const serial = `B-${String(number).padStart(5, '0')}`
    await insert('asset', {
      id: assetId,
      name: '立式冷冻展示柜',
      model: 'CN-L460',
      serial,
      place_id: placeId,
      spot: '1 号柜',
      territory_id: territories.jingan,
    })
    const tag = randomBytes(15).toString('base64url')
    await insert('tag', { id: randomUUID(), token: tag, kind: 'asset', asset_id: assetId })
    return { placeId, tag, assetId, staff: await person(`店员 ${number}`, 'store_staff', placeId) }
  }
  // The three technicians that the company had are off duty, so that everybody here has the same work.
  await client.query('update technician set on_duty = false')
  return {
    orgId,
    technicians: await each(technicians, technician),
    customers: await each(customers, (number) => person(`顾客 ${number}`, 'customer', null)),
    shops: await each(shops, shop),
    dispatcher: await person('调度', 'dispatcher', null),
  }
}

async function each<T>(count: number, make: (number: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let number = 0; number < count; number++) made.push(await make(number))
  return made
}
