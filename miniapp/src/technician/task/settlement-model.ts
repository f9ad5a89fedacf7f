import type { Reply } from '@field/contract'
import { type BasisPoints, type Instant, type Language, say } from '@field/domain/kernel'
import type { PriceTrace, TracedStep } from '@field/domain/pricing'
import type { SharePart } from '@field/domain/settlement'
import type { Part } from '../../ui/index.ts'
import { amount } from '../../words/format/money.ts'
import { date, when } from '../../words/format/time.ts'
import { overrideIn } from '../../work-order/overriding.ts'
import type { TechnicianWords } from '../promise.ts'

export type Settlement = Reply<'GET /work-orders/:id/settlement'>
type Line = Settlement['lines'][number]
type State = Settlement['state']

export type ShareLine = { readonly id: string; readonly name: string; readonly amount: string }
export type Fact = { readonly name: string; readonly value: string }
export type PaidLine = {
  readonly id: string
  readonly name: string
  readonly amount: string
  readonly free: boolean
  readonly sub: string
  readonly trace: readonly Fact[]
}

const percent = (points: BasisPoints): string => `${points / 100}%`
const basisWord = {
  labour: 'basisLabour',
  parts: 'basisParts',
  surcharges: 'basisSurcharges',
  total: 'basisTotal',
} as const

const isParts = (steps: unknown): steps is readonly SharePart[] => Array.isArray(steps)

/** How the own share came about: "人工 (380.00 − 50.00) × 45%". */
export function shareLines(steps: unknown, words: TechnicianWords): readonly ShareLine[] {
  if (!isParts(steps)) return []
  return steps
    .filter(({ gross }) => gross !== 0)
    .map(({ rule, basis, gross, discount, points, weight, weights, amount: fen }) => {
      const on = discount === 0 ? amount(gross) : `(${amount(gross)} − ${amount(discount)})`
      const of = weights > weight ? ` × ${weight}/${weights}` : ''
      return {
        id: `${rule}:${basis}`,
        name: `${words[basisWord[basis]]} ${on} × ${percent(points)}${of}`,
        amount: amount(fen),
      }
    })
}

/** How the share differs from what was said before departure; empty without an estimate. */
export function againstEstimate(own: NonNullable<Settlement['own']>, words: TechnicianWords): string {
  const { amountFen, estimateFen } = own
  if (estimateFen === null) return ''
  const by = amountFen - estimateFen
  return words.estimateWas(
    amount(estimateFen),
    by > 0 ? words.moreBy(amount(by)) : by < 0 ? words.lessBy(amount(-by)) : '',
  )
}

const stage: Readonly<Record<State, number>> = {
  estimate: 0,
  draft: 1,
  submitted: 2,
  disputed: 2,
  reviewed: 3,
  confirmed: 4,
  paid: 5,
}

/** How far the money is on its way, as the five-part bar. */
export function moneyWay(state: State, words: TechnicianWords): readonly Part[] {
  const at = stage[state]
  const names = [words.stepEstimate, words.stepSubmitted, words.stepReviewed, words.stepConfirmed, words.stepPaid]
  return names.map((word, index) => ({ id: word, word, state: index < at ? 'done' : index === at ? 'now' : 'todo' }))
}

export const stateWord = {
  estimate: 'stateEstimate',
  draft: 'stateDraft',
  submitted: 'stateSubmitted',
  reviewed: 'stateReviewed',
  confirmed: 'stateConfirmed',
  paid: 'statePaid',
  disputed: 'stateDisputed',
} as const satisfies Record<State, keyof TechnicianWords>

const tiers: Readonly<Record<string, 'tierStandard' | 'tierPreferred' | 'tierCustom'>> = {
  standard: 'tierStandard',
  preferred: 'tierPreferred',
  custom: 'tierCustom',
}

const isTrace = (trace: unknown): trace is PriceTrace =>
  typeof trace === 'object' && trace !== null && 'book' in trace && 'rule' in trace && 'steps' in trace

function stepWords(step: TracedStep, language: Language, words: TechnicianWords): string {
  switch (step.do) {
    case 'add': {
      const { numerator, denominator } = step.quantity
      return `${amount(step.unit)} × ${numerator / denominator}`
    }
    case 'percent':
      return step.additions.map(({ points, reason }) => `+ ${percent(points)} ${say(reason, language)}`).join(' ')
    case 'at_least':
      return words.traceAtLeast(amount(step.amount))
    case 'at_most':
      return words.traceAtMost(amount(step.amount))
    case 'round':
      return ''
  }
}

/** Why a line costs what it costs; empty for a line whose trace this version cannot read. */
function traceFacts(
  { trace, listFen }: Line,
  now: Instant,
  language: Language,
  words: TechnicianWords,
): readonly Fact[] {
  if (!isTrace(trace)) return []
  const { book, rule, tier, tierLabel, at, steps } = trace
  const tierKey = tiers[tier]
  const tierWord = tierLabel ? say(tierLabel, language) : tierKey ? words[tierKey] : tier
  const counted = steps.map((step) => stepWords(step, language, words)).filter((one) => one !== '')
  return [
    {
      name: words.traceBook,
      value: `${words.bookVersion(say(book.label, language), `${book.version}`)} · ${tierWord}`,
    },
    { name: words.traceRule, value: say(rule.label, language) },
    { name: words.traceSteps, value: counted.join(' ') },
    { name: words.traceAt, value: when(at, now, language) },
    ...(listFen === null ? [] : [{ name: words.traceList, value: amount(listFen) }]),
  ]
}

/** Under a line: why it has another amount than the price book's, or until when it is free. */
function subOf({ trace, amountFen, listFen, free }: Line, words: TechnicianWords): string {
  const override = overrideIn(trace)
  if (override) return words.wasChanged(amount(listFen ?? amountFen), override.reason)
  return free?.until ? words.warrantyUntil('', date(free.until)) : ''
}

/** What the customer pays, line by line, each with the trace behind it. */
export const paidLines = (
  { lines }: Pick<Settlement, 'lines'>,
  now: Instant,
  language: Language,
  words: TechnicianWords,
): readonly PaidLine[] =>
  lines.map((line) => ({
    id: line.id,
    name: `${say(line.label, language)}${line.quantity > 1 || line.kind === 'part' ? ` × ${line.quantity}` : ''}`,
    amount: amount(line.amountFen),
    free: line.free !== null,
    sub: subOf(line, words),
    trace: traceFacts(line, now, language, words),
  }))
