import { randomUUID } from 'node:crypto'
import type { Body, Params, Query, Route } from '@field/contract'
import type { AutomationRule } from '@field/domain/automation'
import type { PersonId } from '@field/domain/kernel'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import type { Person } from './company.ts'
import { notCooling, photoBy, report, type Town, taskNow, tell } from './job.ts'
import { priceExamples } from './price-examples.ts'
import { reportExamples } from './report-examples.ts'
import { codeOf } from './sandbox-phone.ts'
import type { Client } from './server.ts'
import { settlementExamples } from './settlement-examples.ts'
import { stockExamples } from './stock-examples.ts'

/** One valid call of a route: by whom, and with what. */
export type Example<R extends Route> = { readonly by: Person } & (Params<R> extends undefined
  ? { readonly params?: undefined }
  : { readonly params: Params<R> }) &
  (Body<R> extends undefined ? { readonly body?: undefined } : { readonly body: Body<R> }) & {
    readonly query?: Query<R>
  }

let entrances = 0

async function entranceOf({ server, ours }: Town): Promise<string> {
  entrances += 1
  const manager = await server.as(ours.people.manager)
  const body = {
    code: `door-${entrances}`,
    kind: 'customer' as const,
    label: { 'zh-CN': '门口' },
    workType: ours.workType.key,
  }
  return (await manager('POST /entrances', { body })).value.id
}

const exampleRule = (key: string): AutomationRule => ({
  key,
  label: { 'zh-CN': '打标' },
  when: { on: 'event', kind: 'reported' },
  then: [{ do: 'tag', tags: ['seen'] }],
})

let turns = 0
/** Another number each time, so that what an example writes is never there already. */
const turn = (): number => {
  turns += 1
  return turns
}

async function ruleOf({ server, ours }: Town, enabled = false): Promise<string> {
  const key = `rule_${turn()}`
  const manager = await server.as(ours.people.manager)
  const body = { base: 0, enabled, rule: exampleRule(key) }
  return (await manager('PUT /automation/rules/:key', { params: { key }, body })).value.key
}

const exampleItem = (): Omit<Body<'PUT /service-items/:id'>, 'base'> => ({
  label: { 'zh-CN': '清洗冷凝器' },
  path: [],
  minutes: 30,
  parts: [],
  hints: [],
  instruction: null,
})

async function itemOf({ server, ours }: Town): Promise<string> {
  const manager = await server.as(ours.people.manager)
  return (await manager('POST /service-items', { body: { code: `E-${turn()}`, ...exampleItem() } })).value.id
}

const trades = ['门锁', '家具', '保洁', '净水', '电梯', '汽车', '暖通', '信息设备', '装修维修', '家电维修']
/** Another trade each time, since one that was taken brings nothing more. */
function nextTrade(): string {
  const trade = trades.shift() ?? ''
  trades.push(trade)
  return trade
}

/** A sheet of one item, kept and not confirmed. */
async function importOfItems({ server, ours }: Town): Promise<string> {
  const form = new FormData()
  const id = randomUUID()
  form.append('id', id)
  form.append('file', new Blob([`code,name,minutes\nS-${turn()},清洗,20\n`]), 'items.csv')
  const { accessToken } = await server.signIn(ours.people.manager)
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await fetch(`${server.url}/api/library/imports`, { method: 'POST', headers, body: form })
  if (answer.status !== 201) throw new Error(await answer.text())
  return id
}

const examplePackage = ({ items, workType }: Town['ours']): Omit<Body<'PUT /packages/:key'>, 'base'> => ({
  label: { 'zh-CN': '冷柜焕新' },
  summary: { 'zh-CN': '检修并更换风机' },
  workType: workType.key,
  lines: [{ itemId: items.changeFan, quantity: 1 }],
})

/** For each route that needs something to be there, how to make it and call it. Each call makes its own things. */
export type Examples = { readonly [R in Route]?: (town: Town) => Promise<Example<R>> }

const openOrder = async (town: Town) =>
  report(await town.server.as(town.ours.people.customer), town.ours.tags.homeFridge)

async function invitationCode({ server, ours }: Town): Promise<string> {
  const admin = await server.as(ours.people.admin)
  return (await admin('POST /invitations', { body: { role: 'dispatcher', name: '新来的' } })).value.code
}

/** A dispatcher whom nobody will miss. */
async function newMember({ server, ours }: Town): Promise<PersonId> {
  const id = randomUUID() as PersonId
  await asAdmin(server.database.urls.admin ?? '', async (client) => {
    await client.query(`insert into person (org_id, id, name, role) values ($1, $2, '新人', 'dispatcher')`, [
      ours.orgId,
      id,
    ])
    await client.query(`insert into membership (org_id, id, person_id, role) values ($1, $2, $3, 'dispatcher')`, [
      ours.orgId,
      randomUUID(),
      id,
    ])
  })
  return id
}

/** A work type that is only drafted, at revision 1. */
async function draft({ server, ours }: Town): Promise<{ key: string }> {
  const manager = await server.as(ours.people.manager)
  const { key } = (await manager('POST /work-types', { body: { key: 'drafted', label: drafted } })).value
  return { key }
}

const drafted = { 'zh-CN': '草稿' }
const relabelled = () => ({ op: 'set' as const, path: ['label'], value: { 'zh-CN': randomUUID() }, was: drafted })

async function labelOf(client: Client, key: string): Promise<unknown> {
  const { definition } = (await client('GET /work-types/:key/draft', { params: { key } })).value
  return definition.nodes.find((node) => node.key === 'repair')?.label
}

export const examples: Examples = {
  ...priceExamples,
  ...stockExamples,
  ...settlementExamples,
  ...reportExamples,
  'POST /service-items': async ({ ours }) => ({
    by: ours.people.manager,
    body: { code: `E-${turn()}`, ...exampleItem() },
  }),
  'GET /service-items/:id': async ({ ours }) => ({ by: ours.people.technician, params: { id: ours.items.visit } }),
  'PUT /service-items/:id': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await itemOf(town) },
    body: { base: 1, ...exampleItem(), minutes: 45 },
  }),
  'POST /service-items/:id/retire': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await itemOf(town) },
    body: { retired: true },
  }),
  'GET /service-items/:id/versions': async ({ ours }) => ({
    by: ours.people.manager,
    params: { id: ours.items.visit },
  }),
  'GET /service-items/:id/overrides': async ({ ours }) => ({
    by: ours.people.manager,
    params: { id: ours.items.visit },
  }),
  'PUT /service-items/:id/overrides/:scope': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await itemOf(town), scope: town.ours.places.site.id },
    body: { base: 0, fields: { minutes: 50 } },
  }),
  'GET /library/imports/:id': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await importOfItems(town) },
  }),
  'POST /library/imports/:id/confirm': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await importOfItems(town) },
    body: {},
  }),
  'POST /library/ready': async ({ ours }) => ({ by: ours.people.manager, body: { trades: [nextTrade()] } }),
  'PUT /packages/:key': async ({ ours }) => ({
    by: ours.people.manager,
    params: { key: `package_${turn()}` },
    body: { base: 0, ...examplePackage(ours) },
  }),
  'POST /work-orders/:id/package': async (town) => {
    const { server, ours } = town
    const key = `package_${turn()}`
    const manager = await server.as(ours.people.manager)
    await manager('PUT /packages/:key', { params: { key }, body: { base: 0, ...examplePackage(ours) } })
    const { id } = await openOrder(town)
    const { id: taskId, assigneeId } = await taskNow(town, id)
    const by = Object.values(ours.people).find((person) => person.id === assigneeId) ?? ours.people.technician
    const technician = await server.as(by)
    for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(technician, id, { kind, taskId })
    return { by, params: { id }, body: { taskId, package: key } }
  },

  'GET /people': async ({ ours }) => ({ by: ours.people.dispatcher, query: { role: 'technician' } }),
  'GET /people/names': async ({ ours }) => ({ by: ours.people.technician, query: { role: 'technician', q: '志远' } }),
  'POST /me/role': async ({ ours }) => ({ by: ours.people.customer, body: { role: 'customer' } }),
  'POST /me/profile': async ({ ours }) => ({ by: ours.people.customer, body: { name: `梅 ${Date.now()}` } }),
  'POST /me/phone': async ({ server, ours }) => ({
    by: ours.people.customer,
    body: { code: await codeOf(server, 'phone', 'phone-code') },
  }),
  'POST /people/:id/dismiss': async (town) => ({ by: town.ours.people.admin, params: { id: await newMember(town) } }),
  'POST /invitations': async ({ ours }) => ({ by: ours.people.manager, body: { role: 'finance', name: '会计' } }),
  'GET /invitations/:code': async (town) => ({
    by: town.ours.people.neighbour,
    params: { code: await invitationCode(town) },
  }),
  'POST /invitations/:code/accept': async (town) => ({
    by: town.ours.people.neighbour,
    params: { code: await invitationCode(town) },
  }),

  'GET /assets/:id': async ({ ours }) => ({ by: ours.people.dispatcher, params: { id: ours.assets.freezer.id } }),
  'GET /tags/:token': async ({ ours }) => ({ by: ours.people.technician, params: { token: ours.tags.freezer } }),
  'GET /tags/:token/qr.png': async ({ ours }) => ({ by: ours.people.dispatcher, params: { token: ours.tags.freezer } }),

  'GET /work-types/:key/report-form': async ({ ours }) => ({
    by: ours.people.customer,
    params: { key: ours.workType.key },
  }),
  'GET /presets/:key': async ({ ours }) => ({ by: ours.people.dispatcher, params: { key: 'appliance_repair' } }),
  'POST /work-types': async ({ ours }) => ({ by: ours.people.manager, body: { key: 'begun' } }),
  'GET /work-types/:key/draft': async (town) => ({ by: town.ours.people.manager, params: await draft(town) }),
  'POST /work-types/:key/draft/edits': async (town) => ({
    by: town.ours.people.manager,
    params: await draft(town),
    body: { base: 1, edits: [relabelled()] },
  }),
  'GET /work-types/:key/draft/edits': async (town) => ({
    by: town.ours.people.manager,
    params: await draft(town),
    query: { since: 0 },
  }),
  'DELETE /work-types/:key/draft': async (town) => ({ by: town.ours.people.manager, params: await draft(town) }),
  'POST /work-types/:key/preview': async (town) => ({
    by: town.ours.people.manager,
    params: await draft(town),
    body: { revision: 1 },
  }),
  // Of the work type that there is: a second one to choose from would make every report name its own.
  'POST /work-types/:key/publish': async ({ server, ours }) => {
    const manager = await server.as(ours.people.manager)
    const { key } = ours.workType
    const { revision: base } = (await manager('GET /work-types/:key/draft', { params: { key } })).value
    const edits = [{ ...relabelled(), path: ['nodes', 'repair', 'label'], was: await labelOf(manager, key) }]
    const { revision } = (
      await manager('POST /work-types/:key/draft/edits', { params: { key }, body: { base, edits } })
    ).value
    return { by: ours.people.manager, params: { key }, body: { revision, migrate: 'none' } }
  },
  'GET /work-types/:key/versions': async (town) => ({ by: town.ours.people.dispatcher, params: await draft(town) }),
  'GET /work-types/:key/versions/:number': async ({ ours }) => ({
    by: ours.people.dispatcher,
    params: { key: ours.workType.key, number: '1' },
  }),
  'POST /work-types/:key/rehearse': async (town) => ({
    by: town.ours.people.manager,
    params: await draft(town),
    body: {
      revision: 1,
      script: { at: Date.now(), report: { words: '看看' }, store: true, steps: [], untilMinutes: 60 },
    },
  }),
  'POST /work-orders': async ({ ours }) => ({
    by: ours.people.customer,
    body: { tag: ours.tags.homeFridge, answers: notCooling },
  }),
  'POST /work-orders/:id/follow': async (town) => {
    const { people, tags } = town.ours
    const { id } = await report(await town.server.as(people.customer), tags.fridge)
    return { by: people.neighbour, params: { id }, body: { tag: tags.fridge } }
  },
  'POST /work-orders/:id/commands': async (town) => {
    const { id } = await openOrder(town)
    return {
      by: town.ours.people.customer,
      params: { id },
      body: { command: { kind: 'comment', words: '门口右转', photos: [] } },
    }
  },
  'GET /work-orders': async ({ ours }) => ({ by: ours.people.dispatcher, query: { view: 'all' } }),
  'GET /work-orders/:id': async (town) => ({
    by: town.ours.people.customer,
    params: { id: (await openOrder(town)).id },
  }),
  'GET /work-orders/:id/progress': async (town) => ({
    by: town.ours.people.customer,
    params: { id: (await openOrder(town)).id },
  }),
  'GET /stores/:id/board': async ({ ours }) => ({ by: ours.people.storeStaff, params: { id: ours.places.store.id } }),

  'GET /files/:id/link': async ({ server, ours }) => ({
    by: ours.people.customer,
    params: { id: await photoBy(server, ours.people.customer) },
  }),
  'GET /files/:id': async ({ server, ours }) => ({
    by: ours.people.customer,
    params: { id: await photoBy(server, ours.people.customer) },
    query: { e: '1', s: 'x' },
  }),

  'POST /entrances': async ({ ours }) => ({
    by: ours.people.manager,
    body: {
      code: `gate-${randomUUID().slice(0, 8)}`,
      kind: 'staff',
      label: { 'zh-CN': '前台' },
      workType: ours.workType.key,
    },
  }),
  'PUT /routing': async ({ server, ours }) => {
    const manager = await server.as(ours.people.manager)
    const { version } = (await manager('GET /routing')).value
    return { by: ours.people.manager, body: { base: version, rules: [] } }
  },
  'PUT /territories/:id/office-hours': async ({ ours }) => ({
    by: ours.people.manager,
    params: { id: ours.territories.jingan },
    body: { officeHours: { from: 480 + (turn() % 60), to: 1_020 } },
  }),
  'PUT /dispatch-ratio': async ({ server, ours }) => {
    const manager = await server.as(ours.people.manager)
    await manager('PUT /dispatch-ratio', { body: { percent: 50 } })
    return { by: ours.people.manager, body: { percent: 100 } }
  },
  'POST /customers': async ({ ours }) => ({
    by: ours.people.dispatcher,
    body: { name: '来电的人', phone: `139${Math.random().toString().slice(2, 10)}` },
  }),
  'POST /api-keys': async ({ ours }) => ({ by: ours.people.admin, body: { label: '某系统', scopes: ['report'] } }),
  'POST /inbound-hooks': async ({ ours }) => ({ by: ours.people.admin, body: { label: '商城' } }),
  'PUT /entrances/:id': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await entranceOf(town) },
    body: { source: `source_${turn()}` },
  }),
  'POST /entrances/:id/tags': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await entranceOf(town) },
    body: { count: 2 },
  }),
  'GET /entrances/:id/tags': async (town) => ({ by: town.ours.people.manager, params: { id: await entranceOf(town) } }),
  'GET /entrances/:id/stickers.pdf': async (town) => {
    const id = await entranceOf(town)
    const manager = await town.server.as(town.ours.people.manager)
    await manager('POST /entrances/:id/tags', { params: { id }, body: { count: 1 } })
    return { by: town.ours.people.manager, params: { id } }
  },
  'GET /customers': async ({ ours }) => ({ by: ours.people.dispatcher, query: { q: '女士' } }),
  'GET /customers/:id': async ({ ours }) => ({ by: ours.people.dispatcher, params: { id: ours.people.customer.id } }),
  'GET /work-types/recognise': async ({ ours }) => ({ by: ours.people.customer, query: { text: '冰箱不制冷' } }),
  'GET /automation/rules/:key/dry-run': async (town) => ({
    by: town.ours.people.manager,
    params: { key: await ruleOf(town) },
  }),
  'POST /automation/rules/:key/switch': async (town) => ({
    by: town.ours.people.manager,
    params: { key: await ruleOf(town, true) },
    body: { enabled: false },
  }),
  'DELETE /automation/rules/:key': async (town) => ({
    by: town.ours.people.manager,
    params: { key: await ruleOf(town) },
  }),
  'PUT /automation/rules/:key': async ({ ours }) => {
    const key = `an_example_${turn()}`
    return { by: ours.people.manager, params: { key }, body: { base: 0, enabled: false, rule: exampleRule(key) } }
  },
  'GET /work-orders/:id/links': async (town) => ({
    by: town.ours.people.customer,
    params: { id: (await openOrder(town)).id },
  }),
  'DELETE /api-keys/:id': async ({ server, ours }) => {
    const admin = await server.as(ours.people.admin)
    const { id } = (await admin('POST /api-keys', { body: { label: '某系统', scopes: ['report'] } })).value
    return { by: ours.people.admin, params: { id } }
  },
  'DELETE /inbound-hooks/:id': async ({ server, ours }) => {
    const admin = await server.as(ours.people.admin)
    const { id } = (await admin('POST /inbound-hooks', { body: { label: '商城' } })).value
    return { by: ours.people.admin, params: { id } }
  },
  'POST /hooks/:key': async ({ server, ours }) => {
    const admin = await server.as(ours.people.admin)
    const { path } = (await admin('POST /inbound-hooks', { body: { label: '商城' } })).value
    return { by: ours.people.admin, params: { key: path.split('/').at(-1) ?? '' } }
  },
  'PUT /outbound-hooks/:key': async ({ ours }) => ({
    by: ours.people.admin,
    params: { key: 'erp' },
    body: { url: `https://erp.example.com/hook/${turn()}` },
  }),
  'GET /outbound-hooks/:key/deliveries': async ({ server, ours }) => {
    const admin = await server.as(ours.people.admin)
    await admin('PUT /outbound-hooks/:key', { params: { key: 'shop' }, body: { url: 'https://shop.example.com/hook' } })
    return { by: ours.people.admin, params: { key: 'shop' } }
  },

  'POST /inbox/read': async ({ ours }) => ({ by: ours.people.customer, body: {} }),
  'POST /consents': async ({ ours }) => ({
    by: ours.people.customer,
    body: { answers: { 'template-of-nobody': 'reject' }, at: Date.now() },
  }),
}
