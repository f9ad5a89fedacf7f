import { randomUUID } from 'node:crypto'
import type { Body } from '@field/contract'
import { fen } from '@field/domain/kernel'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import type { Examples } from './examples.ts'
import { report, type Town } from './job.ts'

let turns = 0
/** Another number each time, so that what an example writes is never there already. */
const turn = (): number => {
  turns += 1
  return turns
}

const openOrder = async (town: Town) =>
  report(await town.server.as(town.ours.people.customer), town.ours.tags.homeFridge)

const surchargeRule = () => ({
  label: { 'zh-CN': '夜间' },
  item: { kind: 'surcharge' as const, key: `night_${turn()}` },
  method: { kind: 'fixed' as const, amount: fen(5_000) },
})

/** A book of an own kind that is only drafted, with one rule, after one edit. */
async function priceDraft({ server, ours }: Town): Promise<{ kind: string }> {
  const kind = `own_${turn()}`
  const finance = await server.as(ours.people.finance)
  await finance('POST /price-books/:kind/draft', { params: { kind }, body: { label: { 'zh-CN': '自建' } } })
  const body = { base: 0, put: [surchargeRule()] }
  await finance('POST /price-books/:kind/draft/rules', { params: { kind }, body })
  return { kind }
}

/** A file of one rule for a book, checked or not. */
async function priceImport({ server, ours }: Town, checked = false): Promise<string> {
  const form = new FormData()
  const id = randomUUID()
  form.append('id', id)
  form.append('kind', `own_${turn()}`)
  form.append('mode', 'add')
  form.append(
    'file',
    new Blob([`label,item_kind,item,method,price\n夜间,surcharge,s_${turn()},fixed,50\n`]),
    'rules.csv',
  )
  const { accessToken } = await server.signIn(ours.people.finance)
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await fetch(`${server.url}/api/price-imports`, { method: 'POST', headers, body: form })
  if (answer.status !== 201) throw new Error(await answer.text())
  const finance = await server.as(ours.people.finance)
  if (checked) await finance('POST /price-imports/:id/check', { params: { id }, body: {} })
  return id
}

const contractFor = async (town: Town) => ({
  kind: 'contract' as const,
  key: `contract_${turn()}`,
  party: await newPartner(town),
})

const exampleGift = { kind: 'spend_minus' as const, spend: fen(30_000), minus: fen(5_000) }
const examplePromotion = ({ territories }: Town['ours']): Body<'POST /promotions'> => ({
  label: { 'zh-CN': `满减 ${turn()}` },
  on: 'labour',
  gift: exampleGift,
  territoryIds: [territories.jingan],
})

async function quoteOf(town: Town): Promise<string> {
  const { id } = await openOrder(town)
  const dispatcher = await town.server.as(town.ours.people.dispatcher)
  return (await dispatcher('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value.id
}

/** A district of one's own, about which nothing is decided. */
async function newDistrict({ server, ours }: Town): Promise<string> {
  const id = randomUUID()
  const { china, eastChina } = ours.territories
  await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query(
      `insert into territory (org_id, id, parent_id, division_code, name, level, path) values ($1, $2, $3, $4, '新区', 'district', $5)`,
      [ours.orgId, id, eastChina, `9${turn()}${id.slice(0, 4)}`, [china, eastChina, id]],
    ),
  )
  return id
}

/** A customer whom no grant names. */
async function newPartner({ server, ours }: Town): Promise<string> {
  const id = randomUUID()
  await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query(`insert into person (org_id, id, name) values ($1, $2, '新客')`, [ours.orgId, id]),
  )
  return id
}

/** Of the routes of prices. */
export const priceExamples: Examples = {
  'GET /price-books/:kind': async ({ ours }) => ({ by: ours.people.manager, params: { kind: 'sale' } }),
  'GET /price-books/:kind/changes': async ({ ours }) => ({
    by: ours.people.manager,
    params: { kind: 'sale' },
    query: { version: 12 },
  }),
  'GET /price-books/:kind/rules.csv': async ({ ours }) => ({ by: ours.people.manager, params: { kind: 'sale' } }),
  'GET /price-books/:kind/rules.xlsx': async ({ ours }) => ({ by: ours.people.manager, params: { kind: 'sale' } }),
  'POST /price-books/:kind/try': async ({ ours }) => ({
    by: ours.people.manager,
    params: { kind: 'sale' },
    body: {
      case: {
        item: { kind: 'service_item', id: ours.items.visit },
        quantity: 1,
        territoryId: ours.territories.jingan,
      },
    },
  }),
  'POST /price-books/:kind/draft': async ({ ours }) => ({
    by: ours.people.finance,
    params: { kind: `own_${turn()}` },
    body: { label: { 'zh-CN': '自建' } },
  }),
  'GET /price-books/:kind/draft': async (town) => ({ by: town.ours.people.finance, params: await priceDraft(town) }),
  'POST /price-books/:kind/draft/rules': async (town) => ({
    by: town.ours.people.finance,
    params: await priceDraft(town),
    body: { base: 1, put: [surchargeRule()] },
  }),
  'DELETE /price-books/:kind/draft': async (town) => ({ by: town.ours.people.finance, params: await priceDraft(town) }),
  'POST /price-books/:kind/publish': async (town) => ({
    by: town.ours.people.finance,
    params: await priceDraft(town),
    body: { base: 1 },
  }),
  'GET /price-imports/:id': async (town) => ({ by: town.ours.people.finance, params: { id: await priceImport(town) } }),
  'POST /price-imports/:id/check': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await priceImport(town) },
    body: {},
  }),
  'POST /price-imports/:id/confirm': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await priceImport(town, true) },
    body: {},
  }),
  'DELETE /price-imports/:id': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await priceImport(town) },
  }),
  'PUT /price-tiers/:key': async ({ ours }) => ({
    by: ours.people.manager,
    params: { key: `tier_${turn()}` },
    body: { label: { 'zh-CN': '优惠档' } },
  }),
  'PUT /partner-levels/:key': async ({ ours }) => ({
    by: ours.people.manager,
    params: { key: `level_${turn()}` },
    body: { label: { 'zh-CN': '分销' }, goodsSplit: 'by_sales' },
  }),
  'PUT /volume-grades/:key': async ({ ours }) => ({
    by: ours.people.manager,
    params: { key: `grade_${turn()}` },
    // No two grades begin at one sum.
    body: { label: { 'zh-CN': '大客户' }, fromFen: 50_000_000 + turn() },
  }),
  'POST /price-grants': async (town) => ({ by: town.ours.people.manager, body: await contractFor(town) }),
  'POST /price-grants/:id/end': async (town) => {
    const manager = await town.server.as(town.ours.people.manager)
    const { id } = (await manager('POST /price-grants', { body: await contractFor(town) })).value
    return { by: town.ours.people.manager, params: { id }, body: {} }
  },
  'POST /territories/:id/heat': async ({ ours }) => ({
    by: ours.people.manager,
    params: { id: ours.territories.jingan },
    body: { heat: `heat_${turn()}` },
  }),
  'POST /promotions': async ({ ours }) => ({ by: ours.people.manager, body: examplePromotion(ours) }),
  'POST /promotions/:id/end': async ({ server, ours }) => {
    const manager = await server.as(ours.people.manager)
    const { promotions } = (await manager('POST /promotions', { body: examplePromotion(ours) })).value
    return { by: ours.people.manager, params: { id: promotions[0]?.id ?? '' }, body: {} }
  },
  'GET /work-orders/:id/prices': async (town) => ({
    by: town.ours.people.customer,
    params: { id: (await openOrder(town)).id },
  }),
  'POST /work-orders/:id/quotes': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await openOrder(town)).id },
    body: {},
  }),
  'GET /work-orders/:id/quotes': async (town) => ({
    by: town.ours.people.customer,
    params: { id: (await openOrder(town)).id },
  }),
  'POST /quotes/:id/decide': async (town) => ({
    by: town.ours.people.customer,
    params: { id: await quoteOf(town) },
    body: { decision: 'approved' },
  }),
  'GET /price-suggestions': async ({ ours }) => ({ by: ours.people.manager, query: { item: ours.items.visit } }),
  'POST /territories/:id/price-decisions': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await newDistrict(town) },
    body: { month: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7), decision: 'keep' },
  }),
}
