import { packMarking, packTask, type Task, unpackMarking, unpackTask } from '@field/domain/work-order'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateDefinition } from '../workflow/generate.ts'
import { wander } from './wander.ts'

const choices = fc.array(fc.integer({ min: 0, max: 1_000_003 }), { minLength: 5, maxLength: 60, size: 'max' })

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const sizeOf = (value: unknown): number => JSON.stringify(value).length

test('any order of any life is the same after its tasks and its marking were stored and read', () => {
  let [whole, kept] = [0, 0]
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), choices, (seed, steps) => {
      const { order } = wander(generateDefinition(seed), steps)
      for (const task of order.tasks) {
        expect(unpackTask(throughJson(packTask(task)))).toStrictEqual(throughJson(task))
        // What was stored with all its members reads the same.
        expect(unpackTask(throughJson(task))).toStrictEqual(throughJson(task))
        whole += sizeOf(task)
        kept += sizeOf(packTask(task))
      }
      expect({ ...order, ...unpackMarking(throughJson(packMarking(order))) }).toStrictEqual(order)
    }),
    { numRuns: 300, seed: 20261122 },
  )
  expect(kept).toBeLessThan(whole / 2)
})

test('every single member survives, and an empty list of lines is not the same as none', () => {
  const task = unpackTask({ id: 't1' as Task['id'], node: 'repair', round: 1, state: 'assigned', openedAt: 5 })
  const { order } = wander(generateDefinition(1), [3, 4, 5])
  expect(Object.keys(task).sort()).toEqual(Object.keys(order.tasks[0] ?? {}).sort())
  for (const [key, empty] of Object.entries(task)) {
    const value =
      typeof empty === 'string' ? 'other' : Array.isArray(empty) ? ['x'] : typeof empty === 'number' ? 7 : { x: 1 }
    expect(unpackTask(packTask({ ...task, [key]: value }))).toStrictEqual({ ...task, [key]: value })
  }
  expect(unpackTask(packTask({ ...task, openLines: [] })).openLines).toEqual([])
})

test('a task stored before paths, roles and decisions is whole when it is read', () => {
  const {
    path: _p,
    role: _r,
    decision: _d,
    fired: _f,
    ...old
  } = unpackTask({
    id: 't1' as Task['id'],
    node: 'repair',
    round: 1,
    state: 'assigned',
    openedAt: 5,
  })
  expect(unpackTask({ ...old, fired: null })).toMatchObject({ path: [], role: null, decision: null, fired: [] })
})

test('nobody can write into what all read tasks share', () => {
  const task = unpackTask({ id: 't1' as Task['id'], node: 'repair', round: 1, state: 'assigned', openedAt: 5 })
  expect(() => (task.parts as unknown[]).push('x')).toThrow(TypeError)
  expect(() => Object.assign(task.answers, { x: 1 })).toThrow(TypeError)
})
