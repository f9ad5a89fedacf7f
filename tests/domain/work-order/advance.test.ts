import { advance, decide, evolve, openTask, type WorkOrder } from '@field/domain/work-order'
import { applianceRepair } from '@field/presets'
import { expect, test } from 'vitest'
import { begin } from './case.ts'
import { gao, mei, sites } from './people.ts'

const begun = (): WorkOrder => begin().order
const now = begun().updatedAt + 1_000

const deepFrozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null)
    for (const one of Object.values(Object.freeze(value))) deepFrozen(one)
  return value
}

function decided(order: WorkOrder) {
  const context = { now, ids: [], candidates: sites() }
  const said = decide(
    applianceRepair,
    order,
    { kind: 'comment', words: '在吗', photos: [] },
    { ...context, actor: mei },
  )
  const cancelled = decide(applianceRepair, order, { kind: 'cancel', reason: '不修了' }, { ...context, actor: gao })
  if (!said.ok || !cancelled.ok) throw new Error('refused')
  return { said: said.value, cancelled: cancelled.value }
}

test('deciding writes into nothing it was given, and saving what was decided last is saving it one by one', () => {
  const order = deepFrozen(begun())
  const { said, cancelled } = decided(order)
  for (const told of [cancelled, said, cancelled]) {
    const oneByOne = told.reduce<WorkOrder>((one, event) => evolve(one, event, now), order)
    expect(advance(order, told, now)).toStrictEqual({ ...oneByOne, version: order.version + 1 })
  }
  expect(openTask(order)).not.toBeNull()
})

test('events that were decided for one order or moment are reckoned anew on another', () => {
  const order = begun()
  const { cancelled } = decided(order)
  expect(advance(order, cancelled, now + 1).updatedAt).toBe(now + 1)
  const other = { ...order, title: '另一张' }
  expect(advance(other, cancelled, now).title).toBe('另一张')
  const twice = [advance(order, cancelled, now), advance(order, cancelled, now)]
  expect(twice[0]).not.toBe(twice[1])
  expect(twice[0]).toStrictEqual(twice[1])
})

test('no event, no change', () => {
  const order = begun()
  expect(advance(order, [], now)).toBe(order)
})
