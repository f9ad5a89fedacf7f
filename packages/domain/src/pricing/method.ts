import { type Label, type Ratio, ratio } from '../kernel/index.ts'
import type { PriceRule, PriceRung } from './book.ts'
import type { TableCell } from './fit.ts'
import type { PriceStep } from './trace.ts'

/** The quantity in thousandths that a rung covers up to; the last rung has no end. */
const thousandths = (upTo: number | undefined): number =>
  upTo === undefined ? Number.POSITIVE_INFINITY : Math.round(upTo * 1_000)

function graduatedSteps(rungs: readonly PriceRung[], quantity: Ratio, label: Label): PriceStep[] {
  const total = (quantity.numerator * 1_000) / quantity.denominator
  const steps: PriceStep[] = []
  let covered = 0
  for (const { upTo, unit } of rungs) {
    const end = Math.min(total, thousandths(upTo))
    if (end > covered) steps.push({ do: 'add', unit, quantity: ratio(end - covered, 1_000), label })
    covered = Math.max(covered, end)
  }
  return steps
}

function volumeSteps(rungs: readonly PriceRung[], quantity: Ratio, label: Label): PriceStep[] {
  const total = (quantity.numerator * 1_000) / quantity.denominator
  const rung = rungs.find(({ upTo }) => total <= thousandths(upTo))
  return rung ? [{ do: 'add', unit: rung.unit, quantity, label }] : []
}

function methodSteps({ method, label }: PriceRule, quantity: Ratio, cell: TableCell | null): PriceStep[] {
  switch (method.kind) {
    case 'fixed':
      return [{ do: 'add', unit: method.amount, quantity: ratio(1), label }]
    case 'per_unit':
      return [{ do: 'add', unit: method.unit, quantity, label }]
    case 'base_plus':
      return [
        { do: 'add', unit: method.base, quantity, label: method.baseLabel },
        { do: 'percent', additions: method.additions },
      ]
    case 'graduated':
      return graduatedSteps(method.rungs, quantity, label)
    case 'volume':
      return volumeSteps(method.rungs, quantity, label)
    case 'city_heat':
      return cell ? [{ do: 'add', unit: cell.unit, quantity, label }] : []
  }
}

/** The steps that price a quantity by a checked rule: its method, its bounds, then one rounding. A table needs its cell. */
export function priceSteps(rule: PriceRule, quantity: Ratio, cell: TableCell | null): PriceStep[] {
  const steps = methodSteps(rule, quantity, cell)
  if (rule.minimum !== undefined) steps.push({ do: 'at_least', amount: rule.minimum })
  if (rule.maximum !== undefined) steps.push({ do: 'at_most', amount: rule.maximum })
  return [...steps, { do: 'round' }]
}
