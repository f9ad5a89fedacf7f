import { checkCondition } from '@field/domain/condition'
import {
  asId,
  type Fen,
  type PriceBookId,
  type PriceRuleId,
  type RefusalCode,
  type TerritoryId,
  yuan,
} from '@field/domain/kernel'
import { checkPriceRule, isDay, type PriceMethod, type PriceRule } from '@field/domain/pricing'
import { labelOf, type NamedKind, type SheetNames } from './names-in-sheets.ts'
import { type CellFault, cellFault, itemKinds, methodKinds, type RuleColumn } from './rule-columns.ts'

export type Cells = { readonly [column in RuleColumn]?: string }
type ReadRow = { readonly rule: PriceRule | null; readonly faults: readonly CellFault[] }

/** What a cell cannot be read for; caught where its column is known. */
type Bad = { readonly bad: RefusalCode }
const bad = (code: RefusalCode): Bad => ({ bad: code })
const isBad = (value: unknown): value is Bad => typeof value === 'object' && value !== null && 'bad' in value

// A comma stands between thousands or not at all: who writes 12,50 for 12.50 is not asked for 1,250.00.
const amountText = /^(?:\d{1,10}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,2})?$/

function amountIn(text: string): Fen | Bad {
  const plain = text.replace(/[¥￥\s]/g, '').replaceAll('，', ',')
  if (plain === '') return bad('required')
  return amountText.test(plain) ? yuan(plain.replaceAll(',', '')) : bad('amount_invalid')
}

const entriesIn = (text: string): string[] =>
  text
    .split(/[;；\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

function all<T>(entries: readonly (T | Bad)[]): T[] | Bad {
  const wrong = entries.find(isBad)
  return wrong ?? (entries as T[])
}

/** "10% 偏远补贴; 5% 夜间" */
function additionsIn(text: string): { points: number; reason: { 'zh-CN': string } }[] | Bad {
  return all(
    entriesIn(text).map((entry) => {
      const read = /^([+-]?\d{1,4}(?:\.\d{1,2})?)\s*[%％]\s*(\S.{0,60})$/.exec(entry)
      if (!read?.[1] || !read[2]) return bad('wrong_format')
      return { points: Math.round(Number(read[1]) * 100), reason: { 'zh-CN': read[2].trim() } }
    }),
  )
}

/** "4:60.00; 9.5:45.00; *:30.00" */
function ladderIn(text: string): { upTo?: number; unit: Fen }[] | Bad {
  if (text === '') return bad('required')
  return all(
    entriesIn(text).map((entry) => {
      const read = /^(\*|\d{1,5}(?:\.\d{1,3})?)\s*[:：]\s*(.+)$/.exec(entry)
      if (!read?.[1] || !read[2]) return bad('wrong_format')
      const unit = amountIn(read[2])
      if (isBad(unit)) return unit
      return read[1] === '*' ? { unit } : { upTo: Number(read[1]), unit }
    }),
  )
}

/** "1/hot:320.00; 1/calm:280.00; 2/hot:260.00; 2/calm:210.00": every city tier with every heat. */
function tableIn(text: string): PriceMethod | Bad {
  if (text === '') return bad('required')
  const cells = all(
    entriesIn(text).map((entry) => {
      const read = /^(\d)\s*\/\s*([a-z][a-z0-9_]{0,31})\s*[:：]\s*(.+)$/.exec(entry)
      if (!read?.[1] || !read[2] || !read[3]) return bad('wrong_format')
      const unit = amountIn(read[3])
      return isBad(unit) ? unit : { tier: Number(read[1]), heat: read[2], unit }
    }),
  )
  if (isBad(cells)) return cells
  const cityTiers = [...new Set(cells.map(({ tier }) => tier))]
  const heats = [...new Set(cells.map(({ heat }) => heat))]
  const names = new Set(cells.map(({ tier, heat }) => `${tier} ${heat}`))
  if (names.size < cells.length) return bad('not_unique')
  if (cells.length !== cityTiers.length * heats.length) return bad('too_few')
  const unitAt = (tier: number, heat: string) => cells.find((cell) => cell.tier === tier && cell.heat === heat)?.unit
  const units = cityTiers.map((tier) => heats.flatMap((heat) => unitAt(tier, heat) ?? []))
  return { kind: 'city_heat', cityTiers, heats, units }
}

const kindIn = <K extends string>(kinds: Readonly<Record<K, string>>, text: string): K | Bad => {
  if (text === '') return bad('required')
  const found = (Object.entries(kinds) as [K, string][]).find(([key, chinese]) => text === key || text === chinese)
  return found ? found[0] : bad('not_an_option')
}

/** A local day, or a moment written as '2026-12-01T00:00:00Z'. */
function beginningIn(text: string): { readonly day: string } | { readonly at: number } | Bad {
  if (isDay(text)) return { day: text }
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? bad('wrong_format') : { at }
}

function conditionIn(text: string): PriceRule['when'] | Bad {
  try {
    const read = checkCondition(JSON.parse(text))
    return read.ok ? read.value : bad(read.refusal.code)
  } catch {
    return bad('wrong_format')
  }
}

/** Which cell a fault of a whole rule is of. */
const columnOfPath: readonly (readonly [RegExp, RuleColumn])[] = [
  [/^method\.rungs/, 'ladder'],
  [/^method\.additions/, 'additions'],
  [/^method\.(units|cityTiers|heats)/, 'table'],
  [/^method\./, 'price'],
  [/^minimum/, 'minimum'],
  [/^maximum/, 'maximum'],
  [/^(until|untilDay)$/, 'until_day'],
  [/^(from|fromDay)$/, 'from_day'],
  [/^when/, 'condition'],
]

/** Reads one row as a rule; every cell that is wrong is named, not the first alone. */
export function readRuleRow(cells: Cells, names: SheetNames, bookId: PriceBookId, id: PriceRuleId): ReadRow {
  const faults: CellFault[] = []
  const text = (column: RuleColumn): string => (cells[column] ?? '').trim()
  function take<T>(column: RuleColumn, read: T | Bad): T | undefined {
    if (!isBad(read)) return read
    faults.push(cellFault(column, read.bad))
    return undefined
  }
  const given = <T>(column: RuleColumn, read: (value: string) => T | Bad): T | undefined =>
    text(column) === '' ? undefined : take(column, read(text(column)))
  const named = (column: RuleColumn, kind: NamedKind) =>
    given(column, (code) => names.idOf(kind, code) ?? bad('not_an_option'))
  const name = take(
    'label',
    text('label') === '' ? bad('required') : text('label').length > 60 ? bad('too_long') : text('label'),
  )
  const item = itemIn()
  const method = methodIn()
  const [from, until] = [given('from_day', beginningIn), given('until_day', beginningIn)]
  const [territory, tier, level, grade] = [
    named('territory', 'territory'),
    named('tier', 'tier'),
    named('level', 'level'),
    named('grade', 'grade'),
  ]
  const contract = given('contract', (value) => (value.length > 60 ? bad('too_long') : value))
  const [minimum, maximum] = [given('minimum', amountIn), given('maximum', amountIn)]
  const when = given('condition', conditionIn)
  if (faults.length > 0 || !name || !item || !method) return { rule: null, faults }
  const rule: PriceRule = {
    id,
    bookId,
    label: labelOf(name, text('label_en')),
    item,
    ...(contract !== undefined && { contract }),
    ...(level !== undefined && { level }),
    ...(territory !== undefined && { territory: asId<TerritoryId>(territory) }),
    ...(tier !== undefined && { tier }),
    ...(grade !== undefined && { grade }),
    ...(from && ('day' in from ? { fromDay: from.day } : { from: from.at })),
    ...(until && ('day' in until ? { untilDay: until.day } : { until: until.at })),
    ...(when !== undefined && { when }),
    method,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  }
  const checked = checkPriceRule(rule)
  if (checked.ok) return { rule, faults }
  const { code, path = '' } = checked.refusal
  const column = columnOfPath.find(([pattern]) => pattern.test(path))?.[1] ?? 'method'
  return { rule: null, faults: [cellFault(column, code)] }

  function itemIn(): PriceRule['item'] | undefined {
    const kind = take('item_kind', kindIn(itemKinds, text('item_kind')))
    const code = text('item')
    if (kind === undefined) return undefined
    if (kind === 'service_item' || kind === 'part') {
      const missing = code === '' ? 'required' : kind === 'part' ? 'part_unknown' : 'item_unknown'
      const found = take('item', names.idOf(kind, code) ?? bad(missing))
      if (found === undefined) return undefined
      return kind === 'part' ? { kind, id: asId(found) } : { kind, id: asId(found) }
    }
    const key = take(
      'item',
      code === '' ? bad('required') : /^[a-z][a-z0-9_]{0,31}$/.test(code) ? code : bad('wrong_format'),
    )
    return key === undefined ? undefined : { kind, key }
  }

  function methodIn(): PriceMethod | undefined {
    const kind = take('method', kindIn(methodKinds, text('method')))
    if (kind === undefined) return undefined
    if (kind === 'city_heat') return take('table', tableIn(text('table')))
    if (kind === 'graduated' || kind === 'volume') {
      const rungs = take('ladder', ladderIn(text('ladder')))
      return rungs && { kind, rungs }
    }
    const price = take('price', amountIn(text('price')))
    const additions = kind === 'base_plus' ? take('additions', additionsIn(text('additions'))) : []
    if (price === undefined || additions === undefined) return undefined
    if (kind === 'fixed') return { kind, amount: price }
    if (kind === 'per_unit') return { kind, unit: price }
    return { kind, base: price, baseLabel: labelOf(text('base_label') || text('label') || '基价', ''), additions }
  }
}
