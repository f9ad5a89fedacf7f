import { checkDefinition, type ProblemRule, type WorkTypeDefinition } from '@field/domain/workflow'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../../../support/random.ts'
import { wander } from '../../work-order/wander.ts'
import { generateDefinition } from '../generate.ts'
import { mutate } from './mutate.ts'

const choicesOf = (seed: number, length: number): readonly number[] => {
  const r = random(seed)
  return Array.from({ length }, () => r.below(1_000_003))
}

/** What the engine says of a life in which nobody can go on, or a thrown fault; null for one that went well. */
function strandedBy(definition: WorkTypeDefinition, seed: number, length = 60): string | null {
  try {
    wander(definition, choicesOf(seed, length))
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** Whole lives in the engine, on a machine that others use too. */
const patience = 60_000

const deadly: readonly ProblemRule[] = ['need_impossible', 'fork_join_unmet', 'join_without_fork', 'operation_missing']

test(
  'what the checker accepts never gets stuck, however it was drawn and changed',
  () => {
    const accepted = new Map<string, number>()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (seed, change) => {
        const { kind, definition } = mutate(generateDefinition(seed), change)
        if (checkDefinition(definition).length > 0) return
        accepted.set(kind, (accepted.get(kind) ?? 0) + 1)
        expect(strandedBy(definition, seed + change)).toBe(null)
      }),
      { numRuns: 700, seed: 20_261_122 },
    )
    for (const kind of ['edge', 'need', 'reject', 'branch', 'none'])
      expect(accepted.get(kind) ?? 0, kind).toBeGreaterThan(5)
  },
  patience,
)

test(
  'an accepted one comes to its end when people go on long enough',
  () => {
    let ended = 0
    for (let seed = 1; seed <= 120; seed += 1) {
      const { order } = wander(generateDefinition(seed, { blocks: 3, depth: 1 }), choicesOf(seed, 1_500))
      if (order.closedAt !== null || ['completed', 'cancelled'].includes(order.status)) ended += 1
    }
    expect(ended).toBeGreaterThan(110)
  },
  patience,
)

test(
  'what it refuses for a deadlock really gets stuck in the engine',
  () => {
    const stuck = new Map<ProblemRule, number>()
    const tried = new Map<ProblemRule, number>()
    for (let seed = 1; seed <= 3_000; seed += 1) {
      const { definition } = mutate(generateDefinition(seed), seed * 7)
      const rules = [...new Set(checkDefinition(definition).map(({ rule }) => rule))]
      const rule = deadly.find((one) => rules.includes(one))
      if (!rule || (tried.get(rule) ?? 0) >= 25) continue
      tried.set(rule, (tried.get(rule) ?? 0) + 1)
      const fails = [1, 2, 3, 4, 5, 6, 7, 8].some((life) => strandedBy(definition, life, 120) !== null)
      if (fails) stuck.set(rule, (stuck.get(rule) ?? 0) + 1)
    }
    for (const rule of deadly) expect(stuck.get(rule) ?? 0, `${rule} of ${tried.get(rule)}`).toBeGreaterThan(5)
  },
  patience,
)
