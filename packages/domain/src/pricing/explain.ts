import { evaluateCondition } from '../condition/index.ts'
import type { Label, PriceRuleId, Result } from '../kernel/index.ts'
import type { PriceBook, PriceRule } from './book.ts'
import {
  type Fit,
  firstDifference,
  fitRule,
  type Misfit,
  narrower,
  type PriceCase,
  type SpecificityStep,
} from './fit.ts'
import { type Holding, type PricedLine, priceByNarrowest } from './resolve.ts'
import { type DecidingTest, whyFalse } from './why-false.ts'

/** Why a rule of the book did not make the price. */
export type LostBecause =
  | Misfit
  /** Its condition is false (or could not be read to its end, when no comparison is named). */
  | { readonly why: 'condition'; readonly tests: readonly DecidingTest[] }
  /** It holds, but another is narrower at that step of the published order. */
  | { readonly why: 'less_specific'; readonly step: SpecificityStep; readonly than: PriceRuleId }
  /** It holds and is as narrow as another: nobody wins. */
  | { readonly why: 'tie'; readonly with: PriceRuleId }

export type LosingRule = { readonly rule: PriceRuleId; readonly label: Label; readonly lost: LostBecause }

/** The price of a case, or its refusal, and why each other rule of the book did not make it. */
export type Explanation = { readonly price: Result<PricedLine>; readonly others: readonly LosingRule[] }

type Judged = { readonly rule: PriceRule } & ({ readonly fit: Fit } | { readonly lost: LostBecause })

function judge(rule: PriceRule, one: PriceCase): Judged {
  const fit = fitRule(rule, one)
  if ('why' in fit) return { rule, lost: fit }
  if (!rule.when) return { rule, fit }
  const holds = evaluateCondition(rule.when, one.facts)
  if (!holds.ok) return { rule, lost: { why: 'condition', tests: [] } }
  return holds.value ? { rule, fit } : { rule, lost: { why: 'condition', tests: whyFalse(rule.when, one.facts) } }
}

/**
 * Prices a case as `resolvePrice` does and says of every other rule of the book why it lost, in the order of the rules:
 * what it asks that the case does not have, which comparison was false, or at which step another was narrower.
 */
export function explainPrice(book: PriceBook, rules: readonly PriceRule[], one: PriceCase): Explanation {
  const judged = rules.filter(({ bookId }) => bookId === book.id).map((rule) => judge(rule, one))
  const holding: Holding[] = judged.flatMap((one) => ('fit' in one ? [{ rule: one.rule, rank: one.fit.rank }] : []))
  const [best, ...rest] = [...holding].sort(narrower)
  const price = priceByNarrowest(book, best ? [best, ...rest] : [], one)
  const tied = best !== undefined && rest[0] !== undefined && narrower(best, rest[0]) === 0
  const others = judged.flatMap((judgement): LosingRule[] => {
    const { rule } = judgement
    const named = { rule: rule.id, label: rule.label }
    if ('lost' in judgement) return [{ ...named, lost: judgement.lost }]
    if (!best || (rule === best.rule && !tied)) return []
    if (rule === best.rule) return rest[0] ? [{ ...named, lost: { why: 'tie', with: rest[0].rule.id } }] : []
    const difference = firstDifference(best, judgement.fit)
    return difference
      ? [{ ...named, lost: { why: 'less_specific', step: difference.step, than: best.rule.id } }]
      : [{ ...named, lost: { why: 'tie', with: best.rule.id } }]
  })
  return { price, others }
}
