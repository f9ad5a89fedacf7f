import { asId, fen, type PersonId, yuan } from '@field/domain/kernel'
import { type LineKind, type PricedLine, resolvePrice } from '@field/domain/pricing'
import type { AcceptedLine, ProfitShare, SettlementInput } from '@field/domain/settlement'
import { agreed, caseOf, china, east, perUnit, ruleFor, saleBook, say, shanghai } from '../pricing/case.ts'

export const lin = asId<PersonId>('lin')

/** A line priced by a real rule of the sale book. */
export function priceOf(amount: string, quantity = 1): PricedLine {
  const found = resolvePrice(saleBook, [ruleFor('r', { method: perUnit(amount) })], caseOf({ quantity }))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

export const line = (id: string, kind: LineKind, amount: string, more: Partial<AcceptedLine> = {}): AcceptedLine => ({
  id,
  kind,
  label: say(id),
  quantity: 1,
  priced: priceOf(amount),
  ...more,
})

export const share = (
  id: string,
  role: string,
  basis: ProfitShare['basis'],
  points: number,
  more = {},
): ProfitShare => ({
  id,
  label: say(id),
  role,
  basis,
  points,
  ...more,
})

export const inputOf = (more: Partial<SettlementInput> = {}): SettlementInput => ({
  lines: [],
  discounts: [],
  prepayment: fen(0),
  shareRules: [],
  participants: [{ role: 'technician', party: lin }],
  customer: 'mei',
  organization: 'hq',
  place: { territory: [china, east, shanghai], at: agreed },
  ...more,
})

/** Mei's freezer as the settlement picture shows it: 543.00 to pay, 165.54 of it Lin's. */
export const freezer = (more: Partial<SettlementInput> = {}): SettlementInput =>
  inputOf({
    lines: [
      line('visit', 'labour', '300.00'),
      line('fan_swap', 'labour', '80.00'),
      line('fan', 'parts', '168.00'),
      line('capacitor', 'parts', '26.00', { waiver: { kind: 'warranty', reason: say('压缩机系统保修内') } }),
      line('seal', 'parts', '45.00'),
    ],
    discounts: [{ label: say('满 300 减 50'), on: 'labour', amount: yuan('50.00') }],
    shareRules: [share('labour_45', 'technician', 'labour', 4_500), share('parts_8', 'technician', 'parts', 800)],
    ...more,
  })
