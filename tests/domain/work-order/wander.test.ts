import { checkDefinition } from '@field/domain/workflow'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateDefinition } from '../workflow/generate.ts'
import { judge, wander } from './wander.ts'

const told = [
  'forked',
  'arrived_at_join',
  'joined',
  'task_skipped',
  'task_withdrawn',
  'task_returned',
  'branches_ended',
  'waiting',
  'wait_over',
  'tagged',
  'action_due',
  'settlement_due',
]

const choices = fc.array(fc.integer({ min: 0, max: 1_000_003 }), { minLength: 10, maxLength: 60, size: 'max' })

test('any legal life of any sound work type keeps one marking, joins once, and is told by its timeline', () => {
  const ends = new Map<string, number>()
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), choices, (seed, steps) => {
      const { order, entries } = wander(generateDefinition(seed), steps)
      ends.set(order.status, (ends.get(order.status) ?? 0) + 1)
      for (const { event } of entries) seen.set(event.kind, (seen.get(event.kind) ?? 0) + 1)
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
  // The walk comes far enough to mean something.
  expect(ends.get('completed') ?? 0).toBeGreaterThan(100)
  for (const kind of told) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(50)
})

test('the judge of the walk sees a branch that goes on beside its join, and a task left open after the end', () => {
  const { order } = wander(generateDefinition(1), [3, 4, 5])
  const [task] = order.tasks
  if (!task) throw new Error('no task')
  const open = { ...task, state: 'assigned' as const }
  const beside = { ...open, id: 'other' as typeof task.id, node: 'other', path: ['fork.1.0'] }
  expect(() => judge({ ...order, status: 'assigned', tasks: [open, beside], forks: { fork: 1 } })).toThrow(
    'is open in a branch',
  )
  expect(() => judge({ ...order, status: 'assigned', tasks: [beside] })).toThrow('never began')
  expect(() => judge({ ...order, status: 'completed', tasks: [open] })).toThrow('is still at')
})

test('the drawn work types pass the checker, so the walk is about what may be published', () => {
  for (let seed = 1; seed <= 60; seed += 1) expect(checkDefinition(generateDefinition(seed))).toEqual([])
})
