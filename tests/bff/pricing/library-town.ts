import {
  asId,
  type Id,
  type Instant,
  type OrgId,
  type PersonId,
  type PlaceId,
  type StockLocationId,
  type TerritoryId,
} from '@field/domain/kernel'
import type { Promotion } from '@field/domain/pricing'
import { type Library, writeLibrary } from '../../../bff/seeds/library/write-library.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { inTransaction } from '../../../bff/src/platform/database/transaction.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { receive } from '../../../bff/src/stock/transfer.ts'
import type { Caller } from '../../support/server.ts'
import { startServer, type TestServer } from '../../support/server.ts'

export const published = Date.UTC(2026, 0, 1)

/** A running server with one organization that sells the library of the seeds: two regions, a site, a van, a warehouse. */
export type LibraryTown = {
  readonly server: TestServer
  readonly orgId: OrgId
  readonly library: Library
  readonly territories: Readonly<Record<'china' | 'east' | 'northWest' | 'shanghai' | 'xian', TerritoryId>>
  readonly technician: Caller
  readonly dispatcher: Caller
  readonly van: StockLocationId
  readonly warehouse: StockLocationId
}

export async function startLibraryTown(
  promotionsOf?: (east: TerritoryId) => Promotion[],
  at: Instant = published,
): Promise<LibraryTown> {
  const server = await startServer()
  const id = <I extends Id<string>>() => newId<I>()
  const orgId = id<OrgId>()
  const territories = {
    china: id<TerritoryId>(),
    east: id<TerritoryId>(),
    northWest: id<TerritoryId>(),
    shanghai: id<TerritoryId>(),
    xian: id<TerritoryId>(),
  }
  const people = { technician: id<PersonId>(), dispatcher: id<PersonId>() }
  const locations = { van: id<StockLocationId>(), warehouse: id<StockLocationId>() }
  const [site, store] = [id<PlaceId>(), id<PlaceId>()]
  await asAdmin(server.database.urls.admin ?? '', async (client) => {
    const insert = (text: string, ...values: unknown[]) => client.query(text, values)
    await insert(
      `insert into organization (id, code, name, wechat_appid) values ($1, 'library', '澄宁', 'wx0000000000000001')`,
      orgId,
    )
    const { china, east, northWest, shanghai, xian } = territories
    for (const [one, parent, code, name, level, path] of [
      [china, null, '100000', '中国', 'country', [china]],
      [east, china, 'east', '华东', 'region', [china, east]],
      [northWest, china, 'north_west', '西北', 'region', [china, northWest]],
      [shanghai, east, '310000', '上海', 'province', [china, east, shanghai]],
      [xian, northWest, '610100', '西安', 'city', [china, northWest, xian]],
    ]) {
      await insert(
        `insert into territory (org_id, id, parent_id, division_code, name, level, path) values ($1, $2, $3, $4, $5, $6, $7)`,
        orgId,
        one,
        parent,
        code,
        name,
        level,
        path,
      )
    }
    for (const [one, kind, name, latitude, longitude] of [
      [site, 'site', '闸北站', 31.2731, 121.4587],
      [store, 'warehouse', '上海中心仓', 31.3302, 121.4203],
    ]) {
      await insert(
        `insert into place (org_id, id, kind, name, address, territory_id, latitude, longitude) values ($1, $2, $3, $4, '地址', $5, $6, $7)`,
        orgId,
        one,
        kind,
        name,
        shanghai,
        latitude,
        longitude,
      )
    }
    for (const [role, person] of Object.entries(people)) {
      await insert('insert into person (org_id, id, name, role) values ($1, $2, $3, $4)', orgId, person, role, role)
      await insert(
        'insert into membership (org_id, id, person_id, role) values ($1, $2, $3, $4)',
        orgId,
        id(),
        person,
        role,
      )
    }
    await insert(
      `insert into technician (org_id, person_id, site_id, badge) values ($1, $2, $3, '0231')`,
      orgId,
      people.technician,
      site,
    )
    for (const [one, kind, name, place, owner] of [
      [id(), 'supplier', '供应商', null, null],
      [id(), 'consumed', '已用', null, null],
      [locations.warehouse, 'warehouse', '上海中心仓', store, null],
      [locations.van, 'van', '林志远的车', null, people.technician],
    ]) {
      await insert(
        'insert into stock_location (org_id, id, kind, name, place_id, owner_id) values ($1, $2, $3, $4, $5, $6)',
        orgId,
        one,
        kind,
        name,
        place,
        owner,
      )
    }
  })
  const regions = { east: territories.east, northWest: territories.northWest }
  const promotions = promotionsOf?.(territories.east) ?? []
  const library = await inTransaction(server.world.db, { orgId }, async (tx) => {
    const written = await writeLibrary(tx, { orgId, regions, promotions, publishedAt: at })
    const all = [...written.parts.values()].map((part) => ({ part, quantity: 9 }))
    await receive(tx, orgId, { to: locations.warehouse, lines: all }, { by: null, at })
    const fan = written.parts.get('EF-12')
    await receive(tx, orgId, { to: locations.van, lines: fan ? [{ part: fan, quantity: 2 }] : [] }, { by: null, at })
    return written
  })
  const caller = (role: 'technician' | 'dispatcher'): Caller => ({ id: asId(people[role]), orgId, role })
  return {
    server,
    orgId,
    library,
    territories,
    technician: caller('technician'),
    dispatcher: caller('dispatcher'),
    ...locations,
  }
}
