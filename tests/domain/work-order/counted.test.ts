import { asId, type PartId, type ServiceItemId } from '@field/domain/kernel'
import { partsTaken, servicesDone } from '@field/domain/work-order'
import { describe, expect, test } from 'vitest'

const [visit, wash] = [asId<ServiceItemId>('visit'), asId<ServiceItemId>('wash')]
const fan = asId<PartId>('fan')
const round = (node: string, ...lines: readonly (readonly [ServiceItemId, number])[]) => ({
  node,
  services: lines.map(([itemId, quantity]) => ({ itemId, quantity })),
})

describe('what the tasks of an order come to', () => {
  test('is the largest round of each node, for rework does nothing twice', () => {
    const rounds = [round('repair', [visit, 1], [wash, 2]), round('repair', [wash, 3]), round('repair', [wash, 1])]
    expect([...servicesDone(rounds)]).toEqual([
      [visit, 1],
      [wash, 3],
    ])
  })
  test('adds up what different nodes do', () => {
    const tasks = [round('repair', [wash, 2]), round('clean', [wash, 1]), round('repair', [wash, 1])]
    expect(servicesDone(tasks).get(wash)).toBe(3)
  })
  test('counts parts alike, and nothing where nothing was taken', () => {
    const task = (quantity: number) => ({ node: 'repair', parts: [{ partId: fan, quantity }] })
    expect(partsTaken([task(1), task(2), { node: 'check', parts: [] }]).get(fan)).toBe(2)
    expect(partsTaken([]).size).toBe(0)
  })
})
