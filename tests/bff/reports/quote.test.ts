import { afterAll, beforeAll, expect, test } from 'vitest'
import { report, startTown, stopTown, type Town } from '../../support/job.ts'
import { paper } from './papers.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => stopTown(town))

test('#64 a quote is a paper: the same bytes until the customer answers, then with the answer', async () => {
  const { server, ours } = town
  const { people, tags } = ours
  const customer = await server.as(people.customer)
  const { id } = await report(customer, tags.freezer)
  const dispatcher = await server.as(people.dispatcher)
  const quote = (await dispatcher('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value
  const pdf = async (query = '') => {
    const bytes = await paper(town, people.customer, `/quotes/${quote.id}/quote.pdf${query}`)
    if (!Buffer.isBuffer(bytes)) throw new Error(`no paper came: ${bytes}`)
    return bytes
  }
  const offered = await pdf()
  expect(offered.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await pdf()).equals(offered)).toBe(true)
  expect((await pdf('?language=en')).equals(offered)).toBe(false)
  await customer('POST /quotes/:id/decide', { params: { id: quote.id }, body: { decision: 'approved' } })
  const answered = await pdf()
  expect(answered.equals(offered)).toBe(false)
  expect((await pdf()).equals(answered)).toBe(true)
  expect(await paper(town, people.storeStaff, `/quotes/${quote.id}/quote.pdf`)).toBe(403)
  expect(await paper(town, town.theirs.people.customer, `/quotes/${quote.id}/quote.pdf`)).toBe(404)
})
