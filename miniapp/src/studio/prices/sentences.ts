import type { Condition } from '@field/domain/condition'
import { type Exact, type Language, roundToFen, say } from '@field/domain/kernel'
import type {
  AmbiguousCase,
  ItemSelector,
  LosingRule,
  PriceMethod,
  PriceRule,
  PriceRung,
  PriceTrace,
  TracedStep,
} from '@field/domain/pricing'
import type { Words } from '../../words/area.ts'
import { amount, money } from '../../words/format/money.ts'
import { date } from '../../words/format/time.ts'
import type { priceWords } from '../../words/prices.ts'
import { dayBefore } from './days.ts'

export type W = Words<typeof priceWords>

/** How things that rules name are called here; what is not known is called by its key. */
type Names = {
  readonly item: (item: ItemSelector) => string
  readonly territory: (id: string) => string
  readonly tier: (key: string) => string
  readonly level: (key: string) => string
  readonly grade: (key: string) => string
  readonly heat: (key: string) => string
  readonly condition: (when: Condition) => string
}
export type Saying = { readonly w: W; readonly language: Language; readonly names: Names }

/** Hundredths of a percent with their sign: "+10%", "−2.5%". */
export const percent = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points) / 100}%`

type Days = Pick<PriceRule, 'from' | 'until' | 'fromDay' | 'untilDay'>

/** When a rule holds, in words; empty when it always does. The end is told as its last day. */
export function periodWords({ from, until, fromDay, untilDay }: Days, w: W): string {
  const begins = fromDay ?? (from === undefined ? undefined : date(from))
  const ends = untilDay === undefined ? (until === undefined ? undefined : date(until)) : dayBefore(untilDay)
  if (begins !== undefined && ends !== undefined) return w.fromTo(begins, ends)
  if (begins !== undefined) return w.fromDayOn(begins)
  return ends === undefined ? '' : w.untilDayAt(ends)
}

/** The cases that a rule is for beside its item: "静安区 · 优惠档"; "所有情况" when nothing narrows it. */
export function whereWords(rule: PriceRule, { w, names }: Saying): string {
  const { contract, level, territory, tier, grade, when } = rule
  const parts = [
    contract !== undefined && w.byContract(contract),
    level !== undefined && names.level(level),
    territory !== undefined && names.territory(territory),
    tier !== undefined && names.tier(tier),
    grade !== undefined && w.byGrade(names.grade(grade)),
    periodWords(rule, w),
    when !== undefined && names.condition(when),
  ].filter((part): part is string => typeof part === 'string' && part !== '')
  return parts.length === 0 ? w.everywhere : w.list(parts)
}

function rungsWords(rungs: readonly PriceRung[], w: W): string {
  return rungs
    .map(({ upTo, unit }, index) => {
      const before = rungs[index - 1]?.upTo ?? 0
      return upTo === undefined ? w.rungLast(`${before}`, money(unit)) : w.rungUpTo(`${before}`, `${upTo}`, money(unit))
    })
    .join(w.comma)
}

/** How an amount is counted: "每件 ¥220.00（西北基础价），+10%（远程补贴）". */
function methodWords(method: PriceMethod, w: W, language: Language): string {
  switch (method.kind) {
    case 'fixed':
      return w.asFixed(money(method.amount))
    case 'per_unit':
      return w.asUnit(money(method.unit))
    case 'base_plus':
      return [
        w.asBase(money(method.base), say(method.baseLabel, language)),
        ...method.additions.map(({ points, reason }) => w.added(percent(points), say(reason, language))),
      ].join(w.comma)
    case 'graduated':
      return w.asGraduated(rungsWords(method.rungs, w))
    case 'volume':
      return w.asVolume(rungsWords(method.rungs, w))
    case 'city_heat': {
      const units = method.units.flat()
      const [least, most] = [Math.min(...units), Math.max(...units)]
      return least === most ? w.asTableOne(money(least)) : w.asTable(money(least), money(most))
    }
  }
}

/** What a rule asks for and gives, without its item: method, then its bounds. */
export function priceSaid({ method, minimum, maximum }: PriceRule, { w, language }: Saying): string {
  return [
    methodWords(method, w, language),
    minimum !== undefined && w.atLeast(money(minimum)),
    maximum !== undefined && w.atMost(money(maximum)),
  ]
    .filter(Boolean)
    .join(w.comma)
}

/** A rule as one plain sentence: "静安区 · 优惠档：每件 ¥300.00". */
export const ruleSentence = (rule: PriceRule, saying: Saying): string =>
  saying.w.sentence(whereWords(rule, saying), priceSaid(rule, saying))

/** The thing of an ambiguous case, as the domain writes it ("part:…"), by its name. */
function itemOfName(name: string): ItemSelector {
  const [kind = '', ...rest] = name.split(':')
  const key = rest.join(':')
  return (kind === 'service_item' || kind === 'part' ? { kind, id: key } : { kind, key }) as ItemSelector
}

/** A case that two rules would both price, in words. */
export function caseWords(one: AmbiguousCase, { w, names }: Saying): string {
  const { item, contract, level, territory, tier, grade, cityTier, heat, from, fromDay } = one
  return w.list(
    [
      names.item(itemOfName(item)),
      contract !== undefined && w.byContract(contract),
      level !== undefined && names.level(level),
      territory !== undefined && names.territory(territory),
      tier !== undefined && names.tier(tier),
      grade !== undefined && w.byGrade(names.grade(grade)),
      cityTier !== undefined && w.cityTier(cityTier),
      heat !== undefined && names.heat(heat),
      periodWords({ ...(from !== undefined && { from }), ...(fromDay !== undefined && { fromDay }) }, w),
    ].filter((part): part is string => typeof part === 'string' && part !== ''),
  )
}

const foundWords = (found: unknown, w: W): string => {
  if (found === null) return w.foundNothing
  if (typeof found === 'boolean') return found ? w.foundYes : w.foundNo
  return w.found(`${found}`)
}

/** Why a rule did not make the price, as one sentence. `labelOf` names the rule that was narrower. */
export function lostWords({ lost }: LosingRule, { w, names }: Saying, labelOf: (id: string) => string): string {
  switch (lost.why) {
    case 'other_item':
      return w.lost_other_item
    case 'not_in_table':
      return w.lost_not_in_table
    case 'other_contract':
      return w.lost_other_contract(lost.wants)
    case 'other_level':
      return w.lost_other_level(names.level(lost.wants))
    case 'other_tier':
      return w.lost_other_tier(names.tier(lost.wants))
    case 'other_grade':
      return w.lost_other_grade(names.grade(lost.wants))
    case 'other_territory':
      return w.lost_other_territory(names.territory(lost.wants))
    case 'not_yet':
      return w.lost_not_yet(lost.wants.slice(0, 10))
    case 'over':
      return w.lost_over(lost.wants.slice(0, 10))
    case 'condition': {
      if (lost.tests.length === 0) return w.lost_conditionPlain
      const tests = lost.tests.map(({ test, found }) => `${names.condition(test)}${w.comma}${foundWords(found, w)}`)
      return w.lost_condition(tests.join(w.comma))
    }
    case 'less_specific':
      return w.lost_less(labelOf(lost.than), w[`step_${lost.step}`])
    case 'tie':
      return w.lost_tie(labelOf(lost.with))
  }
}

/** The rules that lost, those that came nearest first; those for other items are only counted. */
export function losers(others: readonly LosingRule[]): {
  readonly near: readonly LosingRule[]
  readonly otherItems: number
} {
  const order = ['tie', 'less_specific', 'condition', 'not_yet', 'over']
  const place = ({ lost }: LosingRule) => (order.indexOf(lost.why) + order.length + 1) % (order.length + 1)
  const near = others.filter(({ lost }) => lost.why !== 'other_item')
  return { near: [...near].sort((a, b) => place(a) - place(b)), otherItems: others.length - near.length }
}

type TraceLine = { readonly id: string; readonly name: string; readonly value: string }
const toFen = (after: Exact): string => {
  const fen = after.whole + (after.part === 0 ? 0 : after.part / after.of)
  return Number.isInteger(fen) ? amount(fen) : (fen / 100).toFixed(4)
}

function stepWords(step: TracedStep, w: W, language: Language): string {
  switch (step.do) {
    case 'add': {
      const count = Number((step.quantity.numerator / step.quantity.denominator).toFixed(3))
      return w.stepAdd(say(step.label, language), amount(step.unit), `${count}`)
    }
    case 'percent':
      return w.stepPercent(
        step.additions.map(({ points, reason }) => w.added(percent(points), say(reason, language))).join(w.comma),
      )
    case 'at_least':
      return w.atLeast(money(step.amount))
    case 'at_most':
      return w.atMost(money(step.amount))
    case 'round':
      return w.stepRound
  }
}

/** Each step of a price with the running amount after it; the rounding only where it changed something. */
export function traceLines({ steps }: Pick<PriceTrace, 'steps'>, w: W, language: Language): readonly TraceLine[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1]?.after
    const idle = step.do === 'round' && before !== undefined && before.part === 0
    if (idle || (step.do === 'percent' && step.additions.length === 0)) return []
    const after = step.do === 'round' ? amount(roundToFen(step.after)) : toFen(step.after)
    return [{ id: `${index}`, name: stepWords(step, w, language), value: after }]
  })
}
