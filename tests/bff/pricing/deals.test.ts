import { asId, type PartId, type ServiceItemId, yuan } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { afterEvents } from '../../../bff/src/after-events.ts'
import { pricingAfterEvents } from '../../../bff/src/pricing/on-events.ts'
import { recomputed } from '../../golden/run.ts'
import { refusalOf, repaired, report, stopTown, taskNow, tell, workUntilDone } from '../../support/job.ts'
import { settledOrder } from '../../support/settlement-examples.ts'
import { addCities, type Desk, idOf, openDesk, perUnit, publishWith } from './prices-desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => stopTown(desk.town))

const say = (text: string) => ({ 'zh-CN': text })

/** The technician on site, with a fan planned and no lines more. */
async function onSite(id: string, { town } = desk) {
  const { technician, secondTechnician, farTechnician } = town.ours.people
  const { id: taskId, assigneeId } = await taskNow(town, id)
  const person = [technician, secondTechnician, farTechnician].find((one) => one.id === assigneeId)
  if (!person) throw new Error('nobody has the task')
  const client = await town.server.as(person)
  for (const kind of ['accept', 'travel', 'arrive'] as const) await tell(client, id, { kind, taskId } as Command)
  return { client, person, taskId }
}

describe('#64 a quote', () => {
  test('of the planned lines is offered in one call, approved by the customer, kept on the timeline, and not passed without asking', async () => {
    const { town, customer } = desk
    const { ours, server } = town
    const { id } = await report(customer, ours.tags.homeFridge)
    const { client, person, taskId } = await onSite(id)
    const service = { itemId: asId<ServiceItemId>(ours.items.changeFan), quantity: 1 }
    await tell(client, id, { kind: 'save_draft', taskId, answers: {}, services: [service] })
    const offered = (await client('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value
    expect(offered).toMatchObject({ number: 1, state: 'offered', totalFen: 38_000 })
    const { status, results } = recomputed(
      offered.lines.map(({ id: name, trace }) => ({ name, price: trace as object })),
    )
    expect([status, results.map(({ fen }) => fen)]).toEqual([0, [30_000, 8_000]])

    const neighbour = await server.as(ours.people.neighbour)
    const decide = (by: typeof customer, quote: string, decision: 'approved' | 'declined', words?: string) =>
      by('POST /quotes/:id/decide', {
        params: { id: quote },
        body: { decision, ...(words !== undefined && { words }) },
      })
    expect((await decide(neighbour, offered.id, 'approved')).status).toBe(404)
    expect((await decide(customer, offered.id, 'declined')).error.code).toBe('reason_required')
    expect((await decide(customer, offered.id, 'approved')).value).toMatchObject({ state: 'approved' })
    expect((await decide(customer, offered.id, 'approved')).error.code).toBe('wrong_state')
    const { progress } = (await customer('GET /work-orders/:id/progress', { params: { id } })).value
    const said = progress.rows.filter(({ kind }) => kind.startsWith('quote'))
    expect([...said].sort((one, other) => one.seq - other.seq)).toMatchObject([
      { kind: 'quote_offered', number: 1, totalFen: 38_000 },
      { kind: 'quote_decided', number: 1, totalFen: 38_000, decision: 'approved', by: ours.people.customer.id },
    ])
    const listed = (await customer('GET /work-orders/:id/quotes', { params: { id } })).value
    expect([listed.quotes.length, listed.limitFen]).toEqual([1, 38_000])

    // A fan more than was approved: it cannot be handed in before the customer agreed.
    await tell(client, id, {
      kind: 'pick_parts',
      taskId,
      parts: [{ partId: asId<PartId>(ours.parts.fan), quantity: 1 }],
    })
    const answers = await repaired(server, person)
    const refused = await refusalOf(client, id, { kind: 'complete', taskId, answers, services: [service] })
    expect(refused).toMatchObject({ code: 'over_limit', detail: { limit: 38_000, total: 54_800 } })
    const second = (await client('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value
    expect(second).toMatchObject({ number: 2, totalFen: 54_800 })
    expect((await refusalOf(client, id, { kind: 'complete', taskId, answers, services: [service] })).code).toBe(
      'over_limit',
    )
    await decide(customer, second.id, 'approved')
    expect(
      (await customer('GET /work-orders/:id/quotes', { params: { id } })).value.quotes.map(({ state }) => state),
    ).toEqual(['approved', 'replaced'])
    await tell(client, id, { kind: 'complete', taskId, answers, services: [service] })
  })

  test('that was declined says why, and a newer one takes the place of an open one', async () => {
    const { town, customer } = desk
    const { id } = await report(customer, town.ours.tags.freezer)
    const dispatcher = await town.server.as(town.ours.people.dispatcher)
    const offer = async () => (await dispatcher('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value
    const [first, second] = [await offer(), await offer()]
    const gone = await customer('POST /quotes/:id/decide', { params: { id: first.id }, body: { decision: 'approved' } })
    expect(gone.error).toMatchObject({ code: 'wrong_state', detail: { state: 'replaced' } })
    const body = { decision: 'declined' as const, words: '太贵了' }
    const declined = await customer('POST /quotes/:id/decide', { params: { id: second.id }, body })
    expect(declined.value).toMatchObject({ state: 'declined', words: '太贵了' })
    expect((await customer('GET /work-orders/:id/quotes', { params: { id } })).value.limitFen).toBeNull()
    await workUntilDone(town, id)
  })
})

test('#64 the limit turns red when nobody looks at it', async () => {
  const blind = await openDesk({ afterEvents: afterEvents.filter((hook) => hook !== pricingAfterEvents) })
  const { ours } = blind.town
  const { id } = await report(blind.customer, ours.tags.homeFridge)
  const { client, person, taskId } = await onSite(id, blind)
  const quote = (await client('POST /work-orders/:id/quotes', { params: { id }, body: {} })).value
  await blind.customer('POST /quotes/:id/decide', { params: { id: quote.id }, body: { decision: 'approved' } })
  const services = [{ itemId: asId<ServiceItemId>(ours.items.changeFan), quantity: 1 }]
  const answers = await repaired(blind.town.server, person)
  await expect(refusalOf(client, id, { kind: 'complete', taskId, answers, services })).rejects.toThrow()
  await stopTown(blind.town)
})

test('#61 a suggestion from history says of how many, from when, and nothing of too few', async () => {
  const { town, manager } = desk
  const suggest = async () =>
    (await manager('GET /price-suggestions', { query: { item: town.ours.items.visit, days: 30 } })).value
  expect(await suggest()).toMatchObject({ lowFen: null, middleFen: null, highFen: null })
  for (let n = 0; n < 5; n += 1) await settledOrder(town)
  const found = await suggest()
  expect(found).toMatchObject({ size: 5, lowFen: 30_000, middleFen: 30_000, highFen: 30_000 })
  expect(found.until - found.from).toBe(30 * 86_400_000)
})

test('#55 one order in four books, and each role sees only its own', async () => {
  const { town, finance, manager, customer } = desk
  const { ours, server } = town
  const visit = { kind: 'service_item' as const, id: ours.items.visit }
  await publishWith(finance, [{ label: say('成本'), item: visit, method: perUnit('180.00') }], {
    kind: 'service_cost',
    label: '服务成本价',
  })
  await publishWith(
    finance,
    [{ label: say('结算'), item: { kind: 'part', id: ours.parts.seal }, method: perUnit('99.00') }],
    {
      kind: 'parts_settlement',
      label: '配件结算价',
    },
  )
  await publishWith(
    finance,
    [{ label: say('线索'), item: { kind: 'surcharge', key: 'lead' }, method: perUnit('12.00') }],
    {
      kind: 'lead_cost',
      label: '线索成本价',
    },
  )
  const { id } = await report(customer, ours.tags.fridge)
  const { client, taskId } = await onSite(id)
  await tell(client, id, {
    kind: 'pick_parts',
    taskId,
    parts: [{ partId: asId<PartId>(ours.parts.seal), quantity: 1 }],
  })
  const seen = async (by: typeof customer) =>
    Object.fromEntries(
      (await by('GET /work-orders/:id/prices', { params: { id } })).value.books.map(({ kind, totalFen }) => [
        kind,
        totalFen,
      ]),
    )
  expect(await seen(customer)).toEqual({ sale: 34_500 })
  expect(await seen(client)).toEqual({ sale: 34_500 })
  expect(await seen(manager)).toEqual({ sale: 34_500, service_cost: 18_000, lead_cost: 1_200 })
  expect(await seen(finance)).toEqual({ sale: 34_500, service_cost: 18_000, parts_settlement: 9_900, lead_cost: 1_200 })
  const neighbour = await server.as(ours.people.neighbour)
  expect((await neighbour('GET /work-orders/:id/prices', { params: { id } })).status).toBe(404)
  const store = await server.as(ours.people.storeStaff)
  expect((await store('GET /work-orders/:id/prices', { params: { id } })).status).toBe(403)
})

test('#63 a busy district: prices are kept, or a draft makes everything there dearer, once a month', async () => {
  const { town, manager } = desk
  const { ours } = town
  const cities = await addCities(town, [
    { code: '310104', name: '徐汇' },
    { code: '310105', name: '长宁' },
  ])
  const [xuhui, changning] = [idOf(cities, '310104'), idOf(cities, '310105')]
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
  const decide = (id: string, body: object) =>
    manager('POST /territories/:id/price-decisions', { params: { id }, body: { month, ...body } as never })
  expect((await decide(xuhui, { decision: 'adjust' })).error).toMatchObject({ code: 'required', path: 'points' })
  expect((await decide(xuhui, { decision: 'keep', month: '2020-01' })).error).toMatchObject({ path: 'month' })
  expect((await decide(xuhui, { decision: 'keep' })).value).toMatchObject({ decision: 'keep', draft: null })
  expect((await decide(xuhui, { decision: 'adjust', points: 500 })).error.code).toBe('wrong_state')
  const adjusted = (await decide(changning, { decision: 'adjust', points: 500 })).value
  expect(adjusted.draft?.ambiguities).toEqual([])
  const tryIn = async (territoryId: string) =>
    (
      await manager('POST /price-books/:kind/try', {
        params: { kind: 'sale' },
        body: { draft: true, case: { item: { kind: 'service_item', id: ours.items.visit }, quantity: 1, territoryId } },
      })
    ).value.amountFen
  expect([await tryIn(changning), await tryIn(xuhui)]).toEqual([31_500, 30_000])
  const { decisions } = (await manager('GET /price-decisions')).value
  expect(decisions.map(({ territory, decision, points }) => [territory, decision, points])).toEqual([
    ['长宁', 'adjust', 500],
    ['徐汇', 'keep', 0],
  ])
})

test('who designs prices without designing work reads what prices are set by: regions, parts, customers, alerts', async () => {
  const { town, finance } = desk
  const { territories } = (await finance('GET /routing/choices')).value
  expect(territories.map(({ id }) => id)).toContain(town.ours.territories.eastChina)
  expect((await finance('GET /parts', { query: { limit: 1 } })).value.items).toHaveLength(1)
  const { name, id } = town.ours.people.customer
  expect((await finance('GET /customers', { query: { q: name } })).value.items.map((one) => one.id)).toContain(id)
  expect((await finance('GET /automation/firings', { query: { rule: 'district_over_threshold' } })).status).toBe(200)
  const { rules } = (await finance('GET /automation/rules')).value
  expect(rules.map(({ key }) => key)).toContain('district_over_threshold')
  const off = await finance('POST /automation/rules/:key/switch', {
    params: { key: 'district_over_threshold' },
    body: { enabled: true },
  })
  expect(off.status).toBe(403)
})

test('#56 two grades of monthly sales never begin at one sum, and a grant names whom it was given to', async () => {
  const { town, manager } = desk
  const put = (key: string, sum: string) =>
    manager('PUT /volume-grades/:key', { params: { key }, body: { label: say(key), fromFen: yuan(sum) } })
  expect((await put('silver', '1000.00')).status).toBe(200)
  expect((await put('gold', '1000.00')).error).toMatchObject({ code: 'not_unique', path: 'fromFen' })
  expect((await put('silver', '1000.00')).status).toBe(200)
  const { customer } = town.ours.people
  const given = await manager('POST /price-grants', { body: { kind: 'contract', key: 'hg2026', party: customer.id } })
  expect(given.value).toMatchObject({ party: customer.id, partyName: customer.name })
  const { grants } = (await manager('GET /price-grants', { query: { party: customer.id } })).value
  expect(grants.map(({ partyName }) => partyName)).toEqual([customer.name])
})
