import { fen } from '@field/domain/kernel'
import * as pricing from '@field/domain/pricing'
import type { AcceptedLine, SettlementInput, SettlementSheet } from '@field/domain/settlement'
import * as settlement from '@field/domain/settlement'
import { caseOf, saleBook, say } from '../pricing/case.ts'
import type { RandomJob } from './random.ts'
import { giftByHand, priceByHand, splitByHand, walkTrace } from './reference.ts'
import { inputOf } from './sheet.ts'

/** The functions under test; E03 also runs with one of them broken on purpose. */
export type Counting = Pick<typeof pricing, 'resolvePrice' | 'applyPromotions'> &
  Pick<typeof settlement, 'settlementOf' | 'reverseEntry'>

export const honest: Counting = { ...pricing, ...settlement }

const sum = (amounts: readonly number[]): number => amounts.reduce((all, next) => all + next, 0)

function same(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: found ${a}, wanted ${b}`)
}

function priceLines(counting: Counting, job: RandomJob): AcceptedLine[] {
  return job.lines.map(({ kind, rule, thousandths, waiver }, index) => {
    const found = counting.resolvePrice(saleBook, [rule], caseOf({ quantity: thousandths / 1_000 }))
    if (!found.ok) throw new Error(`a line has no price: ${found.refusal.code}`)
    const wanted = priceByHand(rule, thousandths)
    same(found.value.amount, wanted, 'price')
    same(walkTrace(JSON.parse(JSON.stringify(found.value.trace))), wanted, 'price recomputed from its stored trace')
    return { id: `l${index}`, kind, label: say('l'), quantity: 1, priced: found.value, ...(waiver && { waiver }) }
  })
}

/** What each line bears and what each promotion gives, by hand. */
function discountsByHand(job: RandomJob, amounts: readonly number[]): { given: number[]; borne: number[] } {
  const given: number[] = []
  const borne = amounts.map(() => 0)
  for (const { on, gift } of job.promotions) {
    const left = amounts.map((amount, index) => {
      return on === 'total' || job.lines[index]?.kind === on ? amount - (borne[index] ?? 0) : 0
    })
    const off = giftByHand(gift, sum(left))
    if (off === 0) continue
    given.push(off)
    for (const [index, part] of splitByHand(off, left).entries()) borne[index] = (borne[index] ?? 0) + part
  }
  return { given, borne }
}

/** A multiple of every number up to 20, so that the weights of any role divide it. */
const scale = 232_792_560

/** Each participant's sum by hand, or null when the rules give away more than there is. */
function sharesByHand({ lines, participants, shareRules }: RandomJob, net: readonly number[]): number[] | null {
  const earned = participants.map(() => 0)
  for (const basis of ['labour', 'parts', 'surcharges', 'total']) {
    const base = sum(net.filter((_, index) => basis === 'total' || lines[index]?.kind === basis))
    const weights = participants.map(({ role, weight = 1 }) => {
      const points = shareRules.find((rule) => rule.role === role && rule.basis === basis)?.points ?? 0
      const others = sum(participants.filter((one) => one.role === role).map((one) => one.weight ?? 1))
      return points * weight * (scale / others)
    })
    const rest = 10_000 * scale - sum(weights)
    if (rest < 0) return null
    for (const [index, part] of splitByHand(base, [...weights, rest]).entries()) {
      if (index < earned.length) earned[index] = (earned[index] ?? 0) + part
    }
  }
  return sum(earned) > sum(net) ? null : earned
}

function checkJournal(counting: Counting, sheet: SettlementSheet, due: number): void {
  const all = sheet.journal.flatMap(({ postings }) => postings)
  const on = (account: string) => sum(all.filter((one) => one.account === account).map(({ amount }) => amount))
  for (const entry of sheet.journal) {
    same(sum(entry.postings.map(({ amount }) => amount)), 0, 'a journal entry')
    const undone = [...entry.postings, ...counting.reverseEntry(entry).postings]
    same(sum(undone.map(({ amount }) => amount)), 0, 'an entry and its reversal')
    same(undone.length, 2 * entry.postings.length, 'postings of a reversal')
    same(counting.reverseEntry(entry).postings, settlement.reverseEntry(entry).postings, 'a reversal')
  }
  same(on('receivable'), due, 'what the customer owes in the journal')
  same(on('revenue'), 0, 'revenue passes through')
  same(on('payable') + on('retained'), -sheet.total, 'what is divided in the journal')
}

/** Counts a job with the functions under test and by hand; throws at the first fen that differs. */
export function checkJob(counting: Counting, job: RandomJob): void {
  const lines = priceLines(counting, job)
  const amounts = lines.map(({ waiver, priced }) => (waiver ? 0 : priced.amount))
  const { given, borne } = discountsByHand(job, amounts)
  const open = lines.map(({ kind, waiver, priced }) => ({
    kind,
    left: waiver ? fen(0) : priced.amount,
  }))
  const discounts = counting.applyPromotions(job.promotions, open, { ...inputOf().place, facts: {} })
  if (!discounts.ok) throw new Error(discounts.refusal.code)
  same(
    discounts.value.map(({ amount }) => amount),
    given,
    'discounts',
  )

  const { participants, shareRules, prepayment } = job
  const input: SettlementInput = inputOf({ lines, discounts: discounts.value, participants, shareRules, prepayment })
  const found = counting.settlementOf(input)
  const net = amounts.map((amount, index) => amount - (borne[index] ?? 0))
  const earned = sharesByHand(job, net)
  same(found.ok ? 'ok' : found.refusal.code, earned ? 'ok' : 'not_balanced', 'the settlement')
  if (!found.ok || !earned) return
  const sheet = found.value
  const total = sum(net)
  same(
    sheet.lines.map(({ price }) => price),
    lines.map(({ priced }) => priced.amount),
    'prices shown',
  )
  same(
    sheet.lines.map(({ amount }) => amount),
    amounts,
    'amounts asked',
  )
  same(
    sheet.lines.map(({ discount }) => discount),
    borne,
    'discount of each line',
  )
  same(sheet.total, total, 'total')
  same(sheet.total, sum(amounts) - sum(given), 'total from lines and discounts')
  same(sheet.due, total - prepayment, 'due')
  same(sum(Object.values(sheet.subtotals).map((one) => one.net)), total, 'subtotals')
  same(sum(sheet.shares.map(({ amount }) => amount)), total, 'sum of the shares')
  const byParty = participants.map(({ party }) =>
    sum(sheet.shares.filter((one) => one.party === party).map((one) => one.amount)),
  )
  same(byParty, earned, 'shares')
  checkJournal(counting, sheet, total - prepayment)
  same(counting.settlementOf(JSON.parse(JSON.stringify(input))), found, 'the same input, stored and counted again')
}
