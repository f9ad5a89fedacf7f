import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@field/domain/access'
import {
  type AssetId,
  asId,
  fen,
  type Id,
  type OrgId,
  type PartId,
  type PersonId,
  type PlaceId,
  type PriceBookId,
  type ServiceItemId,
  type StockLocationId,
  type TerritoryId,
  type WorkTypeId,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import type { ItemSelector, PriceRule } from '@field/domain/pricing'
import type { ProfitShare } from '@field/domain/settlement'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type pg from 'pg'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { applianceRepair } from './appliance-repair.ts'

/** A person of a test company, wearing one role. */
export type Person = {
  readonly id: PersonId
  readonly orgId: OrgId
  readonly name: string
  readonly role: Role
  readonly openid: string
  readonly placeIds: readonly PlaceId[]
}

export type Company = Awaited<ReturnType<typeof foundCompany>>

type Cell = string | number | boolean | null | readonly string[]
type Insert = (table: string, row: Record<string, Cell>) => Promise<void>

const newId = <I extends Id<string>>(): I => asId<I>(randomUUID())
const token = () => randomBytes(15).toString('base64url')
const yearsFrom = (years: number) => Date.now() + years * 365 * 86_400_000

const insertInto =
  (client: pg.Client): Insert =>
  async (table, row) => {
    const columns = Object.keys(row)
    const marks = columns.map((_, index) => `$${index + 1}`)
    await client.query(`insert into ${table} (${columns.join(', ')}) values (${marks.join(', ')})`, Object.values(row))
  }

function adminOf({ admin }: { readonly admin?: string }): string {
  if (!admin) throw new Error('only the superuser may found companies')
  return admin
}

/** The company of most tests and a second one, of the same shape, into which nothing of the first may leak. */
export const foundCompanies = (urls: { readonly admin?: string }): Promise<{ ours: Company; theirs: Company }> =>
  asAdmin(adminOf(urls), async (client) => ({
    ours: await foundCompany(client, { code: 'chengning', name: '澄宁服务', appId: 'wx0000000000000001' }),
    theirs: await foundCompany(client, { code: 'other', name: '别家服务', appId: 'wx0000000000000002' }),
  }))

/**
 * Writes one small organization through SQL, past row-level security: East China → Shanghai → Jing'an, two sites, two
 * stores, a warehouse, somebody of every role, three technicians, assets with tags, the repair work type, parts and prices.
 */
export async function foundCompany(
  client: pg.Client,
  {
    code,
    name,
    appId,
    definition = applianceRepair,
  }: { code: string; name: string; appId: string; definition?: WorkTypeDefinition },
) {
  const insert = insertInto(client)
  const orgId = newId<OrgId>()
  await insert('organization', { id: orgId, code, name, wechat_appid: appId })
  const territories = await makeTerritories(insert, orgId)
  const places = await makePlaces(insert, orgId, territories.jingan)
  const people = await makePeople(insert, orgId, places)
  const assets = await makeAssets(insert, orgId, places, people, territories.jingan)
  const workType = await makeWorkType(insert, client, orgId, definition)
  const tags = await makeTags(insert, orgId, { assets, places, workType })
  const stock = await makeStock(insert, orgId, places, people)
  const prices = await makePrices(insert, orgId, { ...stock, territories })
  return {
    orgId,
    code,
    name,
    appId,
    definition,
    territories,
    places,
    people,
    assets,
    workType,
    tags,
    ...stock,
    ...prices,
  }
}

async function makeTerritories(insert: Insert, orgId: OrgId) {
  const china = newId<TerritoryId>()
  const eastChina = newId<TerritoryId>()
  const shanghai = newId<TerritoryId>()
  const jingan = newId<TerritoryId>()
  const levels = [
    [china, '100000', '中国', 'country', null],
    [eastChina, '100003', '华东', 'region', null],
    [shanghai, '310000', '上海', 'province', 1],
    [jingan, '310106', '静安', 'district', 1],
  ] as const
  const path: TerritoryId[] = []
  for (const [id, division, name, level, tier] of levels) {
    const parent = path.at(-1) ?? null
    path.push(id)
    await insert('territory', {
      org_id: orgId,
      id,
      parent_id: parent,
      division_code: division,
      name,
      level,
      city_tier: tier,
      path: [...path],
    })
  }
  return { china, eastChina, shanghai, jingan }
}

async function makePlaces(insert: Insert, orgId: OrgId, territory: TerritoryId) {
  const place = async (kind: string, name: string, address: string, latitude: number, longitude: number) => {
    const id = newId<PlaceId>()
    await insert('place', { org_id: orgId, id, kind, name, address, territory_id: territory, latitude, longitude })
    return { id, name, address, position: { latitude, longitude } }
  }
  return {
    site: await place('site', '闸北站', '共和新路 1301 号', 31.27, 121.465),
    farSite: await place('site', '浦东站', '世纪大道 100 号', 31.24, 121.5),
    store: await place('store', '邻禾便利 灵石路店', '灵石路 745 号', 31.2836, 121.45),
    otherStore: await place('store', '邻禾便利 愚园路店', '愚园路 300 号', 31.225, 121.44),
    warehouse: await place('warehouse', '上海中心仓', '汶水路 480 号', 31.29, 121.44),
  }
}

type Places = Awaited<ReturnType<typeof makePlaces>>

async function makePeople(insert: Insert, orgId: OrgId, { site, farSite, store, otherStore }: Places) {
  const person = async (
    name: string,
    role: Role,
    placeId: PlaceId | null = null,
    phone: string | null = null,
  ): Promise<Person> => {
    const id = newId<PersonId>()
    const openid = `o${randomBytes(12).toString('hex')}`
    await insert('person', { org_id: orgId, id, name, openid, phone, role })
    await insert('membership', { org_id: orgId, id: randomUUID(), person_id: id, role, place_id: placeId })
    return { id, orgId, name, role, openid, placeIds: placeId ? [placeId] : [] }
  }
  const technician = async (name: string, badge: string, placeId: PlaceId) => {
    const made = await person(name, 'technician', placeId)
    await insert('technician', {
      org_id: orgId,
      person_id: made.id,
      site_id: placeId,
      badge,
      skills: ['refrigeration'],
    })
    return made
  }
  return {
    customer: await person('梅女士', 'customer', null, '15600001177'),
    neighbour: await person('高先生', 'customer'),
    technician: await technician('林志远', '0731', site.id),
    secondTechnician: await technician('何平', '0732', site.id),
    farTechnician: await technician('苏岩', '0810', farSite.id),
    storeStaff: await person('周倩', 'store_staff', store.id),
    otherStoreStaff: await person('方敏', 'store_staff', otherStore.id),
    dispatcher: await person('陈调度', 'dispatcher'),
    manager: await person('吴经理', 'manager'),
    finance: await person('赵会计', 'finance'),
    admin: await person('孙管理', 'admin'),
  }
}

type People = Awaited<ReturnType<typeof makePeople>>

async function makeAssets(insert: Insert, orgId: OrgId, places: Places, people: People, territory: TerritoryId) {
  const asset = async (name: string, serial: string, spot: string, at: Places['store'] | null) => {
    const id = newId<AssetId>()
    await insert('asset', {
      org_id: orgId,
      id,
      name,
      model: 'CN-L460',
      serial,
      place_id: at?.id ?? null,
      spot: at ? spot : null,
      owner_id: at ? null : people.customer.id,
      territory_id: territory,
      address: at ? null : '海防路 18 弄 3 号',
      latitude: at ? null : 31.245,
      longitude: at ? null : 121.44,
      warranties: JSON.stringify([
        { label: { 'zh-CN': '压缩机系统' }, until: yearsFrom(2), covers: 'compressor' },
        { label: { 'zh-CN': '整机与人工' }, until: yearsFrom(-0.2), covers: 'labour' },
      ]),
      hints: JSON.stringify([{ 'zh-CN': '断电前请店员先移走冰品；货梯免费' }]),
    })
    return { id, name, serial }
  }
  return {
    freezer: await asset('立式冷冻展示柜', '2309-01187', '2 号柜', places.store),
    fridge: await asset('卧式冷藏柜', '2309-01188', '3 号柜', places.store),
    otherFreezer: await asset('立式冷冻展示柜', '2309-01189', '1 号柜', places.otherStore),
    homeFridge: await asset('家用冰箱', '2309-01190', '', null),
  }
}

async function makeWorkType(insert: Insert, client: pg.Client, orgId: OrgId, definition: WorkTypeDefinition) {
  const id = newId<WorkTypeId>()
  const versionId = newId<WorkTypeVersionId>()
  await insert('work_type', { org_id: orgId, id, key: definition.key })
  await insert('work_type_version', {
    org_id: orgId,
    id: versionId,
    work_type_id: id,
    number: 1,
    definition: JSON.stringify(definition),
  })
  await client.query('update work_type set published_version_id = $3 where org_id = $1 and id = $2', [
    orgId,
    id,
    versionId,
  ])
  return { id, versionId, key: definition.key }
}

async function makeTags(
  insert: Insert,
  orgId: OrgId,
  {
    assets,
    places,
    workType,
  }: { assets: Awaited<ReturnType<typeof makeAssets>>; places: Places; workType: { id: WorkTypeId } },
) {
  const entrance = randomUUID()
  await insert('entrance', {
    org_id: orgId,
    id: entrance,
    code: 'counter',
    kind: 'customer',
    work_type_id: workType.id,
    source: 'counter',
  })
  const tag = async (kind: 'asset' | 'store' | 'entrance', target: string, revoked = false) => {
    const made = token()
    const column = kind === 'store' ? 'place_id' : `${kind}_id`
    await insert('tag', {
      org_id: orgId,
      id: randomUUID(),
      token: made,
      kind,
      [column]: target,
      revoked_at: revoked ? new Date().toISOString() : null,
    })
    return made
  }
  return {
    freezer: await tag('asset', assets.freezer.id),
    fridge: await tag('asset', assets.fridge.id),
    homeFridge: await tag('asset', assets.homeFridge.id),
    store: await tag('store', places.store.id),
    entrance: await tag('entrance', entrance),
    revoked: await tag('asset', assets.freezer.id, true),
  }
}

async function makeStock(
  insert: Insert,
  orgId: OrgId,
  { warehouse }: Places,
  { technician, secondTechnician, farTechnician }: People,
) {
  const part = async (
    code: string,
    name: string,
    search: string,
    category: string,
    fits: string[] = ['CN-L460'],
    oldPartReturn = false,
  ) => {
    const id = newId<PartId>()
    await insert('part', {
      org_id: orgId,
      id,
      code,
      name: JSON.stringify({ 'zh-CN': name }),
      category,
      fits,
      old_part_return: oldPartReturn,
      search,
    })
    return id
  }
  const item = async (code: string, name: string, search: string, minutes: number, requiredParts: string[] = []) => {
    const id = newId<ServiceItemId>()
    await insert('service_item', {
      org_id: orgId,
      id,
      code,
      name: JSON.stringify({ 'zh-CN': name }),
      category: 'labour',
      minutes,
      required_parts: requiredParts,
      search,
    })
    return id
  }
  const location = async (kind: string, name: string, placeId: string | null = null, ownerId: string | null = null) => {
    const id = newId<StockLocationId>()
    await insert('stock_location', { org_id: orgId, id, kind, name, place_id: placeId, owner_id: ownerId })
    return id
  }
  const parts = {
    fan: await part('EF-12', '蒸发风机', 'ef-12 蒸发风机 zhengfafengji zffj', 'fan', ['CN-L460'], true),
    capacitor: await part(
      'CAP-35',
      '启动电容 35 µF',
      'cap-35 启动电容 35 µf qidongdianrong qddr',
      'compressor',
      ['CN-L460'],
      true,
    ),
    seal: await part('MF-460', '门封条', 'mf-460 门封条 menfengtiao mft', 'door'),
    condenserFan: await part('CF-20', '冷凝风机', 'cf-20 冷凝风机 lengningfengji lnfj', 'fan', ['CN-X200']),
  }
  const items = {
    visit: await item('VISIT', '上门维修 商用冷柜', 'visit 上门维修 shangmenweixiu smwx', 60),
    changeFan: await item('FAN-45', '更换蒸发风机', 'fan-45 更换蒸发风机 genghuanzhengfafengji ghzffj', 45, [
      parts.fan,
    ]),
  }
  const locations = {
    supplier: await location('supplier', '供应商'),
    consumed: await location('consumed', '已用'),
    warehouse: await location('warehouse', '上海中心仓', warehouse.id),
    van: await location('van', '林志远的车', null, technician.id),
    secondVan: await location('van', '何平的车', null, secondTechnician.id),
    farVan: await location('van', '苏岩的车', null, farTechnician.id),
  }
  await fillStock(insert, orgId, locations, parts)
  return { parts, items, locations }
}

type Locations = Record<'supplier' | 'warehouse' | 'van' | 'secondVan', StockLocationId>

// Each receipt is a move from the supplier, so the supplier stands below zero by what everybody holds.
async function fillStock(insert: Insert, orgId: OrgId, locations: Locations, parts: Record<string, PartId>) {
  const held: readonly (readonly [keyof Locations, number])[] = [
    ['warehouse', 20],
    ['van', 2],
    ['secondVan', 1],
  ]
  for (const partId of Object.values(parts)) {
    for (const [where, quantity] of held) {
      await insert('stock_move', {
        org_id: orgId,
        id: randomUUID(),
        part_id: partId,
        from_id: locations.supplier,
        to_id: locations[where],
        quantity,
        reason: 'purchase',
        created_at: new Date().toISOString(),
      })
      await insert('stock_balance', { org_id: orgId, location_id: locations[where], part_id: partId, quantity })
    }
    const total = held.reduce((sum, [, quantity]) => sum + quantity, 0)
    await insert('stock_balance', {
      org_id: orgId,
      location_id: locations.supplier,
      part_id: partId,
      quantity: -total,
      supplier: true,
    })
  }
}

async function makePrices(
  insert: Insert,
  orgId: OrgId,
  {
    parts,
    items,
    territories,
  }: {
    parts: Record<'fan' | 'capacitor' | 'seal' | 'condenserFan', PartId>
    items: Record<'visit' | 'changeFan', ServiceItemId>
    territories: Record<'eastChina', TerritoryId>
  },
) {
  const book = newId<PriceBookId>()
  await insert('price_book', {
    org_id: orgId,
    id: book,
    kind: 'sale',
    version: 12,
    label: JSON.stringify({ 'zh-CN': '2026 销售价' }),
  })
  const rule = async (item: ItemSelector, unit: number, label: string) => {
    const priced: PriceRule = {
      id: newId(),
      bookId: book,
      label: { 'zh-CN': label },
      item,
      territory: territories.eastChina,
      method: { kind: 'per_unit', unit: fen(unit) },
    }
    await insert('price_rule', { org_id: orgId, id: priced.id, book_id: book, rule: JSON.stringify(priced) })
  }
  await rule({ kind: 'service_item', id: items.visit }, 30_000, '华东基准')
  await rule({ kind: 'service_item', id: items.changeFan }, 8_000, '华东基准')
  await rule({ kind: 'part', id: parts.fan }, 16_800, '华东基准')
  await rule({ kind: 'part', id: parts.capacitor }, 2_600, '华东基准')
  await rule({ kind: 'part', id: parts.seal }, 4_500, '华东基准')
  await rule({ kind: 'part', id: parts.condenserFan }, 14_200, '华东基准')
  const share = async (id: string, basis: ProfitShare['basis'], points: number) => {
    const rule: ProfitShare = { id, label: { 'zh-CN': '师傅分成' }, role: 'technician', basis, points }
    await insert('share_rule', { org_id: orgId, id: randomUUID(), rule: JSON.stringify(rule) })
  }
  await share('technician_labour', 'labour', 4_500)
  await share('technician_parts', 'parts', 800)
  return { books: { sale: book } }
}
