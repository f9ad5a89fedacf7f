import { type Fen, ok, type Result } from '@field/domain/kernel'
import { promote, type Reward } from '@field/domain/pricing'
import {
  type AcceptedLine,
  type Participant,
  type SettlementSheet,
  settleLines,
  settlementOf,
} from '@field/domain/settlement'
import type { WorkOrder } from '@field/domain/work-order'
import { priceWork } from './accepted-lines.ts'
import { discountLine, type SheetLine, workLine } from './sheet-line.ts'
import type { Basis } from './terms.ts'
import { nothingDone, type Work } from './what-was-done.ts'

/** A counted settlement: the lines as they are shown and kept, and what each participant would have got by the estimate. */
export type Sheet = {
  readonly lines: readonly SheetLine[]
  readonly counted: SettlementSheet
  /** The points that promotions give with it. */
  readonly rewards: readonly Reward[]
  readonly estimates: ReadonlyMap<string, Fen>
}

/** Counts the settlement of an order as it stands, with nothing but what was loaded. Refuses as its prices and shares do. */
export function countSheet(order: WorkOrder, work: Work, basis: Basis): Result<Sheet> {
  const whole = count(order, work, basis)
  if (!whole.ok) return whole
  const planned = count(order, nothingDone(work), { ...basis, overrides: new Map() })
  if (!planned.ok) return planned
  const { shares } = planned.value.counted
  return ok({ ...whole.value, estimates: new Map(shares.map(({ party, amount }) => [party, amount])) })
}

function count(order: WorkOrder, work: Work, basis: Basis): Result<Omit<Sheet, 'estimates'>> {
  const priced = priceWork(work, basis)
  if (!priced.ok) return priced
  const accepted = priced.value.map(({ line }) => overridden(line, basis))
  const plain = settleLines(accepted)
  if (!plain.ok) return plain
  const open = plain.value.map(({ kind, amount }) => ({ kind, left: amount }))
  const promoted = promote(basis.promotions, open, basis.occasion)
  if (!promoted.ok) return promoted
  const { discounts, rewards } = promoted.value
  const counted = settlementOf({
    lines: accepted,
    discounts,
    prepayment: basis.prepayment,
    shareRules: basis.shareRules,
    participants: participantsOf(work, basis),
    customer: order.customerId ?? order.storeId ?? 'customer',
    organization: order.orgId,
    place: placeOf(work, basis),
  })
  if (!counted.ok) return counted
  const lines = [
    ...counted.value.lines.map((line, index) =>
      workLine(line, line.waiver ? (priced.value[index]?.until ?? null) : null),
    ),
    ...counted.value.discounts.map(discountLine),
  ]
  return ok({ lines, counted: counted.value, rewards })
}

/** The line with the amount that was put in the place of its computed one; what was free is so no longer. */
function overridden({ waiver, ...line }: AcceptedLine, { overrides }: Basis): AcceptedLine {
  const override = overrides.get(line.id)
  return override ? { ...line, override } : { ...line, ...(waiver && { waiver }) }
}

function participantsOf({ technicians }: Work, { works }: Basis): Participant[] {
  const own = technicians.flatMap((person) => works.get(person) ?? [])
  const sites = new Set(own.map(({ site }) => site))
  const providers = new Set(own.flatMap(({ provider }) => provider ?? []))
  return [
    ...technicians.map((party) => ({ role: 'technician', party })),
    ...[...sites].map((party) => ({ role: 'site', party })),
    ...[...providers].map((party) => ({ role: 'provider', party })),
  ]
}

function placeOf({ technicians: [first] }: Work, { works, occasion }: Basis) {
  const { site, provider } = (first && works.get(first)) ?? {}
  return { territory: occasion.territory, at: occasion.at, ...(site && { site }), ...(provider && { provider }) }
}
