import type { Examples } from './examples.ts'
import { report, type Town } from './job.ts'
import { settledOrder } from './settlement-examples.ts'

/** A quote that waits for its customer, by its id. */
async function quoted(town: Town): Promise<string> {
  const { server, ours } = town
  const { id } = await report(await server.as(ours.people.customer), ours.tags.freezer)
  const dispatcher = await server.as(ours.people.dispatcher)
  return (await dispatcher('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value.id
}

/** A settled order that was filed once. */
async function filed(town: Town): Promise<string> {
  const id = await settledOrder(town)
  const finance = await town.server.as(town.ours.people.finance)
  await finance('POST /work-orders/:id/filings', { params: { id }, body: {} })
  return id
}

export const reportExamples: Examples = {
  'GET /work-orders/:id/report.pdf': async (town) => ({
    by: town.ours.people.customer,
    params: { id: await settledOrder(town) },
  }),
  'GET /work-orders/:id/report-codes/:code': async (town) => ({
    by: town.ours.people.customer,
    params: { id: await settledOrder(town), code: '3-AAAA-BBBB-CCCC' },
  }),
  'GET /quotes/:id/quote.pdf': async (town) => ({ by: town.ours.people.customer, params: { id: await quoted(town) } }),
  'GET /work-orders/:id/filings': async (town) => ({ by: town.ours.people.finance, params: { id: await filed(town) } }),
  'POST /work-orders/:id/filings': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await settledOrder(town) },
    body: {},
  }),
  'GET /work-orders/:id/filings/:number/filing.pdf': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await filed(town), number: '1' },
  }),
  'POST /work-orders/:id/filings/:number/verify': async (town) => ({
    by: town.ours.people.finance,
    params: { id: await filed(town), number: '1' },
    body: {},
  }),
}
