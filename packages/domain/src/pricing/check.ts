import { checkCondition, configuredKey } from '../condition/index.ts'
import { isFen, ok, type Refusal, type Result, wholeBasisPoints } from '../kernel/index.ts'
import type { PriceMethod, PriceRule, PriceRung } from './book.ts'
import { isDay } from './period.ts'
import type { Promotion, PromotionGift } from './promotion.ts'
import { priceLimits } from './quantity.ts'
import { sumOfPoints } from './trace.ts'

type Fault = Refusal | null
const fault = (code: Refusal['code'], path: string): Fault => ({ code, path })

const amountFault = (amount: unknown, path: string): Fault =>
  isFen(amount) && amount >= 0 && amount <= priceLimits.unit ? null : fault('amount_invalid', path)

function rungsFault(rungs: readonly PriceRung[]): Fault {
  if (rungs.length === 0) return fault('too_few', 'method.rungs')
  if (rungs.length > priceLimits.rungs) return fault('too_many', 'method.rungs')
  let reached = 0
  for (const [index, { upTo, unit }] of rungs.entries()) {
    const path = `method.rungs.${index}`
    const wrong = amountFault(unit, `${path}.unit`)
    if (wrong) return wrong
    const last = index === rungs.length - 1
    if (last !== (upTo === undefined)) return fault(last ? 'unknown_field' : 'required', `${path}.upTo`)
    if (upTo === undefined) continue
    if (!(upTo > reached)) return fault('too_small', `${path}.upTo`)
    if (upTo > priceLimits.quantity) return fault('too_large', `${path}.upTo`)
    reached = upTo
  }
  return null
}

type Table = Extract<PriceMethod, { readonly kind: 'city_heat' }>

const twice = (all: readonly unknown[]): boolean => new Set(all).size < all.length

function tableFault({ cityTiers, heats, units }: Table): Fault {
  if (cityTiers.length === 0) return fault('too_few', 'method.cityTiers')
  if (heats.length === 0) return fault('too_few', 'method.heats')
  if (cityTiers.length > priceLimits.side) return fault('too_many', 'method.cityTiers')
  if (heats.length > priceLimits.side) return fault('too_many', 'method.heats')
  if (!cityTiers.every((tier) => Number.isInteger(tier) && tier >= 1 && tier <= priceLimits.cityTier))
    return fault('not_an_option', 'method.cityTiers')
  if (!heats.every((heat) => configuredKey.test(heat))) return fault('wrong_format', 'method.heats')
  if (twice(cityTiers)) return fault('not_unique', 'method.cityTiers')
  if (twice(heats)) return fault('not_unique', 'method.heats')
  if (units.length !== cityTiers.length || units.some((row) => row.length !== heats.length))
    return fault('required', 'method.units')
  for (const [row, cells] of units.entries())
    for (const [column, unit] of cells.entries()) {
      const wrong = amountFault(unit, `method.units.${row}.${column}`)
      if (wrong) return wrong
    }
  return null
}

function methodFault(method: PriceMethod): Fault {
  switch (method.kind) {
    case 'fixed':
      return amountFault(method.amount, 'method.amount')
    case 'per_unit':
      return amountFault(method.unit, 'method.unit')
    case 'graduated':
    case 'volume':
      return rungsFault(method.rungs)
    case 'city_heat':
      return tableFault(method)
    case 'base_plus': {
      const whole = method.additions.every(({ points }) => Number.isInteger(points))
      const sum = sumOfPoints(method.additions)
      if (!whole) return fault('wrong_format', 'method.additions')
      if (sum < -wholeBasisPoints) return fault('too_small', 'method.additions')
      return sum > priceLimits.points ? fault('too_large', 'method.additions') : amountFault(method.base, 'method.base')
    }
  }
}

type Bounds = Pick<PriceRule, 'minimum' | 'maximum' | 'from' | 'until' | 'fromDay' | 'untilDay'>

/** Days are days there are, and what begins does so before it ends. */
export function periodFault({ from, until, fromDay, untilDay }: Bounds): Refusal | null {
  if (fromDay !== undefined && !isDay(fromDay)) return fault('wrong_format', 'fromDay')
  if (untilDay !== undefined && !isDay(untilDay)) return fault('wrong_format', 'untilDay')
  if (fromDay !== undefined && untilDay !== undefined && fromDay >= untilDay) return fault('too_small', 'untilDay')
  return from !== undefined && until !== undefined && from >= until ? fault('too_small', 'until') : null
}

function boundsFault({ minimum, maximum, ...period }: Bounds): Fault {
  if (minimum !== undefined && (!isFen(minimum) || minimum < 0)) return fault('amount_invalid', 'minimum')
  if (maximum !== undefined && (!isFen(maximum) || maximum < 0)) return fault('amount_invalid', 'maximum')
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) return fault('too_small', 'maximum')
  return periodFault(period)
}

const conditionFault = (when: unknown): Fault => {
  const found = when === undefined ? null : checkCondition(when)
  if (!found || found.ok) return null
  const { code, path } = found.refusal
  return fault(code, path === undefined ? 'when' : `when.${path}`)
}

const verdict = <T>(value: T, found: Fault): Result<T> => (found ? { ok: false, refusal: found } : ok(value))

/**
 * Checks what a schema cannot say of a rule: amounts whole and within bounds, ladders rising and open at the end,
 * minimum below maximum, a period that is one, a sound condition. Refuses with the path of the first fault.
 */
export const checkPriceRule = (rule: PriceRule): Result<PriceRule> =>
  verdict(rule, methodFault(rule.method) ?? boundsFault(rule) ?? conditionFault(rule.when))

function giftFault(gift: PromotionGift): Fault {
  if (gift.kind === 'percent_off') {
    const whole = Number.isInteger(gift.points) && gift.points > 0 && gift.points <= wholeBasisPoints
    return whole ? null : fault('amount_invalid', 'gift.points')
  }
  const repeatsForNothing = gift.repeats && gift.spend === 0 ? fault('too_small', 'gift.spend') : null
  if (gift.kind === 'reward') {
    const whole = Number.isInteger(gift.reward) && gift.reward > 0 && gift.reward <= priceLimits.reward
    return (
      amountFault(gift.spend, 'gift.spend') ??
      repeatsForNothing ??
      (whole ? null : fault('amount_invalid', 'gift.reward'))
    )
  }
  const wrong = amountFault(gift.spend, 'gift.spend') ?? amountFault(gift.minus, 'gift.minus') ?? repeatsForNothing
  if (wrong) return wrong
  return gift.minus > gift.spend ? fault('too_large', 'gift.minus') : null
}

/** The same for a promotion: nothing taken off beyond what was spent, percentages up to the whole. */
export const checkPromotion = (promotion: Promotion): Result<Promotion> =>
  verdict(promotion, giftFault(promotion.gift) ?? boundsFault(promotion) ?? conditionFault(promotion.when))
