import type { Body } from '@field/contract'
import type { Instant, WorkOrderId } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../bff/src/platform/id.ts'
import { answerQuote, makeQuote } from '../../../bff/src/pricing/quotes.ts'
import { closeMonth } from '../../../bff/src/settlements/close-month.ts'
import { listSettlements } from '../../../bff/src/settlements/list-settlements.ts'
import { overridePrice } from '../../../bff/src/settlements/override-price.ts'
import { addPayout } from '../../../bff/src/settlements/payouts.ts'
import { addPrepayment } from '../../../bff/src/settlements/prepayments.ts'
import { replaceRebates } from '../../../bff/src/settlements/rebates.ts'
import { changeSettings } from '../../../bff/src/settlements/settings.ts'
import { showMonth, showStatement } from '../../../bff/src/settlements/statements.ts'
import { runCommand } from '../../../bff/src/work-orders/command.ts'
import { holdsIn } from '../../support/holds.ts'
import {
  arrive,
  ask,
  codeOf,
  confirm,
  granted,
  judge,
  moveTo,
  openStage,
  openTaskId,
  repair,
  report,
  type Stage,
  settled,
  settlementOf,
  shown,
  worked,
} from './story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const people = () => stage.ours.people
const holds = () => holdsIn(stage.database)
const statement = async (month: string, person = people().finance) =>
  granted(
    await ask<'GET /statements/:month/:role/:id'>(stage, person, showStatement, {
      params: { month, role: 'technician', id: people().technician.id },
    }),
  )
const close = (month: string) =>
  ask<'POST /statement-months/:month/close'>(stage, people().finance, closeMonth, { params: { month } })
const rebates = (given: readonly Partial<Body<'PUT /rebates'>['rebates'][number]>[]) =>
  ask<'PUT /rebates'>(stage, people().manager, replaceRebates, {
    body: {
      rebates: given.map((one) => ({
        label: { 'zh-CN': '返点' },
        role: 'technician',
        rungs: [{ fromFen: 0, points: 100 }],
        ...one,
      })),
    },
  })
const twoPeopleFrom = async (fen: number | null) =>
  granted(
    await ask<'PUT /settlement-settings'>(stage, people().manager, changeSettings, { body: { twoPeopleFromFen: fen } }),
  )

/** The customer's word, as a phone that was offline says it was given. */
async function confirmAt(id: WorkOrderId, at: Instant): Promise<void> {
  const command = { kind: 'complete' as const, taskId: await openTaskId(stage, id) }
  granted(
    await ask<'POST /work-orders/:id/commands'>(
      stage,
      people().customer,
      ({ tx, world, actor, now }) => runCommand(tx, world, { actor, id, command, at, now }),
      {},
    ),
  )
}

/** Work of 380.00 that was quoted with nothing but its visit, 300.00; approved once it was handed in, so that nothing held it back. */
async function quotedTooLow(fans: number): Promise<WorkOrderId> {
  const id = await report(stage)
  await arrive(stage, id)
  const offer = ask<'POST /work-orders/:id/quotes'>(stage, people().technician, makeQuote, { params: { id }, body: {} })
  const quote = granted(await offer)
  await repair(stage, id, { services: fans > 0 ? [{ itemId: stage.ours.items.changeFan, quantity: fans }] : [] })
  await judge(stage, id)
  granted(
    await ask<'POST /quotes/:id/decide'>(stage, people().customer, answerQuote, {
      params: { id: quote.id },
      body: { decision: 'approved' },
    }),
  )
  return id
}

test('#67 what a phone says late is owed from when it is heard, never in a month that is closed', async () => {
  await settled(stage)
  const late = await worked(stage)
  const said = stage.clock.at + 60_000
  expect(said).toBeLessThan(Date.parse('2026-12-01T00:00+08:00'))
  stage.clock.at = Date.parse('2026-12-02T09:00+08:00')
  granted(await close('2026-11'))
  await confirmAt(late, said)
  expect((await shown(stage, late)).state).toBe('confirmed')
  const [november, december] = [await statement('2026-11'), await statement('2026-12')]
  expect(november).toMatchObject({ state: 'closed', closingFen: 17_100 })
  expect(december.openingFen).toBe(november.closingFen)
  expect(december.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([['share', 17_100]])
  expect(december.closingFen).toBe(34_200)
  await holds()
})

test('#67 what was counted anew before anybody confirmed it is a share, no correction', async () => {
  const id = await worked(stage, 20)
  await confirmAt(id, stage.clock.at)
  granted(
    await ask<'POST /work-orders/:id/prepayments'>(stage, people().finance, addPrepayment, {
      params: { id },
      body: { amountFen: 10_000, method: 'cash' },
    }),
  )
  const settlement = await settlementOf(stage, id)
  for (const to of ['reviewed', 'confirmed'] as const) granted(await moveTo(stage, settlement, to))
  const { lines } = await statement('2026-12')
  expect(lines.filter(({ source }) => source === settlement).map(({ kind }) => kind)).toEqual(['share'])
  await holds()
})

test('#72 the rule confirms nothing that takes two people', async () => {
  await twoPeopleFrom(38_000)
  const id = await settled(stage)
  expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 38_000 })
  await twoPeopleFrom(38_001)
  expect((await shown(stage, await settled(stage))).state).toBe('confirmed')
  await twoPeopleFrom(1_000_000)
  await holds()
})

test('#64 more than the customer approved waits for finance, who cannot raise it further', async () => {
  const id = await quotedTooLow(1)
  await confirm(stage, id)
  expect(await shown(stage, id)).toMatchObject({ state: 'submitted', totalFen: 38_000, limitFen: 30_000 })
  const put = (amountFen: number) =>
    ask<'PUT /work-orders/:id/prices/:line'>(stage, people().finance, overridePrice, {
      params: { id, line: String(stage.ours.items.visit) },
      body: { amountFen, reason: '按报价' },
    })
  expect(await put(40_000)).toMatchObject({
    ok: false,
    refusal: { code: 'over_limit', path: 'amountFen', detail: { limit: 30_000, total: 48_000 } },
  })
  expect(await shown(stage, id)).toMatchObject({ totalFen: 38_000 })
  expect(granted(await put(22_000)).totalFen).toBe(30_000)
  const other = await quotedTooLow(0)
  await confirm(stage, other)
  expect(await shown(stage, other)).toMatchObject({ state: 'confirmed', totalFen: 30_000, limitFen: 30_000 })
  await holds()
})

test('#68 money is paid out in the role in which it is owed', async () => {
  const pay = (role: string, id: string) =>
    ask<'POST /payouts'>(stage, people().finance, addPayout, { body: { role, id, amountFen: 100 } })
  expect(await pay('site', people().technician.id)).toMatchObject({
    ok: false,
    refusal: { code: 'not_an_option', path: 'role' },
  })
  expect(codeOf(await pay('technician', stage.theirs.people.technician.id))).toBe('not_found')
  granted(await pay('technician', people().technician.id))
  await holds()
})

test('#69 rebates that would tie, or name what is not there, are refused when they are saved', async () => {
  const [first, second] = [Date.parse('2026-01-01T00:00+08:00'), Date.parse('2027-01-01T00:00+08:00')]
  expect(await rebates([{}, { role: 'site' }, {}])).toMatchObject({
    ok: false,
    refusal: { code: 'price_ambiguous', path: 'rebates.2', detail: { first: 0, second: 2 } },
  })
  granted(await rebates([{ from: first, until: second }, { from: second }, { party: people().technician.id }]))
  expect(await rebates([{}, { party: stage.theirs.people.technician.id }])).toMatchObject({
    ok: false,
    refusal: { code: 'not_an_option', path: 'rebates.1.party' },
  })
  expect(await rebates([{ territory: stage.theirs.territories.eastChina }])).toMatchObject({
    ok: false,
    refusal: { code: 'not_an_option', path: 'rebates.0.territory' },
  })
  granted(await rebates([]))
})

test('#68 a site is owed the same alone as among all, and its rebate is counted on its own sales', async () => {
  granted(await rebates([{}, { role: 'site' }, { role: 'provider' }]))
  await stage.sql(`insert into share_rule (org_id, id, rule) values ($1, $2, $3)`, [
    stage.ours.orgId,
    newId(),
    JSON.stringify({ id: 's', label: { 'zh-CN': '网点' }, role: 'site', basis: 'labour', points: 1_000 }),
  ])
  await settled(stage)
  const { items } = granted(
    await ask<'GET /statement-months/:month'>(stage, people().finance, showMonth, { params: { month: '2026-12' } }),
  )
  expect(items.map(({ party }) => party.role)).toEqual(['site', 'technician'])
  const site = items[0]
  const one = granted(
    await ask<'GET /statements/:month/:role/:id'>(stage, people().finance, showStatement, {
      params: { month: '2026-12', role: 'site', id: site?.party.id ?? '' },
    }),
  )
  expect(one).toMatchObject({ closingFen: site?.closingFen, rebate: { salesFen: 38_000, amountFen: 380 } })
  granted(await rebates([]))
})

test('a page of settlements begins anew behind a place that is none', async () => {
  const page = (after: string, person = people().finance) =>
    ask<'GET /settlements'>(stage, person, listSettlements, { query: { after, limit: 2 } })
  const whole = granted(await page('x')).items
  for (const after of [`1_${'-'.repeat(36)}`, `9999999999999999_${newId()}`, `1_${'f'.repeat(36)}`])
    expect(granted(await page(after)).items).toEqual(whole)
  const first = granted(await page('x', people().technician))
  const next = granted(await page(first.next ?? '', people().technician))
  const seen = [...first.items, ...next.items].map(({ id }) => id)
  expect(new Set(seen).size).toBe(4)
  expect(granted(await page('x', people().secondTechnician)).items).toEqual([])
})
