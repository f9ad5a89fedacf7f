import type { PartId } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../../../bff/src/invariants.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { consumePartsForTask } from '../../../bff/src/stock/consume-parts.ts'
import { transfer } from '../../../bff/src/stock/transfer.ts'
import { random } from '../../support/random.ts'
import { balance, newPart, now, openOrder, openScene, type Scene, stock } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene(10)
})
afterAll(() => scene.close())

test('takers, givers and transfers that name the same parts in any order all come through, and no piece is lost or invented', async () => {
  const { orgId, locations, people } = scene.ours
  const order = await openOrder(scene)
  const parts: PartId[] = []
  for (const code of ['X-1', 'X-2', 'X-3', 'X-4']) parts.push(await newPart(scene, code))
  for (const part of parts)
    for (const place of [locations.van, locations.warehouse]) await stock(scene, place, part, 30)
  const { below, next } = random(20_261_121)
  const some = () =>
    parts
      .map((part) => ({ part, at: next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, 1 + below(4))
      .map(({ part }) => part)
  const act = () => {
    const kind = below(3)
    return scene.run((tx) => {
      if (kind === 2) {
        const lines = some().map((part) => ({ part, quantity: 1 + below(3) }))
        const [from, to] = below(2) ? [locations.van, locations.warehouse] : [locations.warehouse, locations.van]
        return transfer(tx, orgId, { from, to, lines }, { by: null, at: now })
      }
      const change = some().map((partId) => ({ partId, quantity: (kind ? -1 : 1) * (1 + below(2)) }))
      const use = { workOrderId: order.id, taskId: order.taskId, technician: people.technician.id, change }
      return consumePartsForTask(tx, orgId, use, { by: people.technician.id, at: now })
    })
  }
  const results = await Promise.all(Array.from({ length: 300 }, act))
  expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(50)
  const found = await asAdmin(scene.database.urls.worker, checkInvariants)
  expect(found.filter(({ invariant }) => invariant === 'I2' || invariant === 'I3')).toEqual([])
  for (const part of parts) {
    const places = [locations.van, locations.warehouse, locations.consumed]
    const held = await Promise.all(places.map((place) => balance(scene, place, part)))
    expect(held.reduce((sum, one) => sum + one, 0)).toBe(60)
  }
})
