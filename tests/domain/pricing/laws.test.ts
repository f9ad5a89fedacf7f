import type { Condition } from '@field/domain/condition'
import { fen } from '@field/domain/kernel'
import { findAmbiguity, type PriceRule, priceLimits, resolvePrice } from '@field/domain/pricing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceByHand, walkTrace } from '../settlement/reference.ts'
import { agreed, caseOf, china, east, northwest, ruleFor, saleBook, say, shanghai } from './case.ts'

const seed = Number(process.env.SEED ?? 20261121)
/** One of the values now and then: rules that share a scope are the interesting ones. */
const maybe = <T>(...values: T[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) })

test('prices at the far end of the limits are exact', () => {
  const edge = (max: number) => fc.oneof(fc.integer({ min: max - 99, max }), fc.integer({ min: 1, max }))
  const sizes = fc.tuple(edge(priceLimits.unit), edge(priceLimits.quantity * 1_000), edge(priceLimits.points))
  fc.assert(
    fc.property(sizes, edge(priceLimits.unit), ([unit, thousandths, points], minimum) => {
      const additions = [{ points, reason: say('r') }]
      const method = { kind: 'base_plus', base: fen(unit), baseLabel: say('b'), additions } as const
      const rule = ruleFor('edge', { method, minimum: fen(minimum) })
      const found = resolvePrice(saleBook, [rule], caseOf({ quantity: thousandths / 1_000 }))
      if (!found.ok) throw new Error(found.refusal.code)
      expect(found.value.amount).toBe(priceByHand(rule, thousandths))
      expect(walkTrace(found.value.trace)).toBe(found.value.amount)
    }),
    { seed, numRuns: 3_000 },
  )
})

const at = { from: 'order', key: 'heat' } as const
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ op: fc.constantFrom('equals', 'less', 'greater_or_equal'), at: fc.constant(at), value: fc.nat(3) }),
  fc.record({
    op: fc.constant('in'),
    at: fc.constant(at),
    values: fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }),
  }),
  fc.constant<Condition>({ op: 'not', of: { op: 'exists', at } }),
)

const rule: fc.Arbitrary<PriceRule> = fc
  .record(
    {
      contract: maybe('k-1', 'k-2'),
      level: maybe('gold'),
      territory: maybe(china, east, shanghai, northwest),
      tier: maybe('standard', 'preferred'),
      from: maybe(agreed - 1, agreed),
      until: maybe(agreed, agreed + 1),
      when: fc.option(condition, { nil: undefined }),
      category: maybe('repair', 'cold_chain'),
    },
    { noNullPrototype: true },
  )
  .map(({ category, ...scope }) => {
    const given = Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined))
    return ruleFor('', { ...given, ...(category && { item: { kind: 'category', key: category } }) })
  })

const oneCase = fc
  .record({ heat: fc.option(fc.nat(3)), contract: maybe('k-1', 'k-2'), level: maybe('gold') })
  .map(({ heat, contract, level }) =>
    caseOf({ facts: { order: { heat } }, ...(contract && { contract }), ...(level && { level }) }),
  )

test('rules that may be saved together never tie', () => {
  let refusedOnSaving = 0
  let priced = 0
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 2, maxLength: 6 }),
      fc.array(oneCase, { minLength: 4, maxLength: 4 }),
      (drafts, cases) => {
        const rules = drafts.map((draft, index) => ({ ...draft, id: `r-${index}` as PriceRule['id'] }))
        if (findAmbiguity(rules)) {
          refusedOnSaving += 1
          return
        }
        for (const one of cases) {
          const found = resolvePrice(saleBook, rules, one)
          if (found.ok) priced += 1
          else expect(found.refusal.code).toBe('no_price')
        }
      },
    ),
    { seed, numRuns: 5_000 },
  )
  expect(refusedOnSaving).toBeGreaterThan(100)
  expect(priced).toBeGreaterThan(1_000)
})
