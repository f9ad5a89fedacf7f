import { fen, type WorkOrderId } from '@field/domain/kernel'
import { type PriceTrace, type Promotion, traceHolds } from '@field/domain/pricing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../bff/src/platform/id.ts'
import { listSettlements } from '../../../bff/src/settlements/list-settlements.ts'
import { moveSettlement } from '../../../bff/src/settlements/move-settlement.ts'
import { showSettlement } from '../../../bff/src/settlements/show-settlement.ts'
import { receive } from '../../../bff/src/stock/transfer.ts'
import { repairLines } from '../../support/appliance-repair.ts'
import type { Person } from '../../support/company.ts'
import { holdsIn } from '../../support/holds.ts'
import {
  arrive,
  ask,
  confirm,
  freezerWork,
  granted,
  judge,
  openStage,
  orderOf,
  repair,
  report,
  type Stage,
  shown,
} from './story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const show = (person: Person, id: WorkOrderId) =>
  ask<'GET /work-orders/:id/settlement'>(stage, person, showSettlement, { params: { id } })
const refill = async (quantity: number) => {
  for (const part of Object.values(stage.ours.parts)) {
    await stage.run((tx) =>
      receive(
        tx,
        stage.ours.orgId,
        { to: stage.ours.locations.van, lines: [{ part, quantity }] },
        { by: null, at: stage.clock.at },
      ),
    )
  }
}
const holds = () => holdsIn(stage.database)

/** Spend 300 on labour, 50 off, in East China while it lasts. */
async function promote(until: number): Promise<void> {
  const promotion: Promotion = {
    id: newId(),
    label: { 'zh-CN': '华东 11 月活动 满 300 减 50' },
    on: 'labour',
    territory: stage.ours.territories.eastChina,
    until,
    gift: { kind: 'spend_minus', spend: fen(30_000), minus: fen(5_000) },
  }
  await stage.sql('insert into promotion (org_id, id, rule) values ($1, $2, $3)', [
    stage.ours.orgId,
    promotion.id,
    JSON.stringify(promotion),
  ])
}

describe('the freezer of the story', () => {
  let id: WorkOrderId
  test('before the work there is an estimate: the visit, and the technician’s own share of it', async () => {
    id = await report(stage)
    const technician = await arrive(stage, await report(stage))
    const view = await shown(stage, id, stage.ours.people.customer)
    expect(view).toMatchObject({ state: 'estimate', totalFen: 30_000, own: null, shares: null })
    expect(view.lines).toMatchObject([
      {
        kind: 'labour',
        amountFen: 30_000,
        trace: { amount: 30_000, steps: [{ do: 'add', unit: 30_000 }, { do: 'round' }] },
      },
    ])
    await arrive(stage, id)
    expect(await shown(stage, id, technician)).toMatchObject({
      state: 'draft',
      own: { amountFen: 13_500, estimateFen: 13_500 },
    })
  })

  test('while he works it is a draft of what he has used, free under warranty', async () => {
    await repair(stage, id, freezerWork(stage))
    const view = await shown(stage, id, stage.ours.people.technician)
    expect(view.state).toBe('draft')
    expect(view.lines.map(({ kind, amountFen, listFen }) => [kind, amountFen, listFen])).toEqual([
      ['labour', 30_000, null],
      ['labour', 8_000, null],
      ['part', 16_800, null],
      ['part', 0, 2_600],
      ['part', 4_500, null],
    ])
    expect(view.lines[3]?.free).toMatchObject({ reason: 'warranty' })
  })

  test('#66 confirmed, it is settled by the rule: one sheet, and every line recomputes from its own trace', async () => {
    await judge(stage, id)
    await confirm(stage, id)
    expect((await orderOf(stage, id)).status).toBe('settled')
    const view = await shown(stage, id, stage.ours.people.finance)
    expect(view).toMatchObject({ state: 'confirmed', totalFen: 59_300 })
    for (const line of view.lines) expect(traceHolds(line.trace as PriceTrace)).toBe(true)
    expect(view.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(view.totalFen)
    await holds()
  })

  test('#65 the shares sum to the amount, to the fen, and each sees the own part: the technician one share, finance all, others nothing', async () => {
    const { technician, secondTechnician, finance, customer, neighbour } = stage.ours.people
    const own = await shown(stage, id, technician)
    expect(own).toMatchObject({ own: { amountFen: 38_000 * 0.45 + 21_300 * 0.08, estimateFen: 13_500 }, shares: null })
    const all = await shown(stage, id, finance)
    expect(all.shares?.map(({ role, mine, amountFen }) => [role, mine, amountFen])).toEqual([
      ['technician', false, 18_804],
      ['organization', false, 40_496],
    ])
    expect(await shown(stage, id, customer)).toMatchObject({ own: null, shares: null, totalFen: 59_300 })
    for (const stranger of [secondTechnician, neighbour])
      expect(await show(stranger, id)).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
    const theirs = stage.theirs.people.finance
    expect(await show(theirs, id)).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
  })
})

test('a promotion of the place and time takes 50 off the labour first, and commission comes after', async () => {
  await promote(stage.clock.at + 10 * 86_400_000)
  await refill(2)
  const id = await report(stage)
  const technician = await arrive(stage, id)
  await repair(stage, id, freezerWork(stage))
  await judge(stage, id)
  await confirm(stage, id)
  const view = await shown(stage, id, technician)
  expect(view.totalFen).toBe(54_300)
  expect(view.lines.at(-1)).toMatchObject({ kind: 'discount', amountFen: -5_000, trace: { base: 38_000 } })
  expect(view.own?.amountFen).toBe(14_850 + 1_704)
  await stage.sql('delete from promotion')
  expect((await shown(stage, id, technician)).totalFen).toBe(54_300)
  await holds()
})

test('what rework repeats is not charged twice', async () => {
  await refill(3)
  const id = await report(stage)
  await arrive(stage, id)
  await repair(stage, id, freezerWork(stage))
  await judge(stage, id, repairLines, ['door_seal'])
  await arrive(stage, id)
  await repair(stage, id, { parts: [{ partId: stage.ours.parts.seal, quantity: 1 }] }, ['door_seal'])
  await judge(stage, id, ['door_seal'])
  await confirm(stage, id)
  expect((await shown(stage, id, stage.ours.people.customer)).totalFen).toBe(59_300)
  await holds()
})

describe('above the limit of the rule', () => {
  let id: WorkOrderId
  let settlement: string
  const move = (to: 'reviewed' | 'confirmed' | 'paid', person = stage.ours.people.finance) =>
    ask<'POST /settlements/:id/move'>(stage, person, moveSettlement, { params: { id: settlement }, body: { to } })

  test('it waits for finance, who moves it one step at a time', async () => {
    await refill(3)
    id = await report(stage)
    await arrive(stage, id)
    const { parts, services } = freezerWork(stage)
    await repair(stage, id, { parts: parts.map((line) => ({ ...line, quantity: 2 })), services })
    await judge(stage, id)
    await confirm(stage, id)
    expect((await orderOf(stage, id)).status).toBe('completed')
    const { items } = granted(
      await ask<'GET /settlements'>(stage, stage.ours.people.finance, listSettlements, {
        query: { state: 'submitted' },
      }),
    )
    expect(items).toMatchObject([{ workOrderId: id, totalFen: 80_600, ownFen: null, twoPeople: false }])
    settlement = items[0]?.id ?? ''
    await holds()
    expect(await move('confirmed')).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_state', detail: { state: 'submitted' } },
    })
    expect(await move('reviewed')).toMatchObject({ ok: true, value: { state: 'reviewed' } })
  })

  test('confirming it by hand settles the order, once', async () => {
    expect(await move('confirmed', stage.theirs.people.finance)).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    })
    expect(await move('confirmed')).toMatchObject({ ok: true, value: { state: 'confirmed' } })
    expect((await orderOf(stage, id)).status).toBe('settled')
    expect(await move('confirmed')).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } })
    expect(await move('paid')).toMatchObject({ ok: true, value: { state: 'paid' } })
    await holds()
  })
})

test('a technician lists own shares only, without totals, page by page', async () => {
  const { technician, secondTechnician } = stage.ours.people
  const list = (person: Person, query: { limit?: number; after?: string }) =>
    ask<'GET /settlements'>(stage, person, listSettlements, { query }).then(granted)
  const all = await list(technician, {})
  expect(all.items).toHaveLength(4)
  expect(all.items.every(({ totalFen, ownFen }) => totalFen === null && ownFen !== null)).toBe(true)
  const first = await list(technician, { limit: 3 })
  const rest = await list(technician, { limit: 3, after: first.next ?? '' })
  expect([...first.items, ...rest.items]).toEqual(all.items)
  expect(rest.next).toBeNull()
  expect((await list(secondTechnician, {})).items).toEqual([])
})

test('settlements are listed by the month they were made in, by the organization’s clock', async () => {
  const { technician, finance } = stage.ours.people
  const list = (person: Person, month: string) =>
    ask<'GET /settlements'>(stage, person, listSettlements, { query: { month } }).then(granted)
  const { items } = await ask<'GET /settlements'>(stage, technician, listSettlements, {}).then(granted)
  const shanghai = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7)
  const [newest] = items
  const month = shanghai(newest?.at ?? 0)
  expect((await list(technician, month)).items).toEqual(items.filter(({ at }) => shanghai(at) === month))
  expect((await list(technician, '2019-01')).items).toEqual([])
  expect((await list(finance, month)).items.map(({ id }) => id)).toContain(newest?.id)
})
