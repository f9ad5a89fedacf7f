import type { Body, Reply } from '@field/contract'
import { type Condition, configuredKey } from '@field/domain/condition'
import { asId, fen, type Label, type TerritoryId } from '@field/domain/kernel'
import { type ItemSelector, isDay, type PriceMethod, type PriceRule, priceLimits } from '@field/domain/pricing'
import { dayAfter, dayBefore } from './days.ts'

export type Kind = PriceMethod['kind']
export const kinds = ['per_unit', 'fixed', 'base_plus', 'graduated', 'volume', 'city_heat'] as const satisfies Kind[]

type Addition = { readonly percent: number | null; readonly reason: Label }
type Rung = { readonly upTo: number | null; readonly unit: number | null }
export type Table = {
  readonly cityTiers: readonly number[]
  readonly heats: readonly string[]
  /** By "<city tier> <heat>", so that a row taken out and put back has its prices. */
  readonly cells: Readonly<Record<string, number | null>>
}

/** A rule as it is typed. Every method keeps what was typed for it while another is looked at. */
export type Form = {
  readonly name: string
  readonly english: string
  readonly item: ItemSelector | null
  readonly contract: string
  readonly level: string | null
  readonly territory: string | null
  readonly tier: string | null
  readonly grade: string | null
  readonly fromDay: string
  readonly lastDay: string
  readonly when: Condition | null
  readonly kind: Kind
  readonly amount: number | null
  readonly unit: number | null
  readonly base: number | null
  readonly baseLabel: Label
  readonly additions: readonly Addition[]
  readonly rungs: readonly Rung[]
  readonly table: Table
  readonly minimum: number | null
  readonly maximum: number | null
}

const blank: Label = { 'zh-CN': '' }
export const knownHeats = ['hot', 'warm', 'calm'] as const

export const emptyForm: Form = {
  name: '',
  english: '',
  item: null,
  contract: '',
  level: null,
  territory: null,
  tier: null,
  grade: null,
  fromDay: '',
  lastDay: '',
  when: null,
  kind: 'per_unit',
  amount: null,
  unit: null,
  base: null,
  baseLabel: blank,
  additions: [],
  rungs: [
    { upTo: null, unit: null },
    { upTo: null, unit: null },
  ],
  table: { cityTiers: [1, 2], heats: ['hot', 'calm'], cells: {} },
  minimum: null,
  maximum: null,
}

export const cellKey = (cityTier: number, heat: string): string => `${cityTier} ${heat}`

function typedMethod(method: PriceMethod): Partial<Form> {
  switch (method.kind) {
    case 'fixed':
      return { amount: method.amount }
    case 'per_unit':
      return { unit: method.unit }
    case 'base_plus':
      return {
        base: method.base,
        baseLabel: method.baseLabel,
        additions: method.additions.map(({ points, reason }) => ({ percent: points / 100, reason })),
      }
    case 'graduated':
    case 'volume':
      return { rungs: method.rungs.map(({ upTo = null, unit }) => ({ upTo, unit })) }
    case 'city_heat': {
      const { cityTiers, heats, units } = method
      const cells = cityTiers.flatMap((tier, row) =>
        heats.map((heat, column) => [cellKey(tier, heat), units[row]?.[column] ?? null] as const),
      )
      return { table: { cityTiers, heats, cells: Object.fromEntries(cells) } }
    }
  }
}

export const formOf = (rule: PriceRule): Form => ({
  ...emptyForm,
  name: rule.label['zh-CN'],
  english: rule.label.en ?? '',
  item: rule.item,
  contract: rule.contract ?? '',
  level: rule.level ?? null,
  territory: rule.territory ?? null,
  tier: rule.tier ?? null,
  grade: rule.grade ?? null,
  fromDay: rule.fromDay ?? '',
  lastDay: rule.untilDay === undefined ? '' : dayBefore(rule.untilDay),
  when: rule.when ?? null,
  kind: rule.method.kind,
  ...typedMethod(rule.method),
  minimum: rule.minimum ?? null,
  maximum: rule.maximum ?? null,
})

/** A label with other Chinese words; its English goes with them, since it says what was there before. */
export const withWords = (label: Label, words: string): Label => (words === label['zh-CN'] ? label : { 'zh-CN': words })

const trimmed = (label: Label): Label => ({ ...label, 'zh-CN': label['zh-CN'].trim() })

/** The method as it is sent; null while a figure of it is missing. */
export function methodOf(form: Form): PriceMethod | null {
  const { kind, amount, unit, base, baseLabel, additions, rungs, table } = form
  switch (kind) {
    case 'fixed':
      return amount === null ? null : { kind, amount: fen(amount) }
    case 'per_unit':
      return unit === null ? null : { kind, unit: fen(unit) }
    case 'base_plus': {
      if (base === null || additions.some(({ percent }) => percent === null)) return null
      const label = baseLabel['zh-CN'].trim() === '' ? { 'zh-CN': form.name.trim() } : trimmed(baseLabel)
      return {
        kind,
        base: fen(base),
        baseLabel: label,
        additions: additions.map(({ percent, reason }) => ({
          points: Math.round((percent ?? 0) * 100),
          reason: trimmed(reason),
        })),
      }
    }
    case 'graduated':
    case 'volume': {
      const last = rungs.length - 1
      if (rungs.some(({ upTo, unit: each }, index) => each === null || (index < last && upTo === null))) return null
      return {
        kind,
        rungs: rungs.map(({ upTo, unit: each }, index) => ({
          ...(index < last && upTo !== null && { upTo }),
          unit: fen(each ?? 0),
        })),
      }
    }
    case 'city_heat': {
      const cityTiers = [...table.cityTiers].sort((a, b) => a - b)
      const units = cityTiers.map((tier) => table.heats.map((heat) => table.cells[cellKey(tier, heat)] ?? null))
      if (units.length === 0 || units.some((row) => row.length === 0 || row.includes(null))) return null
      return { kind, cityTiers, heats: table.heats, units: units.map((row) => row.map((one) => fen(one ?? 0))) }
    }
  }
}

const rising = (rungs: readonly Rung[]): boolean =>
  rungs.slice(0, -1).every(({ upTo }, index) => upTo === null || upTo > (rungs[index - 1]?.upTo ?? 0))

export type Lack =
  | 'nameFirst'
  | 'itemFirst'
  | 'daysWrong'
  | 'reasonFirst'
  | 'rungsWrong'
  | 'tableFirst'
  | 'priceFirst'
  | 'boundsWrong'

/** The first thing a form lacks, or that is wrong in it. */
export function lackIn(form: Form): Lack | null {
  const { name, item, fromDay, lastDay, kind, additions, rungs, minimum, maximum } = form
  if (item === null || ('key' in item && !configuredKey.test(item.key))) return 'itemFirst'
  if (name.trim() === '') return 'nameFirst'
  if (fromDay !== '' && lastDay !== '' && lastDay < fromDay) return 'daysWrong'
  if (kind === 'base_plus' && additions.some(({ reason }) => reason['zh-CN'].trim() === '')) return 'reasonFirst'
  if ((kind === 'graduated' || kind === 'volume') && !rising(rungs)) return 'rungsWrong'
  if (methodOf(form) === null) return kind === 'city_heat' ? 'tableFirst' : 'priceFirst'
  return minimum !== null && maximum !== null && minimum > maximum ? 'boundsWrong' : null
}

type Given = NonNullable<Body<'POST /price-books/:kind/draft/rules'>['put']>[number]

/** The rule as it is sent: over the one it was, or a new one. Null while something is missing. */
export function ruleOf(form: Form, was: PriceRule | null): Given | null {
  const method = methodOf(form)
  const { item, name, english, contract, level, territory, tier, grade, when, minimum, maximum } = form
  if (item === null || method === null || lackIn(form) !== null) return null
  const { from, until } = was ?? {}
  return {
    ...(was && { id: was.id }),
    label: { 'zh-CN': name.trim(), ...(english.trim() !== '' && { en: english.trim() }) },
    item,
    ...(contract.trim() !== '' && { contract: contract.trim() }),
    ...(level !== null && { level }),
    ...(territory !== null && { territory: asId<TerritoryId>(territory) }),
    ...(tier !== null && { tier }),
    ...(grade !== null && { grade }),
    ...(isDay(form.fromDay) && { fromDay: form.fromDay }),
    ...(isDay(form.lastDay) && { untilDay: dayAfter(form.lastDay) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(when !== null && { when }),
    method,
    ...(minimum !== null && { minimum: fen(minimum) }),
    ...(maximum !== null && { maximum: fen(maximum) }),
  }
}

const fieldOf = {
  label: 'ruleName',
  item: 'item',
  contract: 'contract',
  level: 'level',
  territory: 'territory',
  tier: 'tier',
  grade: 'grade',
  fromDay: 'fromDay',
  untilDay: 'lastDay',
  from: 'fromDay',
  until: 'lastDay',
  when: 'condition',
  method: 'method',
  minimum: 'minimum',
  maximum: 'maximum',
} as const

/** Which question of the form a refusal is about, by the path that the server names: "put.0.method.rungs.1.upTo". */
export function fieldAt(path: string | null): (typeof fieldOf)[keyof typeof fieldOf] | null {
  const name = (path ?? '').split('.')[2] ?? ''
  return Object.hasOwn(fieldOf, name) ? fieldOf[name as keyof typeof fieldOf] : null
}

/** One more rung before the open one. */
export const withRung = (rungs: readonly Rung[]): readonly Rung[] =>
  rungs.length >= priceLimits.rungs ? rungs : [...rungs.slice(0, -1), { upTo: null, unit: null }, ...rungs.slice(-1)]

/** Without a rung; the last one left is open at its end. */
export function withoutRung(rungs: readonly Rung[], at: number): readonly Rung[] {
  const left = rungs.filter((_, index) => index !== at)
  return left.map((rung, index) => (index === left.length - 1 ? { ...rung, upTo: null } : rung))
}

/** Puts the amount that a suggestion was set to where the method has one for one piece; unchanged for tables and ladders. */
export function withPrice(form: Form, price: number): Partial<Form> {
  if (form.kind === 'fixed') return { amount: price }
  if (form.kind === 'base_plus') return { base: price }
  return form.kind === 'per_unit' ? { unit: price } : {}
}

export type Draft = Reply<'POST /price-books/:kind/draft'>

/** The pairs that a rule is in, each with the other one. */
export const tiesOf = ({ ambiguities }: Pick<Draft, 'ambiguities'>, id: string) =>
  ambiguities.flatMap(({ first, second, case: one }) =>
    first === id ? [{ other: second, case: one }] : second === id ? [{ other: first, case: one }] : [],
  )
