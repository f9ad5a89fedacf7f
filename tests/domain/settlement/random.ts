import { asId, type Fen, fen, type PriceRuleId } from '@field/domain/kernel'
import type { LineKind, MoneyBasis, PriceMethod, PriceRule, Promotion } from '@field/domain/pricing'
import type { Participant, ProfitShare, Waiver } from '@field/domain/settlement'
import fc from 'fast-check'
import { saleBook, say, visit } from '../pricing/case.ts'
import { share } from './sheet.ts'

/** One accepted line before it is priced: its rule, its quantity in thousandths, and whether warranty covers it. */
export type RandomLine = { kind: LineKind; rule: PriceRule; thousandths: number; waiver: Waiver | null }

export type RandomJob = {
  lines: RandomLine[]
  promotions: Promotion[]
  participants: Participant[]
  shareRules: ProfitShare[]
  prepayment: Fen
}

/** Small amounts more often than large ones: fractions of a fen matter most there. */
const amount: fc.Arbitrary<Fen> = fc
  .oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 20_000_000 }))
  .map(fen)

const rungs = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    fc.array(amount, { minLength: 4, maxLength: 4 }),
  )
  .map(([ends, units]) =>
    [...ends.sort((a, b) => a - b), undefined].map((upTo, index) => ({
      ...(upTo !== undefined && { upTo }),
      unit: units[index] ?? fen(0),
    })),
  )

const points = (min: number, max: number) => fc.integer({ min, max })

const method: fc.Arbitrary<PriceMethod> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), amount }),
  fc.record({ kind: fc.constant('per_unit' as const), unit: amount }),
  fc.record({
    kind: fc.constant('base_plus' as const),
    base: amount,
    baseLabel: fc.constant(say('base')),
    additions: fc.array(fc.record({ points: points(-3_000, 9_999), reason: fc.constant(say('reason')) }), {
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('graduated' as const), rungs }),
  fc.record({ kind: fc.constant('volume' as const), rungs }),
)

const rule: fc.Arbitrary<PriceRule> = fc
  .tuple(method, fc.option(amount, { freq: 4 }), fc.option(amount, { freq: 4 }))
  .map(([how, a, b]) => {
    const bounds = a !== null && b !== null && a > b ? { minimum: b, maximum: a } : { minimum: a, maximum: b }
    return {
      id: asId<PriceRuleId>('rule'),
      bookId: saleBook.id,
      label: say('rule'),
      item: { kind: 'service_item', id: visit },
      method: how,
      ...(bounds.minimum !== null && { minimum: bounds.minimum }),
      ...(bounds.maximum !== null && { maximum: bounds.maximum }),
    }
  })

const kinds = ['labour', 'parts', 'surcharges'] as const
const basis: fc.Arbitrary<MoneyBasis> = fc.constantFrom(...kinds, 'total')

const line: fc.Arbitrary<RandomLine> = fc.record({
  kind: fc.constantFrom(...kinds),
  rule,
  thousandths: fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((units) => units * 1_000),
    fc.integer({ min: 1, max: 12_000 }),
  ),
  waiver: fc.option(fc.constant<Waiver>({ kind: 'warranty', reason: say('warranty') }), { freq: 4 }),
})

const promotion: fc.Arbitrary<Promotion> = fc
  .tuple(basis, fc.boolean(), fc.integer({ min: 1, max: 50_000 }), fc.nat(10_000), fc.boolean())
  .map(([on, percent, spend, part, repeats]) => ({
    id: 'promotion',
    label: say('promotion'),
    on,
    gift: percent
      ? { kind: 'percent_off', points: Math.max(1, part) }
      : { kind: 'spend_minus', spend: fen(spend), minus: fen(Math.floor((spend * part) / 10_000)), repeats },
  }))

const roles = ['technician', 'site', 'provider'] as const
const participant = fc.record({ role: fc.constantFrom(...roles), weight: fc.integer({ min: 1, max: 5 }) })

const shareRules = fc
  .uniqueArray(fc.record({ role: fc.constantFrom(...roles), basis, points: points(0, 5_200) }), {
    minLength: 1,
    maxLength: 8,
    selector: (one) => `${one.role} ${one.basis}`,
  })
  .map((rules) => rules.map((one) => share(`${one.role}_${one.basis}`, one.role, one.basis, one.points)))

/** A whole job to settle, every number of it free. */
export const job: fc.Arbitrary<RandomJob> = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  promotions: fc.array(promotion, { maxLength: 3 }),
  participants: fc
    .array(participant, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((one, index): Participant => ({ ...one, party: `p-${index}` }))),
  shareRules,
  prepayment: amount,
})
