import { ok, type PartId, type Result, refuse } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { time } from '../../../bff/src/platform/database/time.ts'
import { inTransaction, type Tx } from '../../../bff/src/platform/database/transaction.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { consumePartsForTask } from '../../../bff/src/stock/consume-parts.ts'
import { balance, newPart, now, openOrder, openScene, type Scene, stock } from './scene.ts'

const takers = 200
const held = 100

let scene: Scene
let order: Awaited<ReturnType<typeof openOrder>>
beforeAll(async () => {
  scene = await openScene(4)
  order = await openOrder(scene)
})
afterAll(() => scene.close())

type Take = (tx: Tx, part: PartId) => Promise<Result<null>>

const take: Take = (tx, partId) => {
  const { orgId, people } = scene.ours
  const use = {
    workOrderId: order.id,
    taskId: order.taskId,
    technician: people.technician.id,
    change: [{ partId, quantity: 1 }],
  }
  return consumePartsForTask(tx, orgId, use, { by: people.technician.id, at: now })
}

/** The bug this experiment hunts: look, then write what was seen less one. */
const readThenWrite: Take = async (tx, part) => {
  const { orgId, locations } = scene.ours
  const shelf = await tx
    .selectFrom('stock_balance')
    .select('quantity')
    .where('location_id', '=', locations.van)
    .where('part_id', '=', part)
    .executeTakeFirst()
  const seen = shelf?.quantity ?? 0
  if (seen < 1) return refuse('not_enough_stock')
  await tx
    .updateTable('stock_balance')
    .set({ quantity: seen - 1 })
    .where('location_id', '=', locations.van)
    .where('part_id', '=', part)
    .execute()
  const move = { part_id: part, from_id: locations.van, to_id: locations.consumed, quantity: 1, reason: 'use' }
  await tx
    .insertInto('stock_move')
    .values({ org_id: orgId, id: newId(), ...move, created_at: time(now) })
    .execute()
  return ok(null)
}

/** Lets 200 transactions, each on a connection of its own and all open before the first takes, take one of 100 pieces. */
async function race(one: Take) {
  const part = await newPart(scene, `E08-${newId().slice(-6)}`)
  await stock(scene, scene.ours.locations.van, part, held)
  const crowd = openDatabase(scene.database.urls.app, { size: takers, name: 'e08' })
  let ready = 0
  let start = () => {}
  const started = new Promise<void>((resolve) => {
    start = resolve
  })
  const results = await Promise.all(
    Array.from({ length: takers }, () =>
      inTransaction(crowd, { orgId: scene.ours.orgId }, async (tx) => {
        await tx.selectFrom('stock_location').select('id').limit(1).execute()
        if (++ready === takers) start()
        await started
        return one(tx, part)
      }),
    ),
  )
  await crowd.close()
  const [moved] = await scene.sql<{ pieces: number }>(
    `select coalesce(sum(quantity), 0)::int as pieces from stock_move where part_id = $1 and reason = 'use'`,
    [part],
  )
  return {
    taken: results.filter((result) => result.ok).length,
    refused: results.filter((result) => !result.ok && result.refusal.code === 'not_enough_stock').length,
    left: await balance(scene, scene.ours.locations.van, part),
    moved: moved?.pieces,
    ledger: (await asAdmin(scene.database.urls.worker, checkInvariants)).filter(({ invariant }) => invariant === 'I2')
      .length,
  }
}

test('200 connections take a stock of 100: exactly 100 get a piece, 100 are refused', async () => {
  expect(await race(take)).toEqual({ taken: held, refused: takers - held, left: 0, moved: held, ledger: 0 })
})

test('and the race tells a stock that is read before it is written', async () => {
  const { taken, moved, ledger } = await race(readThenWrite)
  expect(taken).toBeGreaterThan(held)
  expect(moved).toBe(taken)
  expect(ledger).toBeGreaterThan(0)
})
