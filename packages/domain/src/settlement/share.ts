import {
  addFen,
  type BasisPoints,
  type Fen,
  fen,
  greatestDivisor,
  type Label,
  ok,
  type Result,
  refuse,
  splitFen,
  subtractFen,
  wholeBasisPoints,
} from '../kernel/index.ts'
import type { MoneyBasis } from '../pricing/index.ts'
import { linesTotal, type SettlementLine } from './line.ts'
import { ladderFault, ladderSlices, pointsOfLadder, type ShareSlice } from './share-ladder.ts'
import { type Participant, type ProfitShare, type ShareCase, shareRuleFor } from './share-rule.ts'

/**
 * How one piece of a share was counted: (gross − discount) × points × weight ÷ weights of the role; by a ladder the sum
 * of its slices, each × its own points, stands for the first product.
 */
export type SharePart = {
  readonly rule: string
  readonly label: Label
  readonly basis: MoneyBasis
  readonly gross: Fen
  readonly discount: Fen
  readonly points: BasisPoints
  readonly slices?: readonly ShareSlice[]
  readonly weight: number
  readonly weights: number
  readonly amount: Fen
}

/** What one party gets of a settlement. The organization's remainder has no parts. */
export type Share = {
  readonly role: string
  readonly party: string
  readonly amount: Fen
  readonly parts: readonly SharePart[]
}

const bases: readonly MoneyBasis[] = ['labour', 'parts', 'surcharges', 'total']

type Claim = {
  readonly participant: Participant
  readonly rule: ProfitShare
  readonly weight: number
  readonly weights: number
}

function claimsOn(
  basis: MoneyBasis,
  rules: readonly ProfitShare[],
  participants: readonly Participant[],
  one: ShareCase,
): Result<Claim[]> {
  const claims: Claim[] = []
  for (const participant of participants) {
    const { role, weight = 1 } = participant
    const rule = shareRuleFor(rules, participant, basis, one)
    if (!rule.ok) return rule
    if (!rule.value) continue
    const { points, ladder, id } = rule.value
    if (!Number.isInteger(points) || points < 0) return refuse('amount_invalid', { path: `shares.${id}` })
    const wrong = ladder && ladderFault(ladder)
    if (wrong) return refuse(wrong.code, { path: `shares.${id}.${wrong.path}` })
    if (!Number.isInteger(weight) || weight < 1 || weight > 100) return refuse('amount_invalid', { path: 'weight' })
    const weights = participants.reduce((sum, other) => sum + (other.role === role ? (other.weight ?? 1) : 0), 0)
    claims.push({ participant, rule: rule.value, weight, weights })
  }
  return ok(claims)
}

/**
 * All claims on one basis are split together, with what is left to the organization as the last weight, so that several
 * fractions of a fen can never add up to more than there is.
 */
function splitBasis(
  basis: MoneyBasis,
  claims: readonly Claim[],
  lines: readonly SettlementLine[],
): Result<SharePart[]> {
  const own = lines.filter(({ kind }) => basis === 'total' || kind === basis)
  const gross = addFen(...own.map(({ amount }) => amount))
  const discount = addFen(...own.map((line) => line.discount))
  const net = Math.max(0, gross - discount)
  // Where somebody has a ladder all weights count fen × points; without one the points alone say the same in smaller numbers.
  const slices = claims.map(({ rule }) => rule.ladder && ladderSlices(rule.ladder, fen(net)))
  const size = slices.some((own) => own !== undefined) && net > 0 ? net : 1
  const scale = claims.reduce((sum, { weights }) => (sum / greatestDivisor(sum, weights)) * weights, 1)
  const parts = claims.map(({ rule, weight, weights }, index) => {
    const own = slices[index]
    return (own ? pointsOfLadder(own) : rule.points * size) * weight * (scale / weights)
  })
  const rest = wholeBasisPoints * size * scale - parts.reduce((sum, next) => sum + next, 0)
  if (rest < 0) return refuse('not_balanced', { path: basis, detail: { over: -rest / scale / size } })
  const amounts = splitFen(subtractFen(gross, discount), [...parts, rest])
  return ok(
    claims.map(({ rule: { id, label, points }, weight, weights }, index) => {
      const own = slices[index]
      const counted = { rule: id, label, basis, gross, discount, points, ...(own && { slices: own }), weight, weights }
      return { ...counted, amount: amounts[index] ?? fen(0) }
    }),
  )
}

/**
 * Divides what the lines come to (discounts first) among the participants by their most specific rules; the organization
 * gets what remains, so the shares sum to the total exactly. Refuses `not_balanced` when the rules give away more than
 * there is, and `price_ambiguous` when two rules are equally specific.
 */
export function shareOut(
  lines: readonly SettlementLine[],
  rules: readonly ProfitShare[],
  participants: readonly Participant[],
  organization: string,
  one: ShareCase,
): Result<Share[]> {
  const parts = new Map<Participant, SharePart[]>()
  for (const basis of bases) {
    const claims = claimsOn(basis, rules, participants, one)
    if (!claims.ok) return claims
    const split = splitBasis(basis, claims.value, lines)
    if (!split.ok) return split
    for (const [index, { participant }] of claims.value.entries()) {
      const part = split.value[index]
      if (part) parts.set(participant, [...(parts.get(participant) ?? []), part])
    }
  }
  const given = [...parts].map(([{ role, party }, own]) => {
    return { role, party, amount: addFen(...own.map(({ amount }) => amount)), parts: own }
  })
  const rest = subtractFen(linesTotal(lines), addFen(...given.map(({ amount }) => amount)))
  if (rest < 0) return refuse('not_balanced', { detail: { over: -rest } })
  return ok([...given, { role: 'organization', party: organization, amount: rest, parts: [] }])
}
