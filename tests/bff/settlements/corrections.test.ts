import { fen, type WorkOrderId } from '@field/domain/kernel'
import type { Promotion } from '@field/domain/pricing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { correctSettlement } from '../../../bff/src/settlements/correct.ts'
import { listSettlements } from '../../../bff/src/settlements/list-settlements.ts'
import { addPrepayment } from '../../../bff/src/settlements/prepayments.ts'
import { changeSettings, showSettings } from '../../../bff/src/settlements/settings.ts'
import type { Person } from '../../support/company.ts'
import { holdsIn } from '../../support/holds.ts'
import { ask, confirm, granted, moveTo, openStage, orderOf, type Stage, settlementOf, shown, worked } from './story.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const holds = () => holdsIn(stage.database)
const pay = (id: WorkOrderId, amountFen: number) =>
  ask<'POST /work-orders/:id/prepayments'>(stage, stage.ours.people.finance, addPrepayment, {
    params: { id },
    body: { amountFen, method: 'transfer' },
  })
const correct = (settlement: string, reason: string, person = stage.ours.people.finance) =>
  ask<'POST /settlements/:id/correct'>(stage, person, correctSettlement, {
    params: { id: settlement },
    body: { reason },
  })
/** The manager's word on it, and what finance reads of it. */
async function twoPeopleFrom(fen: number): Promise<void> {
  const { manager, finance } = stage.ours.people
  granted(await ask<'PUT /settlement-settings'>(stage, manager, changeSettings, { body: { twoPeopleFromFen: fen } }))
  const read = await ask<'GET /settlement-settings'>(stage, finance, showSettings, {})
  expect(granted(read)).toEqual({ twoPeopleFromFen: fen })
}
const refusal = (outcome: Awaited<ReturnType<typeof moveTo>>) => (outcome.ok ? 'ok' : outcome.refusal.code)

/** What is owed on each account after everything that was posted for an order. */
async function accounts(id: WorkOrderId): Promise<Readonly<Record<string, number>>> {
  const rows = await stage.sql<{ account: string; amount: string }>(
    `select l.account, sum(l.amount_fen) as amount from journal_line l join journal_entry e on (e.org_id, e.id) = (l.org_id, l.entry_id)
     join settlement s on (s.org_id, s.id) = (e.org_id, e.settlement_id) where s.work_order_id = $1 group by 1 order by 1`,
    [id],
  )
  return Object.fromEntries(rows.map(({ account, amount }) => [account, Number(amount)]))
}

describe('#73 money paid in advance', () => {
  test('is netted when the order is settled', async () => {
    const id = await worked(stage)
    expect(granted(await pay(id, 10_000)).prepaidFen).toBe(10_000)
    expect(granted(await pay(id, 5_000)).prepaidFen).toBe(15_000)
    expect(await shown(stage, id)).toMatchObject({ totalFen: 38_000, prepaidFen: 15_000, dueFen: 23_000 })
    await confirm(stage, id)
    expect(await shown(stage, id)).toMatchObject({
      state: 'confirmed',
      totalFen: 38_000,
      prepaidFen: 15_000,
      dueFen: 23_000,
    })
    expect(await accounts(id)).toMatchObject({ receivable: 23_000, prepayment: 15_000, revenue: 0 })
    const late = await pay(id, 1)
    expect(late.ok ? 'ok' : late.refusal.code).toBe('already_settled')
    await holds()
  })

  test('counts a settlement again that waits for its review, and goes back where it is more than is due', async () => {
    const id = await worked(stage, 20)
    await confirm(stage, id)
    const before = await settlementOf(stage, id)
    expect(await shown(stage, id)).toMatchObject({
      state: 'submitted',
      totalFen: 190_000,
      dueFen: 190_000,
      corrected: null,
    })
    granted(await pay(id, 200_000))
    expect(await shown(stage, id)).toMatchObject({ state: 'submitted', dueFen: -10_000, corrected: 'prepayment' })
    expect(await settlementOf(stage, id)).not.toBe(before)
    expect(await accounts(id)).toMatchObject({ receivable: -10_000, prepayment: 200_000 })
    await holds()
  })
})

describe('a large amount', () => {
  test('is reviewed and confirmed by two people', async () => {
    await twoPeopleFrom(100_000)
    const { finance, manager } = stage.ours.people
    const large = await worked(stage, 20)
    await confirm(stage, large)
    const one = await settlementOf(stage, large)
    const listed = async (person: Person) =>
      granted(await ask<'GET /settlements'>(stage, person, listSettlements, {})).items.find(({ id }) => id === one)
    expect(await listed(finance)).toMatchObject({ twoPeople: true, reviewedByMe: false })
    granted(await moveTo(stage, one, 'reviewed'))
    expect(await listed(finance)).toMatchObject({ twoPeople: true, reviewedByMe: true })
    expect(await listed(manager)).toMatchObject({ twoPeople: true, reviewedByMe: false })
    expect(refusal(await moveTo(stage, one, 'confirmed'))).toBe('second_person_required')
    expect((await orderOf(stage, large)).status).toBe('completed')
    granted(await moveTo(stage, one, 'confirmed', manager))
    expect((await orderOf(stage, large)).status).toBe('settled')
    // Who confirmed may still mark it as paid, and below the limit one person is enough.
    granted(await moveTo(stage, one, 'paid', manager))
    await twoPeopleFrom(1_000_000)
    const smaller = await worked(stage, 20)
    await confirm(stage, smaller)
    const other = await settlementOf(stage, smaller)
    granted(await moveTo(stage, other, 'reviewed', finance))
    granted(await moveTo(stage, other, 'confirmed', finance))
    await holds()
  })
})

describe('a correction', () => {
  const promote = (minus: number): Promise<unknown> => {
    const promotion: Promotion = {
      id: newId(),
      label: { 'zh-CN': '老客户减免' },
      on: 'labour',
      gift: { kind: 'spend_minus', spend: fen(10_000), minus: fen(minus) },
    }
    return stage.sql('insert into promotion (org_id, id, rule) values ($1, $2, $3)', [
      stage.ours.orgId,
      promotion.id,
      JSON.stringify(promotion),
    ])
  }

  test('reverses what was posted, entry by entry, and stands in its place to be reviewed', async () => {
    const id = await worked(stage)
    await confirm(stage, id)
    const first = await settlementOf(stage, id)
    const posted = await stage.sql('select entry_id, number, amount_fen from journal_line order by 1, 2')
    await promote(8_000)
    const made = granted(await correct(first, '老客户，应享减免'))
    expect(made).toMatchObject({ state: 'submitted', replaces: first })
    expect(await shown(stage, id)).toMatchObject({
      state: 'submitted',
      totalFen: 30_000,
      corrected: '老客户，应享减免',
    })
    expect(await accounts(id)).toMatchObject({ receivable: 30_000, revenue: 0 })
    const still = await stage.sql('select entry_id, number, amount_fen from journal_line order by 1, 2')
    expect(still).toEqual(expect.arrayContaining(posted))
    expect((await orderOf(stage, id)).status).toBe('settled')
    await holds()
    granted(await moveTo(stage, made.id, 'reviewed'))
    granted(await moveTo(stage, made.id, 'confirmed'))
    expect((await orderOf(stage, id)).status).toBe('settled')
    expect(await shown(stage, id)).toMatchObject({ state: 'confirmed', totalFen: 30_000 })
    await holds()
  })

  test('is made of the one that holds, once, and only within the organization', async () => {
    const id = await worked(stage)
    await confirm(stage, id)
    const first = await settlementOf(stage, id)
    expect(refusal(await correct(first, 'x', stage.theirs.people.finance))).toBe('not_found')
    granted(await correct(first, '改'))
    expect(refusal(await correct(first, '再改'))).toBe('not_found')
    await holds()
  })

  test('the invariants find an entry that was reversed by another amount', async () => {
    const planted = async (): Promise<readonly { invariant: string }[]> => {
      await stage.sql('alter table journal_line disable trigger journal_line_append_only')
      await stage.sql(
        `update journal_line l set amount_fen = amount_fen + case number when 1 then 1 else -1 end
         where number <= 2 and entry_id = (select id from journal_entry where reverses is not null and reason = 'reversal' limit 1)`,
      )
      return asAdmin(stage.database.urls.worker, checkInvariants)
    }
    expect((await planted()).map(({ invariant }) => invariant)).toContain('I1')
  })
})
