import type { Command } from '@field/domain/work-order'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { startTown, stopTown, type Town, tell } from '../../support/job.ts'
import { newPart, onVan, orderAtWork, shortageOf, stockedPart } from '../../support/stock-examples.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
  await keepHouse()
})
afterAll(() => stopTown(town))

/** A stockroom at work: pieces on the way and arrived, numbers, a promise, a flagged shortage, an old part half returned. */
async function keepHouse(): Promise<void> {
  const { people, locations } = town.ours
  const [dispatcher, manager] = [await town.server.as(people.dispatcher), await town.server.as(people.manager)]
  const technician = await town.server.as(people.technician)
  const numbered = await newPart(town)
  await manager('PUT /parts/:id/tracking', { params: { id: numbered }, body: { serial: true } })
  const lines = [{ partId: numbered, quantity: 2, serials: ['S1', 'S2'] }]
  await dispatcher('POST /stock/receipts', { body: { locationId: locations.warehouse, lines } })
  const part = await stockedPart(town)
  const body = { fromId: locations.warehouse, toId: locations.van, lines: [{ partId: part, quantity: 3 }] }
  await dispatcher('POST /stock/transfers', { body })
  await onVan(town, part, 2)
  const { id, taskId } = await orderAtWork(town)
  await manager('PUT /parts/:id/tracking', { params: { id: part }, body: { oldPartReturn: true, deposit: 5_000 } })
  await tell(technician, id, {
    kind: 'pick_parts',
    taskId,
    parts: [{ partId: part, quantity: 2 }],
  } as unknown as Command)
  const [owed] = (await dispatcher('GET /old-parts')).value.items
  await dispatcher('POST /old-parts/:id/return', { params: { id: owed?.id ?? '' }, body: { quantity: 1 } })
  const promise = { workOrderId: id, locationId: locations.warehouse, partId: part, quantity: 2 }
  await technician('POST /stock/reservations', { body: promise })
  await shortageOf(town)
}

/** What is found after one corruption, planted past every trigger and foreign key and then taken back. */
const found = (statement: string): Promise<string[]> =>
  asAdmin(town.server.database.urls.admin ?? '', async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const one of statement.split('; ')) {
      const { rowCount } = await client.query(one)
      expect(rowCount, 'the corruption was planted').toBeGreaterThan(0)
    }
    const rows = await checkInvariants(client)
    await client.query('rollback')
    return rows.map(({ invariant, what }) => `${invariant} ${what}`)
  })

test('a stockroom at work breaks no invariant', async () => {
  expect(await found('select 1')).toEqual([])
})

const corruptions: readonly { readonly what: string; readonly sql: string; readonly says: RegExp }[] = [
  {
    what: 'a transfer forgets a piece that is on its way',
    sql: `update stock_transfer_line n set quantity = quantity - 1 from stock_transfer t where t.id = n.transfer_id and t.state = 'sent'`,
    says: /^I2 3 of part .* in transit, 2 on the way$/,
  },
  {
    what: 'a transfer is over and its pieces never arrived',
    sql: `update stock_transfer_line n set arrived = quantity from stock_transfer t where t.id = n.transfer_id and t.state = 'sent'; update stock_transfer set state = 'received' where state = 'sent'`,
    says: /^I2 transfer .* is received: 0 of part .* lie where it says 3$/,
  },
  {
    what: 'more is said to have arrived than was booked',
    sql: `update stock_transfer_line set arrived = arrived - 1, difference = 'lost' where arrived is not null`,
    says: /^I2 transfer .* is received: 2 of part .* lie where it says 1$/,
  },
  {
    what: 'a transfer changes its state without a word in its timeline',
    sql: `update stock_transfer set state = 'cancelled' where state = 'sent'`,
    says: /^I2 transfer .* is cancelled, its timeline says sent$/,
  },
  {
    what: 'a piece lies elsewhere than its last move led',
    sql: `update part_serial s set location_id = l.id from stock_location l where s.serial = 'S1' and l.org_id = s.org_id and l.kind = 'van' and l.name like '林%'`,
    says: /^I2 piece S1 of part .* lies elsewhere/,
  },
  {
    what: 'a piece with a number is gone',
    sql: `delete from part_serial where serial = 'S2'`,
    says: /^I2 warehouse .* holds 2 of part .* and numbers of 1$/,
  },
  {
    what: 'more is promised than there is',
    sql: `update stock_reservation set quantity = 99`,
    says: /^I2 99 of part .* are promised at .*, which holds 5$/,
  },
  {
    what: 'pieces come out of nothing into a van and its ledger',
    sql: `with van as (select b.* from stock_balance b join stock_location l on l.id = b.location_id where l.kind = 'van' limit 1),
      moved as (insert into stock_move (org_id, id, part_id, from_id, to_id, quantity, reason, created_at) select org_id, gen_random_uuid(), part_id, gen_random_uuid(), location_id, 1, 'count', now() from van)
      update stock_balance b set quantity = b.quantity + 1 from van where (b.location_id, b.part_id) = (van.location_id, van.part_id)`,
    says: /^I3 part .*: 1 pieces more than the supplier gave$/,
  },
  {
    what: 'a promise outlives its order',
    sql: `update work_order w set status = 'cancelled' from stock_reservation r where r.work_order_id = w.id and r.quantity > 0`,
    says: /^I4 2 of part .* are promised to order .*, which is over$/,
  },
  {
    what: 'a shortage is forgotten',
    sql: `update stock_shortage set state = 'settled'`,
    says: /^I4 task .* says 1 of part .*, the stock gave 0 and lacks 0$/,
  },
  {
    what: 'a deposit is released for nothing',
    sql: `update old_part set returned = 2`,
    says: /^I4 old part .* says 2 of 2 are back, its returns 1$/,
  },
]

describe('E32 planted corruptions of the stockroom', () => {
  test.each(corruptions)('$what', async ({ sql, says }) => {
    expect(await found(sql)).toContainEqual(expect.stringMatching(says))
  })
})
