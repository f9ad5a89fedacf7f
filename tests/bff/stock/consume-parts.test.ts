import type { PartId } from '@field/domain/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consumePartsForTask } from '../../../bff/src/stock/consume-parts.ts'
import { receive, transfer } from '../../../bff/src/stock/transfer.ts'
import { balance, newPart, now, openOrder, openScene, type Scene, stock, unknownPart } from './scene.ts'

let scene: Scene
let order: Awaited<ReturnType<typeof openOrder>>
beforeAll(async () => {
  scene = await openScene()
  order = await openOrder(scene)
})
afterAll(() => scene.close())

let made = 0
const partOnVan = async (quantity: number): Promise<PartId> => {
  const part = await newPart(scene, `T-${++made}`)
  if (quantity > 0) await stock(scene, scene.ours.locations.van, part, quantity)
  return part
}
const use = (
  change: readonly (readonly [PartId, number])[],
  technician = scene.ours.people.technician.id,
  task = order,
) =>
  scene.run((tx) =>
    consumePartsForTask(
      tx,
      scene.ours.orgId,
      {
        workOrderId: task.id,
        taskId: task.taskId,
        technician,
        change: change.map(([partId, quantity]) => ({ partId, quantity })),
      },
      { by: technician, at: now },
    ),
  )

describe('parts of the own van', () => {
  test('what is taken leaves the van for the place of used parts', async () => {
    const { van, consumed } = scene.ours.locations
    const part = await partOnVan(3)
    expect(await use([[part, 2]])).toEqual({ ok: true, value: null })
    expect([await balance(scene, van, part), await balance(scene, consumed, part)]).toEqual([1, 2])
  })

  test('more than the van holds is refused with the part named, and nothing of the command is written', async () => {
    const { van } = scene.ours.locations
    const [plenty, scarce] = [await partOnVan(5), await partOnVan(1)]
    const refused = await use([
      [plenty, 2],
      [scarce, 2],
    ])
    expect(refused).toEqual({
      ok: false,
      refusal: {
        code: 'not_enough_stock',
        path: `parts.${scarce}`,
        detail: { free: 1, part: `T-${made}`, name: `试件 T-${made}` },
      },
    })
    expect([await balance(scene, van, plenty), await balance(scene, van, scarce)]).toEqual([5, 1])
    expect(await scene.sql('select from stock_move where part_id = $1 and reason = $2', [plenty, 'use'])).toHaveLength(
      0,
    )
  })

  test('the same part in two lines counts together', async () => {
    const part = await partOnVan(3)
    expect(
      await use([
        [part, 2],
        [part, 2],
      ]),
    ).toMatchObject({ ok: false, refusal: { code: 'not_enough_stock' } })
    expect(
      await use([
        [part, 2],
        [part, 1],
      ]),
    ).toMatchObject({ ok: true })
    expect(await balance(scene, scene.ours.locations.van, part)).toBe(0)
  })

  test('what was not used goes back to the van it came from, also when a dispatcher says so', async () => {
    const part = await partOnVan(3)
    await use([[part, 3]])
    expect(await use([[part, -2]], scene.ours.people.dispatcher.id)).toMatchObject({ ok: true })
    expect(await balance(scene, scene.ours.locations.van, part)).toBe(2)
    expect(await balance(scene, scene.ours.locations.consumed, part)).toBe(1)
  })

  test('no more goes back than the task has taken', async () => {
    const part = await partOnVan(3)
    await use([[part, 1]])
    expect(await use([[part, -2]])).toMatchObject({ ok: false, refusal: { code: 'too_many', path: `parts.${part}` } })
    expect(await balance(scene, scene.ours.locations.van, part)).toBe(2)
  })

  test('somebody without a van takes nothing, and an unknown part is named as such', async () => {
    const part = await partOnVan(1)
    expect(await use([[part, 1]], scene.ours.people.dispatcher.id)).toMatchObject({
      ok: false,
      refusal: { code: 'not_your_van' },
    })
    expect(await use([[unknownPart, 1]])).toMatchObject({ ok: false, refusal: { code: 'part_unknown' } })
  })
})

describe('between places', () => {
  test('a delivery comes from the supplier, who goes below zero by it', async () => {
    const part = await partOnVan(0)
    const { supplier, warehouse } = scene.ours.locations
    expect(await stock(scene, warehouse, part, 7)).toMatchObject({ ok: true })
    expect([await balance(scene, supplier, part), await balance(scene, warehouse, part)]).toEqual([-7, 7])
  })

  test('a transfer moves all its lines or none', async () => {
    const { warehouse, van } = scene.ours.locations
    const [a, b] = [await partOnVan(0), await partOnVan(0)]
    await stock(scene, warehouse, a, 5)
    const move = (quantity: number) =>
      scene.run((tx) =>
        transfer(
          tx,
          scene.ours.orgId,
          {
            from: warehouse,
            to: van,
            lines: [
              { part: a, quantity: 2 },
              { part: b, quantity },
            ],
          },
          { by: null, at: now },
        ),
      )
    expect(await move(1)).toMatchObject({ ok: false, refusal: { code: 'not_enough_stock', path: `parts.${b}` } })
    expect(await balance(scene, van, a)).toBe(0)
    await stock(scene, warehouse, b, 1)
    expect(await move(1)).toMatchObject({ ok: true })
    expect([await balance(scene, van, a), await balance(scene, van, b)]).toEqual([2, 1])
  })

  test('a place of another organization is unknown', async () => {
    const part = await partOnVan(0)
    const there = scene.theirs.locations.warehouse
    const moved = scene.run((tx) =>
      receive(tx, scene.ours.orgId, { to: there, lines: [{ part, quantity: 1 }] }, { by: null, at: now }),
    )
    expect(await moved).toMatchObject({ ok: false, refusal: { code: 'location_unknown' } })
  })
})
