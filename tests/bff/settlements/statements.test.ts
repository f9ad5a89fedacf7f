import { fen, type PersonId, type PlaceId, type WorkOrderId } from '@field/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../bff/src/platform/id.ts'
import { readSheet } from '../../../bff/src/platform/sheets/read-sheet.ts'
import { closeMonth } from '../../../bff/src/settlements/close-month.ts'
import { correctSettlement } from '../../../bff/src/settlements/correct.ts'
import { moveSettlement } from '../../../bff/src/settlements/move-settlement.ts'
import { overridePrice } from '../../../bff/src/settlements/override-price.ts'
import { addPayout } from '../../../bff/src/settlements/payouts.ts'
import { listRebateParties } from '../../../bff/src/settlements/rebate-parties.ts'
import { listRebates, replaceRebates } from '../../../bff/src/settlements/rebates.ts'
import { showSettlement } from '../../../bff/src/settlements/show-settlement.ts'
import { onPaperOf, workbookOf } from '../../../bff/src/settlements/statement-files.ts'
import { listMonths, showMonth, showStatement } from '../../../bff/src/settlements/statements.ts'
import type { Person } from '../../support/company.ts'
import { holdsIn } from '../../support/holds.ts'
import { ask, codeOf, confirm, granted, moveTo, openStage, type Stage, settled, settlementOf, worked } from './story.ts'

// The story plays on 2026-11-21 and after; it is settled with the month of November in Shanghai.

let stage: Stage
const [november, december] = ['2026-11', '2026-12']
const firstOfDecember = Date.parse('2026-12-01T00:00+08:00')
const firstOfJanuary = Date.parse('2027-01-01T00:00+08:00')

beforeAll(async () => {
  stage = await openStage()
  expect(stage.clock.at).toBeLessThan(firstOfDecember - 86_400_000)
})
afterAll(() => stage.close())

const holds = () => holdsIn(stage.database)
const month = async (name: string) =>
  granted(
    await ask<'GET /statement-months/:month'>(stage, stage.ours.people.finance, showMonth, { params: { month: name } }),
  )
const close = (name: string, person = stage.ours.people.finance) =>
  ask<'POST /statement-months/:month/close'>(stage, person, closeMonth, { params: { month: name } })
const statement = (name: string, role: string, id: string, person = stage.ours.people.finance) =>
  ask<'GET /statements/:month/:role/:id'>(stage, person, showStatement, { params: { month: name, role, id } })
const rebates = (rungs: readonly { fromFen: number; points: number }[], role = 'technician') =>
  ask<'PUT /rebates'>(stage, stage.ours.people.manager, replaceRebates, {
    body: { rebates: [{ label: { 'zh-CN': '月销返点' }, role, rungs: [...rungs] }] },
  })

describe('#67 #68 a month of shares', () => {
  let first: WorkOrderId
  const tech = () => stage.ours.people.technician

  test('what is confirmed is owed, in the month of the organization’s clock', async () => {
    first = await settled(stage)
    await settled(stage)
    // 45 % of 380.00 each.
    const { state, items } = await month(november)
    expect(state).toBe('open')
    expect(items.filter(({ party }) => party.role === 'technician')).toMatchObject([
      { party: { id: tech().id }, openingFen: 0, earnedFen: 34_200, rebateFen: 0, paidFen: 0, closingFen: 34_200 },
    ])
    expect((await month(december)).items[0]).toMatchObject({ openingFen: 34_200, earnedFen: 0, closingFen: 34_200 })
    const months = granted(await ask<'GET /statement-months'>(stage, stage.ours.people.finance, listMonths, {}))
    expect(months.items).toMatchObject([{ month: november, closedAt: null, closable: false }])
    expect(months.items[0]?.ends).toBe(firstOfDecember)
  })

  test('a technician sees the own statement, a colleague’s is not there', async () => {
    const own = granted(await statement(november, 'technician', tech().id, tech()))
    expect(own.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['share', 17_100],
      ['share', 17_100],
    ])
    const colleague = stage.ours.people.secondTechnician
    expect(codeOf(await statement(november, 'technician', tech().id, colleague))).toBe('not_found')
    expect(codeOf(await statement(november, 'technician', tech().id, stage.theirs.people.finance))).toBe('not_found')
  })

  test('#69 a month is closed once it is over, with its rebate, and closing it again changes nothing', async () => {
    expect(codeOf(await close(november))).toBe('wrong_state')
    // Sales of 760.00: one fen below, at, and one fen above the threshold.
    for (const [from, earned] of [
      [76_001, 0],
      [76_000, 1_520],
      [75_999, 1_520],
    ] as const) {
      granted(await rebates([{ fromFen: from, points: 200 }]))
      const open = granted(await statement(november, 'technician', tech().id))
      expect(open).toMatchObject({ rebate: { salesFen: 76_000, amountFen: earned }, closingFen: 34_200 })
    }
    stage.clock.at = firstOfDecember + 60_000
    expect(codeOf(await close(november))).toBe('wrong_state') // what began before midnight may still come in
    stage.clock.at = firstOfDecember + 10 * 60_000
    const once = granted(await close(november))
    expect(once.items.find(({ party }) => party.id === tech().id)).toMatchObject({
      earnedFen: 34_200,
      rebateFen: 1_520,
      closingFen: 35_720,
    })
    expect(granted(await close(november))).toEqual(once)
    await holds()
    const [posted] = await stage.sql<{ sum: string }>(
      `select sum(amount_fen) as sum from journal_line where account = 'payable' and person_id = $1`,
      [tech().id],
    )
    expect(Number(posted?.sum)).toBe(-35_720)
    // A rebate that is made later is for later months, and two that tie do not stand in the way of what is closed.
    const closed = granted(await statement(november, 'technician', tech().id))
    expect(closed).toMatchObject({ state: 'closed', closingFen: 35_720, rebate: { points: 200, amountFen: 1_520 } })
    granted(await rebates([{ fromFen: 0, points: 5_000 }]))
    expect(granted(await statement(november, 'technician', tech().id))).toEqual(closed)
    await stage.sql(
      `insert into rebate_rule (org_id, id, rule, position) select org_id, gen_random_uuid(), rule, 2 from rebate_rule where removed_at is null`,
    )
    expect(codeOf(await statement(december, 'technician', tech().id))).toBe('price_ambiguous')
    expect(granted(await statement(november, 'technician', tech().id))).toEqual(closed)
    expect(granted(await close(november))).toEqual(once)
    granted(await rebates([{ fromFen: 0, points: 5_000 }]))
  })

  test('what is corrected or paid later stands in the month when it is, and the closed one stays as it was', async () => {
    const { finance, manager } = stage.ours.people
    const before = granted(await statement(november, 'technician', tech().id))
    await stage.sql('insert into promotion (org_id, id, rule) values ($1, $2, $3)', [
      stage.ours.orgId,
      newId(),
      JSON.stringify({
        id: newId(),
        label: { 'zh-CN': '减免' },
        on: 'labour',
        gift: { kind: 'spend_minus', spend: 10_000, minus: 8_000 },
      }),
    ])
    const old = await settlementOf(stage, first)
    const correct = await ask<'POST /settlements/:id/correct'>(stage, finance, correctSettlement, {
      params: { id: old },
      body: { reason: '老客户减免' },
    })
    const { id } = granted(correct)
    for (const [to, person] of [
      ['reviewed', finance],
      ['confirmed', manager],
    ] as const)
      granted(await ask<'POST /settlements/:id/move'>(stage, person, moveSettlement, { params: { id }, body: { to } }))
    granted(
      await ask<'POST /payouts'>(stage, finance, addPayout, {
        body: { role: 'technician', id: tech().id, amountFen: 35_720, after: before.present.lastPayoutId },
      }),
    )
    // Somebody else who saw the same statement does not pay it a second time.
    const twice = await ask<'POST /payouts'>(stage, manager, addPayout, {
      body: { role: 'technician', id: tech().id, amountFen: 35_720, after: before.present.lastPayoutId },
    })
    expect(twice).toMatchObject({ ok: false, refusal: { code: 'version_conflict', path: 'after' } })
    const { present, ...kept } = granted(await statement(november, 'technician', tech().id))
    expect({ ...kept, present: before.present }).toEqual(before)
    expect(before.present).toMatchObject({ owedFen: 35_720, lastPayoutId: null })
    // What may be paid is of this moment, whatever month is looked at.
    expect(present.owedFen).toBe(-3_600)
    expect(present.lastPayoutId).not.toBeNull()
    const now = granted(await statement(december, 'technician', tech().id, tech()))
    // 17,100 is taken back, 45 % of 300.00 stands in its place.
    expect(now.openingFen).toBe(35_720)
    expect(now.lines.map(({ kind, amountFen }) => [kind, amountFen]).toSorted()).toEqual(
      [
        ['correction', -17_100],
        ['correction', 13_500],
        ['payment', -35_720],
      ].toSorted(),
    )
    expect(now.closingFen).toBe(-3_600)
    expect(now.present).toEqual({ ...present, held: [] })
    expect(
      codeOf(
        await ask<'POST /payouts'>(stage, finance, addPayout, {
          body: { role: 'technician', id: newId(), amountFen: 1 },
        }),
      ),
    ).toBe('not_found')
    await holds()
    await stage.sql('delete from promotion')
  })

  test('no month is closed before an earlier one', async () => {
    stage.clock.at = Date.parse('2027-01-31T12:00+08:00')
    await settled(stage)
    stage.clock.at = Date.parse('2027-02-01T12:00+08:00')
    granted(await rebates([{ fromFen: 0, points: 0 }]))
    expect(codeOf(await close('2027-01'))).toBe('wrong_state')
    granted(await close(december))
    granted(await close('2027-01'))
    await holds()
  })
})

test('#68 a share whose amount was changed before anybody confirmed it is a share; only what comes after it corrects', async () => {
  const { finance, manager, technician } = stage.ours.people
  const id = await worked(stage)
  const { lines } = granted(
    await ask<'GET /work-orders/:id/settlement'>(stage, finance, showSettlement, { params: { id } }),
  )
  const line = lines.find(({ kind }) => kind === 'labour')?.id ?? ''
  const change = async (amountFen: number) =>
    granted(
      await ask<'PUT /work-orders/:id/prices/:line'>(stage, finance, overridePrice, {
        params: { id, line },
        body: { amountFen, reason: '老客户' },
      }),
    )
  await change(20_000)
  await confirm(stage, id)
  await change(10_000)
  const first = await settlementOf(stage, id)
  granted(await moveTo(stage, first, 'reviewed', finance))
  granted(await moveTo(stage, first, 'confirmed', manager))
  const kinds = async () => {
    const { lines: all } = granted(await statement('2027-02', 'technician', technician.id))
    const sources = await stage.sql<{ id: string }>('select id from settlement where work_order_id = $1', [id])
    return all.flatMap(({ kind, source }) => (sources.some((one) => one.id === source) ? [kind] : []))
  }
  expect(await kinds()).toEqual(['share'])
  const { id: second } = granted(
    await ask<'POST /settlements/:id/correct'>(stage, finance, correctSettlement, {
      params: { id: first },
      body: { reason: '再核' },
    }),
  )
  granted(await moveTo(stage, second, 'reviewed', finance))
  granted(await moveTo(stage, second, 'confirmed', manager))
  expect((await kinds()).toSorted()).toEqual(['correction', 'correction', 'share'])
  await holds()
})

test('#68 the deposit of an old part that is past due is held back, in no sum and whatever month is looked at', async () => {
  const { orgId, people, parts } = stage.ours
  const id = await settled(stage)
  const owed = async (name: string, person = people.technician) =>
    granted(await statement(name, 'technician', people.technician.id, person))
  const before = await owed('2027-02')
  const due = stage.clock.at - 1
  await stage.sql(
    `insert into old_part (org_id, id, part_id, work_order_id, task_id, person_id, quantity, returned, deposit_fen, due_at, created_at)
     select org_id, gen_random_uuid(), $2, $3, id, $4, 3, 1, 5000, to_timestamp($5::float8 / 1000), now()
     from task where org_id = $1 and work_order_id = $3 limit 1`,
    [orgId, parts.fan, id, people.technician.id, due],
  )
  const late = await owed('2027-02')
  expect(late.present.held).toMatchObject([{ code: 'EF-12', quantity: 2, dueAt: due, amountFen: 10_000 }])
  expect({ ...late, present: { ...late.present, held: [] } }).toEqual(before)
  expect((await owed('2027-01')).present).toEqual(late.present)
  stage.clock.at = due
  expect((await owed('2027-02')).present.held).toEqual([])
  stage.clock.at = due + 1
  await stage.sql('delete from old_part where work_order_id = $1', [id])
  await holds()
})

test('#68 an outside provider earns its share of what its technicians did', async () => {
  const { orgId, people } = stage.ours
  const provider = newId<PlaceId>()
  await stage.sql(
    `insert into place (org_id, id, kind, name, address, territory_id)
     select org_id, $2, 'provider', '青云家电服务', '', territory_id from place where org_id = $1 limit 1`,
    [orgId, provider],
  )
  await stage.sql('update technician set provider_id = $2 where person_id = $1', [people.technician.id, provider])
  await stage.sql(`insert into share_rule (org_id, id, rule) values ($1, $2, $3)`, [
    orgId,
    newId(),
    JSON.stringify({
      id: 'p',
      label: { 'zh-CN': '服务商' },
      role: 'provider',
      provider,
      basis: 'labour',
      points: 2_000,
    }),
  ])
  const id = await settled(stage)
  const view = granted(
    await ask<'GET /work-orders/:id/settlement'>(stage, people.finance, showSettlement, { params: { id } }),
  )
  expect(view.shares?.map(({ role, amountFen }) => [role, amountFen])).toEqual([
    ['technician', 17_100],
    ['provider', 7_600],
    ['organization', 13_300],
  ])
  const own = granted(await statement('2027-02', 'provider', provider))
  expect(own).toMatchObject({ party: { name: '青云家电服务' }, closingFen: 7_600, lines: [{ amountFen: 7_600 }] })
  await holds()
})

test('rebates are kept as declared, and one whose rungs do not rise is named', async () => {
  const bad = await rebates([
    { fromFen: 5, points: 1 },
    { fromFen: 5, points: 2 },
  ])
  expect(bad).toMatchObject({ ok: false, refusal: { code: 'too_small', path: 'rebates.0.rungs.1.from' } })
  granted(await rebates([{ fromFen: 50_000_000, points: 200 }], 'provider'))
  const { rebates: kept } = granted(await ask<'GET /rebates'>(stage, stage.ours.people.finance, listRebates, {}))
  expect(kept).toMatchObject([{ role: 'provider', rungs: [{ from: fen(50_000_000), points: 200 }] }])
})

test('#69 a rebate may be for one party of its role, which is there to be chosen, and for none of another', async () => {
  const { people, places } = stage.ours
  const { items } = granted(await ask<'GET /rebate-parties'>(stage, people.finance, listRebateParties, {}))
  expect(items).toContainEqual({ role: 'technician', id: people.technician.id, name: people.technician.name })
  expect(items).toContainEqual({ role: 'site', id: places.site.id, name: places.site.name })
  expect(items.some(({ id }) => id === stage.theirs.people.technician.id)).toBe(false)
  const rungs = [{ fromFen: 0, points: 100 }]
  const keep = (role: string, party: string) =>
    ask<'PUT /rebates'>(stage, people.manager, replaceRebates, {
      body: { rebates: [{ label: { 'zh-CN': '月销返点' }, role, rungs, party }] },
    })
  for (const [role, party] of [
    ['technician', places.site.id],
    ['site', people.technician.id],
    ['technician', stage.theirs.people.technician.id],
  ] as const)
    expect(await keep(role, party)).toMatchObject({
      ok: false,
      refusal: { code: 'not_an_option', path: 'rebates.0.party' },
    })
  granted(await keep('technician', people.technician.id))
  const { rebates: kept } = granted(await ask<'GET /rebates'>(stage, people.finance, listRebates, {}))
  expect(kept).toMatchObject([{ role: 'technician', party: people.technician.id }])
})

describe('a statement on paper and as a workbook', () => {
  const call = <R extends 'pdf' | 'xlsx'>(kind: R, person: Person = stage.ours.people.finance) => {
    const params = { month: november, role: 'technician', id: stage.ours.people.technician.id as PersonId }
    return kind === 'pdf'
      ? ask<'GET /statements/:month/:role/:id/statement.pdf'>(stage, person, onPaperOf, { params })
      : ask<'GET /statements/:month/:role/:id/statement.xlsx'>(stage, person, workbookOf, { params })
  }

  test('says the same amounts, the same way every time', async () => {
    const workbook = granted(await call('xlsx')) as Buffer
    const rows = granted(readSheet(workbook))
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual(['金额（元）', '0', '171', '171', '15.2', '357.2'])
    const pdf = granted(await call('pdf')) as Buffer
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((granted(await call('pdf')) as Buffer).equals(pdf)).toBe(true)
    expect((granted(await call('xlsx')) as Buffer).equals(workbook)).toBe(true)
  })

  test('is given to whom it is about and to finance', async () => {
    const { technician, secondTechnician } = stage.ours.people
    granted(await call('pdf', technician))
    for (const kind of ['pdf', 'xlsx'] as const) expect(codeOf(await call(kind, secondTechnician))).toBe('not_found')
  })
})

test('the last moment of a month belongs to it', async () => {
  const [bounds] = await stage.sql<{ ends: string }>(
    `select (extract(epoch from ends_at) * 1000)::bigint as ends from statement_month where month = $1`,
    [december],
  )
  expect(Number(bounds?.ends)).toBe(firstOfJanuary)
})
