import type { Reply } from '@field/contract'
import { type Exact, type Language, say } from '@field/domain/kernel'
import type { Discount, PriceTrace, TracedStep } from '@field/domain/pricing'
import type { Words } from '../words/area.ts'
import type { confirm } from '../words/confirm.ts'
import { amount } from '../words/format/money.ts'
import { date } from '../words/format/time.ts'
import { type Override, overrideIn } from './overriding.ts'

export type Line = Reply<'GET /work-orders/:id/settlement'>['lines'][number]
type Said = Words<typeof confirm>
export type Reason = { readonly id: string; readonly name: string; readonly value: string }

const percent = (points: number): string => `${points > 0 ? '+' : '−'}${Math.abs(points) / 100}%`
const toFen = ({ whole, part, of }: Exact): number => whole + (part === 0 ? 0 : part / of)

/** One step of the arithmetic with the sign that joins it to what stands before it. */
function stepWords(
  step: TracedStep,
  language: Language,
  words: Said,
): readonly (readonly [sign: string, said: string])[] {
  if (step.do === 'add') {
    const { numerator, denominator } = step.quantity
    return [[' + ', `${amount(step.unit)} × ${Number((numerator / denominator).toFixed(3))}`]]
  }
  if (step.do === 'percent')
    return step.additions.map(({ points, reason }) => [' · ', words.addition(say(reason, language), percent(points))])
  if (step.do === 'at_least') return [[' · ', words.atLeast(amount(step.amount))]]
  return step.do === 'at_most' ? [[' · ', words.atMost(amount(step.amount))]] : []
}

/** The arithmetic of a price, step by step as a person would write it: "300.00 × 1 · 夜间 +10% = 330.00". */
export function calculationOf(steps: readonly TracedStep[], language: Language, words: Said): string {
  const said = steps.flatMap((step) => stepWords(step, language, words))
  const joined = said.map(([sign, one], index) => (index === 0 ? one : sign + one)).join('')
  const last = steps.at(-1)
  return last ? `${joined} = ${amount(Math.round(toFen(last.after)))}` : joined
}

/** As the company called the tier when the price was made; what was priced before that was kept has only its key. */
const tierWord = ({ tier, tierLabel }: PriceTrace, words: Said, language: Language): string => {
  if (tierLabel) return say(tierLabel, language)
  const known = { standard: words.tier_standard, preferred: words.tier_preferred, custom: words.tier_custom }
  return known[tier as keyof typeof known] ?? words.tier_own
}

const isPrice = (trace: unknown): trace is PriceTrace =>
  typeof trace === 'object' && trace !== null && 'book' in trace && 'steps' in trace

type Counted = Pick<Discount, 'on'> & Partial<NonNullable<Discount['counted']>>

function discountReasons(trace: Counted, words: Said): readonly Reason[] {
  const { base, gift } = trace
  // Points given take nothing off, so no line of money comes from them.
  if (base === undefined || gift === undefined || gift.kind === 'reward') return []
  const value =
    gift.kind === 'spend_minus'
      ? words.spendMinus(amount(base), amount(gift.spend), amount(gift.minus))
      : words.percentOff(amount(base), percent(-gift.points))
  return [{ id: 'calculation', name: words.calculation, value }]
}

/** What was put in the place of the reckoned amount, if anything was: the price is as it was, the line costs this. */
const overrideOf = (trace: PriceTrace): readonly Override[] => [overrideIn(trace)].filter((one) => one !== null)

/** Why a line costs what it costs, each reason in words: book and version, tier, rule, calculation, warranty. */
export function reasonsOf(line: Line, words: Said, language: Language): readonly Reason[] {
  const { trace, free, listFen } = line
  if (line.kind === 'discount') return discountReasons((trace ?? {}) as Counted, words)
  if (!isPrice(trace)) return []
  const list = amount(listFen ?? 0)
  const warranty = free
    ? {
        id: 'free',
        name: words.whyFree,
        value: free.until === null ? words.free(list) : words.freeUntil(date(free.until), list),
      }
    : { id: 'free', name: words.whyNotFree, value: words.notCovered }
  return [
    { id: 'book', name: words.book, value: words.bookVersion(say(trace.book.label, language), trace.book.version) },
    { id: 'tier', name: words.tier, value: tierWord(trace, words, language) },
    {
      id: 'region',
      name: words.region,
      value: [trace.territory === null && words.everywhere, words.byRule(say(trace.rule.label, language))]
        .filter(Boolean)
        .join(' '),
    },
    { id: 'calculation', name: words.calculation, value: calculationOf(trace.steps, language, words) },
    { id: 'date', name: words.pricedAt, value: date(trace.at) },
    warranty,
    ...overrideOf(trace).map(({ amount: fen, reason }) => ({
      id: 'override',
      name: words.overridden,
      value: words.overriddenWhy(amount(fen), reason),
    })),
  ]
}

/** Why a line is free, for the line itself. */
export function freeWords({ free, listFen }: Line, words: Said): string | null {
  if (!free) return null
  const list = amount(listFen ?? 0)
  return free.until === null ? words.free(list) : words.freeUntil(date(free.until), list)
}
