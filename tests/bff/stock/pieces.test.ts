import type { TaskId } from '@field/domain/kernel'
import { day } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../bff/src/platform/database/transaction.ts'
import { overdueDeposits } from '../../../bff/src/stock/queries.ts'
import { refusalOf, startTown, stopTown, type Town, tell } from '../../support/job.ts'
import { newPart, newShelf, onVan, orderAtWork, stockedPart } from '../../support/stock-examples.ts'
import { broken, lying, rowsOf } from './keeping.ts'

let town: Town
let offset = 0
beforeAll(async () => {
  town = await startTown({ parts: { clock: { now: () => Date.now() + offset } } })
})
afterAll(() => stopTown(town))

const as = (name: keyof Town['ours']['people']) => town.server.as(town.ours.people[name])
const picking = (taskId: string, partId: string, quantity: number, serials?: string[]): Command =>
  ({
    kind: 'pick_parts',
    taskId: taskId as TaskId,
    parts: quantity === 0 ? [] : [{ partId, quantity, ...(serials && { serials }) }],
  }) as unknown as Command

describe('#51 pieces with numbers', () => {
  async function numbered(...serials: string[]) {
    const id = await newPart(town)
    await (await as('manager'))('PUT /parts/:id/tracking', { params: { id }, body: { serial: true } })
    const dispatcher = await as('dispatcher')
    const lines = [{ partId: id, quantity: serials.length, serials }]
    const body = { locationId: town.ours.locations.warehouse, lines }
    const answer = await dispatcher('POST /stock/receipts', { body })
    return { id, answer }
  }
  const where = async (id: string) =>
    Object.fromEntries(
      (await (await as('dispatcher'))('GET /parts/:id/tracking', { params: { id } })).value.pieces.map((piece) => [
        piece.serial,
        piece.location.name,
      ]),
    )

  test('#51 come in by their numbers, each one once, and lie at exactly one place', async () => {
    const { id, answer } = await numbered('A1', 'A2', 'A3')
    const technician = await as('technician')
    const listed = (await technician('GET /parts', { query: { limit: 200 } })).value.items
    expect(listed.find((part) => part.id === id)?.serial).toBe(true)
    expect(listed.find((part) => part.code === 'EF-12')?.serial).toBe(false)
    expect(answer.status).toBe(201)
    const dispatcher = await as('dispatcher')
    const again = (serials: string[] | undefined, quantity: number) =>
      dispatcher('POST /stock/receipts', {
        body: {
          locationId: town.ours.locations.warehouse,
          lines: [{ partId: id, quantity, ...(serials && { serials }) }],
        },
      })
    expect((await again(undefined, 1)).error).toMatchObject({ code: 'required', path: `parts.${id}.serials` })
    expect((await again(['A4', 'A4'], 2)).error).toMatchObject({ code: 'required' })
    expect((await again(['A2'], 1)).error).toMatchObject({ code: 'not_unique', path: `parts.${id}.serials` })
    expect(await where(id)).toEqual({ A1: '上海中心仓', A2: '上海中心仓', A3: '上海中心仓' })
  })

  test('#51 go out on use by the number scanned, come back when it was not used, and no other with them', async () => {
    const { id } = await numbered('B1', 'B2', 'B3')
    const { locations } = town.ours
    const body = { fromId: locations.warehouse, toId: locations.van, lines: [{ partId: id, quantity: 3 }] }
    const sent = (await (await as('dispatcher'))('POST /stock/transfers', { body })).value
    expect(sent.lines[0]?.serials).toEqual(['B1', 'B2', 'B3'])
    const technician = await as('technician')
    const params = { id: sent.id }
    const short = { partId: id, arrived: 2, difference: 'returned' as const }
    expect(
      (await technician('POST /stock/transfers/:id/receive', { params, body: { lines: [short] } })).error,
    ).toMatchObject({ code: 'required', path: `parts.${id}.serials` })
    const lines = [{ ...short, serials: ['B3', 'B1'] }]
    await technician('POST /stock/transfers/:id/receive', { params, body: { lines } })
    expect(await where(id)).toEqual({ B1: '林志远的车', B2: '上海中心仓', B3: '林志远的车' })
    const { id: order, taskId } = await orderAtWork(town)
    expect((await refusalOf(technician, order, picking(taskId, id, 1, ['B2']))).code).toBe('not_enough_stock')
    await tell(technician, order, picking(taskId, id, 1, ['B3']))
    expect(await where(id)).toMatchObject({ B1: '林志远的车', B3: '已用' })
    await tell(technician, order, picking(taskId, id, 2, ['B3', 'B1']))
    await tell(technician, order, picking(taskId, id, 1, ['B1']))
    expect(await where(id)).toEqual({ B1: '已用', B2: '上海中心仓', B3: '林志远的车' })
    expect(await broken(town)).toEqual([])
  })

  test('#51 are counted one by one', async () => {
    const { id } = await numbered('C1', 'C2')
    const locationId = await newShelf(town)
    const dispatcher = await as('dispatcher')
    await dispatcher('POST /stock/receipts', {
      body: { locationId, lines: [{ partId: id, quantity: 2, serials: ['C3', 'C4'] }] },
    })
    const params = { id: (await dispatcher('POST /stock/counts', { body: { locationId } })).value.id }
    const say = (counted: number, serials?: string[]) =>
      dispatcher('POST /stock/counts/:id/lines', {
        params,
        body: { lines: [{ partId: id, counted, ...(serials && { serials }) }] },
      })
    expect((await say(2)).error).toMatchObject({ code: 'required', path: `parts.${id}.serials` })
    await say(2, ['C4', 'C1'])
    const manager = await as('manager')
    expect((await manager('POST /stock/counts/:id/post', { params, body: {} })).error.code).toBe('not_unique')
    await say(2, ['C4', 'C9'])
    await manager('POST /stock/counts/:id/post', { params, body: {} })
    const names = await where(id)
    expect(names.C9).toBe(names.C4)
    expect(names.C3).toBeUndefined()
    expect(await broken(town)).toEqual([])
  })

  test('#51 numbers begin only while nothing of a part lies anywhere', async () => {
    const id = await stockedPart(town)
    const answer = await (await as('manager'))('PUT /parts/:id/tracking', { params: { id }, body: { serial: true } })
    expect(answer.error).toMatchObject({ code: 'wrong_state', path: 'serial' })
  })
})

describe('#51 old parts come back', () => {
  test('#51 each part used owes an old one by a day, with its deposit; a confirmed return releases it', async () => {
    const part = await onVan(town, await stockedPart(town), 3)
    const tracking = { oldPartReturn: true, deposit: 5_000, returnDays: 7 }
    await (await as('manager'))('PUT /parts/:id/tracking', { params: { id: part }, body: tracking })
    const { id: order, taskId } = await orderAtWork(town)
    const technician = await as('technician')
    const began = Date.now() + offset
    await tell(technician, order, picking(taskId, part, 3))
    await tell(technician, order, picking(taskId, part, 2))
    const mine = async () => (await technician('GET /old-parts')).value.items.filter(({ partId }) => partId === part)
    const [owed] = await mine()
    expect(owed).toMatchObject({ quantity: 2, returned: 0, deposit: 5_000, held: 10_000, state: 'due' })
    expect(Math.abs((owed?.dueAt ?? 0) - (began + 7 * day))).toBeLessThan(60_000)
    expect((await (await as('secondTechnician'))('GET /old-parts')).value.items).toEqual([])
    offset = 8 * day
    const { accessToken } = await town.server.signIn(town.ours.people.technician)
    const later = (await town.server.with(accessToken)('GET /old-parts', { query: { state: 'overdue' } })).value.items
    expect(later.find(({ partId }) => partId === part)?.state).toBe('overdue')
    const held = () =>
      inTransaction(town.server.world.db, { orgId: town.ours.orgId }, (tx) =>
        overdueDeposits(tx, town.ours.orgId, town.ours.people.technician.id, began + 8 * day),
      ).then((all) => all.filter(({ oldPartId }) => oldPartId === owed?.id))
    expect(await held()).toMatchObject([{ quantity: 2, amountFen: 10_000, dueAt: owed?.dueAt }])
    offset = 0
    const params = { id: owed?.id ?? '' }
    const give = async (who: 'technician' | 'dispatcher', quantity: number) =>
      (await as(who))('POST /old-parts/:id/return', { params, body: { quantity } })
    expect((await give('technician', 1)).error.code).toBe('not_permitted')
    expect((await give('dispatcher', 3)).error).toMatchObject({ code: 'too_many', detail: { out: 2 } })
    expect((await give('dispatcher', 1)).value).toMatchObject({ returned: 1, held: 5_000, released: 5_000 })
    expect(await held()).toMatchObject([{ quantity: 1, amountFen: 5_000 }])
    expect((await give('dispatcher', 1)).value).toMatchObject({ returned: 2, held: 0, state: 'returned' })
    expect(await mine()).toEqual([])
    expect(await lying(town, part)).toMatchObject({ repair: 2, consumed: 2, van: 1 })
    expect(await held()).toEqual([])
    expect(await broken(town)).toEqual([])
  })

  test('#51 what is released is written once and for good', async () => {
    await expect(rowsOf(town, 'update old_part_return set released_fen = 0')).rejects.toThrow()
  })
})
