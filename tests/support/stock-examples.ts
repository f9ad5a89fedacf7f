import { randomUUID } from 'node:crypto'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import type { Examples } from './examples.ts'
import { report, type Town, taskNow, tell } from './job.ts'

let turns = 0
const turn = (): number => {
  turns += 1
  return turns
}

const rows = <Row>({ server }: Town, text: string, values: unknown[]): Promise<Row[]> =>
  asAdmin(server.database.urls.admin ?? '', async (client) => (await client.query(text, values)).rows as Row[])

/** A part that lies nowhere. */
export async function newPart(town: Town): Promise<string> {
  const id = randomUUID()
  const code = `N-${turn()}-${id.slice(0, 4)}`
  await rows(town, `insert into part (org_id, id, code, name, category, search) values ($1, $2, $3, $4, 'test', $5)`, [
    town.ours.orgId,
    id,
    code,
    JSON.stringify({ 'zh-CN': `试件 ${code}` }),
    code.toLowerCase(),
  ])
  return id
}

/** A part with pieces in the warehouse, delivered there. */
export async function stockedPart(town: Town, quantity = 10): Promise<string> {
  const partId = await newPart(town)
  const dispatcher = await town.server.as(town.ours.people.dispatcher)
  const body = { locationId: town.ours.locations.warehouse, lines: [{ partId, quantity }] }
  await dispatcher('POST /stock/receipts', { body })
  return partId
}

/** A transfer from the warehouse to the technician's van, asked for by the technician or sent by the dispatcher. */
async function transferOf(town: Town, state: 'asked' | 'sent'): Promise<{ id: string; partId: string }> {
  const partId = await stockedPart(town)
  const { people, locations } = town.ours
  const client = await town.server.as(state === 'asked' ? people.technician : people.dispatcher)
  const body = { fromId: locations.warehouse, toId: locations.van, lines: [{ partId, quantity: 2 }] }
  return { id: (await client('POST /stock/transfers', { body })).value.id, partId }
}

async function levelOf(town: Town): Promise<{ locationId: string; partId: string }> {
  const partId = await stockedPart(town)
  const technician = await town.server.as(town.ours.people.technician)
  const locationId = town.ours.locations.van
  await technician('PUT /stock/levels', { body: { locationId, lines: [{ partId, minimum: 1, target: 3 }] } })
  return { locationId, partId }
}

/** An open count of a new shelf, which nobody else counts. */
export async function countOf(town: Town, lines = true): Promise<{ id: string; partId: string; locationId: string }> {
  const partId = await stockedPart(town)
  const locationId = await newShelf(town)
  const dispatcher = await town.server.as(town.ours.people.dispatcher)
  const { id } = (await dispatcher('POST /stock/counts', { body: { locationId } })).value
  if (lines) {
    const body = { lines: [{ partId, counted: 3 }] }
    await dispatcher('POST /stock/counts/:id/lines', { params: { id }, body })
  }
  return { id, partId, locationId }
}

/** A shelf in our warehouse that is empty. */
export async function newShelf(town: Town): Promise<string> {
  const id = randomUUID()
  const { orgId, places } = town.ours
  await rows(
    town,
    `insert into stock_location (org_id, id, kind, name, place_id) values ($1, $2, 'warehouse', $3, $4)`,
    [orgId, id, `货架 ${turn()}`, places.warehouse.id],
  )
  return id
}

/** An order at work by a technician who has a van, before anything was picked for it. */
export async function orderAtWork(town: Town): Promise<{ id: string; taskId: string }> {
  const { people, tags } = town.ours
  const { id } = await report(await town.server.as(people.customer), tags.homeFridge)
  const { id: taskId, assigneeId } = await taskNow(town, id)
  if (assigneeId !== people.technician.id) {
    await tell(await town.server.as(people.dispatcher), id, { kind: 'assign', taskId, to: people.technician.id })
  }
  await tell(await town.server.as(people.technician), id, { kind: 'accept', taskId })
  return { id, taskId }
}

/** An old part that the technician owes, of a new part put on the van for it. */
async function oldPartOf(town: Town): Promise<string> {
  const { id, taskId } = await orderAtWork(town)
  const partId = await onVan(town, await stockedPart(town), 1)
  const manager = await town.server.as(town.ours.people.manager)
  await manager('PUT /parts/:id/tracking', { params: { id: partId }, body: { oldPartReturn: true, deposit: 5_000 } })
  const command = { kind: 'pick_parts', taskId, parts: [{ partId, quantity: 1 }] } as never
  await tell(await town.server.as(town.ours.people.technician), id, command)
  const [row] = await rows<{ id: string }>(town, 'select id from old_part where part_id = $1', [partId])
  return row?.id ?? ''
}

/** Brings pieces from the warehouse to the technician's van, confirmed at both ends. */
export async function onVan(town: Town, partId: string, quantity: number): Promise<string> {
  const { people, locations } = town.ours
  const body = { fromId: locations.warehouse, toId: locations.van, lines: [{ partId, quantity }] }
  const dispatcher = await town.server.as(people.dispatcher)
  const { id } = (await dispatcher('POST /stock/transfers', { body })).value
  const technician = await town.server.as(people.technician)
  const lines = [{ partId, arrived: quantity }]
  await technician('POST /stock/transfers/:id/receive', { params: { id }, body: { lines } })
  return partId
}

/** A request of the work for two fans, as the workflow writes it. */
export async function requestOf(town: Town): Promise<{ id: string; workOrderId: string }> {
  const { orgId, locations } = town.ours
  const { id: workOrderId } = await orderAtWork(town)
  const id = randomUUID()
  const partId = await stockedPart(town)
  const lines = [{ partId, code: 'N', quantity: 2, free: 10 }]
  await rows(
    town,
    `insert into stock_request (org_id, id, work_order_id, seq, location_id, lines, created_at) values ($1, $2, $3, 1, $4, $5, now())`,
    [orgId, id, workOrderId, locations.warehouse, JSON.stringify(lines)],
  )
  return { id, workOrderId }
}

/** A piece that the technician used offline and that the book did not have. */
export async function shortageOf(town: Town): Promise<string> {
  const { id, taskId } = await orderAtWork(town)
  const partId = await stockedPart(town)
  const technician = await town.server.as(town.ours.people.technician)
  const command = { kind: 'pick_parts', taskId, parts: [{ partId, quantity: 1 }] } as never
  await technician('POST /work-orders/:id/commands', { params: { id }, body: { command, at: Date.now() - 3_600_000 } })
  const [row] = await rows<{ id: string }>(town, 'select id from stock_shortage where part_id = $1', [partId])
  return row?.id ?? ''
}

async function promiseOf(town: Town) {
  const { id: workOrderId } = await orderAtWork(town)
  return { workOrderId, locationId: town.ours.locations.warehouse, partId: await stockedPart(town), quantity: 2 }
}

export const stockExamples: Examples = {
  'POST /stock/receipts': async (town) => ({
    by: town.ours.people.dispatcher,
    body: { locationId: town.ours.locations.warehouse, lines: [{ partId: await newPart(town), quantity: 5 }] },
  }),
  'PUT /stock/rules': async ({ ours }) => ({ by: ours.people.manager, body: { slowDays: 90 + turn() } }),
  'GET /stock/transfers/:id': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await transferOf(town, 'sent')).id },
  }),
  'POST /stock/transfers': async (town) => ({
    by: town.ours.people.dispatcher,
    body: {
      fromId: town.ours.locations.warehouse,
      toId: town.ours.locations.van,
      lines: [{ partId: await stockedPart(town), quantity: 2 }],
    },
  }),
  'POST /stock/transfers/:id/send': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await transferOf(town, 'asked')).id },
    body: {},
  }),
  'POST /stock/transfers/:id/receive': async (town) => {
    const { id, partId } = await transferOf(town, 'sent')
    return { by: town.ours.people.technician, params: { id }, body: { lines: [{ partId, arrived: 2 }] } }
  },
  'POST /stock/transfers/:id/cancel': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await transferOf(town, 'sent')).id },
    body: { reason: '发错了' },
  }),
  'PUT /stock/levels': async (town) => ({
    by: town.ours.people.technician,
    body: {
      locationId: town.ours.locations.van,
      lines: [{ partId: await newPart(town), minimum: 1, target: 2 }],
    },
  }),
  'POST /stock/refills': async (town) => ({
    by: town.ours.people.technician,
    body: { locationId: (await levelOf(town)).locationId },
  }),
  'GET /stock/counts/:id': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await countOf(town)).id },
  }),
  'POST /stock/counts': async (town) => ({
    by: town.ours.people.dispatcher,
    body: { locationId: await newShelf(town) },
  }),
  'POST /stock/counts/:id/lines': async (town) => {
    const { id, partId } = await countOf(town, false)
    return { by: town.ours.people.dispatcher, params: { id }, body: { lines: [{ partId, counted: 3 }] } }
  },
  'POST /stock/counts/:id/post': async (town) => ({
    by: town.ours.people.manager,
    params: { id: (await countOf(town)).id },
    body: {},
  }),
  'POST /stock/counts/:id/cancel': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await countOf(town)).id },
    body: {},
  }),
  'GET /parts/:id': async ({ ours }) => ({ by: ours.people.dispatcher, params: { id: ours.parts.fan } }),
  'POST /parts': async ({ ours }) => ({
    by: ours.people.manager,
    body: {
      code: `P-${turn()}`,
      name: { 'zh-CN': '排水泵', en: 'Drain pump' },
      fits: ['CN-L460'],
      oldPartReturn: true,
    },
  }),
  'PUT /parts/:id': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await newPart(town) },
    body: { name: { 'zh-CN': '排水泵' }, category: 'pump', deposit: 3_000 },
  }),
  'POST /parts/:id/retire': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await newPart(town) },
    body: { retired: true },
  }),
  'GET /parts/:id/tracking': async ({ ours }) => ({ by: ours.people.dispatcher, params: { id: ours.parts.fan } }),
  'PUT /parts/:id/tracking': async (town) => ({
    by: town.ours.people.manager,
    params: { id: await newPart(town) },
    body: { serial: true, cost: 12_000 },
  }),
  'POST /old-parts/:id/return': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: await oldPartOf(town) },
    body: { quantity: 1 },
  }),
  'PUT /fault-codes': async ({ ours }) => ({
    by: ours.people.manager,
    body: {
      code: `E${turn()}`,
      label: { 'zh-CN': '蒸发风机不转' },
      manual: '先断电，再量绕组。',
      parts: [{ partId: ours.parts.fan, quantity: 1 }],
    },
  }),
  'POST /fault-codes/:id/retire': async ({ server, ours }) => {
    const manager = await server.as(ours.people.manager)
    const body = { code: `R${turn()}`, label: { 'zh-CN': '门封漏冷' }, parts: [] }
    return {
      by: ours.people.manager,
      params: { id: (await manager('PUT /fault-codes', { body })).value.id },
      body: {},
    }
  },
  'POST /fault-codes/import': async ({ ours }) => ({
    by: ours.people.manager,
    body: { rows: [[`F${turn()}`, '', '门封漏冷', '', '换门封条', 'MF-460*1']], confirm: true },
  }),
  'GET /stock/sources': async ({ ours }) => ({ by: ours.people.technician, query: { partId: ours.parts.fan } }),
  'GET /stock/reservations': async (town) => ({
    by: town.ours.people.dispatcher,
    query: { workOrderId: (await orderAtWork(town)).id },
  }),
  'POST /stock/reservations': async (town) => ({ by: town.ours.people.technician, body: await promiseOf(town) }),
  'POST /stock/reservations/release': async (town) => {
    const body = await promiseOf(town)
    await (await town.server.as(town.ours.people.technician))('POST /stock/reservations', { body })
    return { by: town.ours.people.technician, body }
  },
  'POST /stock/picks': async (town) => {
    const { workOrderId, locationId, partId, quantity } = await promiseOf(town)
    return { by: town.ours.people.technician, body: { workOrderId, locationId, lines: [{ partId, quantity }] } }
  },
  'POST /stock/requests/:id/fulfil': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await requestOf(town)).id },
    body: { how: 'reserve' },
  }),
  'POST /stock/requests/:id/refuse': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: (await requestOf(town)).id },
    body: { reason: '已停产' },
  }),
  'POST /stock/shortages/:id/settle': async (town) => ({
    by: town.ours.people.dispatcher,
    params: { id: await shortageOf(town) },
    body: { fromId: town.ours.locations.warehouse },
  }),
}
