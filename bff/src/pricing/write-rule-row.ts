import { yuanText } from '@field/domain/kernel'
import type { PriceMethod, PriceRule } from '@field/domain/pricing'
import type { Cell } from '../platform/sheets/sheet.ts'
import type { NamedKind, SheetNames } from './names-in-sheets.ts'
import { type RuleColumn, ruleColumns } from './rule-columns.ts'

type Written = { readonly [column in RuleColumn]?: Cell }

const instant = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())
const joined = (entries: readonly string[]): string => entries.join('; ')

function methodCells(method: PriceMethod): Written {
  switch (method.kind) {
    case 'fixed':
      return { price: yuanText(method.amount) }
    case 'per_unit':
      return { price: yuanText(method.unit) }
    case 'base_plus':
      return {
        price: yuanText(method.base),
        base_label: method.baseLabel['zh-CN'],
        additions: joined(method.additions.map(({ points, reason }) => `${points / 100}% ${reason['zh-CN']}`)),
      }
    case 'graduated':
    case 'volume':
      return { ladder: joined(method.rungs.map(({ upTo, unit }) => `${upTo ?? '*'}:${yuanText(unit)}`)) }
    case 'city_heat':
      return {
        table: joined(
          method.cityTiers.flatMap((tier, row) =>
            method.heats.flatMap((heat, column) => {
              const unit = method.units[row]?.[column]
              return unit === undefined ? [] : [`${tier}/${heat}:${yuanText(unit)}`]
            }),
          ),
        ),
      }
  }
}

/** The cells of a rule in the order of the columns, as `readRuleRow` reads them. */
export function ruleCells(rule: PriceRule, names: SheetNames): Cell[] {
  const { item, method } = rule
  const code = (kind: NamedKind, id: string | undefined): string =>
    id === undefined ? '' : (names.codeOf(kind, id) ?? id)
  const written: Written = {
    label: rule.label['zh-CN'],
    label_en: rule.label.en ?? '',
    item_kind: item.kind,
    item: 'key' in item ? item.key : code(item.kind, item.id),
    contract: rule.contract ?? '',
    level: code('level', rule.level),
    territory: code('territory', rule.territory),
    tier: code('tier', rule.tier),
    grade: code('grade', rule.grade),
    from_day: rule.fromDay ?? instant(rule.from),
    until_day: rule.untilDay ?? instant(rule.until),
    method: method.kind,
    ...methodCells(method),
    minimum: rule.minimum === undefined ? '' : yuanText(rule.minimum),
    maximum: rule.maximum === undefined ? '' : yuanText(rule.maximum),
    condition: rule.when ? JSON.stringify(rule.when) : '',
  }
  return (Object.keys(ruleColumns) as RuleColumn[]).map((column) => written[column] ?? '')
}

/** The whole sheet of rules with its heading. */
export const ruleSheet = (rules: readonly PriceRule[], names: SheetNames): Cell[][] => [
  Object.keys(ruleColumns),
  ...rules.map((rule) => ruleCells(rule, names)),
]
