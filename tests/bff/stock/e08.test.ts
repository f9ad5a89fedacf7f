import { asId, ok, type PartId, type PersonId, type Result, refuse, type StockLocationId } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { time } from '../../../bff/src/platform/database/time.ts'
import { inTransaction, type Tx } from '../../../bff/src/platform/database/transaction.ts'
import { newId } from '../../../bff/src/platform/id.ts'
import { consumePartsForTask } from '../../../bff/src/stock/consume-parts.ts'
import { lockStock } from '../../../bff/src/stock/lock.ts'
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

const takeFrom = (tx: Tx, partId: PartId, technician: PersonId) => {
  const change = [{ partId, quantity: 1 }]
  const use = { workOrderId: order.id, taskId: order.taskId, technician, change }
  return consumePartsForTask(tx, scene.ours.orgId, use, { by: technician, at: now })
}

const take: Take = (tx, part) => takeFrom(tx, part, scene.ours.people.technician.id)

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

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Waits until so many connections wait for a lock. */
const untilWaiting = (count: number) =>
  expect
    .poll(async () => {
      const [row] = await scene.sql<{ waiting: number }>(
        `select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where not l.granted and a.datname = current_database()`,
      )
      return row?.waiting
    })
    .toBe(count)

test('who saw the shelf of what is used up before anything lay there, and who sees it since, do not block one another', async () => {
  const { orgId, people } = scene.ours
  const driver = people.dispatcher.id
  // A van that came after everything else: by their ids alone, the shelf of what is used up would be locked before it.
  const van = asId<StockLocationId>('ffffffff-ffff-4fff-bfff-ffffffffffff')
  await scene.sql(
    `insert into stock_location (org_id, id, kind, name, owner_id) values ($1, $2, 'van', '后来的车', $3)`,
    [orgId, van, driver],
  )
  const part = await newPart(scene, `E08-${newId().slice(-6)}`)
  await stock(scene, van, part, 3)
  const crowd = openDatabase(scene.database.urls.app, { size: 3, name: 'e08' })
  const shelves = { kinds: ['consumed'] as const, vanOf: driver }
  const runs = [0, 0, 0]
  const locked = new Set<number>()
  const gates = [gate(), gate()]
  const taker = (at: number) =>
    inTransaction(crowd, { orgId }, async (tx) => {
      runs[at] = (runs[at] ?? 0) + 1
      await lockStock(tx, orgId, shelves, [part])
      locked.add(at)
      await gates[at]?.opened
      return takeFrom(tx, part, driver)
    })
  const first = taker(0)
  await expect.poll(() => [...locked]).toEqual([0])
  const second = taker(1)
  await untilWaiting(1)
  // The first one's pieces make the shelf; the second waited for it and knows nothing of that, the third does.
  gates[0]?.open()
  expect((await first).ok).toBe(true)
  await expect.poll(() => locked.has(1)).toBe(true)
  const third = taker(2)
  await untilWaiting(1)
  gates[1]?.open()
  expect([(await second).ok, (await third).ok, runs]).toEqual([true, true, [1, 1, 1]])
  expect(await balance(scene, van, part)).toBe(0)
  await crowd.close()
})

test('and the race tells a stock that is read before it is written', async () => {
  const { taken, moved, ledger } = await race(readThenWrite)
  expect(taken).toBeGreaterThan(held)
  expect(moved).toBe(taken)
  expect(ledger).toBeGreaterThan(0)
})
