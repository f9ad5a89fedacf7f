import { fen } from '@field/domain/kernel'
import {
  findAmbiguity,
  type PriceCase,
  type PriceMethod,
  type PriceRule,
  priceLimits,
  resolvePrice,
} from '@field/domain/pricing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreed, caseOf, china, east, fan, northwest, ruleFor, saleBook, say, shanghai, visit } from './case.ts'

/**
 * E12: prices of 100,000 random cases equal a second reckoning with fractions of big integers that finds the winner in
 * another way, by striking out rules step by step, and that looks at periods, places and tables on its own.
 */
const seed = Number(process.env.SEED ?? 20261122)

const maybe = <T>(...values: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) })
const amount = fc.integer({ min: 0, max: 10_000_000 }).map(fen)
const edges = fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { minLength: 0, maxLength: 3 })
const ladder = fc.tuple(edges, fc.array(amount, { minLength: 4, maxLength: 4 })).map(([ends, units]) =>
  [...[...ends].sort((a, b) => a - b), null].map((end, index) => ({
    ...(end !== null && { upTo: end / 1_000 }),
    unit: units[index] ?? fen(0),
  })),
)
const method: fc.Arbitrary<PriceMethod> = fc.oneof(
  amount.map((unit): PriceMethod => ({ kind: 'per_unit', unit })),
  amount.map((one): PriceMethod => ({ kind: 'fixed', amount: one })),
  fc.tuple(amount, fc.array(fc.integer({ min: -4_000, max: 30_000 }), { maxLength: 2 })).map(
    ([base, points]): PriceMethod => ({
      kind: 'base_plus',
      base,
      baseLabel: say('b'),
      additions: points.map((one) => ({ points: one, reason: say('r') })),
    }),
  ),
  ladder.map((rungs): PriceMethod => ({ kind: 'graduated', rungs })),
  ladder.map((rungs): PriceMethod => ({ kind: 'volume', rungs })),
  fc
    .tuple(
      fc.subarray([1, 2], { minLength: 1 }),
      fc.subarray(['hot', 'calm'], { minLength: 1 }),
      fc.array(amount, { minLength: 4, maxLength: 4 }),
    )
    .map(
      ([cityTiers, heats, units]): PriceMethod => ({
        kind: 'city_heat',
        cityTiers,
        heats,
        units: cityTiers.map((_, row) => heats.map((__, column) => units[row * 2 + column] ?? fen(0))),
      }),
    ),
)
const items: readonly PriceRule['item'][] = [
  { kind: 'service_item', id: visit },
  { kind: 'part', id: fan },
  { kind: 'category', key: 'repair' },
  { kind: 'category', key: 'cold_chain' },
]
const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'] as const
const condition = fc
  .integer({ min: 0, max: 4 })
  .map((value): NonNullable<PriceRule['when']> => ({ op: 'greater_or_equal', at: { from: 'order', key: 'n' }, value }))
const draft: fc.Arbitrary<PriceRule> = fc
  .record(
    {
      item: fc.constantFrom(...items),
      method,
      contract: maybe('k-1', 'k-2'),
      level: maybe('gold', 'shop'),
      territory: maybe(china, east, shanghai, northwest),
      tier: maybe('standard', 'preferred'),
      grade: maybe('big', 'small'),
      fromDay: maybe(days[0], days[1]),
      untilDay: maybe(days[2], days[3]),
      from: maybe(agreed - 1, agreed),
      until: maybe(agreed + 1, agreed + 2),
      when: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: condition }),
      minimum: maybe(fen(100), fen(50_000)),
      maximum: maybe(fen(60_000), fen(9_000_000)),
    },
    { noNullPrototype: true },
  )
  .map((given) => ruleFor('', Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))))
const book = fc
  .array(draft, { minLength: 3, maxLength: 10 })
  .map((drafts) => drafts.map((rule, index) => ({ ...rule, id: `r-${index}` as PriceRule['id'] })))

const oneCase: fc.Arbitrary<PriceCase> = fc
  .record({
    thousandths: fc.oneof(
      fc.integer({ min: 1, max: 25_000 }),
      fc.constantFrom(1_000, 500, priceLimits.quantity * 1_000),
    ),
    contract: maybe('k-1'),
    level: maybe('gold', 'shop'),
    grade: maybe('big', 'small'),
    tier: fc.constantFrom('standard', 'preferred'),
    cityTier: maybe(1, 2, 3),
    heat: maybe('hot', 'calm'),
    at: fc.integer({ min: agreed - 2, max: agreed + 2 }),
    offsetMinutes: fc.constantFrom(480, 360, -720, 840),
    n: fc.integer({ min: 0, max: 5 }),
    territory: fc.constantFrom([china, east, shanghai], [china, northwest], [china]),
  })
  .map(({ thousandths, n, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    return caseOf({ ...given, quantity: thousandths / 1_000, facts: { order: { n } } })
  })

type Fraction = readonly [bigint, bigint]
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b
const whole = (value: number): Fraction => [BigInt(value), 1n]
const round = ([a, b]: Fraction): number => Number((2n * a + b) / (2n * b))

function holds(rule: PriceRule, one: PriceCase): boolean {
  const clock = new Date(one.at + (one.offsetMinutes ?? 0) * 60_000)
  const today = clock.getUTCFullYear() * 10_000 + (clock.getUTCMonth() + 1) * 100 + clock.getUTCDate()
  const number = (day: string) => Number(day.replaceAll('-', ''))
  const names = [...one.categories, one.item.kind === 'surcharge' ? '' : one.item.id]
  const { item, method: by, when } = rule
  const n = Number((one.facts.order as { n: number }).n)
  return (
    names.includes('key' in item ? item.key : item.id) &&
    [rule.contract ?? one.contract, rule.level ?? one.level, rule.tier ?? one.tier, rule.grade ?? one.grade].join() ===
      [one.contract, one.level, one.tier, one.grade].join() &&
    (!rule.territory || one.territory.includes(rule.territory)) &&
    (rule.from ?? 0) <= one.at &&
    one.at < (rule.until ?? Number.POSITIVE_INFINITY) &&
    (!rule.fromDay || number(rule.fromDay) <= today) &&
    (!rule.untilDay || today < number(rule.untilDay)) &&
    (by.kind !== 'city_heat' || (by.cityTiers.includes(one.cityTier ?? 0) && by.heats.includes(one.heat ?? ''))) &&
    (!when || (when.op === 'greater_or_equal' && n >= Number(when.value)))
  )
}

/** Keeps those that a step prefers; a step that prefers none keeps all. */
function strike(rules: readonly PriceRule[], prefers: (rule: PriceRule) => boolean): readonly PriceRule[] {
  const kept = rules.filter(prefers)
  return kept.length > 0 ? kept : rules
}

function winners(rules: readonly PriceRule[], one: PriceCase): readonly PriceRule[] {
  let left = rules.filter((rule) => holds(rule, one))
  const apply = (prefers: (rule: PriceRule) => boolean) => {
    left = [...strike(left, prefers)]
  }
  apply(({ contract }) => contract !== undefined)
  apply(({ level }) => level !== undefined)
  apply(({ territory }) => territory === shanghai)
  apply(({ territory }) => territory === east || territory === northwest || territory === shanghai)
  apply(({ territory }) => territory !== undefined)
  apply(({ tier }) => tier !== undefined)
  apply(({ grade }) => grade !== undefined)
  apply(({ method: by }) => by.kind === 'city_heat')
  apply(({ item }) => item.kind !== 'category')
  apply(({ item }) => item.kind !== 'category' || item.key === 'cold_chain')
  apply(({ when }) => when !== undefined)
  return left
}

function byHand({ method: by, minimum, maximum }: PriceRule, one: PriceCase): number {
  const thousandths = Math.round(one.quantity * 1_000)
  const quantity: Fraction = [BigInt(thousandths), 1_000n]
  const last = (upTo: number | undefined) => (upTo === undefined ? Number.POSITIVE_INFINITY : Math.round(upTo * 1_000))
  let sum: Fraction = [0n, 1n]
  if (by.kind === 'fixed') sum = whole(by.amount)
  if (by.kind === 'per_unit') sum = times(whole(by.unit), quantity)
  if (by.kind === 'base_plus') {
    const points = by.additions.reduce((all, addition) => all + addition.points, 0)
    sum = times(times(whole(by.base), quantity), [BigInt(10_000 + points), 10_000n])
  }
  if (by.kind === 'volume') {
    const rung = by.rungs.find(({ upTo }) => thousandths <= last(upTo))
    sum = times(whole(rung?.unit ?? Number.NaN), quantity)
  }
  if (by.kind === 'graduated') {
    let start = 0
    let fenThousandths = 0n
    for (const { upTo, unit } of by.rungs) {
      const end = Math.max(start, Math.min(thousandths, last(upTo)))
      fenThousandths += BigInt(unit) * BigInt(end - start)
      start = end
    }
    sum = [fenThousandths, 1_000n]
  }
  if (by.kind === 'city_heat') {
    const unit = by.units[by.cityTiers.indexOf(one.cityTier ?? 0)]?.[by.heats.indexOf(one.heat ?? '')]
    sum = times(whole(unit ?? Number.NaN), quantity)
  }
  if (minimum !== undefined && less(sum, whole(minimum))) sum = whole(minimum)
  if (maximum !== undefined && less(whole(maximum), sum)) sum = whole(maximum)
  return round(sum)
}

type Seen = { cases: number; priced: number; unpriced: number; tied: number }

function compare(resolve: typeof resolvePrice, books: number): Seen {
  const seen: Seen = { cases: 0, priced: 0, unpriced: 0, tied: 0 }
  fc.assert(
    fc.property(book, fc.array(oneCase, { minLength: 20, maxLength: 20 }), (rules, cases) => {
      const saved = findAmbiguity(rules) === null
      for (const one of cases) {
        seen.cases += 1
        const left = winners(rules, one)
        const found = resolve(saleBook, rules, one)
        const [winner] = left
        if (!winner) {
          seen.unpriced += 1
          if (found.ok || found.refusal.code !== 'no_price') throw new Error('a price from nowhere')
        } else if (left.length > 1) {
          seen.tied += 1
          if (saved) throw new Error('rules that may be saved together tie')
          if (found.ok || found.refusal.code !== 'price_ambiguous') throw new Error('a tie in silence')
        } else {
          seen.priced += 1
          if (!found.ok) throw new Error(found.refusal.code)
          const { amount: fenOf, trace } = found.value
          if (trace.rule.id !== winner.id) throw new Error(`${trace.rule.id} won, not ${winner.id}`)
          if (fenOf !== byHand(winner, one)) throw new Error(`${fenOf}, by hand ${byHand(winner, one)}`)
        }
      }
    }),
    { seed, numRuns: books },
  )
  return seen
}

test('#56 100,000 random cases: the winner and the amount are those of a second reckoning, and no two rules tie in silence', () => {
  const seen = compare(resolvePrice, 5_000)
  expect(seen.cases).toBe(100_000)
  expect(Math.min(seen.priced, seen.unpriced, seen.tied)).toBeGreaterThan(1_000)
})

test('turns red when ties go to the first rule in silence, and when a table is read the other way round', () => {
  const silent: typeof resolvePrice = (given, rules, one) => {
    const found = resolvePrice(given, rules, one)
    if (found.ok || found.refusal.code !== 'price_ambiguous') return found
    return resolvePrice(
      given,
      rules.filter(({ id }) => id !== found.refusal.detail?.second),
      one,
    )
  }
  expect(causeOf(() => compare(silent, 200))).toContain('a tie in silence')
  const turned: typeof resolvePrice = (given, rules, one) => resolvePrice(given, rules.map(turn), one)
  expect(causeOf(() => compare(turned, 500))).toContain('by hand')
})

function causeOf(run: () => unknown): string {
  try {
    run()
    return 'nothing was found'
  } catch (error) {
    return String((error as Error).cause)
  }
}

function turn(rule: PriceRule): PriceRule {
  const { method: by } = rule
  if (by.kind !== 'city_heat' || by.cityTiers.length !== by.heats.length) return rule
  const units = by.units.map((row, r) => row.map((_, c) => by.units[c]?.[r] ?? fen(0)))
  return { ...rule, method: { ...by, units } }
}
