import type { WorkOrderId } from '@field/domain/kernel'
import { fen } from '@field/domain/kernel'
import type { Promotion } from '@field/domain/pricing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../bff/src/platform/id.ts'
import { correctSettlement } from '../../../bff/src/settlements/correct.ts'
import { listSettlements } from '../../../bff/src/settlements/list-settlements.ts'
import { moveSettlement } from '../../../bff/src/settlements/move-settlement.ts'
import { listPoints } from '../../../bff/src/settlements/points.ts'
import { holdsIn } from '../../support/holds.ts'
import {
  arrive,
  ask,
  confirm,
  freezerWork,
  granted,
  judge,
  openStage,
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

const people = () => stage.ours.people
const holds = () => holdsIn(stage.database)
const points = async (person = people().customer) => granted(await ask<'GET /me/points'>(stage, person, listPoints, {}))
const given = async (id: WorkOrderId) => (await shown(stage, id, people().customer)).rewards
const rewards = async (id: WorkOrderId) => (await given(id)).map((one) => one.points)

/** An order of 300.00 for the visit and 80.00 a fan, as far as the customer's own word. */
async function worked(): Promise<WorkOrderId> {
  const id = await report(stage)
  await arrive(stage, id)
  await repair(stage, id, freezerWork(stage))
  await judge(stage, id)
  return id
}

async function promise(gift: Promotion['gift']): Promise<string> {
  const id = newId()
  const rule: Promotion = { id, label: { 'zh-CN': '满 200 送积分' }, on: 'labour', gift }
  await stage.sql(`insert into promotion (org_id, id, rule) values ($1, $2, $3)`, [
    stage.ours.orgId,
    id,
    JSON.stringify(rule),
  ])
  return id
}

describe('#70 spend 200, get points', () => {
  test('are promised while it is counted, given when it is settled, and kept with what they were counted from', async () => {
    await promise({ kind: 'reward', spend: fen(20_000), reward: 200 })
    const id = await worked()
    const promised = await given(id)
    expect(promised).toMatchObject([
      { points: 200, counted: { baseFen: 38_000, spendFen: 20_000, each: 200, repeats: false } },
    ])
    expect(await points()).toEqual({ points: 0, items: [] })
    await confirm(stage, id)
    expect(await given(id)).toEqual(promised)
    expect(await points()).toMatchObject({
      points: 200,
      items: [
        { workOrderId: id, points: 200, label: { 'zh-CN': '满 200 送积分' }, counted: { spendFen: 20_000, each: 200 } },
      ],
    })
    const others = stage.theirs.people.customer
    expect(await points(others)).toEqual({ points: 0, items: [] })
    await holds()
  })

  test('follow a correction: the old ones go with what is reversed, the new ones come when it is confirmed', async () => {
    const [{ items: before }] = [await points()]
    const id = before[0]?.workOrderId as WorkOrderId
    const { items } = granted(await ask<'GET /settlements'>(stage, people().finance, listSettlements, {}))
    const first = items.find(({ workOrderId }) => workOrderId === id)?.id ?? ''
    const made = granted(
      await ask<'POST /settlements/:id/correct'>(stage, people().finance, correctSettlement, {
        params: { id: first },
        body: { reason: '数量录错' },
      }),
    )
    expect((await points()).points).toBe(0)
    for (const to of ['reviewed', 'confirmed'] as const)
      granted(
        await ask<'POST /settlements/:id/move'>(stage, people().finance, moveSettlement, {
          params: { id: made.id },
          body: { to },
        }),
      )
    expect((await points()).points).toBe(200)
    await holds()
  })

  test('one that repeats gives for every further 200 of what the discounts left', async () => {
    await promise({ kind: 'reward', spend: fen(10_000), reward: 10, repeats: true })
    const id = await worked()
    await confirm(stage, id)
    const [once, again] = await rewards(id)
    const [row] = await stage.sql<{ base: string }>(
      `select r.counted->>'base' as base from settlement_reward r join settlement s on (s.org_id, s.id) = (r.org_id, r.settlement_id)
       where s.work_order_id = $1 and r.number = 2`,
      [id],
    )
    expect(once).toBe(200)
    expect(again).toBe(10 * Math.floor(Number(row?.base) / 10_000))
    expect(again).toBeGreaterThan(10)
    await holds()
  })
})
