import { asAdmin } from '../../bff/src/platform/database/prepare.ts'
import { repairLines } from './appliance-repair.ts'
import type { Examples } from './examples.ts'
import { photoBy, report, type Town, taskNow, tell, verdicts, workUntilDone } from './job.ts'

let days = 3
function otherDays(): number {
  days += 1
  return days
}

const nextState = { submitted: 'reviewed', reviewed: 'confirmed', confirmed: 'paid' } as const

/** An order with a finished repair, judged and confirmed: it has a settlement. */
export async function settledOrder(town: Town): Promise<string> {
  const { server, ours } = town
  const { people, tags } = ours
  const customer = await server.as(people.customer)
  const { id } = await report(customer, tags.freezer)
  await workUntilDone(town, id)
  const store = await server.as(people.storeStaff)
  await tell(store, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(repairLines) })
  await tell(customer, id, { kind: 'complete', taskId: (await taskNow(town, id)).id, verdicts: verdicts(repairLines) })
  return id
}

async function settlementOf({ server }: Town, workOrderId: string): Promise<{ id: string; state: string }> {
  const { rows } = await asAdmin(server.database.urls.admin ?? '', (client) =>
    client.query<{ id: string; state: string }>(
      `select id, state from settlement where work_order_id = $1 and state <> 'reversed'`,
      [workOrderId],
    ),
  )
  if (!rows[0]) throw new Error('the order has no settlement')
  return rows[0]
}

let turns = 0
/** A month long before anything was settled, another each time. */
function quietMonth(): string {
  turns += 1
  return `${1990 + Math.floor(turns / 12)}-${String((turns % 12) + 1).padStart(2, '0')}`
}

/** The technician's statement of the month in which an order was just settled. */
async function statementNow(town: Town) {
  await settledOrder(town)
  const { technician } = town.ours.people
  const finance = await town.server.as(town.ours.people.finance)
  const [now] = (await finance('GET /statement-months')).value.items
  if (!now) throw new Error('no month has anything in it')
  return { by: technician, params: { month: now.month, role: 'technician', id: technician.id } }
}

/** An order that 100.00 was paid for in advance. */
async function paidAhead({ server, ours: { people, tags } }: Town): Promise<string> {
  const { id } = await report(await server.as(people.customer), tags.homeFridge)
  const body = { amountFen: 10_000, method: 'transfer' } as const
  await (await server.as(people.finance))('POST /work-orders/:id/prepayments', { params: { id }, body })
  return id
}

const visitOf = ({ ours }: Town): string => ours.items.visit

/** A dispute of the customer about the visit of a settled order. */
async function disputed(town: Town): Promise<string> {
  const customer = await town.server.as(town.ours.people.customer)
  const workOrderId = await settledOrder(town)
  const body = {
    workOrderId,
    subject: 'settlement_line',
    line: visitOf(town),
    words: '太贵',
    wantedFen: 20_000,
  } as const
  return (await customer('POST /disputes', { body })).value.id
}

export const settlementExamples: Examples = {
  'POST /disputes': async (town) => ({
    by: town.ours.people.customer,
    body: {
      workOrderId: await settledOrder(town),
      subject: 'settlement_line',
      line: visitOf(town),
      words: '太贵',
      wantedFen: 20_000,
    },
  }),
  'GET /disputes/:id': async (town) => ({ by: town.ours.people.customer, params: { id: await disputed(town) } }),
  'POST /disputes/:id/votes': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await disputed(town) },
    body: { judgement: 'reject', words: '价目表如此' },
  }),
  'POST /disputes/:id/withdraw': async (town) => ({
    by: town.ours.people.customer,
    params: { id: await disputed(town) },
  }),
  'POST /disputes/:id/files': async (town) => ({
    by: town.ours.people.customer,
    params: { id: await disputed(town) },
    body: { files: [await photoBy(town.server, town.ours.people.customer)] },
  }),
  'PUT /dispute-settings': async ({ ours }) => ({
    by: ours.people.manager,
    // Other days each time: the same would change nothing.
    body: { reviewers: [{ department: 'finance', days: otherDays() }] },
  }),
  'PUT /settlement-settings': async ({ ours }) => ({
    by: ours.people.manager,
    // Another limit each time: the same would change nothing.
    body: { twoPeopleFromFen: otherDays() * 1_000 },
  }),
  'PUT /work-orders/:id/prices/:line': async (town) => {
    const { people, tags } = town.ours
    const { id } = await report(await town.server.as(people.customer), tags.homeFridge)
    return { by: people.finance, params: { id, line: visitOf(town) }, body: { amountFen: 25_000, reason: '熟客' } }
  },
  'GET /work-orders/:id/settlement': async (town) => ({
    by: town.ours.people.customer,
    params: { id: await settledOrder(town) },
  }),
  'POST /settlements/:id/move': async (town) => {
    const { id, state } = await settlementOf(town, await settledOrder(town))
    return { by: town.ours.people.finance, params: { id }, body: { to: nextState[state as keyof typeof nextState] } }
  },
  'POST /settlements/:id/correct': async (town) => {
    const { id } = await settlementOf(town, await settledOrder(town))
    return { by: town.ours.people.finance, params: { id }, body: { reason: '算错了' } }
  },
  'POST /work-orders/:id/prepayments': async (town) => {
    const { people, tags } = town.ours
    const { id } = await report(await town.server.as(people.customer), tags.homeFridge)
    return { by: people.finance, params: { id }, body: { amountFen: 10_000, method: 'transfer' } }
  },
  'GET /work-orders/:id/prepayments': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await paidAhead(town) },
  }),
  'GET /prepayments': async ({ ours }) => ({ by: ours.people.finance, query: { view: 'kept' } }),
  'POST /work-orders/:id/prepayment-refunds': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await paidAhead(town) },
    body: { amountFen: 4_000, method: 'wechat' },
  }),
  'GET /statement-months/:month': async ({ ours }) => ({ by: ours.people.finance, params: { month: quietMonth() } }),
  'POST /statement-months/:month/close': async ({ ours }) => ({
    by: ours.people.finance,
    params: { month: quietMonth() },
  }),
  'GET /statements/:month/:role/:id': statementNow,
  'GET /statements/:month/:role/:id/statement.xlsx': statementNow,
  'GET /statements/:month/:role/:id/statement.pdf': statementNow,
  'POST /payouts': async ({ ours }) => ({
    by: ours.people.finance,
    body: { role: 'technician', id: ours.people.technician.id, amountFen: 100 },
  }),
  'GET /rebate-parties': async ({ ours }) => ({ by: ours.people.finance }),
  'PUT /rebates': async ({ ours }) => ({
    by: ours.people.manager,
    body: { rebates: [{ label: { 'zh-CN': '月销返点' }, role: 'technician', rungs: [{ fromFen: 0, points: 100 }] }] },
  }),
}
